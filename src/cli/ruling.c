/* Rulings as people write them. */
#include "cli/ruling.h"

#include <stdio.h>

#include "util/fold.h"
#include "util/str.h"

struct reader {
	struct arena *arena;
	const struct chron_chronology *c;
	const struct refs *refs;
	const struct chron_str *words;
	uint32_t nwords;
	struct chron_decision *d;
	char *why;
};

/* The first word: what is ruled, and how the rest is read. */
struct form {
	const char *word;
	bool (*read)(struct reader *r, const struct form *f);
	uint8_t value; /* enum ruling or enum aspect */
};

static bool fail(struct reader *r, const char *fmt, ...) CHRON_PRINTF(2, 3);

static bool
fail(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(r->why, 200, fmt, ap);
	va_end(ap);
	return false;
}

/* Words from the n-th on, joined again. */
static struct chron_str
rest_of(struct reader *r, uint32_t n)
{
	struct buf b = BUF_INIT;
	struct chron_str s;

	for (uint32_t i = n; i < r->nwords; i++) {
		if (i > n)
			buf_putc(&b, ' ');
		buf_str(&b, r->words[i]);
	}
	s = arena_str(r->arena, str_trim(buf_get(&b)));
	buf_free(&b);
	return s;
}

static bool
read_event(struct reader *r, uint32_t word, struct chron_str *id)
{
	uint32_t event = refs_event(r->refs, r->words[word], NULL, r->why);

	if (event == CHRON_NONE)
		return false;
	*id = r->c->events[event].id;
	return true;
}

static bool
read_pair(struct reader *r, const struct form *f)
{
	struct chron_str why;

	if (r->nwords < 3)
		return fail(r, "%s needs two events or entries", f->word);
	if (!read_event(r, 1, &r->d->a) || !read_event(r, 2, &r->d->b))
		return false;
	if (str_eq(r->d->a, r->d->b))
		return fail(
			r, "that is the same event twice: %.*s", STR(r->d->a));
	r->d->ruling = (enum ruling)f->value;
	why = rest_of(r, 3);
	if (why.n)
		r->d->text = why;
	return true;
}

static bool
read_child(struct reader *r, struct chron_str word)
{
	const struct chron_config *config = &r->c->config;
	const char **names = ARENA_ARRAY(
		r->arena, const char *, (size_t)config->nchildren + 1);
	const char *near;

	for (uint32_t i = 0; i < config->nchildren; i++) {
		names[i] = arena_str(r->arena, config->children[i].ref).p;
		if (fold_eq(config->children[i].ref, word)) {
			r->d->child = config->children[i].ref;
			return true;
		}
	}
	near = str_nearest(word, names);
	return fail(r, "there is no child %.*s%s%s%s", STR(word),
		near ? ": did you mean " : "", near ? near : "",
		near ? "?" : "");
}

static bool
read_flag(struct reader *r, const struct form *f)
{
	/* "na" is the last, and only `seen` has it. */
	int answers = f->value == ASPECT_SEEN ? ANSWER_NA : ANSWER_NO;
	struct chron_str why;

	if (r->nwords < 4)
		return fail(r, "%s needs an event, a child and yes, no%s",
			f->word,
			answers == ANSWER_NA ? ", unclear or na"
					     : " or unclear");
	if (!read_event(r, 1, &r->d->a) || !read_child(r, r->words[2]))
		return false;
	r->d->ruling = RULE_FLAG;
	r->d->aspect = f->value;
	why = rest_of(r, 4);
	if (why.n)
		r->d->text = why;
	for (int i = 0; i <= answers; i++)
		if (fold_eq(r->words[3], chron_cstr(answer_names[i]))) {
			r->d->answer = (uint8_t)i;
			return true;
		}
	return fail(r, "`%.*s` is no answer: it is yes, no%s", STR(r->words[3]),
		answers == ANSWER_NA ? ", unclear or na" : " or unclear");
}

static bool
read_note(struct reader *r, const struct form *f)
{
	if (r->nwords < 3)
		return fail(
			r, "%s needs an event or entry and a text", f->word);
	r->d->ruling = RULE_NOTE;
	r->d->text = rest_of(r, 2);
	return read_event(r, 1, &r->d->a);
}

static const struct form forms[] = {
	{"same", read_pair, RULE_SAME},
	{"same-differ", read_pair, RULE_SAME_DIFFER},
	{"related", read_pair, RULE_RELATED},
	{"different", read_pair, RULE_DIFFERENT},
	{"unsure", read_pair, RULE_UNSURE},
	{"seen", read_flag, ASPECT_SEEN},
	{"alone", read_flag, ASPECT_ALONE},
	{"views-sought", read_flag, ASPECT_SOUGHT},
	{"views-expressed", read_flag, ASPECT_EXPRESSED},
	{"note", read_note, 0},
};
enum { NFORMS = sizeof(forms) / sizeof(*forms) };

