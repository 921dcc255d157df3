/* The register of people: tables of the words of their names. */
#include "people/register.h"

#include <stdlib.h>

#include "people/register_parts.h"
#include "util/civil.h"
#include "util/str.h"

enum { SLIP_LEAST = 5 }; /* letters of a name that is known misspelt */

struct slip {
	uint64_t hash; /* of what is left of a part without one letter */
	uint64_t part;
};

static int
by_hash(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;

	if (a->initials != b->initials)
		return a->initials ? 1 : -1;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->known > b->known) - (a->known < b->known);
}

static uint32_t
power_over(uint32_t n)
{
	uint32_t size = 16;

	while (size < n * 2)
		size *= 2;
	return size;
}

static struct part *
part_slot(struct part *parts, uint32_t mask, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & mask;

	while (parts[i].hash && parts[i].hash != hash)
		i = (i + 1) & mask;
	return &parts[i];
}

static const struct part *
part_find(struct part *parts, uint32_t mask, uint64_t hash)
{
	const struct part *x;

	if (!parts)
		return NULL;
	x = part_slot(parts, mask, hash);
	return x->hash ? x : NULL;
}

/* The parts of one table from the claims [from, to), in order. */
static void
file_parts(struct people *p, const struct claim *v, uint32_t from, uint32_t to,
	struct part **parts, uint32_t *mask)
{
	struct bearer *bearers =
		ARENA_ARRAY(p->arena, struct bearer, to - from);
	uint32_t size = power_over(to - from);

	*parts = ARENA_ARRAY(p->arena, struct part, size);
	*mask = size - 1;
	for (uint32_t i = from; i < to;) {
		struct part *x = part_slot(*parts, *mask, v[i].hash);

		*x = (struct part){.hash = v[i].hash,
			.bearers = bearers,
			.folded = arena_str(p->arena,
				(struct chron_str){v[i].folded, v[i].bytes}),
			.vocab = vocab_look(p->vocab, v[i].hash),
			.n = v[i].n};
		for (; i < to && v[i].hash == x->hash; i++) {
			if (!x->nbearers || bearers[-1].known != v[i].known) {
				*bearers++ = (struct bearer){v[i].known, 0};
				x->nbearers++;
			}
			x->declared |= v[i].known < p->ndeclared;
			bearers[-1].roles |= v[i].roles;
			x->roles |= v[i].roles;
		}
	}
}

static uint64_t
without(const char *word, size_t n, size_t at)
{
	char less[LETTERS_LONGEST];

	memcpy(less, word, at);
	memcpy(less + at, word + at + 1, n - at - 1);
	return letters_hash(less, n - 1);
}

/* Several parts may leave the same: each has a slot. */
static void
add_slip(struct people *p, uint64_t hash, uint64_t part)
{
	uint32_t i = (uint32_t)(hash >> 20) & p->slips_mask;

	for (; p->slips[i].hash; i = (i + 1) & p->slips_mask)
		if (p->slips[i].hash == hash && p->slips[i].part == part)
			return;
	p->slips[i] = (struct slip){hash, part};
}

static bool
may_slip(const struct claim *c)
{
	return c->n >= SLIP_LEAST && c->n == c->bytes && !c->initials &&
	       c->roles &
		       (PART_ALIAS | PART_GIVEN | PART_SURNAME | PART_MIDDLE);
}

static void
file_slips(struct people *p, const struct claim *v, uint32_t n)
{
	uint32_t size, sum = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += may_slip(&v[i]) ? v[i].n + 1u : 0;
	size = power_over(sum);
	p->slips = ARENA_ARRAY(p->arena, struct slip, size);
	p->slips_mask = size - 1;
	for (uint32_t i = 0; i < n; i++) {
		if (!may_slip(&v[i]))
			continue;
		add_slip(p, v[i].hash, v[i].hash);
		for (size_t k = 0; k < v[i].bytes; k++)
			add_slip(p, without(v[i].folded, v[i].bytes, k),
				v[i].hash);
	}
}

void
people_note_letter(struct known *k, struct chron_str word)
{
	char folded[LETTERS_LONGEST];

	if (letters_fold(word, folded) && *folded >= 'a' && *folded <= 'z')
		k->letters |= 1u << (*folded - 'a');
}

bool
people_letter(const struct people *p, uint32_t known, char letter)
{
	return letter >= 'a' && letter <= 'z' &&
	       p->known[known].letters >> (letter - 'a') & 1;
}

void
people_settle(struct people *p)
{
	struct claims c = {.arena = p->arena};
	struct letters_row room = {NULL, 0, 0};
	uint32_t names = 0;

	for (uint32_t i = 0; i < p->nknown; i++)
		claims_of(&c, p, i, &room);
	if (c.n)
		qsort(c.v, c.n, sizeof(*c.v), by_hash);
	for (uint32_t i = 0; i < c.n; i++)
		if (!(c.v[i].roles & PART_SHORT))
			people_note_letter(&p->known[c.v[i].known],
				(struct chron_str){
					c.v[i].folded, c.v[i].bytes});
	while (names < c.n && !c.v[names].initials)
		names++;
	file_parts(p, c.v, 0, names, &p->parts, &p->parts_mask);
	file_parts(p, c.v, names, c.n, &p->initials, &p->initials_mask);
	file_slips(p, c.v, names);
}

const struct part *
people_part(const struct people *p, uint64_t hash)
{
	return part_find(p->parts, p->parts_mask, hash);
}

const struct part *
people_initials(const struct people *p, uint64_t hash)
{
	return part_find(p->initials, p->initials_mask, hash);
}

/* A part that leaves this, too, and is one slip from the word. */
static const struct part *
slip_find(const struct people *p, uint64_t hash, struct chron_str word)
{
	uint32_t i = (uint32_t)(hash >> 20) & p->slips_mask;

	for (; p->slips[i].hash; i = (i + 1) & p->slips_mask) {
		const struct part *x;

		if (p->slips[i].hash != hash)
			continue;
		x = people_part(p, p->slips[i].part);
		if (x && str_distance(x->folded, word, 1) <= 1)
			return x;
	}
	return NULL;
}

const struct part *
people_slip(const struct people *p, struct chron_str word)
{
	const struct part *x;

	if (word.n + 1 < SLIP_LEAST || word.n >= LETTERS_LONGEST)
		return NULL;
	x = slip_find(p, letters_hash(word.p, word.n), word);
	for (size_t i = 0; i < word.n && !x; i++)
		x = slip_find(p, without(word.p, word.n, i), word);
	return x;
}

uint64_t
people_number(const char *label, struct chron_str number)
{
	return letters_hash(label, strlen(label)) * 31 +
	       letters_hash(number.p, number.n);
}

unsigned
people_role(const struct part *part, uint32_t known)
{
	uint32_t low = 0, high = part->nbearers;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (part->bearers[mid].known < known)
			low = mid + 1;
		else
			high = mid;
	}
	return low < part->nbearers && part->bearers[low].known == known
		       ? part->bearers[low].roles
		       : 0;
}
