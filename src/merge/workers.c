/* The workers of the case and the agency of each. */
#include "merge/workers.h"

enum {
	SLOTS_MIN = 1 << 8,
	NAMES_MAX = 1 << 16, /* further names are not learned */
	BITS = 32,
	COUNT_MAX = 60000,
	SEVERAL = 1 /* a surname that stands for more than one */
};

/* One form of a name. */
struct slot {
	uint32_t form;	  /* 0: free */
	uint32_t surname; /* that it stands for, SEVERAL, or 0 */
	uint16_t votes[BITS];
};

struct workers {
	struct arena *arena;
	struct slot *v;
	uint32_t mask, n;
};

static struct slot *
look(const struct workers *w, uint32_t form)
{
	uint32_t i = (form * 0x9e3779b1u >> 8) & w->mask;

	while (w->v[i].form && w->v[i].form != form)
		i = (i + 1) & w->mask;
	return &w->v[i];
}

static void
grow(struct workers *w)
{
	struct slot *old = w->v;
	uint32_t n = w->mask + 1;

	w->mask = n * 2 - 1;
	w->v = ARENA_ARRAY(w->arena, struct slot, n * 2);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].form)
			*look(w, old[i].form) = old[i];
}

/* NULL when there is no more room. */
static struct slot *
slot_of(struct workers *w, uint32_t form)
{
	struct slot *s = look(w, form);

	if (s->form)
		return s;
	if (w->n >= NAMES_MAX)
		return NULL;
	if (w->n * 2 >= w->mask) {
		grow(w);
		s = look(w, form);
	}
	w->n++;
	s->form = form;
	return s;
}

struct workers *
workers_new(struct arena *a)
{
	struct workers *w = ARENA_NEW(a, struct workers);

	w->arena = a;
	w->mask = SLOTS_MIN - 1;
	w->v = ARENA_ARRAY(a, struct slot, SLOTS_MIN);
	return w;
}

static void
vote(struct slot *s, uint32_t bit, int weight)
{
	uint32_t sum = s->votes[bit] + (uint32_t)weight;

	s->votes[bit] = (uint16_t)(sum < COUNT_MAX ? sum : COUNT_MAX);
}

static void
stands_for(struct slot *s, uint32_t surname)
{
	if (!surname || s->form == surname || s->surname == surname)
		return;
	s->surname = s->surname ? SEVERAL : surname;
}

static uint32_t
bit_number(uint32_t bit)
{
	uint32_t n = 0;

	while (bit >>= 1)
		n++;
	return n;
}

void
workers_learn(
	struct workers *w, const struct naming *n, uint32_t bit, int weight)
{
	const uint32_t forms[] = {n->last, n->given, n->initials};
	uint32_t number = bit_number(bit);

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct slot *s = forms[i] ? slot_of(w, forms[i]) : NULL;

		if (!s)
			continue;
		vote(s, number, weight);
		stands_for(s, n->last);
	}
}

void
workers_join(struct workers *w, const struct workers *from)
{
	for (uint32_t i = 0; i <= from->mask; i++) {
		const struct slot *f = &from->v[i];
		struct slot *s = f->form ? slot_of(w, f->form) : NULL;

		if (!s)
			continue;
		for (uint32_t k = 0; k < BITS; k++)
			if (f->votes[k])
				vote(s, k, f->votes[k]);
		stands_for(s, f->surname);
	}
}

/* One slip does not decide, nor does it undo what many say. */
uint32_t
workers_agency(const struct workers *w, uint32_t form)
{
	const struct slot *s = look(w, form);
	uint32_t best = 0, second = 0, at = 0;

	if (!s->form)
		return 0;
	for (uint32_t k = 0; k < BITS; k++)
		if (s->votes[k] > best) {
			second = best;
			best = s->votes[k];
			at = k;
		} else if (s->votes[k] > second) {
			second = s->votes[k];
		}
	return best > 2 * second ? 1u << at : 0;
}

uint32_t
workers_form(const struct workers *w, uint32_t form)
{
	const struct slot *s = look(w, form);

	return s->form && s->surname > SEVERAL ? s->surname : form;
}

bool
workers_know(const struct workers *w, uint32_t form)
{
	return look(w, form)->form;
}
