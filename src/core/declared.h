/* What a person declared of a case, in case.ini or by its lack: agencies,
 * children, standards, profiles.  All memory is the chronology's arena. */
#ifndef CORE_DECLARED_H
#define CORE_DECLARED_H

#include "chron/event.h"

enum agency_status {
	AGENCY_RECEIVED,
	AGENCY_AWAITED,
	AGENCY_WITHHELD,
	AGENCY_NO_CONTACT
};
extern const char *const agency_status_names[]; /* "received" ... */

/* What sort of agency: decides the default subject of a note (a GP writes
 * about the patient) and whose sighting counts.  See core/agency.h. */
enum agency_kind {
	KIND_OTHER,
	KIND_SOCIAL_CARE,
	KIND_POLICE,
	KIND_HEALTH_VISITING,
	KIND_GP,
	KIND_HOSPITAL,
	KIND_MIDWIFERY,
	KIND_CAMHS,
	KIND_SCHOOL,
	KIND_NURSERY,
	KIND_HOUSING,
	KIND_PROBATION,
	KIND_YOUTH_JUSTICE,
	KIND_AMBULANCE,
	KIND_ADULT_MENTAL_HEALTH,
	KIND_ADULT_SOCIAL_CARE,
	KIND_SUBSTANCE_MISUSE,
	KIND_DOMESTIC_ABUSE,
	KIND_EARLY_HELP,
	KIND_CAFCASS,
	KIND_FIRE,
	KIND_DENTAL,
	KIND_ADVOCACY,
	KIND_COMMUNITY_HEALTH,
	KIND_NHS_111,
	KIND_LADO,
	KIND_EDUCATION,
	KIND_COUNT,
};

struct chron_agency {
	struct chron_str name; /* as declared, else as first written */
	struct chron_str note;
	enum agency_status status;
	enum agency_kind kind;
	bool declared; /* stands in case.ini */
	uint32_t nevents;
	uint32_t silence_days;	 /* of its own; 0: that of the case */
	struct chron_str *files; /* globs of case.ini */
	uint32_t nfiles;
	struct chron_str profile; /* name of a [profile], or empty */
};

enum { CHRON_CHILDREN_MAX = 64 }; /* of a case */

enum sex { SEX_UNKNOWN, SEX_FEMALE, SEX_MALE, SEX_COUNT };
extern const char *const sex_names[]; /* "" "female" "male" */

/* How two people are, or were, together. */
enum bond {
	BOND_LASTING,
	BOND_PASSING,
	BOND_SEPARATED,
	BOND_DIVORCED,
	BOND_COUNT
};
extern const char *const bond_names[]; /* "lasting" "passing" ... */

/* What is known of when, no more exactly than it was written: "2012" is a
 * year.  Not known: from CHRON_TIME_MIN to CHRON_TIME_MAX. */
struct chron_partner {
	struct chron_str ref; /* of a [person] or [child], as declared there */
	enum bond bond;
	int32_t from, to; /* civil days, the outermost it can have been;
			   * CIVIL_MIN / CIVIL_MAX if open */
	struct chron_when since, until;
};

struct chron_household {
	struct chron_str name;
	int32_t from, to; /* as of a partner */
	struct chron_when since, until;
};

/* What [child] and [person] say of somebody's family. */
struct chron_kin {
	enum sex sex;
	bool unborn;		/* `born` is when the birth is expected */
	struct chron_when born; /* an adult's may be a year */
	struct chron_when dead;
	int32_t died;		   /* the last day of `dead`, or INT32_MIN */
	struct chron_str *parents; /* refs, as declared there; 2 at most */
	uint32_t nparents;
	struct chron_partner *partners;
	uint32_t npartners;
	struct chron_household *households;
	uint32_t nhouseholds;
};
void kin_init(struct chron_kin *kin); /* nothing is known */

struct chron_child {
	struct chron_str ref;  /* "A", "S1"; what reports call the child */
	struct chron_str name; /* may be empty */
	struct chron_str *also;
	uint32_t nalso;
	int32_t born; /* civil day, or INT32_MIN if unknown */
	bool subject; /* of the review; false for a sibling */
	struct chron_kin kin;
};

