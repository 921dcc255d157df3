/* What is said of a grown-up after the name: "mum left", "mum in the kitchen",
 * "mum sat in with A". */
#include "seen/company.h"

enum { ASIDE_REACH = 10 };

/* "the back of the garden": the preposition a place hangs on. */
static bool
is_place(const struct flow *f, uint32_t i, bool stays)
{
	uint32_t k = i;

	if (!(f->t[i].spot & (stays ? SPOT_ROOM | SPOT_LOUNGE : SPOT_ROOM)))
		return false;
	while (k > 0 && i - k < 3 && !f->t[k - 1].punct &&
		!(f->t[k - 1].is & IS(PREP)) && !f->t[k - 1].kids &&
		(f->t[k - 1].is & (IS(DET) | IS(POSS)) || !f->t[k - 1].is))
		k--;
	return k > 0 &&
	       (f->t[k - 1].is & IS(PREP) || f->t[k - 1].spot & SPOT_LEAVE) &&
	       !(f->t[k - 1].is & (IS(ABOUT) | IS(WITH)));
}

/* "went to put the kettle on", but not "went to A", "went to fetch A" */
static bool
goes(const struct flow *f, uint32_t k)
{
	if (k + 1 >= f->n || !(f->t[k].is & IS(TO)))
		return false;
	for (uint32_t j = k + 1; j < f->n && j < k + 4 && !f->t[j].punct; j++)
		if (f->t[j].is & (IS(KID) | IS(PRO)) ||
			f->t[j].spot & SPOT_VENUE || f->t[j].kidword)
			return false;
	return true;
}

/* "left", but not "left a bag", "left with A", "ran into the room". */
static bool
is_leaving(const struct flow *f, uint32_t i)
{
	uint32_t k = i + 1;
	const struct token *t = &f->t[k];

	if (f->t[i].spot & SPOT_WENT && goes(f, k))
		return true;
	if (!(f->t[i].spot & SPOT_LEAVE))
		return false;
	if (k >= f->n || t->punct || t->is & (IS(BUT) | IS(AND) | IS(ADV)))
		return true;
	if (t->is & IS(WITH) || clause_has(t, P(WITHADULT)))
		return false;
	if (t->is & (IS(PREP) | IS(PRO) | IS(KID) | IS(ADULT) | IS(TO)) ||
		t->spot & SPOT_US)
		return true;
	while (k < f->n && f->t[k].is & (IS(DET) | IS(POSS)))
		k++;
	return k < f->n && f->t[k].spot & (SPOT_ROOM | SPOT_VENUE);
}

/* "left us", "left the room" */
static bool
leaves_us(const struct flow *f, uint32_t i)
{
	const struct token *t = &f->t[i + 1];

	return i + 1 < f->n && !t->punct &&
	       (t->is & (IS(PRO) | IS(KID) | IS(ADULT)) || t->spot & SPOT_US ||
		       t->spot & (SPOT_ROOM | SPOT_VENUE) ||
		       (i + 2 < f->n && t->is & IS(DET) &&
			       f->t[i + 2].spot & (SPOT_ROOM | SPOT_VENUE)));
}

/* "mum and A", "mum with the twins", "mum beside A": those at k are with the
 * grown-up at i. */
static bool
is_with(const struct flow *f, uint32_t i, uint32_t k)
{
	const struct token *p = &f->t[k - 1];

	for (; k > i + 1 && f->t[k - 1].is & (IS(DET) | IS(POSS) | IS(NUM));
		k--)
		p = &f->t[k - 2];
	if (k > i + 2 && !p->is && !p->nmeanings && !p->punct)
		p = &f->t[--k - 1]; /* "and Tigrinya interpreter" */
	if (p->punct)
		return false;
	if (p->is & IS(AND) || p->is & IS(KID)) {
		for (k--; k > i + 1; k--)
			if (!(f->t[k - 1].is & (IS(AND) | IS(DET) | IS(KID) |
						       IS(NUM) | IS(WITH))))
				return false;
		return true;
	}
	return p->is & IS(PREP) && !(p->is & (IS(ABOUT) | IS(TO) | IS(BY)));
}

/* A word that puts somebody out of the room, not "the outside of it". */
bool
aside_is(const struct flow *f, uint32_t k, bool stays)
{
	return (clause_has(&f->t[k], P(APART)) &&
		       !(f->t[k - 1].is & IS(DET))) ||
	       is_place(f, k, stays);
}

