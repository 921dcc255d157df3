/* XML bytes to a flat tree, by libxml2's SAX2 interface.
 *
 * SAX2 rather than the reader, which costs twice as much.  No entity is
 * substituted, no DTD loaded, nothing fetched; a DOCTYPE is refused where it
 * stands, so that no entity can be declared at all. */
#include "xml_tree.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "util/str.h"

enum { SAMPLES = 64, CHUNK = 1 << 20 };

struct parser {
	struct xml_tree *tree;
	xmlParserCtxtPtr ctxt;
	const char *file;
	struct chron_err *err;
	struct chron_str rest; /* bytes not yet asked for */
	uint32_t stack[XML_MAX_DEPTH];
	bool had_child[XML_MAX_DEPTH]; /* ... its text goes on apart */
	uint32_t depth;
	bool space;   /* white space since the last node */
	bool stopped; /* by us or by a fault */
	bool bad_bytes;
};

static void
fault(struct parser *p, enum chron_status code, int line, int col,
	const char *say)
{
	if (p->stopped)
		return;
	p->stopped = true;
	chron_fail(p->err, code, "%s", say);
	if (p->err)
		p->err->pos = (struct chron_pos){p->file, NULL,
			line > 0 ? (uint32_t)line : 0,
			col > 0 ? (uint32_t)col : 0};
	xmlStopParser(p->ctxt);
}

static int
line_here(const struct parser *p)
{
	return p->ctxt->input ? p->ctxt->input->line : 0;
}

/* The line of the '<', where a person would look: libxml2 counts on to the
 * end of the start tag.  No attribute can hold a '<'. */
static uint32_t
line_of_tag(const struct parser *p)
{
	const xmlParserInput *in = p->ctxt->input;
	int line = in->line;

	for (const xmlChar *c = in->cur; c > in->base && *c != '<'; c--)
		line -= *c == '\n';
	return line > 0 ? (uint32_t)line : 0;
}

/* ---- paths ---- */

static uint32_t
hash_path(uint32_t parent, const void *name, bool attr)
{
	uint64_t h = ((uint64_t)(uintptr_t)name >> 3) * 0x9e3779b97f4a7c15u;

	h ^= ((uint64_t)parent * 2 + attr) * 0xc2b2ae3d27d4eb4fu;
	return (uint32_t)(h >> 32);
}

static void
grow_index(struct xml_tree *t)
{
	uint32_t n = t->nindex ? t->nindex * 2 : 256;
	uint32_t *index = ARENA_ARRAY(t->arena, uint32_t, n);

	for (uint32_t i = 0; i < t->npaths; i++) {
		const struct xml_path *p = &t->paths[i];
		uint32_t h = hash_path(p->parent, p->name.p, p->attr);

		while (index[h & (n - 1)])
			h++;
		index[h & (n - 1)] = i + 1;
	}
	t->index = index;
	t->nindex = n;
}

static uint32_t
add_path(struct parser *p, uint32_t parent, const xmlChar *name, bool attr)
{
	struct xml_tree *t = p->tree;
	uint32_t id = t->npaths;
	struct xml_path *path = ARENA_PUSH(t->arena, &t->paths, &t->npaths);
	struct xml_path *up;

	path->name = chron_cstr((const char *)name);
	path->parent = parent;
	path->first = path->last = path->next = XML_NONE;
	path->last_parent = XML_NONE;
	path->attr = attr;
	path->words = xml_words(path->name);
	if (parent == XML_NONE)
		return id;
	up = &t->paths[parent];
	*(up->last == XML_NONE ? &up->first : &t->paths[up->last].next) = id;
	up->last = id;
	up->nchildren += !attr;
	return id;
}

/* Names are libxml2's dictionary entries: equal names, equal pointers. */
static uint32_t
find_path(struct parser *p, uint32_t parent, const xmlChar *name, bool attr)
{
	struct xml_tree *t = p->tree;
	uint32_t h = hash_path(parent, name, attr);

	if (t->npaths * 2 >= t->nindex)
		grow_index(t);
	for (;; h++) {
		uint32_t *slot = &t->index[h & (t->nindex - 1)];
		const struct xml_path *path;

		if (!*slot) {
			if (t->npaths >= XML_MAX_PATHS) {
				fault(p, CHRON_ELIMIT, line_here(p), 0,
					"more than 20,000 different elements; "
					"this is not a chronology");
				return XML_NONE;
			}
			*slot = t->npaths + 1;
			return add_path(p, parent, name, attr);
		}
		path = &t->paths[*slot - 1];
		if (path->parent == parent && path->attr == attr &&
			path->name.p == (const char *)name)
			return *slot - 1;
	}
}

/* ---- nodes ---- */

