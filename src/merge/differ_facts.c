/* Disagreement on what happened: attended, outcome, status, injury. */
#include "merge/differ.h"
#include "util/str.h"

/* How one group of facts is told. */
struct claim {
	const char *kind;
	uint8_t group;	  /* enum fact_group */
	const char *verb; /* "GP says that ..." */
	const char *question;
	bool (*fits)(const struct differ *d);
};

/* Decisions of which one may lead to the other are none: an enquiry and the
 * conference that follows it. */
#define OUT(v) (1u << FACT_OUTCOME_##v)
static const uint16_t clashes[FACT_VALUES] = {
	[FACT_OUTCOME_NFA] = OUT(S47) | OUT(ASSESS) | OUT(CONFERENCE) |
			     OUT(CP_PLAN) | OUT(REFERRAL) | OUT(CIN) | OUT(S17),
	[FACT_OUTCOME_NO_S47] = OUT(S47),
	[FACT_OUTCOME_ENDED] = OUT(CP_PLAN),
	[FACT_OUTCOME_EARLY_HELP] = OUT(S47) | OUT(CP_PLAN) | OUT(CIN),
	[FACT_OUTCOME_CIN] = OUT(CP_PLAN) | OUT(S47) | OUT(CONFERENCE) |
			     OUT(NFA) | OUT(EARLY_HELP),
	[FACT_OUTCOME_ASSESS] = OUT(NFA),
	[FACT_OUTCOME_REFERRAL] = OUT(NFA),
	[FACT_OUTCOME_S47] =
		OUT(NFA) | OUT(NO_S47) | OUT(EARLY_HELP) | OUT(CIN) | OUT(S17),
	[FACT_OUTCOME_S17] = OUT(S47) | OUT(NFA),
	[FACT_OUTCOME_CONFERENCE] = OUT(NFA) | OUT(CIN),
	[FACT_OUTCOME_CP_PLAN] =
		OUT(NFA) | OUT(ENDED) | OUT(CIN) | OUT(EARLY_HELP),
};

static bool
clash(uint8_t group, uint16_t one, uint16_t other)
{
	uint16_t against = 0;

	if (!one || !other || one & other)
		return false;
	if (group == FACT_STATUS)
		return differ_statuses(one, other);
	if (group != FACT_OUTCOME)
		return true;
	for (uint8_t v = 1; v < FACT_VALUES; v++)
		if (one >> v & 1)
			against |= clashes[v];
	return other & against;
}

/* Whoever else is at odds with one of the two belongs to the same question. */
static void
add_others(struct differ *d, uint8_t group, uint32_t x, uint32_t y, uint32_t n)
{
	for (uint32_t k = 0; k < n; k++) {
		uint16_t says = d->facts[k].has[group];

		if (clash(group, says, d->facts[x].has[group]) ||
			clash(group, says, d->facts[y].has[group]))
			differ_add(d, d->entry->events[k]);
	}
}

/* The first two accounts of different agencies that state different things. */
static bool
differ_claim(struct differ *d, const struct claim *claim)
{
	struct arena *a = d->c->arena;

	uint32_t n = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						     : DIFFER_MOST;

	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = x + 1; y < n; y++) {
			uint16_t one = d->facts[x].has[claim->group];
			uint16_t other = d->facts[y].has[claim->group];

			if (!clash(claim->group, one, other) ||
				differ_event(d, x)->agency ==
					differ_event(d, y)->agency)
				continue;
			differ_report(d, claim->kind, x, y,
				arena_printf(a, "%.*s %s %s; %.*s %s %s.",
					STR(differ_agency(d, x)), claim->verb,
					fact_say(claim->group, fact_first(one)),
					STR(differ_agency(d, y)), claim->verb,
					fact_say(claim->group,
						fact_first(other))),
				chron_cstr(claim->question));
			add_others(d, claim->group, x, y, n);
			return true;
		}
	return false;
}

/* One finding of a list, the first that there is, or all of them. */
static void
differ_claims(struct differ *d, const struct claim *claims, size_t n, bool all)
{
	if (d->entry->nevents < 2)
		return;
	for (size_t i = 0; i < n; i++)
		if ((!claims[i].fits || claims[i].fits(d)) &&
			differ_claim(d, &claims[i]) && !all)
			return;
}
#define CLAIMS(d, list, all)                                                   \
	differ_claims(d, list, sizeof(list) / sizeof(*(list)), all)

