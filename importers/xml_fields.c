/* From an element to its record, or to one record a date. */
#include "xml_tree.h"

#include "util/str.h"

enum { STATUS_BYTES = 64 << 20 }; /* what one element may unfold into */

/* Paragraphs and narratives are lines, other values a list. */
static uint32_t
add_slot(struct xml_tree *t, struct chron_str name, const struct xml_path *path)
{
	return gather_slot(&t->gather,
		&(struct gather_slot){.name = name,
			.tag = path->words,
			.separator =
				path->words & (XML_W_NARRATIVE | XML_W_BLOCK)
					? "\n"
					: "; "});
}

/* Fields of one name share a slot. */
static void
add_value(struct xml_tree *t, struct xml_path *p, struct chron_str text)
{
	struct xml_path *owner = p;

	if (!text.n)
		return;
	/* Attendees/Attendee stands under the name of the group. */
	if (p->parent != XML_NONE && p->field.p == t->paths[p->parent].field.p)
		owner = &t->paths[p->parent];
	if (owner->stamp != t->stamp) {
		owner->stamp = t->stamp;
		owner->slot = add_slot(t, p->field, p);
	}
	gather_piece(&t->gather, owner->slot, text);
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
	out = arena_bytes(t->gather.arena, room);
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
		gather_piece(
			&t->gather, add_slot(t, name, xml_path_of(t, e)), text);
}

/* Every value in the element, but what stands for itself.  Dates of a status
 * are left to the caller. */
static void
gather(struct xml_tree *t, uint32_t node, bool status)
{
	struct xml_path *root = xml_path_of(t, xml_at(t, node));
	uint32_t end = xml_end(t, node), i = node + 1;

	t->stamp++;
	gather_clear(&t->gather);
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

static void
add_field(struct xml_tree *t, const char *name, struct chron_str value,
	enum chron_type type)
{
	struct chron_field f = {chron_cstr(name), value, type, 0, 0};

	gather_add(&t->gather, &f);
}

/* ---- emitting ---- */

/* A status has codes and ids about the child, but says nowhere in its own
 * words whose it is. */
static void
add_context(struct xml_tree *t, const struct xml_context *c, bool status)
{
	bool agency = false, subject = false;

	for (uint32_t i = 0; i < gather_count(&t->gather); i++) {
		uint32_t w = gather_at(&t->gather, i)->tag;

		agency |= (w & XML_W_AGENCY) != 0;
		subject |= (w & XML_W_PERSON) != 0 ||
			   (w & XML_W_OF_PERSON && w & (XML_W_NAME | XML_W_ID |
							       XML_W_FORENAME));
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
	struct chron_record r = {
		.pos = {.file = file, .row = line}, .shape = CHRON_NAMED};

	r.fields = gather_fields(&t->gather, &r.nfields);
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
			       : time			 ? CHRON_DATETIME
							 : CHRON_DATE;

	t->gather.fields.n = others;
	add_field(t, "date", value, type);
	add_field(t, "event", xml_say(t->gather.arena, p->name), CHRON_TEXT);
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
	gather_join(&t->gather);
	bytes = gather_bytes(&t->gather);
	add_context(t, context, true);
	others = t->gather.fields.n;
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
	if (dates || !gather_count(&t->gather) ||
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
	gather_join(&t->gather);
	add_context(t, context, false);
	if (p->compose)
		add_field(t, "event", xml_say(t->gather.arena, p->name),
			CHRON_TEXT);
	return emit(t, run, file, xml_at(t, node)->line, err);
}

struct chron_str
xml_gist(struct xml_tree *t, uint32_t node)
{
	uint32_t end = xml_end(t, node);
	struct buf out = BUF_INIT;
	struct chron_str s;

	arena_reset(t->gather.arena);
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
	s = arena_str(t->gather.arena, buf_get(&out));
	buf_free(&out);
	return s;
}
