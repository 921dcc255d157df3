/* One-sided contact: an account that says that another agency was told, was
 * there or turned to it, and nothing in that agency's file that answers.  And
 * referrals of which that can be said, or cannot be checked. */
#include "core/agency.h"
#include "merge/differ.h"

#include "util/str.h"

enum {
	NEAR_DAYS = 2,
	LETTER_DAYS = 7,
	HITS = 16,
	REACH = 5, /* words from "rang" to the one who was rung */
};

static bool
word_in(const struct word *w, const char *const *list)
{
	return w->hash && str_in((struct chron_str){w->p, w->len}, list);
}

/* "To ring", "will be told", "asked HV to inform": not done yet. */
static bool
to_be_done(const struct wording *w, uint32_t i)
{
	static const char *const ahead[] = {"to", "will", "shall", "must",
		"need", "needs", "please", "ask", "asked", "advised", "plan",
		"plans", "if", "should", "would", "be", "being", "await",
		"awaiting", "going", "request", "requested", "wants", "wanted",
		"agreed", "ll", NULL};

	for (uint32_t back = 1; back <= 2 && back < i; back++) {
		if (w->v[i - back + 1].flags & WORD_FIRST)
			return false;
		if (word_in(&w->v[i - back], ahead))
			return true;
	}
	return false;
}

/* "She had been told by police": not the writer. */
static bool
told_of(const struct wording *w, uint32_t i)
{
	static const char *const of[] = {
		"been", "she", "he", "they", "was", "were", NULL};

	return i > 1 && word_in(&w->v[i - 1], of) && !wording_begins(w, i);
}

/* Who does it: "mum rang", "school informed"; the writer if nobody is named
 * just before. */
static struct named
doer(struct differ *d, uint32_t i)
{
	struct named n = {0};

	for (uint32_t back = 1; back <= 3 && back < i; back++) {
		if (!d->words.v[i - back].hash ||
			d->words.v[i - back + 1].flags & WORD_FIRST)
			break;
		whom_at(d->whom, &d->words, i - back, &n);
	}
	return n;
}

/* Those named from a word on, up to what was said to them. */
static struct named
receivers(struct differ *d, uint32_t i)
{
	static const char *const stops[] = {"that", "re", "about", "regarding",
		"who", "as", "because", "whether", "which", "from", "by",
		"when", "for", "after", "then", "where", "of", "on", "at", "in",
		NULL};
	struct wording *w = &d->words;
	struct named n = {0};
	uint32_t last = i;

	while (i < w->n && i < last + REACH && w->v[i].hash &&
		!(i > last && w->v[i].flags & WORD_FIRST) &&
		!word_in(&w->v[i], stops)) {
		uint32_t words = whom_at(d->whom, w, i, &n);

		i += words ? words : 1;
		if (words && (n.kinds || n.agencies))
			last = i;
	}
	if (n.family && !n.kinds && !n.agencies)
		n = (struct named){0};
	return n;
}

/* What one account says of telling. */
struct telling {
	struct named to, from;
	struct named referred; /* those of `to` to whom something was sent */
};

static void
add(struct named *to, const struct named *more)
{
	to->kinds |= more->kinds;
	to->agencies |= more->agencies;
}

/* Of what is written under "Action", only what was done: "rang", "e-mailed". */
static bool
is_done(const struct word *w)
{
	static const char *const done[] = {"rang", "told", "sent", "wrote",
		"spoke", "left", "rung", "made", "passed", NULL};

	return word_in(w, done) ||
	       (w->len > 3 && (w->p[w->len - 1] | 0x20) == 'd' &&
		       (w->p[w->len - 2] | 0x20) == 'e');
}

static bool
is_to(const struct word *w)
{
	return w->len == 2 && (w->p[0] | 0x20) == 't' &&
	       (w->p[1] | 0x20) == 'o';
}

