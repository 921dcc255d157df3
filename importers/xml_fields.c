/* From an element to its record, or to one record a date. */
#include "xml_tree.h"

#include "util/str.h"

enum { STATUS_BYTES = 64 << 20 }; /* what one element may unfold into */

struct slot {
	struct chron_str name;
	const struct xml_path *path;
	size_t bytes;
	uint32_t pieces;
	char *at; /* while pieces are joined */
};

struct piece {
	struct chron_str text;
	uint32_t slot;
};

#define ITEMS(b, type)	((type *)(void *)(b).p)
#define NITEMS(b, type) ((uint32_t)((b).n / sizeof(type)))

static uint32_t
add_slot(struct xml_tree *t, struct chron_str name, const struct xml_path *path)
{
	struct slot slot = {.name = name, .path = path};

	buf_add(&t->slots, (const char *)&slot, sizeof(slot));
	return NITEMS(t->slots, struct slot) - 1;
}

static void
add_piece(struct xml_tree *t, uint32_t slot, struct chron_str text)
{
	struct piece piece = {text, slot};
	struct slot *s = &ITEMS(t->slots, struct slot)[slot];

	buf_add(&t->pieces, (const char *)&piece, sizeof(piece));
	s->bytes += text.n;
	s->pieces++;
}

/* Fields of one name share a slot. */
static void
add_value(struct xml_tree *t, struct xml_path *p, struct chron_str text)
{
	struct xml_path *owner = p;

	if (!text.n)
		return;
	/* Attendees/Attendee stands under the name of the group. */
	if (p->parent != XML_NONE &&
		p->field.p == t->paths[p->parent].field.p)
		owner = &t->paths[p->parent];
	if (owner->stamp != t->stamp) {
		owner->stamp = t->stamp;
		owner->slot = add_slot(t, p->field, p);
	}
	add_piece(t, owner->slot, text);
}

/* ---- text with mark-up in it ---- */

static size_t
put_words(char *out, size_t n, struct chron_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
			out[n++] = c;
		else if (n && out[n - 1] != ' ' && out[n - 1] != '\n')
			out[n++] = ' ';
	}
	return n;
}

static size_t
new_line(char *out, size_t n)
{
	while (n && out[n - 1] == ' ')
		n--;
	if (n && out[n - 1] != '\n')
		out[n++] = '\n';
	return n;
}

static bool
is_markup(const struct xml_tree *t, const struct xml_node *e)
{
	return (e->flags & XML_N_TEXT) ||
		xml_path_of(t, e)->words & (XML_W_INLINE | XML_W_BLOCK);
}

/* The words of an element whose inside is one text; blocks are lines.  Of a
 * record only its own words and the mark-up among them. */
static struct chron_str
flatten(struct xml_tree *t, uint32_t node, bool record)
{
	uint32_t end = xml_end(t, node), block_end = 0, i;
	size_t room = 1, n = 0;
	char *out;

	for (i = node; i < end; i++)
		room += xml_at(t, i)->ntext + 2u;
	out = arena_bytes(t->scratch, room);
	for (i = node; i < end; i++) {
		const struct xml_node *e = xml_at(t, i);

		if (e->flags & XML_N_ATTR)
			continue;
		if (record && i > node && !is_markup(t, e)) {
			i = xml_end(t, i) - 1;
			continue;
		}
		if (i > node && !(e->flags & XML_N_TEXT) &&
			xml_path_of(t, e)->words & XML_W_BLOCK) {
			n = new_line(out, n);
			if (e->end > block_end)
				block_end = e->end;
		} else if (block_end && i >= block_end) {
			n = new_line(out, n);
			block_end = 0;
		} else if (e->flags & XML_N_SPACE && n && out[n - 1] != ' ' &&
			out[n - 1] != '\n') {
			out[n++] = ' ';
		}
		n = put_words(out, n, xml_text(t, e));
	}
	while (n && (out[n - 1] == ' ' || out[n - 1] == '\n'))
		n--;
	return (struct chron_str){out, n};
}

/* ---- gathering ---- */

static bool
is_skipped(const struct xml_path *p)
{
	return p->role == XML_CONTAINER || p->role == XML_OWN ||
		p->role == XML_STATUS || p->role == XML_HEADER ||
		(p->role == XML_RECORD && p->candidate);
}

