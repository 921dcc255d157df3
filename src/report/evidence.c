/* Where an account comes from and what decided its flags, in words. */
#include "report/evidence.h"

#include "util/buf.h"
#include "util/str.h"

enum {
	HASH_SHOWN = 16,  /* digits: the whole hash stands with the file */
	QUOTE_MOST = 100, /* bytes: the words are marked where they stand */
};

#define OPEN_QUOTE  "\xe2\x80\x9c"
#define CLOSE_QUOTE "\xe2\x80\x9d"
#define ELLIPSIS    "\xe2\x80\xa6"

static const char *const precisions[] = {
	[CHRON_MINUTE] = "to the minute",
	[CHRON_DAY] = "to the day",
	[CHRON_WEEK] = "to the week",
	[CHRON_MONTH] = "to the month",
	[CHRON_SEASON] = "to a season or a part of a year",
	[CHRON_YEAR] = "to the year",
};

static const char *const bases[] = {
	[BASIS_INFERRED] = "from the narrative",
	[BASIS_STATED] = "as a column says",
	[BASIS_DECIDED] = "as a person decided",
};

/* Without line ends, and cut between words where it is long. */
static void
add_quote(struct buf *b, struct chron_str s)
{
	size_t n = s.n;

	if (n > QUOTE_MOST) {
		n = QUOTE_MOST;
		while (n && s.p[n] != ' ')
			n--;
		for (n = n ? n : QUOTE_MOST; (s.p[n] & 0xc0) == 0x80; n--)
			;
	}
	buf_puts(b, OPEN_QUOTE);
	for (size_t i = 0; i < n; i++)
		buf_putc(b, s.p[i] == '\n' ? ' ' : s.p[i]);
	if (n < s.n)
		buf_puts(b, " " ELLIPSIS);
	buf_puts(b, CLOSE_QUOTE);
}

static void
add_origin(struct buf *b, struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e)
{
	const struct chron_version *v = chronology_version(c, e->source);

	buf_puts(b, "From ");
	buf_str(b, words_position(a, c, e));
	if (v)
		buf_printf(b, ", version %u", v->number);
	if (e->source < c->nsources && c->sources[e->source].sha256.n) {
		struct chron_str hash = c->sources[e->source].sha256;

		hash.n = hash.n < HASH_SHOWN ? hash.n : HASH_SHOWN;
		buf_puts(b, " (SHA-256 ");
		buf_str(b, hash);
		buf_puts(b, ELLIPSIS ")");
	}
	buf_puts(b, "; record ");
	buf_str(b, e->id);
	buf_puts(b, ".");
}

static void
add_read_as(struct buf *b, struct arena *a, const struct chron_when *w)
{
	buf_str(b, words_date(a, w));
	if (w->precision == CHRON_MINUTE) {
		buf_puts(b, ", ");
		buf_str(b, words_time(a, w));
	}
}

/* Only of a date in figures does the order matter. */
static bool
is_figures(struct chron_str date)
{
	for (size_t i = 0; i < date.n; i++)
		if ((date.p[i] | 0x20) >= 'a' && (date.p[i] | 0x20) <= 'z')
			return false;
	return date.n > 0;
}

/* How it was written, how it was read, and how surely. */
static void
add_date(struct buf *b, struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e)
{
	const char *precision = e->start.precision < CHRON_UNKNOWN
					? precisions[e->start.precision]
					: NULL;

	buf_puts(b, "\nDate ");
	if (e->date_text.n || e->time_text.n) {
		buf_puts(b, "written ");
		if (e->date_text.n)
			add_quote(b, e->date_text);
		if (e->date_text.n && e->time_text.n)
			buf_puts(b, ", ");
		if (e->time_text.n)
			add_quote(b, e->time_text);
		buf_puts(b, e->carried ? ", carried down from a row above, "
				       : ", ");
	} else {
		buf_puts(b, "not written; ");
	}
	buf_puts(b, "read as ");
	add_read_as(b, a, &e->start);
	if (e->has_end) {
		buf_puts(b, " to ");
		add_read_as(b, a, &e->end);
	}
	if (precision) {
		buf_puts(b, ", ");
		buf_puts(b, precision);
	}
	if (e->start.uncertain)
		buf_puts(b, ", uncertain");
	if (e->source < c->nsources && c->sources[e->source].date_order.n &&
		is_figures(e->date_text)) {
		buf_puts(b, "; dates of this file: ");
		buf_str(b, c->sources[e->source].date_order);
	}
	buf_puts(b, ".");
}

