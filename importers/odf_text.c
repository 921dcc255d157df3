/* Where text of an OpenDocument file goes: to the cell it stands in, to a row
 * of its own outside of tables, or beside the cell where it is a comment, a
 * footnote, hidden or deleted.  White space counts as the format says: a run of
 * it is one space, none at the ends of a paragraph. */
#include "odf.h"

#include <stdlib.h>

#include "util/str.h"

/* What a sink's text is called when it is set aside. */
static const char *const aside_names[] = {
	[SINK_COMMENT] = "comment",
	[SINK_NOTE] = "footnote",
	[SINK_HIDDEN] = "hidden text",
};

struct odf_sink *
odf_top(struct odf *o)
{
	return &o->sinks[o->nsinks - 1];
}

bool
odf_push(struct odf *o, enum odf_sink_kind kind)
{
	struct odf_sink *s;

	if (o->nsinks == ODF_SINKS)
		return false;
	s = &o->sinks[o->nsinks++];
	buf_clear(&s->text);
	buf_clear(&s->creator);
	s->kind = kind;
	s->paragraphs = 0;
	s->begun = s->solid = s->space = s->broken = s->item = false;
	/* A stretch within a paragraph is in one from the start. */
	if (kind == SINK_HIDDEN || kind == SINK_CREATOR)
		s->paragraphs = 1;
	return true;
}

enum chron_status
odf_pop(struct odf *o)
{
	struct odf_sink *s = odf_top(o), *below = s - 1;
	struct chron_str text = str_trim(buf_get(&s->text));

	o->nsinks--;
	if (s->kind == SINK_CREATOR) {
		buf_clear(&below->creator);
		buf_str(&below->creator, text);
	} else if (s->kind == SINK_CELL) {
		odf_cell_end(o, text);
	} else if (s->kind == SINK_DELETED) {
		struct odf_deleted *d =
			ARENA_PUSH(o->arena, &o->deleted, &o->ndeleted);

		d->id = o->region;
		d->text = arena_str(o->arena, text);
	} else if (s->kind == SINK_COMMENT && s->creator.n && text.n) {
		buf_puts(&s->creator, ": ");
		buf_str(&s->creator, text);
		odf_aside(o, aside_names[s->kind], buf_get(&s->creator));
	} else if (text.n) {
		odf_aside(o, aside_names[s->kind], text);
	}
	return CHRON_OK;
}

/* ---- paragraphs ---- */

static void
new_line(struct odf_sink *s)
{
	if (s->begun)
		buf_putc(&s->text, '\n');
	s->begun = true;
	s->solid = s->space = s->broken = false;
}

void
odf_paragraph(struct odf *o)
{
	struct odf_sink *s = odf_top(o);

	new_line(s);
	s->paragraphs++;
	if (s->item) {
		buf_puts(&s->text, "- ");
		s->item = false;
	}
}

enum chron_status
odf_paragraph_end(struct odf *o)
{
	struct odf_sink *s = odf_top(o);

	s->space = false;
	if (s->paragraphs)
		s->paragraphs--;
	s->broken = s->paragraphs > 0;
	if (s->kind == SINK_BODY && !s->paragraphs)
		return odf_flush(o);
	return CHRON_OK;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
before_letters(struct odf_sink *s)
{
	if (s->broken)
		new_line(s);
	if (s->space && s->solid)
		buf_putc(&s->text, ' ');
	s->space = false;
	s->solid = true;
	s->begun = true;
}

void
odf_letters(struct odf *o, struct chron_str text)
{
	struct odf_sink *s = odf_top(o);
	size_t i = 0, from;

	if (!s->paragraphs)
		return;
	while (i < text.n) {
		for (; i < text.n && is_space(text.p[i]); i++)
			s->space = true;
		for (from = i; i < text.n && !is_space(text.p[i]); i++)
			;
		if (i == from)
			continue;
		before_letters(s);
		buf_add(&s->text, text.p + from, i - from);
	}
}

void
odf_exactly(struct odf *o, char c, uint32_t times)
{
	struct odf_sink *s = odf_top(o);

	if (!s->paragraphs)
		return;
	if (times > ODF_SPACES || !odf_spend(o, times))
		times = 1;
	before_letters(s);
	while (times--)
		buf_putc(&s->text, c);
	if (c == '\n')
		s->solid = false;
}

/* ---- set aside ---- */

void
odf_aside(struct odf *o, const char *name, struct chron_str text)
{
	struct odf_table *t = odf_here(o);
	struct odf_aside *a;

	while (t && t->inlined)
		t--;
	if (t && t->row_open) {
		a = ARENA_PUSH(t->arena, &t->asides, &t->nasides);
		a->cell = t->ncells - t->cell_open;
		a->text = arena_str(t->arena, text);
	} else {
		a = ARENA_PUSH(o->arena, &o->asides, &o->nasides);
		a->text = arena_str(o->arena, text);
	}
	a->name = name;
}

static int
by_id(const void *a, const void *b)
{
	return str_cmp(((const struct odf_deleted *)a)->id,
		((const struct odf_deleted *)b)->id);
}

void
odf_deleted_sort(struct odf *o)
{
	if (o->ndeleted)
		qsort(o->deleted, o->ndeleted, sizeof(*o->deleted), by_id);
}

void
odf_deleted_here(struct odf *o, struct chron_str id)
{
	struct odf_deleted key = {.id = id};
	const struct odf_deleted *d = NULL;

	if (o->ndeleted)
		d = bsearch(&key, o->deleted, o->ndeleted, sizeof(*o->deleted),
			by_id);
	/* A mark may be repeated as often as a file likes. */
	if (d && d->text.n && odf_spend(o, d->text.n))
		odf_aside(o, "deleted text", d->text);
}

/* ---- outside of tables ---- */

enum chron_status
odf_flush(struct odf *o)
{
	struct odf_sink *s = &o->sinks[0];
	struct chron_str text = str_trim(buf_get(&s->text));
	struct chron_record r = {
		.shape = CHRON_ROW, .marks = CHRON_MARK_TEXT, .nfields = 1};
	enum chron_status status = CHRON_OK;

	if ((text.n || o->nasides) && !o->hidden) {
		struct chron_field *f = chron_alloc(
			o->run, sizeof(*f) * ((size_t)o->nasides + 1));

		f[0] = (struct chron_field){.value = text, .col = 1};
		for (uint32_t i = 0; i < o->nasides; i++)
			f[r.nfields++] = (struct chron_field){
				.name = chron_cstr(o->asides[i].name),
				.value = o->asides[i].text,
				.col = 1,
				.marks = CHRON_CELL_ASIDE,
			};
		r.fields = f;
		dated_count(&o->outside, text, o->is_text);
		status = chron_emit(o->run, &r, o->err);
	}
	o->asides = NULL;
	o->nasides = 0;
	buf_clear(&s->text);
	s->begun = s->solid = s->space = s->broken = false;
	return status;
}
