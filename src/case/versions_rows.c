/* Rows by what they say: the same in any format, order of columns, encoding or
 * style of dates. */
#include "case/versions_parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/dates.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/hash.h"
#include "util/str.h"

enum {
	LONG_TEXT = 16,	   /* bytes that make a text one to know a row by */
	LONGEST_DATE = 24, /* bytes of a cell that is a date and no more */
	BARE_NUMBER = 9	   /* digits of a reference that may count rows */
};

/* Columns that the event's own start and end stand for. */
static const bool judged[CHRON_F_COUNT] = {
	[CHRON_F_DATE] = true,
	[CHRON_F_TIME] = true,
	[CHRON_F_DATETIME] = true,
	[CHRON_F_END_DATE] = true,
	[CHRON_F_END_TIME] = true,
	[CHRON_F_END_DATETIME] = true,
};

/* Columns that say who and where rather than what happened. */
static const bool circumstances[CHRON_F_COUNT] = {
	[CHRON_F_REF] = true,
	[CHRON_F_ENTRY_DATE] = true,
	[CHRON_F_AGENCY] = true,
	[CHRON_F_SOURCE] = true,
	[CHRON_F_SOURCE_REF] = true,
	[CHRON_F_PROFESSIONAL] = true,
	[CHRON_F_SUBJECT] = true,
	[CHRON_F_CONTACT_TYPE] = true,
	[CHRON_F_LOCATION] = true,
};

static struct chron_str
bytes_of(const void *p, size_t n)
{
	return (struct chron_str){p, n};
}

static uint64_t
hash_text(struct chron_str s)
{
	uint64_t key[2];

	hash_key(&s, 1, key);
	return key[0] | 1;
}

/* Headings as different formats write them: "Case ref." and case_ref. */
static void
put_heading(struct buf *out, struct chron_str heading)
{
	struct buf b = BUF_INIT;

	fold_text(&b, heading);
	for (size_t i = 0; i < b.n; i++)
		if (!strchr(" _-.:?/()[]*", b.p[i]))
			buf_putc(out, b.p[i]);
	buf_free(&b);
}

static enum date_order
order_of(const struct chron_source *s)
{
	for (int i = ORDER_DMY; i <= ORDER_YMD; i++)
		if (str_starts(s->date_order, date_order_names[i]))
			return (enum date_order)i;
	return ORDER_DMY;
}

/* A date is one date, however a program writes it. */
static void
put_value(struct buf *out, const struct chron_chronology *c,
	const struct chron_source *s, const struct chron_value *value)
{
	struct chron_str text = {value->p, value->n};
	struct date_context ctx = {
		.order = order_of(s),
		.from = c->config.from,
		.to = c->config.to,
		.midnight_is_default = true,
	};
	struct date_reading r;

	if (text.n <= LONGEST_DATE && memchr("0123456789", text.p[0], 10) &&
		date_looks_like(text) &&
		date_read(text, CHRON_S(""), (enum chron_type)value->type, &ctx,
			&r) == DATE_OK &&
		!r.has_end)
		buf_printf(out, "\x01%lld %lld", (long long)r.start.earliest,
			(long long)r.start.latest);
	else
		fold_text(out, text);
}

static void
add_key(uint64_t sum[2], const struct chron_str *parts, size_t n)
{
	uint64_t key[2];

	hash_key(parts, n, key);
	sum[0] += key[0];
	sum[1] += key[1];
}

static bool
is_bare_number(struct chron_str s)
{
	return s.n <= BARE_NUMBER && str_number(s) >= 0;
}

/* What a row is made from, cleared from value to value. */
struct making {
	struct buf heading, text;
	size_t longest;
};

static void
take_longest(struct making *m, struct vrow *r)
{
	if (m->text.n < LONG_TEXT || m->text.n <= m->longest)
		return;
	m->longest = m->text.n;
	r->text = hash_text(buf_get(&m->text));
}

static void
add_value(struct making *m, struct vrow *r, const struct chron_source *s,
	const struct chron_value *value)
{
	uint8_t concept = value->concept;

	if (judged[concept])
		return;
	buf_clear(&m->heading);
	buf_clear(&m->text);
	if (concept == CHRON_F_OTHER && value->heading < s->nheadings)
		put_heading(&m->heading, s->headings[value->heading].text);
	put_value(&m->text, r->c, s, value);
	if (concept == CHRON_F_PROFESSIONAL)
		r->who = hash_text(buf_get(&m->text));
	if (concept == CHRON_F_REF && !r->ref) {
		r->ref = hash_text(buf_get(&m->text));
		r->number = is_bare_number(buf_get(&m->text));
		if (r->number)
			return;
	}
	add_key(r->key,
		(struct chron_str[]){bytes_of(&concept, 1),
			buf_get(&m->heading), buf_get(&m->text)},
		3);
	take_longest(m, r);
}

static void
add_when(struct vrow *r, const struct chron_when *w, const char *which)
{
	int64_t parts[] = {w->earliest, w->latest, w->precision, w->uncertain};

	add_key(r->key,
		(struct chron_str[]){
			chron_cstr(which), bytes_of(parts, sizeof(parts))},
		2);
}

/* Words for a time that gave no minute: "evening", "am". */
static void
add_time_words(struct making *m, struct vrow *r, const struct chron_event *e)
{
	bool words = false;

	for (size_t i = 0; i < e->time_text.n; i++)
		words |= !strchr("0123456789:. \t", e->time_text.p[i]);
	if (!words || e->start.precision == CHRON_MINUTE)
		return;
	buf_clear(&m->text);
	fold_text(&m->text, e->time_text);
	add_key(r->key,
		(struct chron_str[]){CHRON_S("time"), buf_get(&m->text)}, 2);
}

