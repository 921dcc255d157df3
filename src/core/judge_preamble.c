/* What the text above a table says: its agency and its child. */
#include "core/judge.h"

#include "core/agency.h"
#include "core/words.h"
#include "util/str.h"

/* Longer than that a paragraph tells a story, and says nothing for the
 * table. */
enum { MOST_LINE = 400, MOST_LINES = 200 };

static void
add_rows(struct judge *j, struct buf *out, uint32_t first, uint32_t end)
{
	if (end - first > MOST_LINES)
		first = end - MOST_LINES;
	for (uint32_t i = first; i < end; i++) {
		const struct raw_record *r = &j->raw->records[i];
		bool text = r->marks & CHRON_MARK_TEXT;
		size_t before = out->n;

		for (uint32_t k = 0; k < r->ncells; k++) {
			struct chron_str s = str_trim(cell_text(&r->cells[k]));

			if (!s.n || (text && s.n > MOST_LINE))
				continue;
			if (out->n > before)
				buf_putc(out, '\t');
			else if (before)
				buf_putc(out, '\n');
			buf_str(out, s);
		}
	}
}

/* All that stands above a table and below the one before is said of it; the
 * file's preamble is all of that. */
void
judge_preamble(struct judge *j)
{
	struct buf all = BUF_INIT, above = BUF_INIT;

	for (uint32_t t = 0; t < j->ntables; t++) {
		struct table *table = &j->tables[t];

		if (table->kind == TABLE_PREAMBLE || table->kind == TABLE_TEXT)
			add_rows(j, &above, table->first, table->end);
		if (!table->layout || table->kind != TABLE_ROWS)
			continue;
		if (!table->continues && !table->within)
			add_rows(j, &above, table->first, table->heading);
		table->above = arena_str(j->arena, buf_get(&above));
		if (all.n && above.n)
			buf_putc(&all, '\n');
		buf_str(&all, table->above);
		buf_clear(&above);
	}
	j->c->sources[j->source].preamble = arena_str(j->arena, buf_get(&all));
	buf_free(&all);
	buf_free(&above);
}

/* "Agency: Police", or "Agency" in one cell and "Police" in the next: calls
 * back with each. Lines without a key have an empty one. */
typedef bool pair_fn(struct judge *j, struct chron_str key,
	struct chron_str value, void *arg);

enum { MAX_PAIRS = 300 }; /* a preamble is a page, not a book */

/* A label that can be nothing else, as a team or a service can. */
static bool
says_agency(struct chron_str key)
{
	struct heading_match m = heading_match(key);

	return m.concept == CHRON_F_AGENCY && m.confidence >= 90;
}

static bool
each_pair(struct judge *j, struct chron_str rest, pair_fn *fn, void *arg)
{
	uint32_t pairs = 0;
	struct chron_str line;

	while (str_cut(&rest, '\n', &line)) {
		struct chron_str cell;
		struct chron_str key = CHRON_S("");

		while (pairs < MAX_PAIRS && str_cut(&line, '\t', &cell)) {
			const char *colon = memchr(cell.p, ':', cell.n);
			struct chron_str value = cell;

			/* "Agency | Recovery: Anytown" */
			if (says_agency(key))
				colon = NULL;
			if (colon) {
				key = (struct chron_str){
					cell.p, (size_t)(colon - cell.p)};
				value.n -= key.n + 1;
				value.p = colon + 1;
			}
			value = str_trim(value);
			pairs++;
			if (value.n && fn(j, key, value, arg))
				return true;
			if (!colon)
				key = cell;
			else if (value.n)
				key = CHRON_S("");
		}
	}
	return false;
}

enum { MAX_NAME = 80 }; /* of an agency; more is a sentence about some */

/* The part of "J Smith, Anytown Housing Association" that names an agency. */
static struct chron_str
agency_part(struct chron_str value)
{
	struct chron_str rest = value, part;

	while (str_cut(&rest, ',', &part))
		if (part.n <= MAX_NAME && agency_kind_of(part) != KIND_OTHER)
			return str_trim(part);
	return CHRON_S("");
}

/* Keys whose value names the agency outright. */
static bool
key_says_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	struct heading_match m = heading_match(key);

	(void)j;
	if (!key.n || m.concept != CHRON_F_AGENCY || m.confidence < 60 ||
		value.n > 120)
		return false;
	*(struct chron_str *)arg = value;
	return true;
}

static bool
words_begin(struct chron_str s, const char *words)
{
	return str_istarts(str_trim(s), words);
}

/* "Chronology of Housing involvement", "Police chronology". */
static bool
title_says_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	static const char *const about[] = {"chronology", "involvement",
		"timeline", "return", "report", NULL};
	struct buf b = BUF_INIT;
	struct chron_str w, phrase;
	bool found = false;

	(void)j;
	/* "Chronology of police involvement: SMITH" */
	if (words_begin(key, "chronology"))
		value = key;
	words_add(&b, value);
	w = buf_get(&b);
	for (const char *const *a = about; *a && value.n <= 160; a++)
		found |= words_find(w, chron_cstr(*a)) != SIZE_MAX;
	found = found && agency_kind_find(w, &phrase) != KIND_OTHER;
	buf_free(&b);
	if (found)
		*(struct chron_str *)arg = value;
	return found;
}

