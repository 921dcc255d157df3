/* case.ini: what a value may be, and how it is kept. */
#include <stdio.h>

#include "case/caseini_parts.h"
#include "chron/importer.h"
#include "core/agency.h"
#include "core/dates.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"
#include "util/zone.h"

bool
caseini_fail(struct caseini *r, const char *fmt, ...)
{
	char text[sizeof(((struct chron_err *)NULL)->text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	chron_fail(r->err, CHRON_EFORMAT, "%s", text);
	if (r->err)
		r->err->pos =
			(struct chron_pos){.file = r->file, .row = r->row};
	return false;
}

const char *
caseini_where(const struct caseini *r)
{
	if (!r->section->named)
		return arena_printf(r->arena, "[%s]", r->section->name).p;
	return arena_printf(
		r->arena, "[%s %.*s]", r->section->name, STR(r->name))
		.p;
}

const char *
caseini_hint(struct caseini *r, struct chron_str got, const char *const *names)
{
	const char *near = str_nearest(got, names);
	struct buf b = BUF_INIT;
	const char *s;

	if (near)
		return arena_printf(r->arena, "did you mean `%s`?", near).p;
	buf_puts(&b, "there are ");
	for (size_t i = 0; names[i]; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", names[i]);
	s = arena_str(r->arena, buf_get(&b)).p;
	buf_free(&b);
	return s;
}

bool
caseini_in_order(struct caseini *r, int32_t from, int32_t to)
{
	r->row = r->section_row;
	return from <= to ||
	       caseini_fail(r, "`from` is after `to` in %s", caseini_where(r));
}

static void *
member(const struct caseini *r, size_t at)
{
	return (char *)r->target + at;
}

bool
caseini_set_text(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	*(struct chron_str *)member(r, k->at) = arena_str(r->arena, value);
	return true;
}

bool
caseini_set_item(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_str **list = member(r, k->at);
	uint32_t *n = member(r, k->count);

	*ARENA_PUSH(r->arena, list, n) = arena_str(r->arena, value);
	return true;
}

/* Items divided by commas. */
bool
caseini_set_list(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct chron_str item;

	while (str_cut(&value, ',', &item)) {
		item = str_trim(item);
		if (item.n)
			caseini_set_item(r, k, item);
	}
	return true;
}

static bool
read_day(struct chron_str value, int32_t *day)
{
	struct date_context context = {
		.order = ORDER_DMY, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct date_reading reading;

	if (civil_read_iso(value, day))
		return true;
	if (date_read(value, CHRON_S(""), CHRON_TEXT, &context, &reading) !=
			DATE_OK ||
		reading.has_end || reading.start.uncertain ||
		reading.start.precision != CHRON_DAY)
		return false;
	*day = civil_day_of(reading.start.earliest);
	return true;
}

bool
caseini_set_day(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	if (read_day(value, member(r, k->at)))
		return true;
	return caseini_fail(r,
		"`%s` is not a date: write it as 2018-06-14 or "
		"14/06/2018",
		k->name);
}

bool
caseini_set_number(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	enum { MOST = 1000000 };
	int64_t n = str_number(value);

	if (n < 1 || n > MOST)
		return caseini_fail(r,
			"`%s` must be a whole number from 1 to %d", k->name,
			MOST);
	*(uint32_t *)member(r, k->at) = (uint32_t)n;
	return true;
}

/* The index of a word in a list, or -1 after caseini_fail(). */
/* Hyphens and underscores are as good as spaces: "northern-ireland". */
static struct chron_str
spaced(struct arena *a, struct chron_str value)
{
	char *p = arena_alloc(a, value.n + 1);

	for (size_t i = 0; i < value.n; i++)
		p[i] = value.p[i] == '-' || value.p[i] == '_' ? ' '
							      : value.p[i];
	return (struct chron_str){p, value.n};
}

static int
choose(struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	for (int i = 0; k->words[i]; i++)
		if (fold_eq(spaced(r->arena, value),
			    spaced(r->arena, chron_cstr(k->words[i]))))
			return i;
	caseini_fail(r, "`%s` cannot be `%.*s`: %s", k->name, STR(value),
		caseini_hint(r, value, k->words));
	return -1;
}

bool
caseini_set_word(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	int i = choose(r, k, value);

	if (i >= 0)
		*(unsigned *)member(r, k->at) = (unsigned)i;
	return i >= 0;
}

/* The second of two words is "true". */
bool
caseini_set_switch(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	int i = choose(r, k, value);

	if (i >= 0)
		*(bool *)member(r, k->at) = i == 1;
	return i >= 0;
}

/* A word of a list, kept as text. */
bool
caseini_set_choice(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	int i = choose(r, k, value);

	if (i >= 0)
		*(struct chron_str *)member(r, k->at) = chron_cstr(k->words[i]);
	return i >= 0;
}

bool
caseini_set_zone(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	struct zone *z = zone_find(arena_str(r->arena, value).p);

	if (!z)
		return caseini_fail(r,
			"there is no time zone `%.*s`: the United "
			"Kingdom's is Europe/London",
			STR(value));
	zone_free(z);
	return caseini_set_text(r, k, value);
}

bool
caseini_set_kind(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	const char *names[KIND_COUNT + 1] = {NULL};

	for (int i = 0; i < KIND_COUNT; i++) {
		names[i] = agency_kind_name((enum agency_kind)i);
		if (fold_eq(value, chron_cstr(names[i]))) {
			*(enum agency_kind *)member(r, k->at) =
				(enum agency_kind)i;
			return true;
		}
	}
	return caseini_fail(r, "`kind` cannot be `%.*s`: %s", STR(value),
		caseini_hint(r, value, names));
}

static void
promise(struct caseini *r, const char *kind, struct chron_str name)
{
	struct promise *p = ARENA_PUSH(r->arena, &r->promises, &r->npromises);

	*p = (struct promise){r->row, kind, arena_str(r->arena, name)};
}

bool
caseini_set_refs(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	uint32_t *n = member(r, k->count), before = *n;
	struct chron_str *const *list = member(r, k->at);

	caseini_set_list(r, k, value);
	for (uint32_t i = before; i < *n; i++)
		promise(r, "child", (*list)[i]);
	return true;
}

bool
caseini_set_profile(
	struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	promise(r, "profile", value);
	return caseini_set_text(r, k, value);
}