static void
make_event(struct making *m, struct vrow *r)
{
	const struct chron_event *e = &r->c->events[r->item];
	const struct chron_source *s = &r->c->sources[e->source];

	m->longest = 0;
	r->order = e->order;
	r->day = e->start.earliest == CHRON_TIME_MIN
			 ? INT64_MIN
			 : civil_day_of(e->start.earliest);
	add_when(r, &e->start, "start");
	if (e->has_end)
		add_when(r, &e->end, "end");
	if (e->cancelled)
		add_key(r->key, (struct chron_str[]){CHRON_S("cancelled")}, 1);
	add_time_words(m, r, e);
	for (uint32_t i = 0; i < e->nvalues; i++)
		add_value(m, r, s, &e->values[i]);
}

/* The next cell of "a | b | c"; false at the end. */
static bool
cut_cell(struct chron_str *rest, struct chron_str *cell)
{
	size_t at = str_find(*rest, CHRON_S(" | "));

	if (!rest->n)
		return false;
	if (at == SIZE_MAX) {
		*cell = *rest;
		*rest = CHRON_S("");
		return true;
	}
	*cell = (struct chron_str){rest->p, at};
	*rest = (struct chron_str){rest->p + at + 3, rest->n - at - 3};
	return true;
}

static void
make_leftover(struct making *m, struct vrow *r)
{
	const struct chron_leftover *l = &r->c->leftovers[r->item];
	struct chron_str rest = l->text, cell;

	m->longest = 0;
	r->order = l->order;
	r->day = INT64_MIN;
	add_key(r->key, (struct chron_str[]){CHRON_S("leftover")}, 1);
	while (cut_cell(&rest, &cell)) {
		buf_clear(&m->text);
		fold_text(&m->text, cell);
		if (!m->text.n || is_bare_number(buf_get(&m->text)))
			continue;
		add_key(r->key, (struct chron_str[]){buf_get(&m->text)}, 1);
		take_longest(m, r);
	}
}

static struct vrow *
push(struct arena *a, struct vrow **rows, uint32_t *n,
	struct chron_chronology *c, uint32_t item, uint32_t node)
{
	struct vrow *r = ARENA_PUSH(a, rows, n);

	r->c = c;
	r->item = item;
	r->node = node;
	r->mate = r->change = CHRON_NONE;
	return r;
}

void
vrows_add(struct arena *a, struct chron_chronology *c, const uint32_t *node,
	struct vrow **rows, uint32_t *n)
{
	struct making m = {BUF_INIT, BUF_INIT, 0};

	for (uint32_t i = 0; i < c->nevents; i++) {
		uint32_t at = node[c->events[i].source];

		if (at != CHRON_NONE)
			make_event(&m, push(a, rows, n, c, i, at));
	}
	for (uint32_t i = 0; i < c->nleftovers; i++) {
		uint32_t at = node[c->leftovers[i].source];
		struct vrow *r;

		if (at == CHRON_NONE || !c->leftovers[i].quarantined)
			continue;
		r = push(a, rows, n, c, i, at);
		r->leftover = true;
		make_leftover(&m, r);
	}
	buf_free(&m.heading);
	buf_free(&m.text);
}

static int
by_hash(const void *pa, const void *pb)
{
	uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;

	return (a > b) - (a < b);
}

/* FNV-1a: words are many and short, and nothing but a count rests on them. */
static uint32_t
add_words(struct chron_str s, uint64_t *words, uint32_t n, uint32_t most)
{
	for (size_t i = 0; i < s.n && n < most;) {
		uint64_t h = 14695981039346656037u;
		size_t from = i;

		while (i < s.n && !strchr(" .,;:!?()\"", s.p[i]))
			h = (h ^ (unsigned char)s.p[i++]) * 1099511628211u;
		if (i > from)
			words[n++] = h;
		else
			i++;
	}
	return n;
}

uint32_t
vrow_words(const struct vrow *r, uint64_t *words, uint32_t most)
{
	struct buf b = BUF_INIT;
	uint32_t n = 0;

	if (r->leftover) {
		fold_text(&b, r->c->leftovers[r->item].text);
		n = add_words(buf_get(&b), words, n, most);
	} else {
		const struct chron_event *e = &r->c->events[r->item];

		for (uint32_t i = 0; i < e->nvalues; i++) {
			const struct chron_value *v = &e->values[i];

			if (judged[v->concept] || circumstances[v->concept])
				continue;
			buf_clear(&b);
			fold_text(&b, (struct chron_str){v->p, v->n});
			n = add_words(buf_get(&b), words, n, most);
		}
	}
	buf_free(&b);
	if (n)
		qsort(words, n, sizeof(*words), by_hash);
	return n;
}

struct chron_str
vrow_text(const struct vrow *r, struct arena *a)
{
	const struct chron_event *e;
	const struct chron_source *s;
	struct buf b = BUF_INIT;
	struct chron_str text;

	if (r->leftover)
		return arena_str(a, r->c->leftovers[r->item].text);
	e = &r->c->events[r->item];
	s = &r->c->sources[e->source];
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		if (b.n)
			buf_putc(&b, '\n');
		if (v->heading < s->nheadings) {
			buf_str(&b, s->headings[v->heading].text);
			buf_puts(&b, ": ");
		}
		buf_add(&b, v->p, v->n);
	}
	text = arena_str(a, buf_get(&b));
	buf_free(&b);
	return text;
}

struct chron_str
vrow_content(const struct vrow *r, struct arena *a)
{
	return arena_printf(a, "%016llx%016llx", (unsigned long long)r->key[0],
		(unsigned long long)r->key[1]);
}
