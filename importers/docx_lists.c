/* Numbered and bulleted lists of a Word document: what stands before a
 * paragraph of one, and the counting.
 *
 * A paragraph names a numbering (w:num), which belongs to an abstract one that
 * has the levels and the counters; a numbering may start a level anew. */
#include "docx.h"

#include <stdlib.h>

#include "util/str.h"

enum { LEVELS = 9, TEXT_MAX = 64 };

enum {
	L_ABSTRACT = 1,
	L_LEVEL,
	L_START,
	L_FORMAT,
	L_TEXT,
	L_NUM,
	L_ABSTRACT_ID,
	L_OVERRIDE,
	L_START_OVERRIDE,
	L_LEGAL,
};

static const struct part_word words[] = {
	{NS_WORD, "abstractNum", L_ABSTRACT},
	{NS_WORD, "lvl", L_LEVEL},
	{NS_WORD, "start", L_START},
	{NS_WORD, "numFmt", L_FORMAT},
	{NS_WORD, "lvlText", L_TEXT},
	{NS_WORD, "num", L_NUM},
	{NS_WORD, "abstractNumId", L_ABSTRACT_ID},
	{NS_WORD, "lvlOverride", L_OVERRIDE},
	{NS_WORD, "startOverride", L_START_OVERRIDE},
	{NS_WORD, "isLgl", L_LEGAL},
	{0, NULL, 0},
};

enum format { DECIMAL, BULLET, NONE, LOWER, UPPER, LOWER_ROMAN, UPPER_ROMAN };

static const char *const formats[] = {
	[DECIMAL] = "decimal",
	[BULLET] = "bullet",
	[NONE] = "none",
	[LOWER] = "lowerLetter",
	[UPPER] = "upperLetter",
	[LOWER_ROMAN] = "lowerRoman",
	[UPPER_ROMAN] = "upperRoman",
};

struct level {
	uint32_t start, count;
	enum format format;
	bool legal;	       /* all numbers of its text are decimal */
	bool counting;	       /* has been begun */
	struct chron_str text; /* "%1.%2." */
};

struct abstract {
	uint32_t id;
	struct level levels[LEVELS];
};

struct num {
	uint32_t id, abstract;
	uint32_t start[LEVELS]; /* + 1; 0: not overridden */
	bool used;
};

struct docx_lists {
	struct arena *arena;
	struct abstract *abstracts;
	uint32_t nabstracts;
	struct num *nums;
	uint32_t nnums;
	struct abstract *abstract; /* being read */
	struct num *num;
	uint32_t level; /* LEVELS: none */
};

static uint32_t
number_of(const struct part_attrs *attrs, const char *name)
{
	int64_t n = str_number(part_attr(attrs, NS_WORD, name));

	return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static enum format
format_of(struct chron_str s)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_is(s, formats[i]))
			return (enum format)i;
	return DECIMAL;
}

static void
begin_abstract(struct docx_lists *l, const struct part_attrs *attrs)
{
	l->abstract = ARENA_PUSH(l->arena, &l->abstracts, &l->nabstracts);
	l->abstract->id = number_of(attrs, "abstractNumId");
	for (int i = 0; i < LEVELS; i++)
		l->abstract->levels[i].start = 1;
	l->level = LEVELS;
}

static void
level_word(struct docx_lists *l, unsigned id, const struct part_attrs *attrs)
{
	struct level *level = &l->abstract->levels[l->level];
	struct chron_str text;

	switch (id) {
	case L_START:
		level->start = docx_number(attrs, 1);
		break;
	case L_FORMAT:
		level->format = format_of(part_attr(attrs, NS_WORD, "val"));
		break;
	case L_TEXT:
		text = part_attr(attrs, NS_WORD, "val");
		text.n = text.n > TEXT_MAX ? 0 : text.n;
		level->text = arena_str(l->arena, text);
		break;
	case L_LEGAL:
		level->legal = docx_on(attrs);
		break;
	default:
		break;
	}
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	struct docx_lists *l = arg;

	if (id == L_ABSTRACT) {
		begin_abstract(l, attrs);
	} else if (id == L_NUM) {
		l->num = ARENA_PUSH(l->arena, &l->nums, &l->nnums);
		l->num->id = number_of(attrs, "numId");
		l->level = LEVELS;
	} else if (id == L_LEVEL || id == L_OVERRIDE) {
		l->level = number_of(attrs, "ilvl");
		l->level = l->level < LEVELS ? l->level : LEVELS;
	} else if (l->num && id == L_ABSTRACT_ID) {
		l->num->abstract = docx_number(attrs, UINT32_MAX);
	} else if (l->num && id == L_START_OVERRIDE && l->level < LEVELS) {
		l->num->start[l->level] = docx_number(attrs, 0) + 1;
	} else if (l->abstract && l->level < LEVELS) {
		level_word(l, id, attrs);
	}
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct docx_lists *l = arg;

	if (id == L_ABSTRACT)
		l->abstract = NULL;
	else if (id == L_NUM)
		l->num = NULL;
	else if (id == L_LEVEL || id == L_OVERRIDE)
		l->level = LEVELS;
	return CHRON_OK;
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b; /* both structs begin with their id */

	return (*x > *y) - (*x < *y);
}

