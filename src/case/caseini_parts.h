/* What the parts of the case.ini reader share: what is being read, keys and
 * sections as tables, and failures with their row. */
#ifndef CASE_CASEINI_PARTS_H
#define CASE_CASEINI_PARTS_H

#include "case/caseini.h"
#include "case/ini.h"

enum {
	CASEINI_KEYS = 64,
	CASEINI_SECTIONS = 11,
	CASEINI_PROFILE = 5,
	CASEINI_IDIOMS = 10
};

struct caseini;

/* One key of a section.  set returns false after caseini_fail(). */
struct caseini_key {
	const char *name;
	bool (*set)(struct caseini *r, const struct caseini_key *k,
		struct chron_str value);
	size_t at;		  /* offset in the section's struct */
	size_t count;		  /* for lists: offset of their number */
	const char *const *words; /* for choices */
	bool again;		  /* may be given more than once */
};

struct caseini_section {
	const char *name;
	bool named; /* [child A], not [case] */
	bool again; /* without a name, and may stand twice */
	const struct caseini_key *keys;
	bool (*begin)(struct caseini *r);
	bool (*end)(struct caseini *r);	 /* or NULL */
	bool (*other)(struct caseini *r, /* keys beyond the table, or NULL */
		const struct ini_line *line);
};

/* What can only be checked when everything is read. */
struct promise {
	uint32_t row;
	const char *kind; /* "child" or "profile" */
	struct chron_str name;
};

/* A ref of somebody's family, to be looked up when everything is read. */
struct kin_claim {
	uint32_t row;
	bool child;    /* the owner is one, else a person */
	uint32_t at;   /* the owner's index */
	bool partner;  /* else a parent */
	uint32_t item; /* of the owner's partners or parents */
};

struct caseini {
	struct chron_chronology *c;
	struct arena *arena; /* of the chronology */
	const char *file;
	uint32_t row;
	struct chron_err *err;
	const struct caseini_section *section; /* NULL before the first */
	struct chron_str name;		       /* of this [child NAME] */
	uint32_t section_row;
	void *target;	   /* what its keys fill */
	uint64_t given;	   /* a bit for each key that was */
	uint32_t sections; /* so far */
	uint32_t once;	   /* sections that were: a bit each */
	struct promise *promises;
	uint32_t npromises;
	struct kin_claim *claims;
	uint32_t nclaims;
	uint32_t nstays; /* lines of `household` */
	bool apart; /* a file of profiles/: one [profile] and nothing else */
	bool alone; /* a file of idioms: no [section] at all */
};

extern const struct caseini_section caseini_sections[CASEINI_SECTIONS];

/* Fills the failure, with file and row; always false. */
bool caseini_fail(struct caseini *r, const char *fmt, ...) CHRON_PRINTF(2, 3);
/* "[child A]", for messages. */
const char *caseini_where(const struct caseini *r);
/* "did you mean `x`?", or the list of what there is. */
const char *caseini_hint(
	struct caseini *r, struct chron_str got, const char *const *names);

/* Of [case] and [standard], told at the section's row. */
bool caseini_in_order(struct caseini *r, int32_t from, int32_t to);

/* Where a key is kept, for the tables of keys. */
#define CASEINI_AT(type, name)	  .at = offsetof(struct type, name)
#define CASEINI_COUNT(type, name) .count = offsetof(struct type, name)

/* [standard], in caseini_standard.c. */
extern const struct caseini_key caseini_standard_keys[];
bool caseini_begin_standard(struct caseini *r);
bool caseini_end_standard(struct caseini *r);

/* [template], in caseini_columns.c. */
bool caseini_begin_template(struct caseini *r);
bool caseini_end_template(struct caseini *r);

/* [idioms], in caseini_idioms.c: `clocked by = seen`. */
bool caseini_begin_idioms(struct caseini *r);
bool caseini_idiom(struct caseini *r, const struct ini_line *line);

/* Family of [child] and [person], in caseini_kin.c; `at` is their kin. */
bool caseini_set_sex(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_born(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_died(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_parents(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_partner(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_household(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
/* *born is the day of birth, where one is known. */
bool caseini_end_kin(struct caseini *r, struct chron_kin *kin, int32_t *born);

/* caseini_relations.c: every ref is somebody's, nobody their own ancestor. */
bool caseini_check_kin(struct caseini *r);

/* caseini_period.c: "Mill Lane 2016-01-01 to 2018-06-14" into what stands
 * before the period and the period; open ends stay open. */
struct caseini_period {
	struct chron_str before; /* borrowed */
	struct chron_when since, until;
};
bool caseini_period(struct caseini *r, const char *key, struct chron_str value,
	struct caseini_period *out);
/* No interval is known. */
struct chron_when caseini_never(void);
/* A date as written: a day, or a month or year; false: it is none. */
bool caseini_when(struct chron_str value, struct chron_when *when);

/* Setters: see struct caseini_key. */
bool caseini_set_text(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_item(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_list(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_day(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_number(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_word(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_switch(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_choice(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_zone(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_kind(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_refs(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);
bool caseini_set_profile(
	struct caseini *r, const struct caseini_key *k, struct chron_str value);

#endif
