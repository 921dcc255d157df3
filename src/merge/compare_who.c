/* Comparing who: children, workers, agencies and how they name each other. */
#include "merge/pairing.h"

static bool
is_message(const struct sig *g)
{
	return contact_rows[g->lead].flags & CONTACT_COMM;
}

/* What is written mostly tells of something else; and "mum rang, he is in
 * hospital" at the school is no call to the hospital, but news of what it
 * did. */
static bool
only_news(const struct sig *g, const struct sig *other)
{
	if (g->lead == CONTACT_LETTER || g->lead == CONTACT_NOTICE ||
		g->lead == CONTACT_EMAIL)
		return true;
	return g->hints >> LEX_HINT_NOTIFY & 1 && other->lead;
}

/* Two messages: one that was sent and received, or links of a chain. */
static uint8_t
message_parties(const struct sig *x, const struct sig *y)
{
	bool xy = x->named & y->own, yx = y->named & x->own;

	if ((x->to & y->own && y->from & x->own) ||
		(x->from & y->own && y->to & x->own))
		return W_PARTIES_ANSWER;
	if (x->to & y->own && y->to & x->own && !(x->from & y->own) &&
		!(y->from & x->own))
		return W_PARTIES_SAME_WAY;
	if (xy && yx)
		return W_PARTIES_EACH;
	if (!xy && !yx)
		return W_PARTIES_NEITHER;
	return (xy ? y->told : x->told) ? W_PARTIES_ONE_OTHER : W_PARTIES_ONE;
}

/* A call or a referral beside what does not say that it is one. */
static uint8_t
call_parties(const struct sig *call, const struct sig *other)
{
	bool there = call->named & other->own, back = other->named & call->own;

	if (there && back)
		return W_PARTIES_EACH;
	if (there || back)
		return W_PARTIES_ONE;
	return call->lead == CONTACT_REFERRAL ? W_PARTIES_NEITHER
					      : W_PARTIES_CALL;
}

static bool
both_news(const struct pairing *p)
{
	return (p->x->hints & p->y->hints) >> LEX_HINT_NOTIFY & 1;
}

uint8_t
compare_agencies(const struct pairing *p)
{
	const struct sig *x = p->x, *y = p->y;
	bool xy = x->named & y->own, yx = y->named & x->own;

	if (!x->own || !y->own || x->own == y->own)
		return W_NONE;
	if (is_message(x) && is_message(y))
		return message_parties(x, y);
	if (is_message(x) && !only_news(x, y))
		return call_parties(x, y);
	if (is_message(y) && !only_news(y, x))
		return call_parties(y, x);
	if (xy && yx)
		return W_PARTIES_TOGETHER;
	if (x->from & y->from || (both_news(p) && x->named & y->named))
		return W_PARTIES_THIRD;
	if (xy || yx) {
		uint32_t others = xy ? x->named & ~y->own : y->named & ~x->own;

		return others ? W_PARTIES_AMONG : W_PARTIES_NAMED;
	}
	if (p->kind && !p->news &&
		!(contact_rows[p->kind].flags & CONTACT_SHARED))
		return W_PARTIES_VISIT;
	return W_NONE;
}

enum {
	ADULTS_ONLY = (1 << LEX_ADULT_FAMILY) - 1,
	CHILDREN = 1 << LEX_ADULT_FAMILY | 1 << LEX_ADULT_HOUSEHOLD
};

static bool
about_adult(const struct sig *g)
{
	return !g->subjects && g->adults & ADULTS_ONLY &&
	       !(g->adults & CHILDREN);
}

/* A meeting or an incident of the whole family, of which each may quote another
 * child. */
static bool
of_household(const struct pairing *p)
{
	const struct sig *x = p->x, *y = p->y;
	uint8_t flags =
		contact_rows[x->lead].flags | contact_rows[y->lead].flags;

	return flags & (CONTACT_FIRM | CONTACT_HOUSEHOLD) &&
	       (x->whole || y->whole || (x->adults | y->adults) & CHILDREN);
}

uint8_t
compare_subjects(const struct pairing *p)
{
	const struct sig *x = p->x, *y = p->y;
	uint8_t flags = contact_rows[p->kind].flags;
	bool joint = (p->x->hints & p->y->hints) >> LEX_HINT_JOINT & 1;
	bool shared = flags & (CONTACT_SHARED | CONTACT_COMM) || joint;
	uint32_t cx = x->subjects ? x->subjects : x->spoken;
	uint32_t cy = y->subjects ? y->subjects : y->spoken;

	if (x->subjects & y->subjects)
		return W_SUBJECT_SAME;
	if (x->subjects && y->subjects)
		return p->fit != FIT_OTHER && p->fit != FIT_SPOKEN &&
				       flags & CONTACT_HOUSEHOLD
			       ? W_SUBJECT_SIBLING
			       : W_SUBJECT_OTHER;
	if (x->stranger && y->stranger)
		return x->stranger == y->stranger ? W_SUBJECT_STRANGER
						  : W_SUBJECT_OTHER;
	if (about_adult(x) != about_adult(y) &&
		(cx || cy || x->adults || y->adults))
		return shared ? W_SUBJECT_ADULT_SOFT : W_SUBJECT_ADULT;
	if (about_adult(x) && about_adult(y))
		return x->adults & y->adults ? W_SUBJECT_STRANGER
		       : shared		     ? W_SUBJECT_ADULT_SOFT
					     : W_SUBJECT_OTHER;
	if (!shared && (x->hints ^ y->hints) >> LEX_HINT_MOTHER & 1)
		return W_SUBJECT_MOTHER;
	if (cx && cy)
		return cx & cy		 ? W_SUBJECT_SAME
		       : of_household(p) ? W_SUBJECT_SPOKEN_SOFT
					 : W_SUBJECT_SPOKEN;
	return W_NONE;
}

