/* What is new in a sheet that came back, and what contradicts itself. */
#include <stdlib.h>

#include "cli/review.h"
#include "report/words.h"
#include "util/buf.h"
#include "util/str.h"

struct settler {
	const struct ruling_desk *desk;
	struct review_masker masker;
	const struct review_words *words;
	const struct review_index *index;
	const struct review_index *masked; /* when first asked for */
};

/* Of one account and column, in the order of the sheet. */
struct group {
	struct review_cell *cells;
	uint32_t n;
};

static int
by_group(const void *x, const void *y)
{
	const struct review_cell *a = x, *b = y;
	int d = str_cmp(a->event, b->event);

	d = d ? d : a->what - b->what;
	return d ? d : (a->order > b->order) - (a->order < b->order);
}

static bool
is_same_group(const struct review_cell *a, const struct review_cell *b)
{
	return a->what == b->what && str_eq(a->event, b->event);
}

/* ---- long text goes on in the rows below ---- */

static struct chron_str
add_text(struct arena *a, struct chron_str to, struct chron_str more)
{
	return WORDS(a, to, more);
}

/* Puts pieces behind the cell they go on from, wherever a person has sorted
 * them to; false: that cell is not there. */
static bool
put_together(struct settler *s, struct group *g)
{
	struct arena *a = s->desk->arena;
	struct review_cell *cells = g->cells;
	struct chron_str early = CHRON_S("");
	uint32_t heads = 0;

	for (uint32_t i = 0; i < g->n; i++) {
		if (!cells[i].more)
			cells[heads++] = cells[i];
		else if (heads)
			cells[heads - 1].text = add_text(
				a, cells[heads - 1].text, cells[i].text);
		else
			early = add_text(a, early, cells[i].text);
	}
	if (!heads) {
		ruling_fail(s->desk, &cells[0].place,
			"this goes on from a cell that is not in the sheet: "
			"the row above it is missing");
		return false;
	}
	if (early.n)
		cells[0].text = add_text(a, cells[0].text, early);
	g->n = heads;
	return true;
}

/* ---- words ---- */

/* The first few of those that were left as they are. */
static void
tell_stale(struct settler *s, const struct review_cell *cell)
{
	struct rulings *out = s->desk->out;
	const struct ruling_place *p = &cell->place;
	struct arena *a = s->desk->arena;

	if (out->stale++ >= REVIEW_STALE_TOLD)
		return;
	out->stale_at = arena_printf(a, "%.*s%s%.*s%srow %u %s",
		STR(out->stale_at), out->stale_at.n ? "; " : "", STR(p->part),
		p->part.n ? " " : "", p->row, review_title(cell->what));
}

static struct chron_str
others_of(struct settler *s, const struct review_cell *cell)
{
	const struct chron_chronology *c = s->desk->c;

	return cell->whole ? ruling_others_written(s->desk->arena, c,
				     c->events[cell->at].entry, cell->what,
				     cell->at)
			   : CHRON_S("");
}

static void
add_ruling(struct settler *s, const struct review_cell *cell,
	enum ruling ruling, struct chron_str text)
{
	const struct ruling_desk *desk = s->desk;
	bool words = ruling == RULE_REVIEW;
	struct chron_decision d = {.ruling = ruling,
		.a = cell->event,
		.a_when = words_iso(
			desk->arena, &desk->c->events[cell->at].start),
		.aspect = words ? cell->what : 0,
		.text = text,
		.by = desk->by->by,
		.at = desk->by->at,
		.others = words ? others_of(s, cell) : CHRON_S("")};

	ruling_add(desk, &d, &cell->place);
}

static void
tell_gone(struct settler *s, const struct review_cell *cell)
{
	ruling_fail(s->desk, &cell->place,
		"%.*s was withdrawn: nothing can be written on it any more",
		STR(cell->event));
}

static void
settle_words(struct settler *s, struct group *g)
{
	struct arena *a = s->desk->arena;
	const struct review_cell *first = NULL;
	struct chron_str said = CHRON_S("");

	for (uint32_t i = 0; i < g->n; i++) {
		const struct review_cell *cell = &g->cells[i];
		bool dash = ruling_is_dash(cell->text);
		struct chron_str plain = review_plain(
			a, cell->what, dash ? CHRON_S("") : cell->text);
		enum review_held held =
			dash && !review_stands(s->words, cell)
				? HELD_NOW
				: review_held(s->words, cell, plain);

		if (held == HELD_BEFORE)
			tell_stale(s, cell);
		if (held != HELD_NOT)
			continue;
		if (cell->at == CHRON_NONE) {
			tell_gone(s, cell);
		} else if (!first) {
			first = cell;
			said = plain;
			add_ruling(s, cell, RULE_REVIEW,
				dash ? CHRON_S("")
				     : review_unguarded(cell->text));
		} else if (!str_eq(said, plain)) {
			ruling_fail(s->desk, &cell->place,
				"this row says another thing under %s than "
				"row %u does of the same %s: leave one of "
				"them",
				review_titles[cell->what], first->place.row,
				cell->whole ? "entry" : "account");
		}
	}
}

