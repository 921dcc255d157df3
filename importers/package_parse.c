/* One part of a package, inflated and parsed as a stream by libxml2's SAX2
 * interface.  Element names are entries of libxml2's dictionary, equal names
 * equal pointers, so that after its first meeting a name is one look into a
 * small table. */
#include "package_parts.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "util/str.h"

enum {
	CHUNK = 1 << 16,
	MEMO = 512, /* names met; a vocabulary has fewer */
	MOST_DEPTH = 256,
	MOST_ATTRIBUTES = 256, /* of one tag: libxml2 compares all of them */
	KNOWS_COMPAT = 250,    /* ids of our own, above the readers' */
	COMPAT_ALTERNATE = KNOWS_COMPAT,
	COMPAT_CHOICE,
	COMPAT_FALLBACK,
};

struct memo {
	const xmlChar *name, *uri;
	uint8_t id;
};

/* Where in a tag the bytes are. */
struct tag {
	bool in;
	char quote;	 /* or 0 */
	uint32_t equals; /* as many as attributes */
};

/* One mc:AlternateContent. */
struct alternate {
	uint32_t depth;
	bool taken;
};

struct parser {
	struct package *package;
	const char *part;
	const struct part_reader *reader;
	void *arg;
	struct chron_err *err;
	struct package_stream from;
	xmlParserCtxtPtr ctxt;
	struct arena *scratch; /* decoded attributes of one tag */
	bool scratched;
	enum chron_status status; /* not CHRON_OK: stopped */
	uint32_t depth;
	uint32_t skip; /* the depth from which all is skipped; 0: nothing */
	struct alternate alternates[MOST_DEPTH];
	uint32_t nalternates;
	uint8_t ids[MOST_DEPTH];
	struct memo memo[MEMO];
	uint32_t nmemo;
	struct tag tag; /* at the end of the chunk */
	char chunk[CHUNK];
	size_t at, nchunk;
};

struct part_attrs {
	struct parser *p;
	const xmlChar **list; /* name, prefix, URI, value, its end */
	int n;
};

/* ---- names ---- */

static enum part_ns
ns_of(const xmlChar *uri)
{
	return package_ns((const char *)uri);
}

static const struct part_word compat[] = {
	{NS_COMPAT, "AlternateContent", COMPAT_ALTERNATE},
	{NS_COMPAT, "Choice", COMPAT_CHOICE},
	{NS_COMPAT, "Fallback", COMPAT_FALLBACK},
	{0, NULL, 0},
};

static uint8_t
look_up(const struct part_word *w, enum part_ns ns, const xmlChar *name)
{
	for (; w->name; w++)
		if (w->ns == ns && strcmp(w->name, (const char *)name) == 0)
			return w->id;
	return 0;
}

static uint8_t
id_of(struct parser *p, const xmlChar *name, const xmlChar *uri)
{
	uint64_t h = ((uint64_t)(uintptr_t)name >> 3) * 0x9e3779b97f4a7c15u;
	enum part_ns ns;
	uint8_t id;

	for (h >>= 32;; h++) {
		struct memo *m = &p->memo[h % MEMO];

		if (m->name && m->name == name && m->uri == uri)
			return m->id;
		if (m->name)
			continue;
		ns = ns_of(uri);
		id = ns == NS_COMPAT ? look_up(compat, ns, name)
				     : look_up(p->reader->words, ns, name);
		/* What does not fit is looked up each time. */
		if (p->nmemo < MEMO / 2) {
			*m = (struct memo){name, uri, id};
			p->nmemo++;
		}
		return id;
	}
}

/* ---- attributes ---- */

/* Of the characters that attributes hold only the ampersand is left written
 * as a reference, because nothing is declared in the document. */
static struct chron_str
decode(struct parser *p, const char *s, const char *end)
{
	char *to = arena_bytes(p->scratch, (size_t)(end - s));
	struct chron_str out = {to, 0};

	p->scratched = true;
	while (s < end) {
		bool amp = end - s >= 5 && memcmp(s, "&#38;", 5) == 0;

		to[out.n++] = *s;
		s += amp ? 5 : 1;
	}
	return out;
}

struct chron_str
part_attr(const struct part_attrs *a, enum part_ns ns, const char *name)
{
	for (int i = 0; i < a->n; i++) {
		const xmlChar **attr = a->list + (size_t)i * 5;
		const char *s = (const char *)attr[3];
		size_t n = (size_t)(attr[4] - attr[3]);

		if (strcmp((const char *)attr[0], name) != 0 ||
			ns_of(attr[2]) != ns)
			continue;
		if (n && memchr(s, '&', n))
			return decode(a->p, s, s + n);
		return (struct chron_str){s, n};
	}
	return CHRON_S("");
}

