/* Failed visits, missed and cancelled appointments, and plans, in words. */
#include "report/missed.h"

#include "util/fold.h"
#include "util/sentence.h"

enum { QUOTE_BYTES = 200, TYPE_BYTES = 60 };

/* What a rule that said "not seen" says of a visit that failed. */
static const struct {
	const char *rule, *words;
} ways[] = {
	{"unseen.not-brought", "not brought or did not attend"},
	{"unseen.was-not-brought", "not brought"},
	{"unseen.did-not-come", "did not come"},
	{"unseen.no-access", "no access"},
	{"unseen.not-at-home", "not at home"},
	{"unseen.cancelled", "cancelled"},
	{"unseen.did-not-happen", "did not take place"},
};

static const struct chron_sighting *
sighting_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

static const char *
way_of(const char *rule)
{
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if (!strcmp(ways[i].rule, rule))
			return ways[i].words;
	return NULL;
}

static struct chron_str
shorter(struct arena *a, struct chron_str s)
{
	if (s.n <= QUOTE_BYTES)
		return s;
	s.n = utf8_valid((struct chron_str){s.p, QUOTE_BYTES});
	return WORDS(a, s, CHRON_S("..."));
}

/* The sentence that decided; where a column did, the first of the account. */
static struct chron_str
sentence(struct arena *a, const struct chron_event *e,
	const struct chron_sighting *s)
{
	struct chron_str text = chron_event_text(e, CHRON_F_EVENT);

	for (uint32_t k = 0; k < s->nevidence; k++) {
		const struct chron_evidence *v = &s->evidence[k];

		if (v->aspect == ASPECT_SEEN && v->value < e->nvalues &&
			v->start < v->end &&
			e->values[v->value].concept == CHRON_F_EVENT &&
			v->end <= e->values[v->value].n)
			return shorter(a, sentence_at(text, v->start));
	}
	return text.n ? shorter(a, sentence_at(text, 0)) : text;
}

/* Of a visit that failed: by the rule that said so, and in the words. */
static struct chron_str
failed(struct arena *a, const struct chron_event *e,
	const struct chron_sighting *s)
{
	const char *way = NULL;
	struct chron_str quote = sentence(a, e, s);

	for (uint32_t k = 0; k < s->nevidence && !way; k++)
		if (s->evidence[k].aspect == ASPECT_SEEN)
			way = way_of(s->evidence[k].rule);
	return WORDS(a,
		chron_cstr(way ? way : "failed visit or missed appointment"),
		quote.n ? CHRON_S(": \xe2\x80\x9c") : quote, quote,
		quote.n ? CHRON_S("\xe2\x80\x9d") : quote);
}

static struct chron_str
what(struct arena *a, const struct chron_event *e, uint32_t child)
{
	const struct chron_sighting *s = sighting_of(e, child);

	if (e->cancelled)
		return CHRON_S("cancelled");
	if (s && s->attempt)
		return failed(a, e, s);
	return CHRON_S("a plan to see the child");
}

struct chron_str
missed_line(struct arena *a, const struct chron_chronology *c, uint32_t event,
	uint32_t child)
{
	const struct chron_event *e = &c->events[event];
	struct chron_str type = chron_event_text(e, CHRON_F_CONTACT_TYPE);

	if (type.n > TYPE_BYTES)
		type.n = 0;
	return WORDS(a, words_date(a, &e->start), CHRON_S(", "),
		words_agency(c, e->agency), type.n ? CHRON_S(", ") : type, type,
		CHRON_S(": "), what(a, e, child), CHRON_S(" ("),
		words_entry(c, event), CHRON_S(")"));
}

struct chron_str
missed_lines(struct arena *a, const struct chron_chronology *c,
	const uint32_t *events, uint32_t n, uint32_t child)
{
	struct chron_str *lines = ARENA_ARRAY(a, struct chron_str, n);

	for (uint32_t i = 0; i < n; i++)
		lines[i] = WORDS(a, i ? CHRON_S("\n") : CHRON_S(""),
			missed_line(a, c, events[i], child));
	return words_join(a, lines, n);
}