/* Spaces and underscores for hyphens are forgiven: "same differ". */
static bool
is_word(struct chron_str got, const char *want)
{
	size_t n = strlen(want);

	if (got.n != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = got.p[i];

		if (c == ' ' || c == '_')
			c = '-';
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != want[i])
			return false;
	}
	return true;
}

static const struct form *
find_form(struct chron_str word, char why[200])
{
	const char *names[NFORMS + 1] = {NULL};
	const char *near;

	for (size_t i = 0; i < NFORMS; i++) {
		names[i] = forms[i].word;
		if (is_word(word, forms[i].word))
			return &forms[i];
	}
	near = str_nearest(word, names);
	if (near)
		snprintf(why, 200, "`%.*s` is no ruling: did you mean %s?",
			STR(word), near);
	else
		snprintf(why, 200,
			"a ruling begins with same, same-differ, related, "
			"different, unsure, seen, alone, views-sought, "
			"views-expressed or note");
	return NULL;
}

bool
ruling_is_word(struct chron_str word, char why[200])
{
	return find_form(word, why) != NULL;
}

bool
ruling_read(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	const struct chron_str *words, uint32_t nwords,
	struct chron_decision *d, char why[200])
{
	struct reader r = {a, c, refs, words, nwords, d, why};
	const struct form *f = find_form(nwords ? words[0] : CHRON_S(""), why);

	*d = (struct chron_decision){
		.by = by->by, .at = by->at, .text = by->why};
	return f && f->read(&r, f);
}

static void
read_one(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	const struct chron_str *words, uint32_t nwords, uint32_t row,
	struct rulings *out)
{
	struct ruling_error error = {.row = row};
	struct chron_decision d;

	if (ruling_read(a, c, refs, by, words, nwords, &d, error.why))
		*ARENA_PUSH(a, &out->list, &out->n) = d;
	else
		*ARENA_PUSH(a, &out->errors, &out->nerrors) = error;
}

void
rulings_from_lines(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	struct chron_str text, struct rulings *out)
{
	struct chron_str line, word;
	uint32_t row = 0;

	while (str_cut(&text, '\n', &line)) {
		struct chron_str *words = NULL;
		uint32_t n = 0;

		row++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		while (str_cut(&line, ' ', &word)) {
			word = str_trim(word);
			if (word.n)
				*ARENA_PUSH(a, &words, &n) = word;
		}
		read_one(a, c, refs, by, words, n, row, out);
	}
}

static bool
is_heading(struct chron_str cell, const char *const *names)
{
	for (; *names; names++)
		if (fold_eq(cell, chron_cstr(*names)))
			return true;
	return false;
}

static bool
find_columns(struct ruling_columns *columns, const struct chron_str *cells,
	uint32_t ncells)
{
	static const struct {
		size_t at;
		const char *names[4];
	} wanted[] = {
		{offsetof(struct ruling_columns, decision),
			{"decision", "ruling", NULL}},
		{offsetof(struct ruling_columns, one), {"one", "a", NULL}},
		{offsetof(struct ruling_columns, other),
			{"other", "the other", "b", NULL}},
		{offsetof(struct ruling_columns, why),
			{"reason for the decision", "why", NULL}},
	};
	struct ruling_columns got = {
		false, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};

	for (uint32_t i = 0; i < ncells; i++)
		for (size_t k = 0; k < sizeof(wanted) / sizeof(*wanted); k++)
			if (is_heading(cells[i], wanted[k].names))
				*(uint32_t *)(void *)((char *)&got +
						      wanted[k].at) = i;
	got.found = got.decision != UINT32_MAX && got.one != UINT32_MAX &&
		    got.other != UINT32_MAX;
	if (got.found)
		*columns = got;
	return got.found;
}

static struct chron_str
cell_at(const struct chron_str *cells, uint32_t ncells, uint32_t at)
{
	return at < ncells ? str_trim(cells[at]) : CHRON_S("");
}

void
rulings_from_row(struct arena *a, const struct chron_chronology *c,
	const struct refs *refs, const struct ruling_by *by,
	struct ruling_columns *columns, uint32_t row,
	const struct chron_str *cells, uint32_t ncells, struct rulings *out)
{
	struct chron_str words[4];
	bool empty = true;

	for (uint32_t i = 0; i < ncells && empty; i++)
		empty = !str_trim(cells[i]).n;
	if (empty || find_columns(columns, cells, ncells) || !columns->found)
		return;
	words[0] = cell_at(cells, ncells, columns->decision);
	words[1] = cell_at(cells, ncells, columns->one);
	words[2] = cell_at(cells, ncells, columns->other);
	words[3] = cell_at(cells, ncells, columns->why);
	if (words[0].n)
		read_one(a, c, refs, by, words, 4, row, out);
}
