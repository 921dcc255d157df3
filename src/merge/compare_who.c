/* Comparing who: children, workers, agencies and how they name each other. */
#include "merge/pairing.h"

/* "Mum rang, he is in hospital" at the school is no call to the hospital, but
 * news of what it did. */
static bool
only_news(const struct sig *call, const struct sig *other)
{
	return call->hints >> LEX_HINT_NOTIFY & 1 && other->lead &&
	       !(contact_rows[other->lead].flags & CONTACT_COMM);
}

static bool
comm(const struct pairing *p)
{
	bool x = contact_rows[p->x->lead].flags & CONTACT_COMM;
	bool y = contact_rows[p->y->lead].flags & CONTACT_COMM;

	if (x != y)
		return x ? !only_news(p->x, p->y) : !only_news(p->y, p->x);
	return x;
}

enum parties {
	PARTIES_SILENT,
	PARTIES_ANSWER,
	PARTIES_EACH,
	PARTIES_SAME_WAY,
	PARTIES_ONE,
	PARTIES_ONE_OTHER,
	PARTIES_NEITHER,
	PARTIES_TOGETHER,
	PARTIES_NAMED,
	PARTIES_VISIT,
	PARTIES_THIRD
};

const struct level agency_levels[] = {
	[PARTIES_ANSWER] = {28,
		"one tells the other, the other was told by it"},
	[PARTIES_EACH] = {22, "each names the other as its party"},
	[PARTIES_SAME_WAY] = {2, "each says that it turned to the other"},
	[PARTIES_ONE] = {4, "one names the other as its party"},
	[PARTIES_ONE_OTHER] = {-30, "one names a third agency as its party"},
	[PARTIES_NEITHER] = {-30, "neither names the other as its party"},
	[PARTIES_TOGETHER] = {16, "each names the other agency"},
	[PARTIES_NAMED] = {8, "one names the other agency"},
	[PARTIES_VISIT] = {-16, "two agencies' own contacts: neither names the "
				"other"},
	[PARTIES_THIRD] = {10, "both had it from the same agency"},
};

static uint8_t
message_parties(const struct sig *x, const struct sig *y)
{
	bool xy = x->named & y->own, yx = y->named & x->own;

	if ((x->to & y->own && y->from & x->own) ||
		(x->from & y->own && y->to & x->own))
		return PARTIES_ANSWER;
	if (x->to & y->own && y->to & x->own && !(x->from & y->own) &&
		!(y->from & x->own))
		return PARTIES_SAME_WAY;
	if (xy && yx)
		return PARTIES_EACH;
	if (!xy && !yx)
		return PARTIES_NEITHER;
	return (xy ? y->named : x->named) ? PARTIES_ONE_OTHER : PARTIES_ONE;
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
		return PARTIES_SILENT;
	if (comm(p))
		return message_parties(x, y);
	if (xy && yx)
		return PARTIES_TOGETHER;
	if (x->from & y->from || (both_news(p) && x->named & y->named))
		return PARTIES_THIRD;
	if (xy || yx)
		return PARTIES_NAMED;
	if (p->kind && !p->news &&
		!(contact_rows[p->kind].flags & CONTACT_SHARED))
		return PARTIES_VISIT;
	return PARTIES_SILENT;
}

enum subject {
	SUBJECT_SILENT,
	SUBJECT_SAME,
	SUBJECT_SIBLING,
	SUBJECT_OTHER,
	SUBJECT_ADULT,
	SUBJECT_ADULT_SOFT,
	SUBJECT_STRANGER,
	SUBJECT_SPOKEN
};

const struct level subject_levels[] = {
	[SUBJECT_SAME] = {4, "they are about the same child"},
	[SUBJECT_SIBLING] = {-8, "each is filed under another child of the "
				 "household that it concerns"},
	[SUBJECT_OTHER] = {-60, "they are about different people"},
	[SUBJECT_ADULT] = {-45, "one is about the child, the other about a "
				"grown-up"},
	[SUBJECT_ADULT_SOFT] = {-6, "one is filed under a grown-up"},
	[SUBJECT_STRANGER] = {6, "they are about the same person"},
	[SUBJECT_SPOKEN] = {-30, "they speak of different children"},
};

