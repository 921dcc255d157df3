/* Disagreement on what somebody is to the child: "her father Terry Blake" here
 * and "stepfather Terry Blake" there. */
#include "merge/differ.h"

#include "util/str.h"

enum { PEOPLE = 12, HITS = 16, NAME_LEAST = 3 };

struct kin {
	uint32_t first, last; /* hashes of the name; last 0: only a first */
	struct chron_str name;
	uint8_t part; /* enum fact_value of FACT_KIN */
};

/* Which cannot be one person, whoever is asked: an aunt of the child is the
 * sister of its mother, and the mother's father its grandfather. */
#define KIN(v) (1u << FACT_KIN_##v)
static const uint16_t clashes[FACT_VALUES] = {
	[FACT_KIN_FATHER] = KIN(STEP) | KIN(UNCLE) | KIN(COUSIN) |
			    KIN(BROTHER) | KIN(FRIEND),
	[FACT_KIN_STEP] = KIN(FATHER) | KIN(UNCLE) | KIN(COUSIN) |
			  KIN(BROTHER) | KIN(GRANDFATHER),
	[FACT_KIN_UNCLE] =
		KIN(FATHER) | KIN(STEP) | KIN(COUSIN) | KIN(GRANDFATHER),
	[FACT_KIN_COUSIN] = KIN(FATHER) | KIN(STEP) | KIN(UNCLE) |
			    KIN(BROTHER) | KIN(AUNT) | KIN(SISTER),
	[FACT_KIN_BROTHER] = KIN(FATHER) | KIN(STEP) | KIN(COUSIN),
	[FACT_KIN_GRANDFATHER] = KIN(STEP) | KIN(UNCLE),
	[FACT_KIN_AUNT] = KIN(COUSIN) | KIN(GRANDMOTHER),
	[FACT_KIN_SISTER] = KIN(COUSIN),
	[FACT_KIN_GRANDMOTHER] = KIN(AUNT),
	[FACT_KIN_FRIEND] = KIN(FATHER),
};

static bool
is_name(const struct wording *w, uint32_t i)
{
	return i < w->n && w->v[i].hash && !(w->v[i].flags & WORD_FIRST) &&
	       w->v[i].flags & (WORD_CAPITAL | WORD_UPPER) &&
	       w->v[i].len >= NAME_LEAST;
}

/* "Uncle Rob Nash", "father (Terry Blake)". */
static uint32_t
read_kin(struct differ *d, uint32_t e, struct kin out[PEOPLE])
{
	struct wording *w = &d->words;
	struct fact_hit hits[HITS];
	uint32_t n = 0;

	differ_read(d, e);
	for (uint32_t i = 1; i < w->n && n < PEOPLE; i++) {
		uint32_t at;

		if (!facts_at(d->facts_lex, w, i, FACT_BIT(KIN), hits, HITS))
			continue;
		at = i + hits[0].n;
		i = at - 1;
		if (w->v[i].p[w->v[i].len] == ',' || !is_name(w, at))
			continue;
		out[n] = (struct kin){.first = w->v[at].hash,
			.name = {w->v[at].p, w->v[at].len},
			.part = hits[0].value};
		if (is_name(w, at + 1) && wording_joined_by(w, at, " ")) {
			out[n].last = w->v[at + 1].hash;
			out[n].name.n = (size_t)(w->v[at + 1].p +
						 w->v[at + 1].len - w->v[at].p);
		}
		n++;
	}
	return n;
}

static bool
differ_two(struct differ *d, uint32_t x, const struct kin *a, uint32_t y,
	const struct kin *b)
{
	if (a->first != b->first ||
		(a->last && b->last && a->last != b->last) ||
		!(clashes[a->part] >> b->part & 1))
		return false;
	differ_report(d, "identity", x, y,
		arena_printf(d->c->arena, "%.*s has %.*s as %s, %.*s as %s.",
			STR(differ_agency(d, x)), STR(a->name),
			fact_say(FACT_KIN, a->part), STR(differ_agency(d, y)),
			fact_say(FACT_KIN, b->part)),
		CHRON_S("What is this person to the child, and to whom else?"));
	return true;
}

void
differ_kin(struct differ *d)
{
	struct kin people[DIFFER_MOST][PEOPLE];
	uint32_t n[DIFFER_MOST];
	uint32_t most = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
							: DIFFER_MOST;

	if (most < 2)
		return;
	for (uint32_t i = 0; i < most; i++)
		n[i] = read_kin(d, i, people[i]);
	for (uint32_t x = 0; x < most; x++)
		for (uint32_t y = x + 1; y < most; y++)
			for (uint32_t k = 0; k < n[x] * n[y]; k++)
				if (differ_event(d, x)->agency !=
						differ_event(d, y)->agency &&
					differ_two(d, x, &people[x][k / n[y]],
						y, &people[y][k % n[y]]))
					return;
}