static bool
of_kinds(const struct differ *d, uint64_t kinds)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (kinds >> differ_sig(d, i)->lead & 1)
			return true;
	return false;
}

#define KIND(k) (1ull << CONTACT_##k)

/* A discharge ends a stay: both are true of it. */
static bool
no_stay(const struct differ *d)
{
	return !of_kinds(d, KIND(DISCHARGE) | KIND(WARD) | KIND(BIRTH));
}

static bool
is_conference(const struct differ *d)
{
	return of_kinds(d,
		KIND(ICPC) | KIND(RCPC) | KIND(CONFERENCE) | KIND(PLAN_START));
}

static bool
is_risk(const struct differ *d)
{
	return of_kinds(d, KIND(DOMESTIC) | KIND(INCIDENT) | KIND(MISSING) |
				   KIND(MARAC) | KIND(ARREST));
}

void
differ_outcome(struct differ *d)
{
	static const struct claim claims[] = {
		{"outcome", FACT_OUTCOME, "records the outcome as",
			"What was decided, and where is it written down?",
			NULL},
		{"outcome", FACT_ENQUIRY, "records the enquiry as",
			"Was it to be led by one agency or by two, and where "
			"is that written down?",
			NULL},
		{"outcome", FACT_CATEGORY, "gives the category as",
			"Under which category was the plan made, by the "
			"minutes?",
			is_conference},
		{"outcome", FACT_RISK, "gives the risk as",
			"How was the risk graded, and by whom?", is_risk},
		{"outcome", FACT_ARRESTED, "records that there was",
			"Was anyone arrested, and for what?", NULL},
		{"outcome", FACT_CHARGED, "records that the suspect was",
			"Was anyone charged, and with what?", NULL},
		{"outcome", FACT_ADMITTED, "records that the patient",
			"Was the patient admitted or sent home?", no_stay},
	};

	CLAIMS(d, claims, true);
}

/* Who brought the child to what one person brings it to. */
static bool
is_attendance(const struct differ *d)
{
	return of_kinds(d, KIND(AE) | KIND(MEDICAL) | KIND(CLINIC) |
				   KIND(GP_VISIT) | KIND(IMMS) | KIND(DENTAL) |
				   KIND(CAMHS));
}

static bool
is_discharge(const struct differ *d)
{
	return of_kinds(d, KIND(DISCHARGE_PLAN) | KIND(DISCHARGE) |
				   KIND(PROTECTION) | KIND(PLACEMENT));
}

void
differ_company(struct differ *d)
{
	static const struct claim claims[] = {
		{"attendance", FACT_COMPANION, "has the child there with",
			"Who was with the child?", is_attendance},
		{"outcome", FACT_DESTINATION, "has the child go to",
			"Where did the child go, and who agreed to it?",
			is_discharge},
	};

	CLAIMS(d, claims, true);
}

/* Where the decisions leave the child on a plan by one account and off it by
 * another, agencies go on to work to two statuses. */
static void
differ_decided(struct differ *d)
{
	uint16_t plan = OUT(CP_PLAN), off = OUT(CIN) | OUT(ENDED);
	uint32_t on = 0, without = 0;

	for (uint32_t i = 0; i < d->entry->nevents && d->entry->nevents > 1;
		i++) {
		uint16_t says = d->facts[i].has[FACT_OUTCOME];

		if (!on && says & plan && !(says & off))
			on = i + 1;
		if (!without && says & off && !(says & plan))
			without = i + 1;
	}
	if (!on || !without ||
		differ_event(d, on - 1)->agency ==
			differ_event(d, without - 1)->agency)
		return;
	differ_report(d, "status", on - 1, without - 1,
		arena_printf(d->c->arena,
			"%.*s has the child on a plan from then on, %.*s off "
			"it.",
			STR(differ_agency(d, on - 1)),
			STR(differ_agency(d, without - 1))),
		CHRON_S("What was the child's legal and plan status from that "
			"day on?"));
	add_others(d, FACT_OUTCOME, on - 1, without - 1,
		d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						: DIFFER_MOST);
}