static void
read_telling(struct differ *d, uint32_t own, bool after, struct telling *out)
{
	struct wording *w = &d->words;
	struct fact_hit hits[HITS];

	for (uint32_t i = 1; i < w->n; i++) {
		uint32_t n = facts_at(d->facts_lex, w, i,
			FACT_BIT(TELL) | FACT_BIT(REFER), hits, HITS);
		struct named by, who;
		uint32_t k = 0;
		bool refers = false;

		for (uint32_t h = 0; h < n; h++)
			refers |= hits[h].group == FACT_REFER;
		while (k < n && hits[k].group != FACT_TELL)
			k++;
		if (k == n)
			continue;
		by = doer(d, i);
		/* "Told to see the GP": the patient was. */
		if (i + 1 < w->n && hits[k].n == 1 && is_to(&w->v[i + 1]))
			continue;
		who = receivers(d, i + hits[k].n);
		if (to_be_done(w, i) || (after && !is_done(&w->v[i])) ||
			(hits[k].value == FACT_TELL_FROM && told_of(w, i)) ||
			(by.family && !whom_is(&by, d->c, own)))
			continue;
		/* "Health visitor answerphone message left" */
		if (hits[k].value == FACT_TELL_LEFT) {
			add(&out->to, &by);
			continue;
		}
		if ((by.kinds || by.agencies) && !whom_is(&by, d->c, own))
			continue;
		add(hits[k].value == FACT_TELL_FROM ? &out->from : &out->to,
			&who);
		if (refers)
			add(&out->referred, &who);
		i += hits[k].n - 1u;
	}
}

static bool
is_letter(const struct sig *g)
{
	uint64_t letters = 1ull << CONTACT_LETTER | 1ull << CONTACT_REFERRAL |
			   1ull << CONTACT_EMAIL | 1ull << CONTACT_DISCHARGE;

	return g->kinds & letters;
}

static void
add_receipt(struct differ *d, uint32_t i, uint32_t agency, struct chron_str to,
	bool checkable)
{
	*ARENA_PUSH(d->lists, &d->c->receipts, &d->c->nreceipts) =
		(struct chron_receipt){
			d->entry->events[i], agency, to, checkable};
}

/* Of that sort no agency has given anything: nothing can be looked up. */
static void
find_unchecked(struct differ *d, uint32_t i, const struct named *named)
{
	uint32_t there = differ_sig(d, i)->own, awaited = 0;

	for (uint32_t k = 0; k < d->c->nagencies; k++) {
		const struct chron_agency *a = &d->c->agencies[k];

		if (a->nevents) {
			there |= a->kind ? 1u << a->kind : 0;
		} else if (whom_is(named, d->c, k)) {
			awaited |= a->kind ? 1u << a->kind : 0;
			add_receipt(d, i, k, a->name, false);
		}
	}
	for (uint32_t kind = 1; kind < KIND_COUNT; kind++)
		if (named->kinds >> kind & 1 &&
			!((there | awaited) >> kind & 1))
			add_receipt(d, i, CHRON_NONE,
				chron_cstr(agency_usual_name(
					(enum agency_kind)kind)),
				false);
}

/* The same look-up as for what is one-sided. */
static void
find_receipts(struct differ *d, uint32_t i, const struct named *named)
{
	uint32_t absent[DIFFER_ABSENT], n;

	if (!named->kinds && !named->agencies)
		return;
	n = differ_absent(d, i, named, LETTER_DAYS, absent);
	for (uint32_t k = 0; k < n; k++)
		add_receipt(
			d, i, absent[k], d->c->agencies[absent[k]].name, true);
	find_unchecked(d, i, named);
}

void
differ_one_sided(struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		const struct sig *g = differ_sig(d, i);
		uint32_t own = differ_event(d, i)->agency;
		struct telling t = {0};

		if (!differ_exact(d, i) || own >= d->c->nagencies ||
			!whom_may(d->whom, g) ||
			(d->entry->nevents > 1 && !d->facts[i].has[FACT_TELL]))
			continue;
		differ_read(d, i);
		read_telling(d, own, false, &t);
		facts_read_after(&d->words, differ_event(d, i));
		read_telling(d, own, true, &t);
		differ_look_for(d, i, &t.to,
			is_letter(g) ? LETTER_DAYS : NEAR_DAYS, "one-sided",
			"that it told");
		find_receipts(d, i, &t.referred);
		t.from.kinds &= ~t.to.kinds;
		t.from.agencies &= ~t.to.agencies;
		differ_look_for(d, i, &t.from,
			is_letter(g) ? LETTER_DAYS : NEAR_DAYS, "one-sided",
			"news from");
	}
}