enum { ADULTS_ONLY = (1 << LEX_ADULT_FAMILY) - 1 };

static bool
about_adult(const struct sig *g)
{
	return !g->subjects && g->adults & ADULTS_ONLY &&
	       !(g->adults >> LEX_ADULT_FAMILY & 1);
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
		return SUBJECT_SAME;
	if (x->subjects && y->subjects)
		return p->fit != FIT_OTHER && p->fit != FIT_SPOKEN &&
				       flags & CONTACT_HOUSEHOLD
			       ? SUBJECT_SIBLING
			       : SUBJECT_OTHER;
	if (x->stranger && y->stranger)
		return x->stranger == y->stranger ? SUBJECT_STRANGER
						  : SUBJECT_OTHER;
	if (about_adult(x) != about_adult(y) &&
		(cx || cy || x->adults || y->adults))
		return shared ? SUBJECT_ADULT_SOFT : SUBJECT_ADULT;
	if (about_adult(x) && about_adult(y))
		return x->adults & y->adults ? SUBJECT_STRANGER
		       : shared		     ? SUBJECT_ADULT_SOFT
					     : SUBJECT_OTHER;
	if (!shared && (x->hints ^ y->hints) >> LEX_HINT_MOTHER & 1)
		return SUBJECT_ADULT;
	if (cx && cy)
		return cx & cy ? SUBJECT_SAME : SUBJECT_SPOKEN;
	return SUBJECT_SILENT;
}

enum people { PEOPLE_NONE, PEOPLE_ONE, PEOPLE_MORE };

const struct level people_levels[] = {
	[PEOPLE_ONE] = {9, "they name the same person or place"},
	[PEOPLE_MORE] = {16, "they name the same people or places"},
};

uint8_t
compare_people(const struct pairing *p)
{
	const uint32_t *x = sig_names(p->x), *y = sig_names(p->y);
	uint32_t i = 0, k = 0, n = 0;

	while (i < p->x->nnames && k < p->y->nnames) {
		if (x[i] == y[k])
			n += sig_weight(&p->s->sigs, x[i]) >= 3.5f;
		if (x[i] <= y[k])
			i++;
		else
			k++;
	}
	return n == 0 ? PEOPLE_NONE : n == 1 ? PEOPLE_ONE : PEOPLE_MORE;
}

enum owner { OWNER_NONE, OWNER_ONE };

const struct level owner_levels[] = {
	[OWNER_ONE] = {6, "one of them is the agency whose contact it is"},
};

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

	return x != y ? OWNER_ONE : OWNER_NONE;
}

enum source { SOURCE_OTHER, SOURCE_VERBATIM, SOURCE_SAME, SOURCE_AGENCY };

const struct level source_levels[] = {
	[SOURCE_VERBATIM] = {200, "one row repeats the other word for word"},
	[SOURCE_SAME] = {-200, "two rows of one agency's file are two "
			       "happenings"},
	[SOURCE_AGENCY] = {-25, "both are of one agency"},
};

uint8_t
compare_sources(const struct pairing *p)
{
	if (p->a->agency != p->b->agency)
		return SOURCE_OTHER;
	if (p->verbatim)
		return SOURCE_VERBATIM;
	return p->a->source == p->b->source ? SOURCE_SAME : SOURCE_AGENCY;
}

enum place { PLACE_SILENT, PLACE_SAME, PLACE_OTHER };

const struct level place_levels[] = {
	[PLACE_SAME] = {6, "they name the same place"},
	[PLACE_OTHER] = {-4, "they name different places"},
};

uint8_t
compare_places(const struct pairing *p)
{
	if (!p->x->place || !p->y->place)
		return PLACE_SILENT;
	return p->x->place == p->y->place ? PLACE_SAME : PLACE_OTHER;
}
