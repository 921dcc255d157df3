/* An account that contradicts itself on whether a child was seen, or seen
 * alone: its columns and its narrative, or two of its columns. */
#include "merge/differ.h"
#include "util/buf.h"
#include "util/str.h"

enum { QUOTE_MAX = 80, HITS = 16 };

/* The two pieces of evidence for one flag, where it has two. */
static bool
evidence_of(const struct chron_sighting *s, enum aspect a,
	const struct chron_evidence *found[2])
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->nevidence && n < 2; i++)
		if (s->evidence[i].aspect == a)
			found[n++] = &s->evidence[i];
	return s->contradicted && n == 2;
}

/* The words in quotation marks, after the heading of their column. */
static struct chron_str
quote(const struct differ *d, const struct chron_event *e,
	const struct chron_evidence *v)
{
	struct arena *a = d->c->arena;
	const struct chron_value *value;
	struct chron_str words, heading = CHRON_S("");
	bool cut;

	if (v->value >= e->nvalues || v->end > e->values[v->value].n)
		return CHRON_S("nothing");
	value = &e->values[v->value];
	words = (struct chron_str){value->p + v->start, v->end - v->start};
	cut = words.n > QUOTE_MAX;
	if (cut)
		words.n = QUOTE_MAX;
	while (cut && words.n &&
		((unsigned char)words.p[words.n] & 0xc0) == 0x80)
		words.n--;
	if (value->concept != CHRON_F_EVENT && e->source < d->c->nsources &&
		value->heading < d->c->sources[e->source].nheadings)
		heading = str_trim(
			d->c->sources[e->source].headings[value->heading].text);
	return arena_printf(a, "%.*s%s\"%.*s%s\"", STR(heading),
		heading.n ? " " : "", STR(words), cut ? " ..." : "");
}

/* "Alone" is belied by words of who else was there, not by "he was not there
 * then". */
static bool
of_company(const struct chron_event *e, const struct chron_evidence *v[2])
{
	static const char *const words[] = {"alone", "with ", "present",
		"presence", "own", "together", "while", NULL};

	for (int k = 0; k < 2; k++) {
		const struct chron_value *value;
		struct chron_str s;

		if (v[k]->value >= e->nvalues)
			continue;
		value = &e->values[v[k]->value];
		if (value->concept != CHRON_F_EVENT || v[k]->end > value->n)
			continue;
		s = (struct chron_str){
			value->p + v[k]->start, v[k]->end - v[k]->start};
		for (uint32_t i = 0; words[i]; i++)
			if (str_ifind(s, words[i]) != SIZE_MAX)
				return true;
		return false;
	}
	return true;
}

static struct chron_str
question(enum aspect aspect)
{
	return aspect == ASPECT_SEEN
		       ? CHRON_S("Was the child seen, and which of the two was "
				 "written at the time?")
		       : CHRON_S("Was the child seen alone, and which of the "
				 "two was written at the time?");
}

/* One finding for the children of whom the same is in doubt. */
static bool
report(struct differ *d, uint32_t i, enum aspect aspect)
{
	static const char *const what[] = {"seen", "seen alone"};
	const struct chron_event *e = differ_event(d, i);
	const struct chron_evidence *v[2], *first[2] = {NULL, NULL};
	struct buf names = BUF_INIT;
	uint32_t n = 0;

	for (uint32_t k = 0; k < e->nsightings; k++) {
		const struct chron_sighting *s = &e->sightings[k];

		if (!evidence_of(s, aspect, v) ||
			(aspect == ASPECT_ALONE && !of_company(e, v)))
			continue;
		if (!n++)
			memcpy(first, v, sizeof(first));
		else
			buf_puts(&names, " and ");
		buf_str(&names, d->c->config.children[s->child].ref);
	}
	if (n)
		differ_report(d, "seen", i, i,
			arena_printf(d->c->arena,
				"%.*s contradicts itself on whether %.*s %s "
				"%s: it says %.*s and %.*s.",
				STR(differ_agency(d, i)), STR(buf_get(&names)),
				n > 1 ? "were" : "was", what[aspect],
				STR(quote(d, e, first[0])),
				STR(quote(d, e, first[1]))),
			question(aspect));
	buf_free(&names);
	return n;
}

/* What the column says, if it says yes or no of all children at once. */
static enum answer
column_of(const struct chron_event *e)
{
	struct chron_str v = str_trim(chron_event_text(e, CHRON_F_SEEN));
	static const char *const yes[] = {"y", "yes", "both", "all", "seen",
		"yes both", "yes, both", "ie", "do", NULL};
	static const char *const both[] = {
		"both", "yes both", "yes, both", NULL};
	static const char *const no[] = {"n", "no", "none", "nobody", "na",
		"naddo", "not seen", "neither", NULL};

	/* "Both" of three says nothing of the third. */
	if (str_in(v, both) && e->nsightings > 2)
		return ANSWER_UNCLEAR;
	if (str_in(v, yes))
		return ANSWER_YES;
	return str_in(v, no) ? ANSWER_NO : ANSWER_UNCLEAR;
}