/* "took him out", "took the baby to the HV" */
static bool
is_taking(const struct flow *f, uint32_t k, uint64_t *with)
{
	if (!(f->t[k].spot & SPOT_TAKE))
		return false;
	for (uint32_t j = k + 1; j < f->n && j < k + 5 && !f->t[j].punct; j++) {
		*with |= f->t[j].kids;
		if (j > k + 1 &&
			(f->t[j].is & IS(TO) || f->t[j].spot & SPOT_GO ||
				clause_has(&f->t[j], P(APART) | P(HOME))))
			return true;
	}
	return false;
}

static bool
is_stop(const struct flow *f, uint32_t k)
{
	return k >= f->n || f->t[k].punct || f->t[k].is & IS(BUT);
}

/* Adds what token k says; false where the clause ends. */
static bool
look_at(const struct flow *f, uint32_t i, uint32_t k, struct aside *a)
{
	static const uint64_t here = P(STAYED) | P(NOTALONE);
	const struct token *t = &f->t[k];

	a->stays |= (t->spot & SPOT_STAY) != 0;
	if (t->punct || (t->is & IS(BUT) && !(t->is & (IS(ADV) | IS(WHO)))))
		return t->punct == ',' && k == i + 1;
	if (is_leaving(f, k) || is_taking(f, k, &a->taken) ||
		aside_is(f, k, a->stays)) {
		a->left |= clause_has(t, P(APART)) || leaves_us(f, k) ||
			   f->t[k - 1].is & IS(TO); /* "asked to leave" */
		a->leave |= f->t[k - 1].is & IS(TO) ||
			    t->spot & (SPOT_LEAVE | SPOT_TAKE | SPOT_WENT);
		a->away = true;
	} else if (clause_has(t, here | P(ABSENT))) {
		a->here = true;
		a->neg |= clause_has(t, P(ABSENT));
	} else if (clause_has(t, P(MISSING))) {
		a->leave = a->left = a->away = true;
	} else if (clause_has(t, P(OUT) | P(DNA) | P(CUSTODY))) {
		a->gone = true;
	} else if ((t->is & IS(BE) || t->spot & SPOT_HERE) &&
		   is_stop(f, k + 1)) {
		a->here = true; /* "mum stayed", "gran there" */
	} else if (t->is & IS(REACHED) || clause_has(t, P(PHONE))) {
		a->reached = true;
	} else if (clause_has(t, P(ALONE))) {
		a->solo = true; /* "mum spoken to alone" */
	} else if (clause_has(t, P(HOME))) {
		a->home = true;
	} else if (t->is & (IS(PRO) | IS(KID) | IS(ADULT)) ||
		   t->spot & SPOT_US) {
		if (!is_with(f, i, k))
			return false;
		a->with |= t->kids;
		a->beside |= !(f->t[k - 1].is & IS(AND)) && t->kids;
		return true;
	} else {
		a->came |= clause_has(t, P(COME) | P(BEGAN));
		a->neg |= (t->is & IS(NEG)) != 0 && !a->away;
		return true;
	}
	a->end = k + (t->span ? t->span : 1);
	return true;
}

/* "..., then stepped out", "and came back down": the same one goes on. */
static void
look_further(const struct flow *f, uint32_t k, struct aside *a)
{
	for (; k + 1 < f->n && f->t[k].punct != ';'; k++) {
		uint32_t j = k + 1;

		if (f->t[k].is & (IS(PRO) | IS(KID) | IS(ADULT)) &&
			!f->t[k].poss)
			return;
		if (f->t[k].punct != ',' && !(f->t[k].is & (IS(AND) | IS(BUT))))
			continue;
		while (j < f->n && f->t[j].is & (IS(ADV) | IS(AND) | IS(BUT)) &&
			!f->t[j].nmeanings)
			j++;
		if (j >= f->n)
			return;
		a->came |= clause_has(&f->t[j], P(COME));
		if (is_leaving(f, j) || clause_has(&f->t[j], P(APART))) {
			a->away = a->leave = a->left = true;
			a->end = j + (f->t[j].span ? f->t[j].span : 1);
		}
	}
}

void
aside_look(const struct flow *f, uint32_t i, struct aside *a)
{
	uint32_t end = i + ASIDE_REACH < f->n ? i + ASIDE_REACH : f->n;
	uint32_t k = i + 1;

	*a = (struct aside){.end = i + 1};
	while (k < end && look_at(f, i, k, a))
		k++;
	look_further(f, k > i + 1 ? k : i + 1, a);
}
