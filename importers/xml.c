/* XML: any file whose elements have dates.  The element that repeats is found
 * by looking (xml_shape.c); nothing is fetched, no DOCTYPE accepted. */
#include "xml_tree.h"

#include "util/str.h"

static const char *const exts[] = {"xml", NULL};

static const struct chron_option options[] = {
	{"row", "found by looking",
		"the element that is one record: a name (Event) or a path "
		"(Chronology/Event)"},
	{NULL, NULL, NULL},
};

/* ---- the bid ---- */

/* Roots of other things that are XML too. */
static const char *const not_mine[] = {
	"html", "svg", "wordDocument", "package", "rss", NULL};
/* A vocabulary of Office, whatever its root is called. */
static const char *const not_mine_either[] = {
	"urn:schemas-microsoft-com:office:spreadsheet",
	"urn:oasis:names:tc:opendocument:xmlns:office", NULL};

/* ASCII only, so that UTF-16 can be looked at like UTF-8. */
static struct chron_str
narrow(const struct chron_probe *probe, char *to, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < probe->head_len && n < room; i++)
		if (probe->head[i] && probe->head[i] < 0x80)
			to[n++] = (char)probe->head[i];
	return (struct chron_str){to, n};
}

static void
skip(struct chron_str *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

/* Past declarations, comments and a DOCTYPE, to the root element's name. */
static struct chron_str
root_name(struct chron_str s)
{
	size_t n;

	for (;;) {
		const char *end;

		s = str_trim(s);
		if (str_starts(s, "<!--"))
			end = "-->";
		else if (str_starts(s, "<?") || str_starts(s, "<!"))
			end = ">";
		else
			break;
		n = str_find(s, chron_cstr(end));
		if (n == SIZE_MAX)
			return CHRON_S("");
		skip(&s, n + strlen(end));
	}
	if (!str_starts(s, "<"))
		return CHRON_S("");
	skip(&s, 1);
	for (n = 0; n < s.n && !strchr(" \t\r\n/>", s.p[n]); n++)
		if (s.p[n] == ':') {
			skip(&s, n + 1);
			n = (size_t)-1;
		}
	return (struct chron_str){s.p, n};
}

static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	char head[8192];
	struct chron_str s = str_trim(narrow(probe, head, sizeof(head)));
	struct chron_str root = root_name(s);
	bool declared = str_starts(s, "<?xml");

	(void)err;
	if (!str_starts(s, "<"))
		return strcmp(probe->ext, "xml") == 0 ? CHRON_BID_NAME
						      : CHRON_BID_NONE;
	if (str_istarts(s, "<!doctype html"))
		return CHRON_BID_NONE;
	for (size_t i = 0; not_mine[i]; i++)
		if (str_ieq(root, chron_cstr(not_mine[i])))
			return CHRON_BID_NONE;
	for (size_t i = 0; not_mine_either[i]; i++)
		if (str_find(s, chron_cstr(not_mine_either[i])) != SIZE_MAX)
			return CHRON_BID_NONE;
	if (declared || str_starts(s, "<!DOCTYPE"))
		return CHRON_BID_SIGNATURE;
	if (!root.n)
		return CHRON_BID_NONE;
	return s.p != head || probe->head[0] != '<' ? CHRON_BID_SIGNATURE
						    : CHRON_BID_SHAPE;
}

/* ---- the walk ---- */

struct walk {
	struct xml_tree *tree;
	struct chron_run *run;
	struct chron_err *err;
	const char *file;
};

static void
note_outside(struct walk *w, uint32_t node)
{
	struct xml_path *p = xml_path_of(w->tree, xml_at(w->tree, node));

	if (!p->outside++)
		p->outside_line = xml_at(w->tree, node)->line;
}

/* A record that the fault cut in two is not half believed. */
static void
torn(struct walk *w, uint32_t node)
{
	struct chron_pos pos = {
		.file = w->file, .row = xml_at(w->tree, node)->line};

	chron_quarantine(w->run, "xml-torn-record", &pos,
		xml_gist(w->tree, node),
		"the file is broken inside this record; ask for the file "
		"again");
}

static void
header(struct walk *w, uint32_t node)
{
	const struct xml_path *p = xml_path_of(w->tree, xml_at(w->tree, node));
	struct chron_pos pos = {
		.file = w->file, .row = xml_at(w->tree, node)->line};

	if (p->candidate || p->below)
		chron_not_event(w->run, &pos, xml_gist(w->tree, node),
			"about the file itself, not a happening");
}

static enum chron_status walk(struct walk *w, uint32_t node,
	const struct xml_context *around, unsigned depth);

static enum chron_status
walk_inside(struct walk *w, uint32_t node, const struct xml_context *around,
	unsigned depth)
{
	struct xml_tree *t = w->tree;
	bool container = xml_path_of(t, xml_at(t, node))->role == XML_CONTAINER;
	uint32_t end = xml_end(t, node);
	struct xml_context c = *around;
	enum chron_status status;

	xml_context(t, node, &c);
	for (uint32_t i = node + 1; i < end; i = xml_end(t, i)) {
		const struct xml_node *e = xml_at(t, i);
		const struct xml_path *p = xml_path_of(t, e);

		if (e->flags & (XML_N_TEXT | XML_N_ATTR) ||
			p->role == XML_OUTSIDE) {
			if (container)
				note_outside(w, i);
			continue;
		}
		status = walk(w, i, &c, depth + 1);
		if (status != CHRON_OK)
			return status;
	}
	return CHRON_OK;
}