/* ---- notes ---- */

static bool
is_among(const struct chron_str *list, uint32_t n, struct chron_str s)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_eq(list[i], s))
			return true;
	return false;
}

/* What is new in a cell. */
struct fresh {
	struct review_found *found;
	uint32_t n, elsewhere, stale;
	size_t bytes;
};

static struct fresh
find_fresh(struct settler *s, const struct review_index *index,
	const struct review_cell *cell)
{
	struct review_notes notes = {.rest = review_unguarded(cell->text)};
	struct fresh f = {.n = 0};
	struct review_found found;

	while (review_next(index, cell, &notes, &found)) {
		*ARENA_PUSH(s->desk->arena, &f.found, &f.n) = found;
		f.bytes += found.text.n;
	}
	f.elsewhere = notes.elsewhere;
	f.stale = notes.stale;
	return f;
}

/* A copy without names holds the notes otherwise; whichever way leaves less
 * that is new is how it was written. */
static struct fresh
read_cell(struct settler *s, const struct review_cell *cell)
{
	struct fresh f = find_fresh(s, s->index, cell), masked;

	if (!f.n || !review_has_notes(s->index, cell))
		return f;
	if (!s->masked)
		s->masked =
			review_index_new(s->desk, s->words, &s->masker, true);
	masked = find_fresh(s, s->masked, cell);
	return masked.bytes < f.bytes ? masked : f;
}

static bool
is_dash_note(struct settler *s, const struct review_cell *cell)
{
	if (!ruling_is_dash(cell->text))
		return false;
	ruling_fail(s->desk, &cell->place,
		"a note is not taken back in the sheet: `decide CASE undo N` "
		"does");
	return true;
}

/* Words for a column that has none of its own in the sheet: a group apart. */
static void
settle_found(struct settler *s, const struct review_cell *cell,
	const struct review_found *found)
{
	struct review_cell column = *cell;
	struct group g = {&column, 1};

	column.what = found->what;
	column.text = found->text;
	settle_words(s, &g);
}

static void
settle_cell(struct settler *s, const struct review_cell *cell,
	struct chron_str **said, uint32_t *nsaid)
{
	struct rulings *out = s->desk->out;
	struct fresh f = read_cell(s, cell);

	for (uint32_t i = 0; i < f.stale; i++)
		tell_stale(s, cell);
	out->elsewhere += f.elsewhere;
	if (f.n && cell->at == CHRON_NONE) {
		tell_gone(s, cell);
		return;
	}
	for (uint32_t i = 0; i < f.n; i++) {
		const struct review_found *x = &f.found[i];
		struct chron_str plain =
			review_plain(s->desk->arena, REVIEW_NOTES, x->text);

		if (x->what != REVIEW_NOTES) {
			settle_found(s, cell, x);
			continue;
		}
		if (!plain.n || is_among(*said, *nsaid, plain))
			continue;
		*ARENA_PUSH(s->desk->arena, said, nsaid) = plain;
		out->edited += x->edited;
		add_ruling(s, cell, RULE_NOTE, x->text);
	}
}

static void
settle_notes(struct settler *s, struct group *g)
{
	struct chron_str *said = NULL;
	uint32_t nsaid = 0;

	for (uint32_t i = 0; i < g->n; i++)
		if (!is_dash_note(s, &g->cells[i]))
			settle_cell(s, &g->cells[i], &said, &nsaid);
}

static int
by_first(const void *x, const void *y)
{
	const struct group *a = x, *b = y;

	return (a->cells->order > b->cells->order) -
	       (a->cells->order < b->cells->order);
}

/* In the order in which the sheet comes to them. */
static uint32_t
find_groups(struct settler *s, const struct review_sheet *sheet,
	struct group **groups)
{
	uint32_t n = sheet->ncells, ngroups = 0;
	struct group *g = NULL;

	for (uint32_t i = 0; i < n; i++)
		sheet->cells[i].order = i;
	qsort(sheet->cells, n, sizeof(*sheet->cells), by_group);
	for (uint32_t i = 0; i < n; i++) {
		if (!i || !is_same_group(g->cells, &sheet->cells[i])) {
			g = ARENA_PUSH(s->desk->arena, groups, &ngroups);
			g->cells = &sheet->cells[i];
		}
		g->n++;
	}
	qsort(*groups, ngroups, sizeof(**groups), by_first);
	return ngroups;
}

void
reviews_settle(const struct ruling_desk *desk, const struct review_sheet *sheet)
{
	struct settler s = {.desk = desk};
	struct group *groups = NULL;
	uint32_t n;

	if (!sheet->ncells)
		return;
	s.masker.desk = desk;
	s.words = review_words_new(desk, &s.masker);
	s.index = review_index_new(desk, s.words, &s.masker, false);
	n = find_groups(&s, sheet, &groups);
	for (uint32_t i = 0; i < n; i++) {
		if (!put_together(&s, &groups[i]))
			continue;
		if (groups[i].cells->what == REVIEW_NOTES)
			settle_notes(&s, &groups[i]);
		else
			settle_words(&s, &groups[i]);
	}
}
