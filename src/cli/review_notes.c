/* The notes that a cell holds already, and those that are new in it.
 *
 * A cell shows a note a line, or several where the note has several, behind who
 * wrote it and when.  What a person types below has neither. */
#include "cli/review.h"

#include <stdlib.h>

#include "merge/entries.h"
#include "people/mask.h"
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
review_index_new(const struct ruling_desk *desk, struct review_masker *masker,
	bool is_masked)
{
	struct arena *a = desk->arena;
	struct review_index *k = ARENA_NEW(a, struct review_index);

	k->desk = desk;
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

static bool
next_text(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct chron_str *text, bool *edited)
{
	struct buf b = BUF_INIT;
	struct chron_str line, plain;
	uint32_t lines = 0;

	*edited = false;
	while (!lines && take_known(k, cell, notes))
		;
	while (notes->rest.n) {
		struct review_notes before = *notes, look = *notes;
		bool header;

		if (!next_line(k, &notes->rest, &line, &plain))
			break;
		header = has_header(k, cell, plain);
		if (lines && (header || take_known(k, cell, &look))) {
			*notes = before;
			break;
		}
		*edited = *edited || header;
		if (lines)
			buf_putc(&b, '\n');
		buf_str(&b, header ? behind_header(line) : str_trim(line));
		lines++;
	}
	*text = arena_str(k->desk->arena, str_trim(buf_get(&b)));
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
review_next_note(const struct review_index *k, const struct review_cell *cell,
	struct review_notes *notes, struct chron_str *text, bool *edited)
{
	while (next_text(k, cell, notes, text, edited))
		if (!*edited || !is_there(k, cell, *text))
			return true;
	return false;
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
