/* What is told from afar: on paper, over the telephone, by whom, and whether
 * it is as good as having been there. */
#include "seen/clause.h"

enum { HEAD = 8 }; /* tokens in which a sentence names its document */

/* "Discharge letter: ...", "Notification that ...", "Report received": is
 * what stands from token `from` on told on paper? */
bool
flow_paper(const struct flow *f, uint32_t from)
{
	static const uint64_t paper = P(LETTER) | P(DESK), there = P(VISIT);
	bool found = false, strong = false;

	if (!(f->marks & MARKED(PAPER)) && !(f->preds & paper))
		return false;
	for (uint32_t i = from; i < f->n && i < from + HEAD; i++) {
		const struct token *t = &f->t[i];
		uint32_t next = i + t->span;

		if (t->punct || t->kids)
			return found && strong && t->punct == ':';
		if (found && t->marks & MARKED(RECEIVED))
			return true;
		if (t->covered)
			continue;
		if (clause_has(t, there) &&
			!(next < f->n && f->t[next].marks & MARKED(PAPER)))
			return false;
		if (!(t->marks & MARKED(PAPER)) && !clause_has(t, paper))
			continue;
		found = true;
		strong = !(t->marks & MARKED(OWNPAPER));
		if (next < f->n && ((strong && f->t[next].is & IS(ABOUT)) ||
					   f->t[next].marks & MARKED(RECEIVED)))
			return true;
	}
	return false;
}

/* Where somebody begins to tell what he rang or wrote about: "rang: ...",
 * "email from school to say ..."; f->n if nobody does. */
uint32_t
flow_report(const struct flow *f, uint32_t from)
{
	static const uint64_t sent = P(PHONE) | P(TEXT) | P(LETTER);
	bool found = false;

	if (!(f->preds & sent))
		return f->n;
	for (uint32_t i = from; i < f->n && f->t[i].punct != ';'; i++) {
		const struct token *t = &f->t[i];

		if (t->quoted)
			continue;
		if (found && (t->punct == ':' || clause_has(t, P(SAY))))
			return i;
		found |= clause_has(t, sent) && i - from < HEAD;
	}
	return f->n;
}

/* A name that is no word and no child's. */
static bool
is_name(const struct token *t)
{
	return !t->punct && t->capital && !t->kids && !t->nmeanings &&
	       (!t->is || t->is & IS(TITLE)) && !t->kidword;
}

/* "PC Dale", "Mrs Lowe, deputy head", "Jo Pratt (manager)". */
static bool
is_named_worker(const struct flow *f, uint32_t i)
{
	const struct token *t = f->t;

	if (!(t[i].is & (IS(PRO) | IS(STAFF))))
		return false;
	if (t[i].is & IS(TITLE) && !(t[i].is & IS(ADULT)))
		return true;
	if (i + 1 < f->n && is_name(&t[i + 1]))
		return true;
	for (uint32_t k = i; k > 0 && i - k < 4; k--) {
		if (t[k - 1].punct == ',' || t[k - 1].punct == '(')
			return k > 1 && is_name(&t[k - 2]);
		if (t[k - 1].punct)
			break;
	}
	return false;
}

/* "14:10", "2pm", or a word of the day. */
static bool
is_hour(const struct flow *f, const struct token *t)
{
	const char *p = f->text.p + t->start;
	uint32_t n = t->end - t->start;

	if (t->is & IS(TODAY))
		return true;
	if (n > 3 && memchr(p, ':', n))
		return true;
	return n > 2 && p[0] >= '0' && p[0] <= '9' &&
	       (p[n - 1] == 'm' || p[n - 1] == 'M') &&
	       (p[n - 2] == 'a' || p[n - 2] == 'p');
}

/* A professional, by name, tells what she saw today. */
bool
flow_vouch(const struct flow *f, uint32_t from, bool report)
{
	bool named = false, today = false, told = report;

	if ((f->past && !f->today) || !(f->is & (IS(PRO) | IS(STAFF))) ||
		!(told || f->preds & P(SAY)))
		return false;
	for (uint32_t i = from; i < f->n && f->t[i].punct != ';'; i++) {
		if (f->t[i].quoted)
			continue;
		named |= !told || report ? is_named_worker(f, i) : false;
		told |= clause_has(&f->t[i], P(SAY));
		today |= is_hour(f, &f->t[i]);
	}
	return named && today && told;
}