/* ---- faults ---- */

static void
stop(struct parser *p, enum chron_status status)
{
	if (p->status != CHRON_OK)
		return;
	p->status = status;
	xmlStopParser(p->ctxt);
}

/* The part, the line, what is wrong, and where a person would look. */
static void
say_fault(struct parser *p, enum chron_status code, const char *say)
{
	int line = p->ctxt->input ? p->ctxt->input->line : 0;
	struct buf where = BUF_INIT;

	if (p->status != CHRON_OK)
		return;
	if (p->reader->where)
		p->reader->where(p->arg, &where);
	p->status = package_fail(p->package, p->err, code,
		"part \"%.100s\", line %d%s%s: %s", p->part, line,
		where.n ? ", " : "", where.p, say);
	buf_free(&where);
}

static void
fault(struct parser *p, enum chron_status code, const char *say)
{
	if (p->status != CHRON_OK)
		return;
	say_fault(p, code, say);
	xmlStopParser(p->ctxt);
}

static void
doctype(void *user, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
	(void)name, (void)id, (void)uri;
	fault(user, CHRON_EFORMAT,
		"has a DOCTYPE, which Office never writes and which could make "
		"it say what it does not hold; ask for the file again");
}

static void
complain(void *user, xmlErrorPtr e)
{
	struct parser *p = user;
	char say[200];
	size_t n;

	if (!e || e->level != XML_ERR_FATAL || p->status != CHRON_OK)
		return;
	n = e->message ? strlen(e->message) : 0;
	while (n && (e->message[n - 1] == '\n' || e->message[n - 1] == ' '))
		n--;
	if (n > 100)
		n = 100;
	snprintf(say, sizeof(say),
		"the XML is broken (%.*s); open the file and save it again",
		(int)n, e->message ? e->message : "");
	fault(p, CHRON_EFORMAT, say);
}

/* ---- alternate content ---- */

/* Extensions whose content is made of words that readers know: text boxes.
 * Everything else comes in the fallback that goes with it. */
static const char *const understood[] = {"wps", "wpg", "wpc", NULL};

static bool
understands(struct chron_str needs)
{
	struct chron_str prefix;
	bool all = needs.n > 0;

	while (str_cut(&needs, ' ', &prefix)) {
		bool known = !prefix.n;

		for (size_t i = 0; understood[i] && !known; i++)
			known = str_is(prefix, understood[i]);
		all &= known;
	}
	return all;
}

/* Decides whether the element is gone into. */
static bool
wanted(struct parser *p, uint8_t id, const struct part_attrs *a)
{
	struct alternate *in =
		p->nalternates ? &p->alternates[p->nalternates - 1] : NULL;

	if (id == COMPAT_ALTERNATE) {
		p->alternates[p->nalternates++] =
			(struct alternate){.depth = p->depth};
		return true;
	}
	if (!in || in->depth + 1 != p->depth || in->taken)
		return !in || in->depth + 1 != p->depth;
	in->taken = id == COMPAT_FALLBACK ||
		    understands(part_attr(a, NS_NONE, "Requires"));
	return in->taken;
}

/* ---- what libxml2 calls ---- */

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int nb_ns, const xmlChar **ns, int nb_attr,
	int nb_defaulted, const xmlChar **attr)
{
	struct parser *p = user;
	struct part_attrs a = {p, attr, nb_attr};
	enum chron_status status;
	uint8_t id;

	(void)prefix, (void)nb_ns, (void)ns, (void)nb_defaulted;
	if (p->status != CHRON_OK)
		return;
	if (p->depth >= package_limits_default.depth) {
		fault(p, CHRON_ELIMIT,
			"elements lie more than 250 deep (limit xml-depth): "
			"this is not what Office writes");
		return;
	}
	id = id_of(p, name, uri);
	p->ids[p->depth++] = id;
	if (p->skip)
		return;
	if (id >= KNOWS_COMPAT) {
		if (!wanted(p, id, &a))
			p->skip = p->depth;
		return;
	}
	status = p->reader->start(p->arg, id, &a);
	if (p->scratched) {
		arena_reset(p->scratch);
		p->scratched = false;
	}
	if (status != CHRON_OK)
		stop(p, status);
}