/* Whoever wrote it: "Completed by: J Smith, Anytown Housing Association". */
static bool
author_says_agency(struct judge *j, struct chron_str key,
	struct chron_str value, void *arg)
{
	static const char *const authors[] = {"completed by", "prepared by",
		"compiled by", "submitted by", "author", "written by",
		"produced by", "name and agency", "contact", NULL};
	struct chron_str w = words_arena(j->arena, key);
	struct chron_str v = words_arena(j->arena, value);
	struct chron_str part = CHRON_S("");

	/* "Contact type: home visit, clinic ..." explains a column. */
	if (heading_match(key).concept == CHRON_F_CONTACT_TYPE)
		return false;
	for (const char *const *a = authors; *a; a++)
		if (str_starts(w, *a) || (!key.n && str_starts(v, *a)))
			part = agency_part(value);
	if (!part.n)
		return false;
	*(struct chron_str *)arg = part;
	return true;
}

/* A short line that is the name of an agency and nothing else. */
static bool
line_is_agency(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	struct chron_str w = words_arena(j->arena, value), rest = w, word;
	uint32_t n = 0;

	while (str_cut(&rest, ' ', &word))
		n++;
	if (key.n || n > 7 || agency_kind_of(w) == KIND_OTHER)
		return false;
	*(struct chron_str *)arg = value;
	return true;
}

/* The agency of the lines, if they name but one. */
struct line_search {
	struct chron_str name;
	enum agency_kind kind;
	bool several;
};

static bool
add_line(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	struct line_search *s = arg;
	struct chron_str name;
	enum agency_kind kind;

	if (!line_is_agency(j, key, value, &name))
		return false;
	kind = agency_kind_of(words_arena(j->arena, name));
	s->several |= s->name.n && s->kind != kind;
	if (!s->name.n)
		s->name = name;
	s->kind = kind;
	return false;
}

bool
judge_agency_titled(
	struct judge *j, struct chron_str text, struct chron_str *name)
{
	if (each_pair(j, text, key_says_agency, name))
		return true;
	if (!each_pair(j, text, title_says_agency, name))
		return false;
	*name = judge_name_in_title(j->c, j->arena, *name);
	return name->n > 0;
}

bool
judge_agency_lined(
	struct judge *j, struct chron_str text, struct chron_str *name)
{
	struct line_search s = {.name = CHRON_S("")};

	each_pair(j, text, add_line, &s);
	*name = s.name;
	return s.name.n && !s.several;
}

bool
judge_agency_in_text(
	struct judge *j, struct chron_str text, struct chron_str *name)
{
	return judge_agency_titled(j, text, name) ||
	       each_pair(j, text, author_says_agency, name) ||
	       judge_agency_lined(j, text, name);
}

/* ---- the child the file is about ---- */

struct child_search {
	uint32_t child; /* CHRON_NONE: none yet */
	bool several;
};

static size_t
longest_name(const struct chron_child *c, struct chron_str words)
{
	size_t best = 0;

	for (uint32_t i = 0; i <= c->nalso; i++) {
		struct chron_str name = i ? c->also[i - 1] : c->name;
		struct buf b = BUF_INIT;

		words_add(&b, name);
		if (b.n > best && words_find(words, buf_get(&b)) != SIZE_MAX)
			best = b.n;
		buf_free(&b);
	}
	return best;
}

/* "A" alone is a reference only as the whole value or after "child". */
static size_t
reference(const struct chron_child *c, struct chron_str words)
{
	struct buf b = BUF_INIT, child = BUF_INIT;
	size_t n = 0;

	words_add(&b, c->ref);
	buf_puts(&child, "child ");
	buf_str(&child, buf_get(&b));
	if (b.n && (str_eq(words, buf_get(&b)) ||
			   words_find(words, buf_get(&child)) != SIZE_MAX ||
			   (b.n > 2 &&
				   words_find(words, buf_get(&b)) != SIZE_MAX)))
		n = b.n;
	buf_free(&b);
	buf_free(&child);
	return n;
}

static bool
names_child(struct judge *j, struct chron_str key, struct chron_str value,
	void *arg)
{
	const struct chron_config *config = &j->c->config;
	struct heading_match m = heading_match(key);
	struct child_search *s = arg;
	struct chron_str k = words_arena(j->arena, key);
	struct chron_str w = words_arena(j->arena, value);

	if (m.concept != CHRON_F_SUBJECT && !str_starts(k, "chronology") &&
		!str_starts(k, "child") && !str_starts(w, "re ") &&
		!str_starts(w, "child ") && !str_starts(w, "name ") &&
		words_find(w, CHRON_S("chronology")) == SIZE_MAX)
		return false;
	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *c = &config->children[i];

		if (!longest_name(c, w) && !reference(c, w))
			continue;
		if (s->child != CHRON_NONE && s->child != i)
			s->several = true;
		s->child = i;
	}
	return false;
}

uint32_t
judge_child_in_text(struct judge *j, struct chron_str text, bool *several)
{
	struct child_search s = {.child = CHRON_NONE};

	if (j->c->config.children_declared)
		each_pair(j, text, names_child, &s);
	*several = s.several;
	return s.several ? CHRON_NONE : s.child;
}

uint32_t
judge_child_named(struct judge *j, struct chron_str line)
{
	const struct chron_config *config = &j->c->config;
	struct chron_str w = words_arena(j->arena, line);
	uint32_t found = CHRON_NONE;

	for (uint32_t i = 0;
		config->children_declared && w.n && i < config->nchildren;
		i++) {
		const struct chron_child *c = &config->children[i];
		bool whole = longest_name(c, w) == w.n || reference(c, w);

		if (whole && found != CHRON_NONE)
			return CHRON_NONE;
		found = whole ? i : found;
	}
	return found;
}