static void
gather_keyed(struct xml_tree *t, uint32_t node)
{
	struct xml_node *e = xml_at(t, node);
	uint32_t end = xml_end(t, node);
	struct chron_str text = xml_text(t, e), name = xml_path_of(t, e)->field;

	for (uint32_t i = node + 1; i < end; i++)
		if (xml_path_of(t, xml_at(t, i))->words & XML_W_KEY) {
			name = xml_text(t, xml_at(t, i));
			break;
		}
	if (text.n && name.n)
		add_piece(t, add_slot(t, name, xml_path_of(t, e)), text);
}

/* Every value in the element, but what stands for itself.  Dates of a status
 * are left to the caller. */
static void
gather(struct xml_tree *t, uint32_t node, bool status)
{
	struct xml_path *root = xml_path_of(t, xml_at(t, node));
	uint32_t end = xml_end(t, node), i = node + 1;

	t->stamp++;
	arena_reset(t->scratch);
	buf_clear(&t->slots);
	buf_clear(&t->pieces);
	add_value(t, root,
		root->flat || root->mixed ? flatten(t, node, !root->flat)
					  : xml_text(t, xml_at(t, node)));
	while (i < end) {
		struct xml_node *e = xml_at(t, i);
		struct xml_path *p = xml_path_of(t, e);

		if (is_skipped(p) || (status && p->date) ||
			(e->flags & XML_N_TEXT) ||
			(root->mixed && &t->paths[p->parent] == root &&
				!p->attr && is_markup(t, e))) {
			i = xml_end(t, i);
		} else if (p->flat && p->nchildren) {
			add_value(t, p, flatten(t, i, false));
			i = xml_end(t, i);
		} else if (p->keyed) {
			gather_keyed(t, i);
			i = xml_end(t, i);
		} else {
			add_value(t, p, xml_text(t, e));
			i++;
		}
	}
}

static struct chron_str
separator(const struct xml_path *p)
{
	return p->words & (XML_W_NARRATIVE | XML_W_BLOCK) ? CHRON_S("\n")
							   : CHRON_S("; ");
}

static void
add_field(struct xml_tree *t, const char *name, struct chron_str value,
	enum chron_type type)
{
	struct chron_field f = {chron_cstr(name), value, type, 0};

	buf_add(&t->fields, (const char *)&f, sizeof(f));
}

/* Joins the pieces of every slot, in one pass over them. */
static void
join(struct xml_tree *t)
{
	struct slot *slots = ITEMS(t->slots, struct slot);
	const struct piece *pieces = ITEMS(t->pieces, const struct piece);
	uint32_t n = NITEMS(t->slots, struct slot);
	uint32_t first = NITEMS(t->fields, struct chron_field);

	for (uint32_t i = 0; i < n; i++) {
		struct chron_field f = {.name = slots[i].name};
		size_t sep = separator(slots[i].path).n;

		if (slots[i].pieces > 1) {
			slots[i].at = arena_bytes(t->scratch,
				slots[i].bytes + sep * slots[i].pieces);
			f.value.p = slots[i].at;
		}
		buf_add(&t->fields, (const char *)&f, sizeof(f));
	}
	for (uint32_t i = 0; i < NITEMS(t->pieces, struct piece); i++) {
		struct slot *s = &slots[pieces[i].slot];
		struct chron_field *f = &ITEMS(t->fields,
			struct chron_field)[first + pieces[i].slot];
		struct chron_str sep = separator(s->path);

		if (s->pieces == 1) {
			f->value = pieces[i].text;
			continue;
		}
		if (f->value.n) {
			memcpy(s->at + f->value.n, sep.p, sep.n);
			f->value.n += sep.n;
		}
		memcpy(s->at + f->value.n, pieces[i].text.p, pieces[i].text.n);
		f->value.n += pieces[i].text.n;
	}
}

/* ---- emitting ---- */

/* A status has codes and ids about the child, but says nowhere in its own
 * words whose it is. */
static void
add_context(struct xml_tree *t, const struct xml_context *c, bool status)
{
	const struct slot *slots = ITEMS(t->slots, const struct slot);
	bool agency = false, subject = false;

	for (uint32_t i = 0; i < NITEMS(t->slots, struct slot); i++) {
		uint32_t w = slots[i].path->words;

		agency |= (w & XML_W_AGENCY) != 0;
		subject |= (w & XML_W_PERSON) != 0 ||
			(w & XML_W_OF_PERSON &&
				w & (XML_W_NAME | XML_W_ID | XML_W_FORENAME));
	}
	if (c->agency.n && !agency)
		add_field(t, "Agency", c->agency, CHRON_TEXT);
	if (c->subject.n && (status || !subject))
		add_field(t, "Subject", c->subject, CHRON_TEXT);
}

