/* What a child said, in the sentences of the record.
 *
 * The rules mark few words ("drew a"); a panel wants to read what was said.
 * So the whole sentence is given, and the sentences next to it as long as they
 * tell of speech, wishes or feelings and nobody grown-up comes before those. */
#include "report/said.h"

#include "util/buf.h"
#include "util/sentence.h"
#include "util/str.h"

enum { WORD_BYTES = 16, ANSWER_BYTES = 3, LETTERS = 26 };

/* Words by their first letter: every word of a sentence is looked up. */
static const char *const telling[LETTERS] = {
	['a' - 'a'] = "asked|asks|answered|added",
	['d' - 'a'] = "disclosed|described|describes|drew",
	['e' - 'a'] = "explained",
	['f' - 'a'] = "feels|felt|feeling|frightened",
	['h' - 'a'] = "hates|hate|happy",
	['l' - 'a'] = "like|likes|liked|loves|love",
	['m' - 'a'] = "misses",
	['n' - 'a'] = "nodded",
	['r' - 'a'] = "replied",
	['s' - 'a'] = "said|says|saying|stated|states|scared|sad|shared",
	['t' - 'a'] = "told|tells|telling",
	['w' - 'a'] = "wants|want|wanted|wishes|wish|wished|worried|worries|"
		      "worry|wrote",
};

static const char *const others[LETTERS] = {
	['a' - 'a'] = "aunt",
	['c' - 'a'] = "carer|carers",
	['d' - 'a'] = "dad|dad's|daddy|dsl|dc|doctor|dr",
	['f' - 'a'] = "father|father's|fa",
	['g' - 'a'] = "gran|grandma|grandad|grandmother|grandfather|gp",
	['h' - 'a'] = "hv",
	['i' - 'a'] = "i",
	['m' - 'a'] = "mum|mums|mother|mother's|mo|mam|mummy|mgm|mgf|midwife|"
		      "mr|mrs|ms|miss",
	['n' - 'a'] = "nan|nanny|nurse",
	['o' - 'a'] = "officer|officers",
	['p' - 'a'] = "parent|parents|partner|pgm|pgf|pc|police",
	['s' - 'a'] = "stepfather|stepdad|stepmother|stepmum|sw|staff",
	['t' - 'a'] = "teacher",
	['u' - 'a'] = "uncle",
	['v' - 'a'] = "visitor",
	['w' - 'a'] = "worker|we|writer",
};

struct stretch {
	uint32_t start, end;
	bool told; /* holds deciding words, or goes on from there */
};

struct passages {
	struct emit *e;
	struct buf text;
	struct chron_span *spans;
	uint32_t nspans;
};

static bool
in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

static bool
is_one_of(struct chron_str word, const char *const lists[LETTERS])
{
	unsigned letter = (unsigned)(*word.p | 0x20) - 'a';
	struct chron_str rest, one;

	if (letter >= LETTERS || !lists[letter])
		return false;
	rest = chron_cstr(lists[letter]);
	while (str_cut(&rest, '|', &one))
		if (str_ieq(word, one))
			return true;
	return false;
}

/* Speech comes before, or without, somebody who might be the one speaking. */
static bool
goes_on(struct chron_str s)
{
	size_t i = 0;

	while (i < s.n) {
		struct chron_str word = {s.p + i, 0};

		if (s.p[i] == '"' || str_starts(word, "\xe2\x80\x9c"))
			return true;
		while (i < s.n && in_word(s.p[i]))
			i++;
		word.n = (size_t)(s.p + i - word.p);
		if (!word.n) {
			if (s.n - i >= 3 && !memcmp(s.p + i, "\xe2\x80\x9c", 3))
				return true;
			i++;
		} else if (word.n < WORD_BYTES && is_one_of(word, others)) {
			return false;
		} else if (word.n < WORD_BYTES && is_one_of(word, telling)) {
			return true;
		}
	}
	return false;
}

static struct stretch *
cut(struct arena *a, struct chron_str text, uint32_t *n)
{
	struct stretch *list = NULL;
	size_t at = 0;

	*n = 0;
	while (at < text.n) {
		size_t end = sentence_end(text, at);
		struct chron_str s;

		end = end > at ? end : at + 1;
		s = str_trim((struct chron_str){text.p + at, end - at});
		at = end;
		if (!s.n)
			continue;
		*ARENA_PUSH(a, &list, n) =
			(struct stretch){.start = (uint32_t)(s.p - text.p),
				.end = (uint32_t)(s.p + s.n - text.p)};
	}
	return list;
}

static bool
decides(const struct chron_event *event, const struct chron_evidence *v,
	uint32_t value)
{
	const struct chron_value *text = &event->values[value];

	return v->aspect == ASPECT_EXPRESSED && v->value == value &&
	       v->start < v->end && v->end <= text->n &&
	       (text->concept == CHRON_F_EVENT || text->n > ANSWER_BYTES);
}