static void
end_element(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri)
{
	struct parser *p = user;
	enum chron_status status = CHRON_OK;
	uint8_t id;

	(void)name, (void)prefix, (void)uri;
	if (p->status != CHRON_OK || !p->depth)
		return;
	id = p->ids[--p->depth];
	if (p->skip) {
		if (p->depth < p->skip)
			p->skip = 0;
		return;
	}
	if (id >= KNOWS_COMPAT)
		p->nalternates -= id == COMPAT_ALTERNATE;
	else if (p->reader->end)
		status = p->reader->end(p->arg, id);
	if (status != CHRON_OK)
		stop(p, status);
}

static void
characters(void *user, const xmlChar *text, int len)
{
	struct parser *p = user;
	enum chron_status status;

	if (p->status != CHRON_OK || p->skip || !p->reader->text || len <= 0)
		return;
	status = p->reader->text(
		p->arg, (struct chron_str){(const char *)text, (size_t)len});
	if (status != CHRON_OK)
		stop(p, status);
}

/* ---- the bytes ---- */

/* Counts the attributes of each tag before libxml2 meets it; false if one has
 * too many.  A "<" always begins anew, so that quotes in comments do no harm. */
static bool
few_attributes(struct tag *t, const char *p, const char *end)
{
	while (p < end) {
		if (!t->in || *p == '<') {
			p = memchr(p, '<', (size_t)(end - p));
			if (!p)
				return true;
			*t = (struct tag){.in = true};
		} else if (t->quote) {
			t->quote = *p == t->quote ? 0 : t->quote;
		} else if (*p == '"' || *p == '\'') {
			t->quote = *p;
		} else if (*p == '>' || *p == '!') {
			t->in = false;
		} else if (*p == '=' && ++t->equals > MOST_ATTRIBUTES) {
			return false;
		}
		p++;
	}
	return true;
}

/* Called from within libxml2's input, which must not be taken from it: a fault
 * is noted, and the parser finds no more bytes. */
static bool
fill(struct parser *p)
{
	struct package_fault why;
	long n = package_stream_read(&p->from, p->chunk, CHUNK, &why);

	p->at = 0;
	p->nchunk = n > 0 ? (size_t)n : 0;
	if (n < 0)
		say_fault(p, why.code, why.say);
	if (few_attributes(&p->tag, p->chunk, p->chunk + p->nchunk))
		return n >= 0;
	p->nchunk = 0;
	say_fault(p, CHRON_ELIMIT,
		"a tag has more than 256 attributes (limit xml-attributes): "
		"this is not what Office writes");
	return false;
}

static int
more_bytes(void *user, char *to, int len)
{
	struct parser *p = user;
	size_t n = len > 0 ? (size_t)len : 0;

	if (p->at == p->nchunk && !fill(p))
		return -1;
	if (n > p->nchunk - p->at)
		n = p->nchunk - p->at;
	memcpy(to, p->chunk + p->at, n);
	p->at += n;
	return (int)n;
}

static void
parse(struct parser *p)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
		.internalSubset = doctype,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters,
		.serror = complain};

	p->ctxt = xmlCreateIOParserCtxt(
		&sax, p, more_bytes, NULL, p, XML_CHAR_ENCODING_NONE);
	if (!p->ctxt) {
		p->status = package_fail(p->package, p->err, CHRON_EFORMAT,
			"part \"%.100s\" is empty; ask for the file again",
			p->part);
		return;
	}
	xmlCtxtUseOptions(p->ctxt,
		XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
	xmlParseDocument(p->ctxt);
	if (p->status == CHRON_OK && !p->ctxt->wellFormed)
		fault(p, CHRON_EFORMAT,
			"the XML is broken; open the file and save it again");
	xmlFreeParserCtxt(p->ctxt);
}

enum chron_status
package_parse(struct package *package, const char *part,
	const struct part_reader *reader, void *arg, struct chron_err *err)
{
	struct package_stream from;
	struct arena *scratch;
	struct parser *p;
	enum chron_status status =
		package_stream_open(&from, package, part, err);

	if (status != CHRON_OK)
		return status;
	scratch = arena_new();
	p = ARENA_NEW(scratch, struct parser);
	p->package = package;
	p->part = from.part;
	p->reader = reader;
	p->arg = arg;
	p->err = err;
	p->from = from;
	p->scratch = arena_new();
	parse(p);
	status = p->status;
	package_stream_close(&p->from);
	arena_free(p->scratch);
	arena_free(scratch);
	return status;
}