static enum chron_status
emit(struct xml_tree *t, struct chron_run *run, const char *file, uint32_t line,
	struct chron_err *err)
{
	struct chron_record r = {.pos = {.file = file, .row = line},
		.shape = CHRON_NAMED,
		.fields = ITEMS(t->fields, struct chron_field),
		.nfields = NITEMS(t->fields, struct chron_field)};

	return chron_emit(run, &r, err);
}

/* One record for a date that says itself what happened. */
static enum chron_status
emit_date(struct xml_tree *t, struct chron_run *run, const char *file,
	uint32_t node, size_t others, struct chron_err *err)
{
	const struct xml_node *e = xml_at(t, node);
	const struct xml_path *p = xml_path_of(t, e);
	struct chron_str value = xml_text(t, e);
	bool time;
	enum chron_type type = !xml_is_iso(value, &time) ? CHRON_TEXT
		: time					 ? CHRON_DATETIME
							 : CHRON_DATE;

	t->fields.n = others;
	add_field(t, "date", value, type);
	add_field(t, "event", xml_say(t->scratch, p->name), CHRON_TEXT);
	add_field(t, "element", p->name, CHRON_TEXT);
	return emit(t, run, file, e->line, err);
}

/* A group that says who the child is may lack a date: no record then. */
static bool
is_identity(struct xml_tree *t, const struct xml_path *p)
{
	for (uint32_t c = p->first; c != XML_NONE; c = t->paths[c].next)
		if (t->paths[c].words & XML_W_BIRTH)
			return true;
	return (p->words & XML_W_PERSON) != 0;
}

static enum chron_status
emit_status(struct xml_tree *t, struct chron_run *run, const char *file,
	uint32_t node, const struct xml_context *context, struct chron_err *err)
{
	uint32_t end = xml_end(t, node), dates = 0;
	enum chron_status status = CHRON_OK;
	size_t others, bytes;

	gather(t, node, true);
	buf_clear(&t->fields);
	join(t);
	bytes = t->pieces.n;
	for (uint32_t i = 0; i < NITEMS(t->slots, struct slot); i++)
		bytes += ITEMS(t->slots, struct slot)[i].bytes;
	add_context(t, context, true);
	others = t->fields.n;
	for (uint32_t i = node + 1; i < end; i = xml_end(t, i)) {
		const struct xml_node *e = xml_at(t, i);

		if (!xml_path_of(t, e)->date || !e->ntext)
			continue;
		if (++dates * bytes > STATUS_BYTES)
			return chron_fail(err, CHRON_ELIMIT,
				"%s:%u: one element holds too many dates and "
				"values",
				file, xml_at(t, node)->line);
		status = emit_date(t, run, file, i, others, err);
		if (status != CHRON_OK)
			return status;
	}
	if (dates || !t->pieces.n ||
		is_identity(t, xml_path_of(t, xml_at(t, node))))
		return CHRON_OK;
	return emit(t, run, file, xml_at(t, node)->line, err);
}

enum chron_status
xml_emit(struct xml_tree *t, struct chron_run *run, const char *file,
	uint32_t node, const struct xml_context *context, struct chron_err *err)
{
	const struct xml_path *p = xml_path_of(t, xml_at(t, node));

	if (p->role == XML_STATUS)
		return emit_status(t, run, file, node, context, err);
	gather(t, node, false);
	buf_clear(&t->fields);
	join(t);
	add_context(t, context, false);
	if (p->compose)
		add_field(t, "event", xml_say(t->scratch, p->name), CHRON_TEXT);
	return emit(t, run, file, xml_at(t, node)->line, err);
}

struct chron_str
xml_gist(struct xml_tree *t, uint32_t node)
{
	uint32_t end = xml_end(t, node);
	struct buf out = BUF_INIT;
	struct chron_str s;

	arena_reset(t->scratch);
	for (uint32_t i = node; i < end; i++) {
		struct chron_str text = xml_text(t, xml_at(t, i));
		struct chron_str name = xml_path_of(t, xml_at(t, i))->name;

		if (!text.n)
			continue;
		if (out.n)
			buf_puts(&out, " | ");
		buf_str(&out, name);
		buf_puts(&out, ": ");
		buf_str(&out, text);
	}
	s = arena_str(t->scratch, buf_get(&out));
	buf_free(&out);
	return s;
}