enum chron_status
docx_lists_read(struct docx_lists **out, struct arena *a, struct package *p,
	const char *part, struct chron_err *err)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end};
	struct docx_lists *l = *out = ARENA_NEW(a, struct docx_lists);
	enum chron_status status = CHRON_OK;

	l->arena = a;
	l->level = LEVELS;
	if (part)
		status = package_parse(p, part, &reader, l, err);
	if (l->nnums)
		qsort(l->nums, l->nnums, sizeof(*l->nums), by_number);
	if (l->nabstracts)
		qsort(l->abstracts, l->nabstracts, sizeof(*l->abstracts),
			by_number);
	return status;
}

static void
put_letters(struct buf *to, uint32_t n, char first)
{
	/* Word goes on with aa, bb; past that nobody numbers */
	uint32_t times = n ? (n - 1) / 26 + 1 : 0;

	for (uint32_t i = 0; i < times && i < 8; i++)
		buf_putc(to, (char)(first + (char)((n - 1) % 26)));
}

static void
put_roman(struct buf *to, uint32_t n, bool lower)
{
	static const struct {
		uint32_t n;
		const char *upper, *lower;
	} steps[] = {
		{1000, "M", "m"},
		{900, "CM", "cm"},
		{500, "D", "d"},
		{400, "CD", "cd"},
		{100, "C", "c"},
		{90, "XC", "xc"},
		{50, "L", "l"},
		{40, "XL", "xl"},
		{10, "X", "x"},
		{9, "IX", "ix"},
		{5, "V", "v"},
		{4, "IV", "iv"},
		{1, "I", "i"},
	};

	if (n > 3999) {
		buf_printf(to, "%u", n);
		return;
	}
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		for (; n >= steps[i].n; n -= steps[i].n)
			buf_puts(to, lower ? steps[i].lower : steps[i].upper);
}

static void
put_number(struct buf *to, const struct level *level, bool decimal)
{
	uint32_t n = level->counting ? level->count : level->start;

	switch (decimal ? DECIMAL : level->format) {
	case LOWER:
	case UPPER:
		put_letters(to, n, level->format == LOWER ? 'a' : 'A');
		break;
	case LOWER_ROMAN:
	case UPPER_ROMAN:
		put_roman(to, n, level->format == LOWER_ROMAN);
		break;
	case DECIMAL:
		buf_printf(to, "%u", n);
		break;
	case BULLET:
	case NONE:
		break;
	}
}

/* One more of this level; those below it begin again. */
static void
count(struct abstract *a, const struct num *num, uint32_t at)
{
	struct level *level = &a->levels[at];

	if (level->counting)
		level->count++;
	else
		level->count =
			num->start[at] ? num->start[at] - 1 : level->start;
	level->counting = true;
	for (uint32_t i = at + 1; i < LEVELS; i++)
		a->levels[i].counting = false;
}

static void
put_text(struct buf *to, const struct abstract *a, uint32_t at)
{
	const struct level *level = &a->levels[at];
	struct chron_str t = level->text;

	for (size_t i = 0; i < t.n; i++) {
		if (t.p[i] == '%' && i + 1 < t.n && t.p[i + 1] >= '1' &&
			t.p[i + 1] <= '9')
			put_number(
				to, &a->levels[t.p[++i] - '1'], level->legal);
		else
			buf_putc(to, t.p[i]);
	}
	if (t.n)
		buf_putc(to, ' ');
}

bool
docx_lists_next(
	struct docx_lists *l, uint32_t id, uint32_t level, struct buf *to)
{
	struct num *num = NULL;
	struct abstract *a = NULL;

	if (l->nnums)
		num = bsearch(&id, l->nums, l->nnums, sizeof(*num), by_number);
	if (num && l->nabstracts)
		a = bsearch(&num->abstract, l->abstracts, l->nabstracts,
			sizeof(*a), by_number);
	if (!a || level >= LEVELS)
		return false;
	if (!num->used)
		for (int i = 0; i < LEVELS; i++)
			if (num->start[i])
				a->levels[i].counting = false;
	num->used = true;
	if (a->levels[level].format == BULLET) {
		buf_puts(to, "- ");
		return false;
	}
	count(a, num, level);
	put_text(to, a, level);
	return a->levels[level].format != NONE;
}
