/* Intervals longer than the standards a case declared, as gaps, and what of the
 * standards does not fit the case, as notes. */
#include "find/standard.h"
#include "util/str.h"

static const char *
none_of(const struct chron_standard *s)
{
	return s->sighting == SIGHT_VIEWS ? "no view" : "no sighting";
}

/* Who else saw the child in the time without a sighting by social care; what
 * social care was only told of is no sighting by it. */
static void
say_others(struct finder *f, uint32_t *times, const struct find_spans *spans,
	const struct find_hole *hole)
{
	const struct chron_chronology *c = f->c;
	const char *sep = "; other sightings recorded in that time: ";
	uint32_t i, n = 0,
		    end = find_range(spans,
			    hole->from + (hole->before != CHRON_NONE),
			    hole->to - (hole->after != CHRON_NONE), &i);

	for (; i < end; i++) {
		const struct find_span *span = &spans->items[i];
		uint32_t agency = c->events[span->event].agency;

		if (!(span->what & MEASURE_ANY) || span->what & MEASURE_SOCIAL)
			continue;
		n++;
		times[agency < c->nagencies ? agency : c->nagencies]++;
	}
	for (i = 0; n && i <= c->nagencies; i++) {
		if (!times[i])
			continue;
		buf_puts(&f->say, sep);
		buf_str(&f->say, find_agency_name(c, i));
		buf_printf(&f->say, " %u", times[i]);
		if (i < c->nagencies && c->agencies[i].kind == KIND_SOCIAL_CARE)
			buf_puts(&f->say, " (not first-hand)");
		sep = ", ";
		times[i] = 0;
	}
}

static const char *const after_words[STANDARD_AFTERS] = {
	[AFTER_REFERRAL] = "the referral",
	[AFTER_STRATEGY] = "the strategy meeting",
	[AFTER_PLAN] = "the beginning of the plan",
	[AFTER_BIRTH] = "birth",
	[AFTER_RETURN] = "the return",
	[AFTER_PLACEMENT] = "the placement",
};

static const char *
beginning(const struct finder *f, uint32_t at, const struct chron_standard *s,
	int32_t from)
{
	if (s->after != AFTER_SIGHTING)
		return after_words[s->after];
	if (from == f->c->config.children[at].born)
		return "birth";
	return from == s->from && from > f->from ? "the standard's beginning"
						 : "the beginning";
}

static void
say_standard(struct finder *f, const struct chron_standard *s,
	const struct standard_interval *i)
{
	buf_puts(&f->say, " (local standard ");
	standard_say_allowed(&f->say, s);
	buf_puts(&f->say, s->source.n && !s->adapted ? ", indicative)" : ")");
	if (s->unit == UNIT_WORKING)
		buf_printf(&f->say, ", %lld of them working days",
			(long long)i->days);
}

static void
report(struct finder *f, uint32_t at, uint32_t standard, uint32_t *times,
	const struct standard_measured *m, const struct standard_interval *i)
{
	const struct chron_standard *s = &f->c->config.standards[standard];
	const struct find_child *child = &f->children[at];
	const struct find_hole *hole = &i->hole;
	struct chron_gap *g = find_gap(f, "standard");

	g->child = at;
	g->standard = standard;
	g->from = hole->from;
	/* A standard that ended within the period stopped the clock. */
	g->open = hole->after == CHRON_NONE && m->to == child->to;
	g->to = g->open ? CIVIL_MAX : hole->to;
	g->days = hole->to - hole->from;
	say_child(f, at);
	buf_printf(&f->say, ", %s: %s recorded in the material supplied for %s",
		standard_sights[s->sighting], none_of(s), i->hedge);
	say_count(f, (uint32_t)g->days, "day", "days");
	say_standard(f, s, i);
	say_ends(f, hole,
		&(struct say_end){.child = at,
			.measure = standard_counts(s),
			.beginning = beginning(f, at, s, hole->from),
			.end = m->to < child->to ? "the standard's end"
						 : "the end"});
	if (s->sighting == SIGHT_SOCIAL_CARE)
		say_others(f, times, &child->seen, hole);
	find_within(f, g, hole, child);
	say_done(f, g);
}

static void
note_doubts(struct finder *f, const struct chron_standard *s)
{
	for (uint32_t d = 0; d < STANDARD_DOUBTS; d++) {
		struct buf b = BUF_INIT;

		if (standard_say_doubt(
			    &b, &f->c->config, s, (enum standard_doubt)d))
			chronology_diag(f->out, CHRON_NOTE,
				standard_doubt_slugs[d], CHRON_NONE,
				CHRON_S(""), 0, 0, "[standard %.*s]: %.*s",
				STR(s->key), STR(buf_get(&b)));
		buf_free(&b);
	}
}

void
find_standards(struct finder *f)
{
	const struct chron_config *config = &f->c->config;
	const struct trigger *triggers = NULL;
	uint32_t *times = /* sightings by agency; zero between uses */
		ARENA_ARRAY(f->arena, uint32_t, (size_t)f->c->nagencies + 1);
	uint32_t n = 0;

	if (standard_any_after(config))
		triggers = trigger_all(f, &n);
	for (uint32_t k = 0; k < config->nstandards; k++) {
		const struct chron_standard *s = &config->standards[k];

		note_doubts(f, s);
		for (uint32_t at = 0; at < config->nchildren; at++) {
			struct standard_measured m = {.n = 0};

			if (standard_covers(s, &config->children[at]))
				m = standard_measure(f, at, s, triggers, n);
			for (uint32_t i = 0; i < m.n; i++)
				if (m.items[i].longer)
					report(f, at, k, times, &m,
						&m.items[i]);
		}
	}
}
