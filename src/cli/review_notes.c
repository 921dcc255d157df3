/* The notes that a cell holds already, and those that are new in it.
 *
 * A cell shows a note a line, or several where the note has several, behind who
 * wrote it and when.  What a person types below has neither. */
#include "cli/review.h"

#include <stdlib.h>

#include "merge/entries.h"
#include "people/mask.h"
#include "report/words.h"
#include "report/written.h"
#include "util/buf.h"
#include "util/str.h"

/* A note as it may stand in a cell. */
struct form {
	struct chron_str text;	 /* plain: no empty lines */
	struct chron_str first;	 /* line of it */
	struct chron_str header; /* "M Reader, 2024-05-01T14:30:" */
	uint32_t event;
	bool bare; /* without the header: as it was typed in */
};

struct review_index {
	const struct ruling_desk *desk;
	const struct review_words *words;
	struct review_masker *masker;
	struct form *forms; /* by first line */
	uint32_t n;
	bool is_masked;	  /* the forms are those of a copy without names */
	uint32_t *last;	  /* by event: its last form with a header, + 1 */
	uint32_t *before; /* by form: the one before on the event, + 1 */
};

/* ---- those that are there ---- */

static struct chron_str
plain(const struct review_index *k, struct chron_str text, uint32_t event)
{
	const struct chron_chronology *c = k->desk->c;
	struct arena *a = k->desk->arena;

	if (k->is_masked && event != CHRON_NONE) {
		const struct chron_entry *n =
			&c->entries[c->events[event].entry];

		text = mask_text(review_mask(k->masker), text,
			mask_day(&c->events[n->events[0]]), a, NULL);
	}
	return review_plain(a, REVIEW_NOTES, text);
}

static void
add(struct review_index *k, const struct chron_note *note, bool bare)
{
	struct arena *a = k->desk->arena;
	struct chron_note head = {
		.by = note->by, .at = note->at, .text = CHRON_S("")};
	struct form f = {.event = note->event, .bare = bare};
	struct chron_str rest;

	f.header = plain(k, written_note(a, &head), note->event);
	f.text = rest = plain(
		k, bare ? note->text : written_note(a, note), note->event);
	if (str_cut(&rest, '\n', &f.first))
		*ARENA_PUSH(a, &k->forms, &k->n) = f;
}

static int
by_first(const void *x, const void *y)
{
	const struct form *a = x, *b = y;
	int d = str_cmp(a->first, b->first);

	d = d ? d : str_cmp(a->text, b->text);
	return d ? d : (a->event > b->event) - (a->event < b->event);
}

static void
add_all(struct review_index *k)
{
	const struct chron_chronology *c = k->desk->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];
		struct chron_note note = {.by = d->by, .at = d->at};

		if (d->ruling == RULE_NOTE)
			note.text = d->text;
		else if (d->ruling == RULE_SAME_DIFFER)
			note.text = entry_differs_say(k->desk->arena, d);
		else
			continue;
		note.event = chronology_find_event(c, d->a);
		add(k, &note, false);
		add(k, &note, true);
	}
	if (k->n)
		qsort(k->forms, k->n, sizeof(*k->forms), by_first);
}

struct review_index *
review_index_new(const struct ruling_desk *desk,
	const struct review_words *words, struct review_masker *masker,
	bool is_masked)
{
	struct arena *a = desk->arena;
	struct review_index *k = ARENA_NEW(a, struct review_index);

	k->desk = desk;
	k->words = words;
	k->masker = masker;
	k->is_masked = is_masked;
	add_all(k);
	k->last = ARENA_ARRAY(a, uint32_t, (size_t)desk->c->nevents + 1);
	k->before = ARENA_ARRAY(a, uint32_t, (size_t)k->n + 1);
	for (uint32_t i = 0; i < k->n; i++) {
		uint32_t event = k->forms[i].event;

		if (event == CHRON_NONE || k->forms[i].bare)
			continue;
		k->before[i] = k->last[event];
		k->last[event] = i + 1;
	}
	return k;
}