static enum chron_status
walk(struct walk *w, uint32_t node, const struct xml_context *around,
	unsigned depth)
{
	struct xml_tree *t = w->tree;
	const struct xml_path *p = xml_path_of(t, xml_at(t, node));
	bool open = xml_at(t, node)->end == 0;
	enum chron_status status = CHRON_OK;

	switch ((enum xml_role)p->role) {
	case XML_HEADER:
		header(w, node);
		return CHRON_OK;
	case XML_RECORD:
		if (!open)
			return xml_emit(
				t, w->run, w->file, node, around, w->err);
		torn(w, node);
		return CHRON_OK;
	case XML_OWN:
	case XML_STATUS:
		/* Their own values stand before what is inside them, so the
		 * torn end concerns the inner ones. */
		if (open && !p->below) {
			torn(w, node);
			return CHRON_OK;
		}
		status = xml_emit(t, w->run, w->file, node, around, w->err);
		break;
	case XML_CONTAINER:
	case XML_OUTSIDE:
		break;
	}
	if (status != CHRON_OK || depth > XML_MAX_DEPTH)
		return status;
	return walk_inside(w, node, around, depth);
}

/* Says which values belong to no record, so that nothing is lost unseen. */
static void
tell_outside(struct walk *w)
{
	enum { TOLD = 8 };
	struct xml_tree *t = w->tree;
	struct buf say = BUF_INIT;
	uint32_t kinds = 0, line = 0;

	for (uint32_t i = 0; i < t->npaths; i++) {
		const struct xml_path *p = &t->paths[i];
		struct chron_str name;

		if (!p->outside || p->used || !(p->ntext || p->nchildren))
			continue;
		line = kinds ? line : p->outside_line;
		if (kinds++ >= TOLD)
			continue;
		name = xml_path_name(t, i);
		buf_printf(&say, "%s%.*s", say.n ? ", " : "", STR(name));
		if (p->outside > 1)
			buf_printf(&say, " (%u)", p->outside);
	}
	if (kinds) {
		struct chron_pos pos = {.file = w->file, .row = line};

		chron_diag(w->run, CHRON_NOTE, "xml-outside-records", &pos,
			"outside every record, and kept out of the events: "
			"%s%s",
			say.p, kinds > TOLD ? " and more" : "");
	}
	buf_free(&say);
}

/* ---- reading ---- */

static void
tree_free(struct xml_tree *t)
{
	buf_free(&t->nodes);
	buf_free(&t->text);
	gather_free(&t->gather);
	arena_free(t->arena);
}

static void
tree_init(struct xml_tree *t)
{
	*t = (struct xml_tree){.arena = arena_new()};
	t->nodes = t->text = BUF_INIT;
	gather_init(&t->gather);
}

/* As declared; if the bytes do not bear that out, as the host decodes it. */
static enum chron_status
parse(struct xml_tree *t, struct chron_run *run, struct chron_input *in,
	struct chron_err *err)
{
	bool bad_bytes = false;
	enum chron_status status = CHRON_OK;
	struct chron_str text;

	if (!chron_option(run, "encoding")) {
		status = xml_parse(t, chron_name(in), chron_bytes(in), NULL,
			&bad_bytes, err);
		if (!bad_bytes)
			return status;
		tree_free(t);
		tree_init(t);
	}
	status = chron_text(run, in, &text, err);
	if (status != CHRON_OK)
		return status;
	return xml_parse(t, chron_name(in), text, "UTF-8", &bad_bytes, err);
}

static enum chron_status
no_records(struct xml_tree *t, const char *row, struct chron_err *err)
{
	if (row)
		return chron_fail(err, CHRON_EFORMAT,
			"no element is called \"%s\"; row takes a name or a "
			"path from the root",
			row);
	return chron_fail(err, CHRON_EFORMAT,
		"no element of this XML has a date (the root is %.100s); name "
		"the element that is one record with row=NAME",
		t->npaths ? t->paths[0].name.p : "missing");
}

static enum chron_status
read_xml(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	const char *row = chron_option(run, "row");
	struct xml_context nothing = {0};
	struct xml_tree t;
	struct walk w = {&t, run, err, chron_name(in)};
	struct chron_err fault = {0};
	enum chron_status parsed, status = CHRON_OK;
	bool shaped;

	tree_init(&t);
	parsed = parse(&t, run, in, &fault);
	shaped = xml_shape(&t, row ? chron_cstr(row) : CHRON_S(""));
	if (shaped) {
		status = walk(&w, 0, &nothing, 0);
		if (status == CHRON_OK)
			tell_outside(&w);
	} else if (parsed == CHRON_OK) {
		status = no_records(&t, row, err);
	}
	/* The fault comes last: what stood before it has been read. */
	if (status == CHRON_OK && parsed != CHRON_OK) {
		status = parsed;
		if (err)
			*err = fault;
	}
	tree_free(&t);
	return status;
}

const struct chron_importer importer_xml = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "xml",
	.desc = "XML: chronologies, status returns such as the children in "
		"need census",
	.exts = exts,
	.options = options,
	.bid = bid,
	.read = read_xml,
};
