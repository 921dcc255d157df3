/* Comments, footnotes and endnotes: parts of their own, which the text points
 * at. */
#include "docx.h"

#include <stdlib.h>

#include "util/str.h"

static int
by_id(const void *a, const void *b)
{
	const struct docx_note *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

struct docx_note *
docx_note_find(struct docx *d, enum docx_note_kind kind, struct chron_str id)
{
	struct docx_notes *notes = &d->notes[kind];
	struct docx_note key = {.id = id};

	if (!notes->n || !id.n)
		return NULL;
	return bsearch(&key, notes->list, notes->n, sizeof(key), by_id);
}

void
docx_note_begin(struct docx *d, const struct part_attrs *attrs)
{
	struct docx_notes *notes = &d->notes[d->reading];
	struct chron_str author = str_trim(part_attr(attrs, NS_WORD, "author"));
	struct docx_note *note;

	if (d->mode != READ_NOTES || d->note)
		return;
	note = d->note = ARENA_PUSH(d->arena, &notes->list, &notes->n);
	note->id = arena_str(d->arena, part_attr(attrs, NS_WORD, "id"));
	note->author = arena_str(d->arena, author);
	buf_clear(&d->note_text);
}

void
docx_note_end(struct docx *d)
{
	struct chron_str text = str_trim(buf_get(&d->note_text));

	if (!d->note)
		return;
	if (d->note->author.n)
		d->note->text = arena_printf(d->arena, "%.*s: %.*s",
			STR(d->note->author), STR(text));
	else
		d->note->text = arena_str(d->arena, text);
	d->note = NULL;
}

enum chron_status
docx_notes_read(struct docx *d, enum docx_note_kind kind, const char *part,
	struct chron_err *err)
{
	struct docx_notes *notes = &d->notes[kind];
	enum chron_status status;

	d->mode = READ_NOTES;
	d->reading = kind;
	status = docx_read_part(d, part, err);
	docx_note_end(d);
	if (notes->n)
		qsort(notes->list, notes->n, sizeof(*notes->list), by_id);
	return status;
}

/* Goes with the row where it begins. */
void
docx_comment(struct docx *d, struct chron_str id)
{
	struct docx_table *t = docx_innermost(d);
	struct docx_note *note = docx_note_find(d, NOTE_COMMENT, id);

	if (!t || !note || note->placed || d->mode != READ_BODY)
		return;
	note->placed = true;
	docx_find(d, FOUND_COMMENT);
	buf_add(&t->cell.comments, (const char *)&note, sizeof(note));
}