static struct xml_node *
push(struct parser *p, uint32_t path, unsigned flags, uint32_t line)
{
	struct xml_tree *t = p->tree;
	struct xml_node *n;

	if (t->nodes.cap - t->nodes.n <= sizeof(*n))
		buf_room(&t->nodes, sizeof(*n));
	n = xml_at(t, xml_count(t));
	*n = (struct xml_node){.text = t->text.n,
		.line = line,
		.path = (uint16_t)path,
		.flags = (uint16_t)(flags | (p->space ? XML_N_SPACE : 0u))};
	t->nodes.n += sizeof(*n);
	p->space = false;
	return n;
}

/* Looks at the first values of a path, enough to know what it holds. */
static void
sample(struct xml_path *path, struct chron_str text)
{
	uint32_t words = 1;

	path->ntext++;
	if (path->sampled >= SAMPLES)
		return;
	path->sampled++;
	path->dates += xml_looks_date(text);
	for (size_t i = 0; i < text.n && words < 100; i++)
		words += text.p[i] == ' ' || text.p[i] == '\n';
	if (words > path->max_words)
		path->max_words = words;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Ends trimmed, every line too: indentation is the mark-up's, not the
 * writer's.  In place; returns the new length. */
static uint32_t
tidy(char *s, uint32_t n)
{
	uint32_t out = 0, i = 0;

	while (n && is_space(s[n - 1]))
		n--;
	while (i < n && is_space(s[i]))
		i++;
	if (!memchr(s + i, '\n', n - i)) {
		memmove(s, s + i, n - i);
		return n - i;
	}
	while (i < n) {
		if (s[i] == '\n') {
			while (out && (s[out - 1] == ' ' || s[out - 1] == '\t'))
				out--;
			s[out++] = '\n';
			for (i++; i < n && (s[i] == ' ' || s[i] == '\t'); i++)
				;
		} else {
			s[out++] = s[i++];
		}
	}
	return out;
}

static void
add_attr(struct parser *p, uint32_t parent, const xmlChar **a, uint32_t line)
{
	struct xml_tree *t = p->tree;
	const char *s = (const char *)a[3], *end = (const char *)a[4];
	uint32_t path = find_path(p, parent, a[0], true), from;
	struct xml_node *n;

	if (path == XML_NONE)
		return;
	n = push(p, path, XML_N_ATTR, line);
	from = (uint32_t)(xml_count(t) - 1);
	/* An ampersand arrives as a character reference, and only it. */
	while (s < end) {
		const char *amp = memchr(s, '&', (size_t)(end - s));
		const char *stop = amp ? amp : end;

		buf_add(&t->text, s, (size_t)(stop - s));
		s = stop;
		if (!amp)
			break;
		buf_putc(&t->text, '&');
		s += end - s >= 5 && memcmp(s, "&#38;", 5) == 0 ? 5 : 1;
	}
	n->ntext = tidy(t->text.p + n->text, (uint32_t)(t->text.n - n->text));
	t->text.n = n->text + n->ntext;
	n->end = from + 1;
	t->paths[path].count++;
	if (n->ntext)
		sample(&t->paths[path], xml_text(t, n));
}

static const char *const skipped_uris[] = {
	"http://www.w3.org/2001/XMLSchema-instance",
	"http://www.w3.org/XML/1998/namespace",
};

static bool
is_machinery(const xmlChar *uri)
{
	for (size_t i = 0; uri && i < sizeof(skipped_uris) / sizeof(char *);
		i++)
		if (strcmp((const char *)uri, skipped_uris[i]) == 0)
			return true;
	return false;
}

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int nb_ns, const xmlChar **ns, int nb_attr,
	int nb_defaulted, const xmlChar **attr)
{
	struct parser *p = user;
	struct xml_tree *t = p->tree;
	uint32_t parent = p->depth ? p->stack[p->depth - 1] : XML_NONE;
	uint32_t above =
		parent == XML_NONE ? XML_NONE : xml_at(t, parent)->path;
	uint32_t line, path, self = xml_count(t);

	(void)prefix, (void)uri, (void)nb_ns, (void)ns, (void)nb_defaulted;
	if (p->stopped)
		return;
	line = line_of_tag(p);
	if (p->depth == XML_MAX_DEPTH || self >= XML_MAX_NODES - 64000) {
		fault(p, CHRON_ELIMIT, (int)line, 0,
			p->depth == XML_MAX_DEPTH
				? "elements lie more than 200 deep"
				: "more elements than can be counted");
		return;
	}
	path = find_path(p, above, name, false);
	if (path == XML_NONE)
		return;
	if (p->depth)
		p->had_child[p->depth - 1] = true;
	push(p, path, 0, line);
	t->paths[path].count++;
	if (t->paths[path].last_parent == parent && parent != XML_NONE)
		t->paths[path].repeats = true;
	t->paths[path].last_parent = parent;
	for (int i = 0; i < nb_attr && !p->stopped; i++)
		if (!is_machinery(attr[i * 5 + 2]))
			add_attr(p, path, attr + (size_t)i * 5, line);
	xml_at(t, self)->text = t->text.n;
	p->stack[p->depth] = self;
	p->had_child[p->depth++] = false;
}

