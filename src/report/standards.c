/* The standards a case declared, each child measured against them. */
#include "find/standard.h"
#include "report/emit.h"
#include "util/str.h"

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"standard", "Standard", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"sightings", "Whose sightings", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"allowed", "Longest expected", CHRON_CELL_TEXT, CHRON_NARROW},
	{"from", "Measured from", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW | CHRON_UNDER},
	{"intervals", "Intervals", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"longer", "Longer", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"longest", "Longest", CHRON_CELL_TEXT, CHRON_NARROW},
	{"days", "Longest in days", CHRON_CELL_NUMBER,
		CHRON_NARROW | CHRON_UNDER},
	{"open", "Days open at the end", CHRON_CELL_NUMBER, CHRON_NARROW},
	{"source", "Source of the standard", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"notes", "Notes", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
};

static const struct chron_table table = {
	.key = "standards",
	.title = "Local standards",
	.caption =
		"The intervals that the case chose to measure against, each "
		"over the time it held within the review period and from "
		"birth. An interval that is longer means that no sighting is "
		"recorded in the material supplied for that time; it is not "
		"proof that nobody visited. A failed visit ends no interval. "
		"What is marked indicative comes from the list that the "
		"program has and is for the panel to confirm.",
	.empty = "No standard was declared. An indicative list to choose from "
		 "is shown by `chronomerge help standards`.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static struct chron_str
kept(struct emit *e, struct buf *b)
{
	struct chron_str s = arena_str(e->a, buf_get(b));

	buf_clear(b);
	return s;
}

static const char *const afters[STANDARD_AFTERS] = {
	[AFTER_REFERRAL] = "after a referral",
	[AFTER_STRATEGY] = "after a strategy meeting",
	[AFTER_PLAN] = "after the beginning of a plan",
	[AFTER_BIRTH] = "after birth",
	[AFTER_RETURN] = "after a return from being missing",
	[AFTER_PLACEMENT] = "after a placement",
};

static void
add_what(struct emit *e, const struct chron_standard *s, struct buf *b)
{
	emit_label(e, s->label.n ? s->label : s->key);
	buf_puts(b, standard_sights[s->sighting]);
	if (s->after != AFTER_SIGHTING)
		buf_printf(b, "; the first %s", afters[s->after]);
	emit_text(e, kept(e, b));
	standard_say_allowed(b, s);
	emit_text(e, kept(e, b));
}

/* In its own unit; of several, the one of most days. */
static const struct standard_interval *
longest_of(const struct standard_measured *m)
{
	const struct standard_interval *best = NULL;

	for (uint32_t i = 0; i < m->n; i++) {
		const struct standard_interval *it = &m->items[i];
		int32_t days = it->hole.to - it->hole.from;

		if (!best || it->days > best->days ||
			(it->days == best->days &&
				days > best->hole.to - best->hole.from))
			best = it;
	}
	return best;
}

static void
add_longest(struct emit *e, const struct chron_standard *s,
	const struct standard_measured *m, struct buf *b)
{
	const struct standard_interval *best = longest_of(m);
	struct chron_cell *cell;

	if (!best) {
		emit_text(e, CHRON_S(""));
		emit_text(e, CHRON_S(""));
		return;
	}
	standard_say_length(b, s, best);
	emit_text(e, kept(e, b));
	cell = emit_number(e, (uint64_t)(best->hole.to - best->hole.from));
	cell->text = WORDS(e->a, chron_cstr(best->hedge), cell->text);
}

/* A standard that ended before the period did leaves nothing open. */
static void
add_open(struct emit *e, const struct find_child *child,
	const struct standard_measured *m)
{
	const struct standard_interval *last =
		m->n ? &m->items[m->n - 1] : NULL;
	bool open = last && last->hole.after == CHRON_NONE;
	struct chron_cell *cell;

	if (m->to < child->to) {
		emit_text(e, open ? CHRON_S("ended before") : CHRON_S(""));
		return;
	}
	cell = emit_number(
		e, open ? (uint64_t)(last->hole.to - last->hole.from) : 0);
	if (open)
		cell->text = WORDS(e->a, chron_cstr(last->hedge), cell->text);
}

static void
add_source(struct emit *e, const struct chron_standard *s, struct buf *b)
{
	char day[12];

	if (!s->source.n) {
		emit_text(e, CHRON_S("declared in the case"));
		return;
	}
	buf_puts(
		b, s->adapted ? "adapted in the case; after " : "indicative: ");
	buf_str(b, s->source);
	if (s->valid_from != CIVIL_MIN) {
		civil_long_day(s->valid_from, day);
		buf_printf(b, "; not before %s", day);
	}
	if (s->valid_to != CIVIL_MAX) {
		civil_long_day(s->valid_to, day);
		buf_printf(b, "; not after %s", day);
	}
	emit_text(e, kept(e, b));
}

static void
add_notes(struct emit *e, const struct chron_standard *s, struct buf *b)
{
	for (int d = 0; d < STANDARD_DOUBTS; d++) {
		size_t before = b->n;

		if (before)
			buf_puts(b, "; ");
		if (!standard_say_doubt(
			    b, &e->c->config, s, (enum standard_doubt)d))
			b->n = before;
	}
	emit_text(e, kept(e, b));
}

static void
yield_standard(struct emit *e, struct finder *f, uint32_t at,
	const struct chron_standard *s, const struct standard_measured *m)
{
	const struct find_child *child = &f->children[at];
	bool holds = f->known && m->from <= m->to;
	struct buf b = BUF_INIT;
	uint32_t longer = 0;

	for (uint32_t i = 0; i < m->n; i++)
		longer += m->items[i].longer;
	emit_label(e, e->c->config.children[at].ref);
	add_what(e, s, &b);
	emit_day(e, holds ? m->from : CIVIL_MIN, "never in this time");
	emit_day(e, holds ? m->to : CIVIL_MIN, "");
	emit_number(e, m->n);
	emit_number(e, longer);
	add_longest(e, s, m, &b);
	add_open(e, child, m);
	add_source(e, s, &b);
	add_notes(e, s, &b);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	buf_free(&b);
}

void
table_standards(struct emit *e, struct finder *f,
	const struct trigger *triggers, uint32_t n)
{
	const struct chron_config *config = &e->c->config;

	emit_table(e, &table);
	for (uint32_t at = 0; at < config->nchildren; at++) {
		for (uint32_t k = 0;
			k < config->nstandards && e->st == CHRON_OK; k++) {
			const struct chron_standard *s = &config->standards[k];
			struct standard_measured m;

			if (!standard_covers(s, &config->children[at]))
				continue;
			m = standard_measure(f, at, s, triggers, n);
			yield_standard(e, f, at, s, &m);
		}
	}
}