#define NAME_BITS 3.5f
enum { NAME_OF_FEW = 4 }; /* events that give it */

static bool
names(const struct sig *g, uint32_t form)
{
	for (uint32_t i = 0; i < g->nnames; i++)
		if (sig_names(g)[i] == form)
			return true;
	return false;
}

/* Does one name who wrote the other, and did not write both? */
static bool
names_author(const struct sig *x, const struct sig *y)
{
	return y->author && y->author != x->author && names(x, y->author);
}

uint8_t
compare_people(const struct pairing *p)
{
	const struct sigs *s = &p->s->sigs;
	const uint32_t *x = sig_names(p->x), *y = sig_names(p->y);
	uint32_t i = 0, k = 0, n = 0, rare = 0;

	if (p->a->agency != p->b->agency &&
		(names_author(p->x, p->y) || names_author(p->y, p->x)))
		return W_PEOPLE_AUTHOR;
	while (i < p->x->nnames && k < p->y->nnames) {
		if (x[i] == y[k]) {
			n += sig_weight(s, x[i]) >= NAME_BITS;
			rare += sig_count(s, x[i]) <= NAME_OF_FEW;
		}
		if (x[i] <= y[k])
			i++;
		else
			k++;
	}
	if (n < 2)
		return rare ? W_PEOPLE_RARE : n ? W_PEOPLE_ONE : W_NONE;
	return W_PEOPLE_MORE;
}

/* Whose contact it is, so that others only tell of it. */
static const uint32_t owners[CONTACT_COUNT] = {
	[CONTACT_STRATEGY] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_S47] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_ICPC] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_RCPC] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_CONFERENCE] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_CORE_GROUP] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_CIN_MEETING] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_LAC_REVIEW] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_LEGAL_PLAN] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_PLACEMENT] = 1u << KIND_SOCIAL_CARE,
	[CONTACT_MARAC] = 1u << KIND_POLICE | 1u << KIND_DOMESTIC_ABUSE,
	[CONTACT_MACE] = 1u << KIND_POLICE | 1u << KIND_SOCIAL_CARE,
	[CONTACT_HEALTH_ASSESSMENT] =
		1u << KIND_HOSPITAL | 1u << KIND_COMMUNITY_HEALTH,
	[CONTACT_AE] = 1u << KIND_HOSPITAL,
	[CONTACT_WARD] = 1u << KIND_HOSPITAL,
	[CONTACT_DISCHARGE] = 1u << KIND_HOSPITAL,
	[CONTACT_SELF_HARM] = 1u << KIND_HOSPITAL,
	[CONTACT_AMBULANCE] = 1u << KIND_AMBULANCE,
	[CONTACT_BIRTH] = 1u << KIND_MIDWIFERY | 1u << KIND_HOSPITAL,
	[CONTACT_MEDICAL] = 1u << KIND_HOSPITAL | 1u << KIND_COMMUNITY_HEALTH,
	[CONTACT_CLINIC] = 1u << KIND_HOSPITAL | 1u << KIND_COMMUNITY_HEALTH,
	[CONTACT_GP_VISIT] = 1u << KIND_GP,
	[CONTACT_DENTAL] = 1u << KIND_DENTAL,
	[CONTACT_CAMHS] = 1u << KIND_CAMHS,
	[CONTACT_INCIDENT] = 1u << KIND_POLICE,
	[CONTACT_DOMESTIC] = 1u << KIND_POLICE,
	[CONTACT_ARREST] = 1u << KIND_POLICE,
	[CONTACT_PROTECTION] = 1u << KIND_POLICE,
	[CONTACT_WELFARE] = 1u << KIND_POLICE,
	[CONTACT_MISSING] = 1u << KIND_POLICE,
	[CONTACT_ABE] = 1u << KIND_POLICE,
	[CONTACT_SCHOOL] = 1u << KIND_SCHOOL | 1u << KIND_NURSERY,
	[CONTACT_EXCLUSION] = 1u << KIND_SCHOOL,
	[CONTACT_DISCLOSURE] = 1u << KIND_SCHOOL | 1u << KIND_NURSERY,
	[CONTACT_EVICTION] = 1u << KIND_HOUSING,
	[CONTACT_TENANCY] = 1u << KIND_HOUSING,
	[CONTACT_FIRE] = 1u << KIND_FIRE,
};

bool
score_owns(uint8_t kind, uint32_t own)
{
	return owners[kind] & own;
}

bool
score_owned(uint8_t kind)
{
	return owners[kind] != 0;
}

uint8_t
compare_owner(const struct pairing *p)
{
	uint32_t owner = owners[p->kind];
	bool x = p->x->own & owner, y = p->y->own & owner;

	return x != y ? W_OWNER_ONE : W_NONE;
}

uint8_t
compare_sources(const struct pairing *p)
{
	if (p->a->agency != p->b->agency)
		return W_NONE;
	if (p->verbatim)
		return W_SOURCE_VERBATIM;
	return p->a->source == p->b->source ? W_SOURCE_SAME : W_SOURCE_AGENCY;
}

uint8_t
compare_places(const struct pairing *p)
{
	if (!p->x->place || !p->y->place)
		return W_NONE;
	return p->x->place == p->y->place ? W_PLACE_SAME : W_PLACE_OTHER;
}