struct chron_person {
	struct chron_str ref, name, role;
	struct chron_str *also;
	uint32_t nalso;
	int32_t born; /* civil day; INT32_MIN if unknown, or a year only */
	struct chron_kin kin;
};

enum standard_sighting {
	SIGHT_SOCIAL_CARE,
	SIGHT_ANY,
	SIGHT_ALONE,
	SIGHT_VIEWS
};

enum standard_unit {
	UNIT_CALENDAR, /* days */
	UNIT_WORKING,
	UNIT_WEEKS,
	UNIT_MONTHS, /* of the calendar: monthly is not 28 days */
	STANDARD_UNITS
};

/* What starts its clock. */
enum standard_after {
	AFTER_SIGHTING, /* every sighting, and the standard's beginning */
	AFTER_REFERRAL,
	AFTER_STRATEGY,
	AFTER_PLAN,
	AFTER_BIRTH,
	AFTER_RETURN,
	AFTER_PLACEMENT,
	STANDARD_AFTERS
};

struct chron_standard {
	struct chron_str key, label;
	struct chron_str like; /* key of the set, if not its own */
	uint32_t days;	       /* in its unit */
	enum standard_unit unit;
	enum standard_sighting sighting;
	enum standard_after after;
	bool inclusive;	   /* the day of the sighting is counted, too */
	bool all_weekdays; /* bank holidays are working days */
	struct chron_str *children; /* refs; none means every subject */
	uint32_t nchildren;
	int32_t from, to; /* civil days; INT32_MIN / INT32_MAX if open */
	/* Of the indicative set; source is empty where the case declared its
	 * own, and the rest then means nothing. */
	struct chron_str source, nation;
	int32_t valid_from, valid_to;
	bool adapted; /* the case gave some of what is measured itself */
};

/* One [profile NAME]: headings and reading told by a person. */
struct chron_profile_map {
	struct chron_str heading; /* as written; matched folded */
	uint8_t concept;
};
struct chron_profile {
	struct chron_str name;
	struct chron_profile_map *maps;
	uint32_t nmaps;
	struct chron_str agency;     /* empty: by the usual rules */
	struct chron_str date_order; /* "dmy" "mdy" "ymd" or empty */
	uint32_t header_row;	     /* 0: found by looking */
	struct chron_str *parts;     /* the only sheets or tables that are the
				  * chronology; none: all */
	uint32_t nparts;
	struct chron_str row_path; /* XML: element that repeats, or empty */
	struct chron_str (*options)[2]; /* importer options: key, value */
	uint32_t noptions;
	bool apart; /* from a file of profiles/, which case.ini overrules */
};

/* [template]: the columns agencies are asked to fill in. None: the usual
 * ones (template/template.h). */
struct chron_template {
	struct chron_str *columns; /* headings, in order */
	uint32_t ncolumns;
	struct chron_str *mandatory; /* some of them, or of the usual ones */
	uint32_t nmandatory;
	struct chron_str *instructions; /* a paragraph each */
	uint32_t ninstructions;
};

/* Words of a partnership's own, and what they mean: seen/idioms.h. */
struct chron_idiom {
	struct chron_str words;
	uint8_t means; /* index into seen_meanings */
};

struct chron_config {
	struct chron_str title, zone, nation, marking;
	int32_t from, to; /* civil days; INT32_MIN / INT32_MAX if open */
	struct chron_child *children;
	uint32_t nchildren; /* at least 1: "child", where none is declared */
	bool children_declared;
	struct chron_person *people;
	uint32_t npeople;
	struct chron_standard *standards;
	uint32_t nstandards;
	struct chron_profile *profiles;
	uint32_t nprofiles;
	int32_t join_at, possible_at;	  /* merge thresholds; 0: the default */
	int32_t join_told, possible_told; /* by an option, over those; 0: not */
	uint32_t silence_days;	      /* agency silent for; 0: the default */
	struct chron_str idioms_file; /* in the case folder; may be empty */
	struct chron_idiom *idioms;
	uint32_t nidioms;
	struct chron_template template;
	struct chron_str *keep; /* words that are no names, [anonymise] */
	uint32_t nkeep;
};

#endif
