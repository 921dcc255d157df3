/* The styles of a Word document, as far as they hide, strike out or number
 * text: each with what it is based on. */
#include "docx.h"

#include <stdlib.h>

#include "util/str.h"

enum {
	S_STYLE = 1,
	S_BASED_ON,
	S_VANISH,
	S_STRIKE,
	S_DSTRIKE,
	S_NUM_ID,
	S_LEVEL,
	S_CONDITION,
};

static const struct part_word words[] = {
	{NS_WORD, "style", S_STYLE},
	{NS_WORD, "basedOn", S_BASED_ON},
	{NS_WORD, "vanish", S_VANISH},
	{NS_WORD, "strike", S_STRIKE},
	{NS_WORD, "dstrike", S_DSTRIKE},
	{NS_WORD, "numId", S_NUM_ID},
	{NS_WORD, "ilvl", S_LEVEL},
	{NS_WORD, "tblStylePr", S_CONDITION},
	{0, NULL, 0},
};

struct style {
	struct chron_str id, based_on;
	struct docx_style is;
	bool says_vanish, says_strike, says_num;
	enum { RAW, BUSY, DONE } state;
};

struct docx_styles {
	struct arena *arena;
	struct style *list; /* by id */
	uint32_t n;
	struct chron_str def_id; /* of paragraphs that name none */
	struct docx_style def;
	struct style *now;
	unsigned condition; /* of a table style: first row, last column */
};

bool
docx_on(const struct part_attrs *attrs)
{
	struct chron_str v = part_attr(attrs, NS_WORD, "val");

	return !str_is(v, "0") && !str_is(v, "false") && !str_is(v, "off") &&
	       !str_is(v, "none");
}

uint32_t
docx_number(const struct part_attrs *attrs, uint32_t otherwise)
{
	int64_t n = str_number(part_attr(attrs, NS_WORD, "val"));

	if (n < 0)
		return otherwise;
	return n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	struct docx_styles *s = arg;
	struct style *t;

	if (id == S_STYLE) {
		t = s->now = ARENA_PUSH(s->arena, &s->list, &s->n);
		t->id = arena_str(
			s->arena, part_attr(attrs, NS_WORD, "styleId"));
		if (str_is(part_attr(attrs, NS_WORD, "type"), "paragraph") &&
			(str_is(part_attr(attrs, NS_WORD, "default"), "1") ||
				str_is(part_attr(attrs, NS_WORD, "default"),
					"true")))
			s->def_id = t->id;
	}
	s->condition += id == S_CONDITION;
	t = s->now;
	if (!t || s->condition)
		return CHRON_OK;
	if (id == S_BASED_ON) {
		t->based_on =
			arena_str(s->arena, part_attr(attrs, NS_WORD, "val"));
	} else if (id == S_VANISH) {
		t->says_vanish = true;
		t->is.vanish = docx_on(attrs);
	} else if (id == S_STRIKE || id == S_DSTRIKE) {
		/* each of the two is often written out as being off */
		t->is.strike |= docx_on(attrs);
		t->says_strike = true;
	} else if (id == S_NUM_ID) {
		t->says_num = true;
		t->is.num = docx_number(attrs, 0);
	} else if (id == S_LEVEL) {
		t->is.level = docx_number(attrs, 0);
	}
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct docx_styles *s = arg;

	if (id == S_STYLE)
		s->now = NULL;
	s->condition -= id == S_CONDITION;
	return CHRON_OK;
}

static int
by_id(const void *a, const void *b)
{
	const struct style *x = a, *y = b;

	return str_cmp(x->id, y->id);
}

static struct style *
find(const struct docx_styles *s, struct chron_str id)
{
	struct style key = {.id = id};

	if (!s->n || !id.n)
		return NULL;
	return bsearch(&key, s->list, s->n, sizeof(key), by_id);
}

static void
inherit(struct style *t, const struct docx_style *from)
{
	if (!t->says_vanish)
		t->is.vanish = from->vanish;
	if (!t->says_strike)
		t->is.strike = from->strike;
	if (!t->says_num) {
		t->is.num = from->num;
		if (!t->is.level)
			t->is.level = from->level;
	}
}

/* Follows the chain of what t is based on to its end, or to a style that is
 * known already (a chain may close on itself), and comes back along it: linear
 * over all styles. */
static void
resolve(struct docx_styles *s, struct style *t, struct arena *scratch)
{
	struct style **chain = NULL;
	uint32_t n = 0;

	arena_reset(scratch);
	while (t && t->state == RAW) {
		t->state = BUSY;
		*ARENA_PUSH(scratch, &chain, &n) = t;
		t = find(s, t->based_on);
	}
	for (; n; n--) {
		if (t && t->state == DONE)
			inherit(chain[n - 1], &t->is);
		t = chain[n - 1];
		t->state = DONE;
	}
}

const struct docx_style *
docx_style(const struct docx_styles *s, struct chron_str id)
{
	static const struct docx_style none = {.num = 0};
	const struct style *t = find(s, id);

	return t ? &t->is : &none;
}

enum chron_status
docx_styles_read(struct docx_styles **out, struct arena *a, struct package *p,
	const char *part, struct chron_err *err)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end};
	struct docx_styles *s = *out = ARENA_NEW(a, struct docx_styles);
	enum chron_status status = CHRON_OK;
	struct arena *scratch;

	s->arena = a;
	if (part)
		status = package_parse(p, part, &reader, s, err);
	if (s->n)
		qsort(s->list, s->n, sizeof(*s->list), by_id);
	scratch = arena_new();
	for (uint32_t i = 0; i < s->n; i++)
		resolve(s, &s->list[i], scratch);
	arena_free(scratch);
	s->def = *docx_style(s, s->def_id);
	return status;
}

const struct docx_style *
docx_style_default(const struct docx_styles *s)
{
	return &s->def;
}