static void
end_element(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri)
{
	struct parser *p = user;
	struct xml_tree *t = p->tree;
	struct xml_path *path;
	struct xml_node *n;

	(void)name, (void)prefix, (void)uri;
	if (p->stopped || !p->depth)
		return;
	n = xml_at(t, p->stack[--p->depth]);
	path = &t->paths[n->path];
	if (n->ntext && !p->had_child[p->depth]) {
		n->ntext = tidy(t->text.p + n->text, n->ntext);
		t->text.n = n->text + n->ntext;
	}
	n->end = xml_count(t);
	p->space = false;
	if (n->ntext) {
		sample(path, xml_text(t, n));
		path->mixed |= p->had_child[p->depth];
	}
}

static void
characters(void *user, const xmlChar *text, int len)
{
	struct parser *p = user;
	struct xml_tree *t = p->tree;
	const char *s = (const char *)text;
	struct xml_node *n;
	int i = 0;

	if (p->stopped || !p->depth)
		return;
	n = xml_at(t, p->stack[p->depth - 1]);
	if (p->had_child[p->depth - 1]) {
		struct xml_node *last = xml_at(t, xml_count(t) - 1);

		n = last->flags & XML_N_TEXT ? last : NULL;
	}
	if (!n || !n->ntext) {
		while (i < len && is_space(s[i]))
			i++;
		p->space |= i > 0;
		if (i == len)
			return;
	}
	if (!n) {
		const struct xml_node *up = xml_at(t, p->stack[p->depth - 1]);
		uint32_t path = up->path;

		t->paths[path].mixed = true;
		n = push(p, path, XML_N_TEXT, (uint32_t)line_here(p));
		n->end = xml_count(t);
	}
	if (n->ntext > UINT32_MAX - (uint32_t)len) {
		fault(p, CHRON_ELIMIT, line_here(p), 0,
			"a text of more than 4 GiB");
		return;
	}
	buf_add(&t->text, s + i, (size_t)(len - i));
	n->ntext += (uint32_t)(len - i);
}

static void
doctype(void *user, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
	struct parser *p = user;

	(void)name, (void)id, (void)uri;
	fault(p, CHRON_EFORMAT, line_here(p), 0,
		"the file has a DOCTYPE, which could make it say what it does "
		"not hold; take the DOCTYPE out or export the file again");
}

static void
complain(void *user, xmlErrorPtr e)
{
	struct parser *p = user;
	char say[300];
	size_t n;

	if (!e || e->level != XML_ERR_FATAL || p->stopped)
		return;
	n = e->message ? strlen(e->message) : 0;
	while (n && is_space(e->message[n - 1]))
		n--;
	if (n > 200)
		n = 200;
	snprintf(say, sizeof(say), "not well-formed XML: %.*s", (int)n,
		e->message ? e->message : "");
	p->bad_bytes = e->code == XML_ERR_INVALID_CHAR ||
		       e->code == XML_ERR_INVALID_ENCODING ||
		       e->code == XML_ERR_UNKNOWN_ENCODING ||
		       e->code == XML_ERR_UNSUPPORTED_ENCODING ||
		       e->code == XML_I18N_CONV_FAILED;
	fault(p, CHRON_EFORMAT, e->line, e->int2, say);
}

static int
more_bytes(void *user, char *to, int len)
{
	struct parser *p = user;
	size_t n = len > 0 ? (size_t)len : 0;

	if (n > p->rest.n)
		n = p->rest.n;
	memcpy(to, p->rest.p, n);
	p->rest.p += n;
	p->rest.n -= n;
	return (int)n;
}

enum chron_status
xml_parse(struct xml_tree *t, const char *file, struct chron_str bytes,
	const char *encoding, bool *bad_bytes, struct chron_err *err)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
		.internalSubset = doctype,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters,
		.serror = complain};
	struct parser p = {.tree = t, .file = file, .err = err, .rest = bytes};
	enum chron_status status = CHRON_OK;

	*bad_bytes = false;
	p.ctxt = xmlCreateIOParserCtxt(&sax, &p, more_bytes, NULL, &p,
		encoding ? xmlParseCharEncoding(encoding)
			 : XML_CHAR_ENCODING_NONE);
	if (!p.ctxt)
		return chron_fail(err, CHRON_EFORMAT, "empty XML");
	xmlCtxtUseOptions(p.ctxt,
		XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT |
			(encoding ? XML_PARSE_IGNORE_ENC : 0));
	xmlParseDocument(p.ctxt);
	if (p.stopped || !p.ctxt->wellFormed) {
		status = CHRON_EFORMAT;
		if (!p.stopped)
			chron_fail(err, status, "not well-formed XML");
		else if (err)
			status = err->code;
	}
	/* Elements left open reach to the end of what was read. */
	while (p.depth)
		xml_at(t, p.stack[--p.depth])->end = 0;
	for (uint32_t i = 0; i < t->npaths; i++)
		t->paths[i].name = arena_str(t->arena, t->paths[i].name);
	*bad_bytes = p.bad_bytes;
	xmlFreeParserCtxt(p.ctxt);
	return status;
}
