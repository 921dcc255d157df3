/* Comments in the margin: notes, and the threads that newer editions keep
 * beside a note that only says so. */
#include "xlsx.h"

#include <stdlib.h>

#include "util/str.h"

enum { MOST_PERSONS = 1000 }; /* whose names are looked up */
enum { AUTHOR = 1, COMMENT, TEXT, PHONETIC, THREADED, THREADED_TEXT, PERSON };

static const struct part_word words[] = {
	{NS_SHEET, "author", AUTHOR},
	{NS_SHEET, "comment", COMMENT},
	{NS_SHEET, "t", TEXT},
	{NS_SHEET, "rPh", PHONETIC},
	{NS_THREADED, "threadedComment", THREADED},
	{NS_THREADED, "text", THREADED_TEXT},
	{NS_THREADED, "person", PERSON},
	{0, NULL, 0},
};

struct author {
	struct chron_str id, name;
};

struct reading {
	struct xlsx_book *book;
	struct arena *arena;
	struct xlsx_comments *to;
	struct author *authors;
	uint32_t nauthors;
	struct xlsx_comment now;
	struct chron_str author; /* of now */
	struct buf text;
	bool in_text, phonetic;
};

static struct chron_str
person(const struct reading *r, struct chron_str id)
{
	for (uint32_t i = 0; i < r->nauthors; i++)
		if (str_ieq(r->authors[i].id, id))
			return r->authors[i].name;
	return CHRON_S("");
}

static void
add_author(struct reading *r, struct chron_str id, struct chron_str name)
{
	struct author *a = ARENA_PUSH(r->arena, &r->authors, &r->nauthors);

	a->id = arena_str(r->arena, id);
	a->name = arena_str(r->arena, name);
}

static void
begin(struct reading *r, const struct part_attrs *a, bool threaded)
{
	uint32_t i;

	r->now = (struct xlsx_comment){.threaded = threaded};
	if (!xlsx_ref(part_attr(a, NS_NONE, "ref"), &r->now.row, &r->now.col))
		r->now.row = 0;
	r->author = CHRON_S("");
	if (threaded) {
		r->author = person(r, part_attr(a, NS_NONE, "personId"));
	} else {
		i = xlsx_count(part_attr(a, NS_NONE, "authorId"));
		if (i < r->nauthors)
			r->author = r->authors[i].name;
	}
	buf_clear(&r->text);
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct reading *r = arg;

	switch (id) {
	case COMMENT:
	case THREADED:
		begin(r, a, id == THREADED);
		break;
	case PERSON:
		if (r->nauthors < MOST_PERSONS)
			add_author(r, part_attr(a, NS_NONE, "id"),
				part_attr(a, NS_NONE, "displayName"));
		break;
	case AUTHOR:
		buf_clear(&r->text);
		r->in_text = true;
		break;
	case TEXT:
	case THREADED_TEXT:
		r->in_text = !r->phonetic;
		break;
	case PHONETIC:
		r->phonetic = true;
		break;
	default:
		break;
	}
	return CHRON_OK;
}

/* "Jo Bloggs: text"; Excel itself writes the name into the text too. */
static enum chron_status
finish(struct reading *r)
{
	struct chron_str s, who = r->author;
	struct xlsx_comment *c;

	xlsx_unescape(&r->text, 0);
	s = str_trim(buf_get(&r->text));
	if (who.n && s.n > who.n && memcmp(s.p, who.p, who.n) == 0 &&
		s.p[who.n] == ':') {
		s.p += who.n + 1;
		s.n -= who.n + 1;
		s = str_trim(s);
	}
	if (!s.n || !r->now.row || !r->now.col)
		return CHRON_OK;
	if (r->to->n >= XLSX_COMMENTS)
		return xlsx_fail(r->book, CHRON_ELIMIT,
			"more than %d comments (limit comments)",
			XLSX_COMMENTS);
	c = ARENA_PUSH(r->arena, &r->to->list, &r->to->n);
	*c = r->now;
	c->order = r->to->n;
	c->text = who.n ? arena_printf(r->arena, "%.*s: %.*s", STR(who), STR(s))
			: arena_str(r->arena, s);
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct reading *r = arg;

	if (id == TEXT || id == THREADED_TEXT || id == AUTHOR)
		r->in_text = false;
	if (id == PHONETIC)
		r->phonetic = false;
	if (id == AUTHOR)
		add_author(r, CHRON_S(""), str_trim(buf_get(&r->text)));
	return id == COMMENT || id == THREADED ? finish(r) : CHRON_OK;
}

static enum chron_status
text(void *arg, struct chron_str s)
{
	struct reading *r = arg;

	if (r->in_text)
		buf_str(&r->text, s);
	return CHRON_OK;
}

static int
by_place(const void *a, const void *b)
{
	const struct xlsx_comment *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->col != y->col)
		return x->col < y->col ? -1 : 1;
	if (x->threaded != y->threaded)
		return x->threaded ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Behind a thread stands a note that repeats it for older editions. */
static void
drop_repeats(struct xlsx_comments *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->n; i++) {
		const struct xlsx_comment *last = n ? &c->list[n - 1] : NULL;

		if (last && last->threaded && !c->list[i].threaded &&
			last->row == c->list[i].row &&
			last->col == c->list[i].col)
			continue;
		c->list[n++] = c->list[i];
	}
	c->n = n;
}

static enum chron_status
read_part(struct reading *r, const char *part)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end, .text = text};

	r->in_text = r->phonetic = false;
	return part ? package_parse(
			      r->book->package, part, &reader, r, r->book->err)
		    : CHRON_OK;
}

enum chron_status
xlsx_read_comments(struct xlsx_book *b, const char *part, struct arena *a,
	struct xlsx_comments *c)
{
	struct reading r = {.book = b, .arena = a, .to = c, .text = BUF_INIT};
	struct package *p = b->package;
	const char *threads = package_related(p, part, "threadedComment");
	enum chron_status status = CHRON_OK;

	if (threads)
		status = read_part(&r, package_related(p, b->part, "person"));
	if (status == CHRON_OK)
		status = read_part(&r, threads);
	r.nauthors = 0;
	r.authors = NULL;
	if (status == CHRON_OK)
		status = read_part(&r, package_related(p, part, "comments"));
	buf_free(&r.text);
	if (c->n)
		qsort(c->list, c->n, sizeof(*c->list), by_place);
	drop_repeats(c);
	return status;
}