void
differ_status(struct differ *d)
{
	static const struct claim claims[] = {
		{"status", FACT_STATUS, "has the child as",
			"What was the child's legal and plan status on that "
			"day?",
			NULL},
	};
	uint32_t before = d->entry->ndiscrepancies;

	CLAIMS(d, claims, true);
	if (d->entry->ndiscrepancies == before)
		differ_decided(d);
}

/* A quarrel hurts grown-ups, too: "no injuries" may be of the children. */
static bool
is_of_child(const struct differ *d)
{
	return !of_kinds(d, KIND(DOMESTIC) | KIND(INCIDENT) | KIND(ARREST) |
				    KIND(MARAC) | KIND(BIRTH));
}

static bool
is_birth(const struct differ *d)
{
	return of_kinds(d, KIND(BIRTH));
}

/* Of whose family a relative is, and whether it is a boy. */
void
differ_family(struct differ *d)
{
	static const struct claim claims[] = {
		{"identity", FACT_LINE, "has the relative as",
			"Of which side of the family is the relative?", NULL},
		{"identity", FACT_SEX, "has the baby as",
			"What does the birth certificate say?", is_birth},
	};

	CLAIMS(d, claims, true);
}

static bool
is_death(const struct differ *d)
{
	return of_kinds(d, KIND(DEATH));
}

/* Where the side is in doubt, the part is told with it. */
static bool
one_injury(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->ndiscrepancies; i++)
		if (strcmp(d->c->discrepancies[d->entry->discrepancies[i]].kind,
			    "injury") == 0)
			return false;
	return is_of_child(d);
}

/* A burn, not a pan on fire. */
static bool
is_burn(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (d->facts[i].has[FACT_INJURED] >> FACT_INJURED_SOME & 1)
			return true;
	return false;
}

void
differ_injury(struct differ *d)
{
	static const struct claim claims[] = {
		{"injury", FACT_SIDE_ARM, "puts the injury on",
			"Which side was injured, by the body map?", NULL},
		{"injury", FACT_SIDE_LEG, "puts the injury on",
			"Which side was injured, by the body map?", NULL},
		{"injury", FACT_SIDE_HEAD, "puts the injury on",
			"Which side was injured, by the body map?", NULL},
		{"injury", FACT_SIDE_TRUNK, "puts the injury on",
			"Which side was injured, by the body map?", NULL},
		{"injury", FACT_PART, "puts the injury on",
			"Which part of the body was injured, by the body map?",
			one_injury},
		{"injury", FACT_INJURED, "records",
			"Was there an injury, who looked, and is there a body "
			"map?",
			is_of_child},
		{"injury", FACT_COLOUR, "describes the injury as",
			"What colour was the injury, and who saw it?", NULL},
		{"injury", FACT_CAUSE, "gives the explanation as",
			"Who gave which explanation, to whom and when?",
			is_of_child},
		{"injury", FACT_FALL, "gives the place of the fall as",
			"Who gave which explanation, to whom and when?", NULL},
		{"injury", FACT_SLEEP, "has the baby sleeping on",
			"Where did the baby sleep, with whom, and who said so "
			"to whom?",
			is_death},
		{"injury", FACT_HOT, "gives the source of the burn as",
			"Who gave which explanation, to whom and when?",
			is_burn},
	};

	CLAIMS(d, claims, true);
}

/* A meeting's "attended" is of its members, so only appointments count, and a
 * crew that is stood down cancels none. */
static bool
is_appointment(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		const struct sig *g = differ_sig(d, i);

		if (g->own >> KIND_AMBULANCE & 1 ||
			contact_rows[g->lead].flags & CONTACT_FIRM)
			return false;
	}
	return true;
}

void
differ_attended(struct differ *d)
{
	static const struct claim claims[] = {
		{"attended", FACT_ATTENDED, "records that the child or carer",
			"Was the appointment kept, missed or cancelled, and by "
			"whom?",
			is_appointment},
	};
	uint32_t off = 0, on = 0;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		if (differ_event(d, i)->cancelled)
			off = i + 1;
		else
			on = i + 1;
	}
	if (!off || !on) {
		CLAIMS(d, claims, true);
		return;
	}
	differ_report(d, "attended", off - 1, on - 1,
		arena_printf(d->c->arena,
			"%.*s has it as cancelled, %.*s records it.",
			STR(differ_agency(d, off - 1)),
			STR(differ_agency(d, on - 1))),
		CHRON_S("Did it take place?"));
}