static void
add_evidence(struct buf *b, const struct chron_event *e,
	const struct chron_evidence *v)
{
	if (v->value < e->nvalues && v->start < v->end &&
		v->end <= e->values[v->value].n) {
		add_quote(
			b, (struct chron_str){e->values[v->value].p + v->start,
				   v->end - v->start});
		buf_puts(b, " ");
	}
	buf_puts(b, "[");
	buf_puts(b, v->rule);
	buf_puts(b, "]");
}

static const struct chron_evidence *
next_of(const struct chron_sighting *s, uint32_t *at, int aspect)
{
	while (*at < s->nevidence)
		if (s->evidence[(*at)++].aspect == aspect)
			return &s->evidence[*at - 1];
	return NULL;
}

/* The same words by the same rules. */
static bool
same_evidence(const struct chron_sighting *s, int x, int y)
{
	uint32_t i = 0, k = 0;

	for (;;) {
		const struct chron_evidence *v = next_of(s, &i, x);
		const struct chron_evidence *w = next_of(s, &k, y);

		if (!v || !w)
			return v == w;
		if (v->value != w->value || v->start != w->start ||
			v->end != w->end || strcmp(v->rule, w->rule) != 0)
			return false;
	}
}

static void
add_answer(struct buf *b, const struct chron_sighting *s, int aspect)
{
	static const char *const unclear[ASPECT_COUNT] = {
		"whether seen cannot be told", "whether alone cannot be told",
		"whether asked cannot be told", "whether heard cannot be told"};

	if (s->flag[aspect] == ANSWER_UNCLEAR)
		buf_puts(b, unclear[aspect]);
	else
		buf_str(b, words_answer((enum aspect)aspect, s->flag[aspect]));
}

/* "not asked, not heard: "New birth visit" [seen.nothing-said]": answers with
 * the same evidence are told at once. */
static void
add_answers(struct buf *b, const struct chron_event *e,
	const struct chron_sighting *s)
{
	bool told[ASPECT_COUNT] = {false};

	for (int i = 0; i < ASPECT_COUNT; i++) {
		const struct chron_evidence *v;
		const char *before = ": ";
		uint32_t at = 0;

		if (told[i])
			continue;
		if (i)
			buf_puts(b, "; ");
		add_answer(b, s, i);
		for (int k = i + 1; k < ASPECT_COUNT; k++) {
			if (told[k] || !same_evidence(s, i, k))
				continue;
			told[k] = true;
			buf_puts(b, ", ");
			add_answer(b, s, k);
		}
		while ((v = next_of(s, &at, i))) {
			buf_puts(b, before);
			add_evidence(b, e, v);
			before = ", ";
		}
	}
}

static void
add_sighting(struct buf *b, const struct chron_chronology *c,
	const struct chron_event *e, const struct chron_sighting *s)
{
	if (c->config.nchildren > 1) {
		buf_puts(b, "\nChild ");
		buf_str(b, c->config.children[s->child].ref);
	} else {
		buf_puts(b, "\nThe child");
	}
	buf_puts(b, ", ");
	buf_puts(b, bases[s->basis]);
	if (grade_names[s->grade])
		buf_printf(b, ", %s", grade_names[s->grade]);
	if (mode_names[s->mode])
		buf_printf(b, ", %s", mode_names[s->mode]);
	buf_puts(b, ": ");
	if (s->flag[ASPECT_SEEN] == ANSWER_NA)
		add_answer(b, s, ASPECT_SEEN);
	else
		add_answers(b, e, s);
	if (s->contradicted)
		buf_puts(b, "; the columns and the narrative disagree");
	buf_puts(b, ".");
}

struct chron_str
evidence_words(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e)
{
	struct buf b = BUF_INIT;
	struct chron_str text;

	add_origin(&b, a, c, e);
	add_date(&b, a, c, e);
	buf_puts(&b, e->nsightings ? "\n" : "\n\n");
	for (uint32_t i = 0; i < e->nsightings; i++)
		add_sighting(&b, c, e, &e->sightings[i]);
	text = arena_str(a, buf_get(&b));
	buf_free(&b);
	return text;
}