/* "Child seen: Y" is true of a record of two if one of them was. */
static bool
one_was_seen(const struct chron_event *e)
{
	for (uint32_t k = 0; k < e->nsightings; k++)
		if (e->sightings[k].flag[ASPECT_SEEN] == ANSWER_YES &&
			!e->sightings[k].contradicted)
			return true;
	return false;
}

/* "Fergus read me his book": its writer was there. */
static bool
is_first_hand(struct differ *d, uint32_t i)
{
	static const char *const words[] = {"me", "us", "myself", NULL};

	differ_read(d, i);
	for (uint32_t k = 1; k < d->words.n; k++)
		if (str_in((struct chron_str){d->words.v[k].p,
				   d->words.v[k].len},
			    words))
			return true;
	return false;
}

/* The column of a meeting or of news is about what its writer did: "no", and
 * what the text tells of others, are both true. */
static bool
tells_of_others(struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);
	struct facts f;

	if (sig_news(g) || differ_is_meeting(d) ||
		contact_rows[g->lead].flags & (CONTACT_FIRM | CONTACT_COMM) ||
		g->kinds >> CONTACT_MISSING & 1 ||
		g->modes & (1 << LEX_MODE_PHONE | 1 << LEX_MODE_LETTER))
		return true;
	if (d->entry->nevents > 1)
		return d->facts[i].news || d->facts[i].meeting;
	differ_read(d, i);
	facts_of_read(&f, d->facts_lex, &d->words, differ_event(d, i));
	return f.news || f.meeting;
}

/* "Noor was absent", not "Lee was". */
static bool
after_child(const struct differ *d, uint32_t k)
{
	struct lex_hit hits[HITS];

	for (uint32_t back = 1; back <= 2 && back < k; back++) {
		uint32_t n = lexicon_at(
			d->sigs->lex, &d->words, k - back, hits, HITS);

		while (n-- > 0)
			if (hits[n].class == LEX_CHILD)
				return true;
	}
	return false;
}

/* The words of the narrative that say that a child was seen, or was not; both
 * if they say both. */
static uint16_t
narrative(struct differ *d, uint32_t i, uint32_t *at, uint32_t *n)
{
	struct fact_hit hits[HITS];
	uint16_t says = 0;

	differ_read(d, i);
	for (uint32_t k = 1; k < d->words.n; k++) {
		uint32_t h = facts_at(d->facts_lex, &d->words, k,
			FACT_BIT(UNSEEN), hits, HITS);

		while (h-- > 0)
			if (hits[h].group == FACT_UNSEEN) {
				if (hits[h].value == FACT_UNSEEN_AWAY) {
					if (!after_child(d, k))
						continue;
					hits[h].value = FACT_UNSEEN_YES;
				}
				if (!says) {
					*at = k;
					*n = hits[h].n;
				}
				says |= (uint16_t)(1u << hits[h].value);
				k += hits[h].n - 1u;
				break;
			}
	}
	return says;
}

static void
report_words(struct differ *d, uint32_t i, enum answer column, uint32_t at,
	uint32_t n)
{
	const struct word *from = &d->words.v[at],
			  *to = &d->words.v[at + n - 1];
	struct chron_str words = {from->p, (size_t)(to->p + to->len - from->p)};

	differ_report(d, "seen", i, i,
		arena_printf(d->c->arena,
			"%.*s contradicts itself on whether the child was "
			"seen: the column says %s, the text \"%.*s\".",
			STR(differ_agency(d, i)),
			column == ANSWER_YES ? "yes" : "no", STR(words)),
		question(ASPECT_SEEN));
}

static bool
contradicted(const struct chron_event *e)
{
	for (uint32_t k = 0; k < e->nsightings; k++)
		if (e->sightings[k].contradicted)
			return true;
	return false;
}

void
differ_within(struct differ *d, uint32_t i)
{
	enum answer column = column_of(differ_event(d, i));
	uint32_t at = 0, n = 0;
	uint16_t says;

	if (column == ANSWER_UNCLEAR && !contradicted(differ_event(d, i)))
		return;
	if (column != ANSWER_YES && tells_of_others(d, i) &&
		!is_first_hand(d, i))
		return;
	/* What reading the whole record found comes first. */
	if (!(column == ANSWER_YES && one_was_seen(differ_event(d, i))) &&
		report(d, i, ASPECT_SEEN))
		return;
	says = column == ANSWER_UNCLEAR ? 0 : narrative(d, i, &at, &n);
	if (says == (column == ANSWER_YES ? 1u << FACT_UNSEEN_YES
					  : 1u << FACT_UNSEEN_NO))
		report_words(d, i, column, at, n);
	else
		report(d, i, ASPECT_ALONE);
}
