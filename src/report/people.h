/* Who is declared of a case, children and adults alike, and how they belong
 * together: for the report of people and what is drawn of it. */
#ifndef REPORT_PEOPLE_H
#define REPORT_PEOPLE_H

#include "core/chronology.h"
#include "report/words.h"

struct one {
	struct chron_str ref, name, role;
	const struct chron_str *also;
	uint32_t nalso;
	const struct chron_kin *kin;
	struct chron_when born; /* unborn: when it is expected */
	enum sex sex;		/* as declared, else as the role says */
	bool child, subject;
	bool related; /* somebody's parent, child, partner or housemate */
};

struct stay {
	uint32_t who; /* index of a `struct one` */
	uint32_t home;
	const struct chron_household *in;
};

struct bond_of {
	uint32_t a, b; /* indexes, the smaller first */
	const struct chron_partner *is;
};

struct kinsfolk {
	struct one *ones; /* children, then adults, as declared */
	uint32_t n;
	struct chron_str *homes; /* households, by when they began */
	uint32_t nhomes;
	struct stay *stays; /* by household, then time */
	uint32_t nstays;
	struct bond_of *bonds; /* by pair, then time; each told once */
	uint32_t nbonds;
	int32_t end; /* the day it is all seen from: the period's last, else
		      * the last event's; CIVIL_MAX: not known */
};

void people_gather(
	struct kinsfolk *p, const struct chron_chronology *c, struct arena *a);
/* CHRON_NONE: nobody. */
uint32_t people_place(const struct kinsfolk *p, struct chron_str ref);
/* Where somebody lives when the period ends, the last begun of several; where
 * no end is known, the last stay.  NULL: nowhere known, or no longer alive. */
const struct stay *people_home(const struct kinsfolk *p, uint32_t who);

/* "7", "19 months", "12 days", "about 33"; empty: not known. */
struct chron_str people_age(
	struct arena *a, const struct chron_when *born, int32_t on);
/* At the end, or at death: "7", "died aged 8", "not born yet", "unborn". */
struct chron_str people_age_at_end(
	struct arena *a, const struct kinsfolk *p, const struct one *one);
/* What a role says by itself: "maternal grandmother", "father of Kit"; not
 * "mother's partner". */
enum sex people_role_sex(struct chron_str role);

#endif