static bool
mark(struct stretch *list, uint32_t n, const struct chron_event *event,
	const struct chron_sighting *s, uint32_t value)
{
	bool any = false;

	for (uint32_t k = 0; k < s->nevidence; k++) {
		const struct chron_evidence *v = &s->evidence[k];

		for (uint32_t i = 0; decides(event, v, value) && i < n; i++) {
			if (list[i].start >= v->end || list[i].end <= v->start)
				continue;
			list[i].told = any = true;
		}
	}
	return any;
}

static void
spread(struct stretch *list, uint32_t n, struct chron_str text)
{
	for (uint32_t i = 1; i < n; i++)
		if (list[i - 1].told && !list[i].told)
			list[i].told = goes_on(
				(struct chron_str){text.p + list[i].start,
					list[i].end - list[i].start});
	for (uint32_t i = n; i-- > 1;)
		if (list[i].told && !list[i - 1].told)
			list[i - 1].told = goes_on(
				(struct chron_str){text.p + list[i - 1].start,
					list[i - 1].end - list[i - 1].start});
}

/* Marks what decided within bytes from..to, which begin at `at` in the cell.
 * The evidence of one aspect does not overlap within a passage once put in
 * order; what still would is left out. */
static void
add_spans(struct passages *p, const struct chron_event *event,
	const struct chron_sighting *s, uint32_t value, uint32_t from,
	uint32_t to, uint32_t at)
{
	for (uint32_t k = 0; k < s->nevidence; k++) {
		const struct chron_evidence *v = &s->evidence[k];
		struct chron_span span = {at, at, v->rule};

		if (!decides(event, v, value) || v->start < from || v->end > to)
			continue;
		span.start += v->start - from;
		span.end += v->end - from;
		if (p->nspans && span.start < p->spans[p->nspans - 1].end)
			continue;
		*ARENA_PUSH(p->e->a, &p->spans, &p->nspans) = span;
	}
}

static void
add_value(struct passages *p, const struct chron_event *event,
	const struct chron_sighting *s, uint32_t value, struct chron_str who)
{
	struct chron_str text = {
		event->values[value].p, event->values[value].n};
	uint32_t n;
	struct stretch *list = cut(p->e->a, text, &n);

	if (!mark(list, n, event, s, value))
		return;
	spread(list, n, text);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t from = list[i].start;

		if (!list[i].told)
			continue;
		while (i + 1 < n && list[i + 1].told)
			i++;
		if (p->text.n)
			buf_putc(&p->text, '\n');
		buf_str(&p->text, who);
		buf_puts(&p->text, who.n ? ": " : "");
		add_spans(p, event, s, value, from, list[i].end,
			(uint32_t)p->text.n);
		buf_add(&p->text, text.p + from, list[i].end - from);
	}
}

static bool
has_evidence(const struct chron_event *event, const struct chron_sighting *s,
	uint32_t value)
{
	for (uint32_t k = 0; k < s->nevidence; k++)
		if (decides(event, &s->evidence[k], value))
			return true;
	return false;
}

static void
add_event(struct passages *p, uint32_t at, uint32_t child, bool named)
{
	const struct chron_event *event = &p->e->c->events[at];

	for (uint32_t i = 0; i < event->nsightings; i++) {
		const struct chron_sighting *s = &event->sightings[i];

		if (s->child != child ||
			s->flag[ASPECT_EXPRESSED] != ANSWER_YES)
			continue;
		for (uint32_t k = 0; k < event->nvalues; k++)
			if (has_evidence(event, s, k))
				add_value(p, event, s, k,
					named ? words_agency(
							p->e->c, event->agency)
					      : CHRON_S(""));
	}
}

static bool
heard(const struct chron_event *event, uint32_t child)
{
	for (uint32_t i = 0; i < event->nsightings; i++)
		if (event->sightings[i].child == child)
			return event->sightings[i].flag[ASPECT_EXPRESSED] ==
			       ANSWER_YES;
	return false;
}

struct chron_cell *
emit_said(struct emit *e, uint32_t event, uint32_t child, const char *none)
{
	const struct chron_entry *entry = chronology_entry(e->c, event);
	const uint32_t *events = entry ? entry->events : &event;
	struct passages p = {.e = e, .text = BUF_INIT};
	struct chron_cell *cell;
	uint32_t n = entry ? entry->nevents : 1, told = 0;

	for (uint32_t i = 0; i < n; i++)
		told += heard(&e->c->events[events[i]], child);
	for (uint32_t i = 0; i < n; i++)
		add_event(&p, events[i], child, told > 1);
	cell = emit_text(
		e, p.text.n ? arena_str(e->a, buf_get(&p.text))
		   : told   ? CHRON_S("heard; the words are not in the record")
			    : chron_cstr(none));
	cell->spans = p.spans;
	cell->nspans = p.nspans;
	buf_free(&p.text);
	return cell;
}