/* ---- those in a cell ---- */

/* The next line in which something stands, as it is and plain. */
static bool
next_line(const struct review_index *k, struct chron_str *rest,
	struct chron_str *line, struct chron_str *plain)
{
	while (str_cut(rest, '\n', line)) {
		*plain = review_plain(k->desk->arena, REVIEW_NOTES, *line);
		if (plain->n)
			return true;
	}
	return false;
}

static bool
is_here(const struct review_index *k, const struct form *f,
	const struct review_cell *cell)
{
	const struct chron_chronology *c = k->desk->c;

	if (f->event == CHRON_NONE || cell->at == CHRON_NONE)
		return f->event == cell->at;
	return c->events[f->event].entry == c->events[cell->at].entry;
}

/* Does the note stand there, line by line?  Then *rest is what follows. */
static bool
stands(const struct review_index *k, const struct form *f,
	struct chron_str *rest)
{
	struct chron_str after = *rest, want = f->text, line, plain, part;

	while (str_cut(&want, '\n', &part))
		if (!next_line(k, &after, &line, &plain) ||
			!str_eq(plain, part))
			return false;
	*rest = after;
	return true;
}

static uint32_t
first_form(const struct review_index *k, struct chron_str line)
{
	uint32_t low = 0, high = k->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(k->forms[mid].first, line) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Takes a known note off the front; the longest, and rather one of this entry
 * than of another. */
static bool
take_known(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes)
{
	struct chron_str at = notes->rest, best = notes->rest, line, plain;
	bool found = false, here = false;

	if (!next_line(k, &at, &line, &plain))
		return false;
	for (uint32_t i = first_form(k, plain);
		i < k->n && str_eq(k->forms[i].first, plain); i++) {
		const struct form *f = &k->forms[i];
		struct chron_str after = notes->rest;
		bool own = is_here(k, f, cell);

		if ((!own && (f->bare || here)) || !stands(k, f, &after))
			continue;
		if (!found || own != here || after.n < best.n)
			best = after;
		found = true;
		here = own;
	}
	if (!found)
		return false;
	notes->rest = best;
	notes->elsewhere += !here;
	return true;
}

/* The header of a note of this entry that the line begins with. */
static bool
has_header(const struct review_index *k, const struct review_cell *cell,
	struct chron_str plain)
{
	const struct chron_chronology *c = k->desk->c;
	const struct chron_entry *n;

	if (cell->at == CHRON_NONE)
		return false;
	n = &c->entries[c->events[cell->at].entry];
	for (uint32_t i = 0; i < n->nevents; i++)
		for (uint32_t at = k->last[n->events[i]]; at;
			at = k->before[at - 1])
			if (str_starts(plain, k->forms[at - 1].header.p))
				return true;
	return false;
}

/* What follows "M Reader, 2024-05-01T14:30:". */
static struct chron_str
behind_header(struct chron_str line)
{
	size_t colon = str_find(line, CHRON_S(": "));

	if (colon == SIZE_MAX)
		return CHRON_S("");
	return str_trim(
		(struct chron_str){line.p + colon + 2, line.n - colon - 2});
}

/* Does a line begin with the title of a column?  What follows. */
static int
title_of(struct chron_str line, struct chron_str *after)
{
	line = str_trim(line);
	for (int i = 0; i < REVIEW_COUNT; i++) {
		size_t n = chron_cstr(review_titles[i]).n;

		if (!str_istarts(line, review_titles[i]) || line.n <= n ||
			line.p[n] != ':')
			continue;
		*after = str_trim(
			(struct chron_str){line.p + n + 1, line.n - n - 1});
		return i;
	}
	return -1;
}

/* Does something else begin here? */
static bool
begins(const struct review_index *k, const struct review_cell *cell,
	struct review_notes notes)
{
	struct chron_str rest = notes.rest, line, plain, after;

	return take_known(k, cell, &notes) ||
	       (next_line(k, &rest, &line, &plain) &&
		       (has_header(k, cell, plain) ||
			       title_of(line, &after) >= 0));
}

/* The words under the title of their column: as many lines as stand there now,
 * unless something else begins before.  Of what follows nobody can tell, and it
 * becomes a note. */
static uint32_t
words_below(const struct review_index *k, const struct review_cell *column,
	struct chron_str first, struct review_notes from,
	struct review_notes *ends, struct chron_str *texts, uint32_t most)
{
	struct chron_str line, plain;
	uint32_t n = 1;

	texts[0] = first;
	ends[0] = from;
	while (n < most && !begins(k, column, from) &&
		next_line(k, &from.rest, &line, &plain)) {
		texts[n] = WORDS(
			k->desk->arena, texts[n - 1], CHRON_S("\n"), line);
		ends[n++] = from;
	}
	return n;
}

static bool
take_words(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct review_found *found)
{
	struct arena *a = k->desk->arena;
	struct review_cell column = *cell;
	struct review_notes from = *notes, *ends;
	struct chron_str line, text, plain, *texts;
	int what = -1;
	uint32_t n, most;

	if (next_line(k, &from.rest, &line, &plain))
		what = title_of(line, &text);
	if (what < 0)
		return false;
	column.what = (uint8_t)what;
	most = review_lines(k->words, &column);
	ends = ARENA_ARRAY(a, struct review_notes, most);
	texts = ARENA_ARRAY(a, struct chron_str, most);
	n = words_below(k, &column, text, from, ends, texts, most);
	*found = (struct review_found){column.what, texts[n - 1], false};
	*notes = ends[n - 1];
	while (n-- > 0) {
		enum review_held held = review_held(k->words, &column,
			review_plain(a, column.what, texts[n]));

		if (held == HELD_NOT)
			continue;
		*notes = ends[n];
		notes->stale += held == HELD_BEFORE;
		found->text = CHRON_S("");
		break;
	}
	return true;
}

static bool
take_text(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct review_found *found)
{
	struct buf b = BUF_INIT;
	struct chron_str line, plain;
	uint32_t lines = 0;

	*found = (struct review_found){REVIEW_NOTES, CHRON_S(""), false};
	while (notes->rest.n && !(lines && begins(k, cell, *notes))) {
		bool header;

		if (!next_line(k, &notes->rest, &line, &plain))
			break;
		header = has_header(k, cell, plain);
		found->edited = found->edited || header;
		if (lines++)
			buf_putc(&b, '\n');
		buf_str(&b, header ? behind_header(line) : str_trim(line));
	}
	found->text = arena_str(k->desk->arena, str_trim(buf_get(&b)));
	buf_free(&b);
	return lines > 0;
}

/* A note that was made of a changed line has its text, and not its header. */
static bool
is_there(const struct review_index *k, const struct review_cell *cell,
	struct chron_str text)
{
	struct chron_str plain =
		review_plain(k->desk->arena, REVIEW_NOTES, text);
	struct chron_str rest = plain, first;

	if (!str_cut(&rest, '\n', &first))
		return true;
	for (uint32_t i = first_form(k, first);
		i < k->n && str_eq(k->forms[i].first, first); i++)
		if (str_eq(k->forms[i].text, plain) &&
			is_here(k, &k->forms[i], cell))
			return true;
	return false;
}

bool
review_next(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct review_found *found)
{
	for (;;) {
		if (take_known(k, cell, notes))
			continue;
		if (take_words(k, cell, notes, found)) {
			if (found->text.n)
				return true;
			continue;
		}
		if (!take_text(k, cell, notes, found))
			return false;
		if (!found->edited || !is_there(k, cell, found->text))
			return true;
	}
}

bool
review_has_notes(const struct review_index *k, const struct review_cell *cell)
{
	const struct chron_chronology *c = k->desk->c;
	const struct chron_entry *n;

	if (cell->at == CHRON_NONE)
		return false;
	n = &c->entries[c->events[cell->at].entry];
	for (uint32_t i = 0; i < n->nevents; i++)
		if (k->last[n->events[i]])
			return true;
	return false;
}
