/* The words of the field as tables: which kind of contact a narrative tells
 * of, which agencies it names, what it says of the telling; and the names of
 * the case. */
#ifndef MERGE_LEXICON_H
#define MERGE_LEXICON_H

#include "core/chronology.h"
#include "merge/wording.h"

enum contact_kind {
#define K(id, key, say, family, rank, late, flags) CONTACT_##id,
#include "merge/kinds.def"
#undef K
	CONTACT_COUNT,
};

enum {
	CONTACT_SHARED = 1, /* by nature in several agencies' records */
	CONTACT_FIRM = 2,   /* an appointment of several: seldom two a day */
	CONTACT_POINT = 4,  /* has one time: two times are two happenings */
	CONTACT_COMM = 8,   /* between two parties: each names the other */
	CONTACT_HOUSEHOLD = 16, /* of all its children: filed under any */
	CONTACT_GENERAL = 32,	/* a word for any of its family */
};

struct contact_row {
	const char *key, *say;
	uint8_t family, flags;
	int8_t rank, late;
};
extern const struct contact_row contact_rows[CONTACT_COUNT];

enum lex_class {
	LEX_KIND,
	LEX_LABEL,   /* a kind, in a cell that labels the row */
	LEX_CLUE,    /* a kind, if borne out */
	LEX_SUPPORT, /* bears a clue of that kind out */
	LEX_MODE,
	LEX_HINT,
	LEX_STANDING, /* a hint of how its writer stands to it */
	LEX_AGENCY,
	LEX_CONTACT,
	LEX_CHILD,
	LEX_ADULT,
	LEX_DAY,
	LEX_ASIDE,
	LEX_NUMBER,
	LEX_TITLE,
	LEX_STOP,
	LEX_STREET, /* after a name: the name is of a place */
	LEX_CLASSES
};
enum lex_mode {
	LEX_MODE_NONE,
	LEX_MODE_PHONE,
	LEX_MODE_VISIT,
	LEX_MODE_CLINIC,
	LEX_MODE_HOSPITAL,
	LEX_MODE_SCHOOL,
	LEX_MODE_LETTER,
	LEX_MODE_MEETING,
	LEX_MODE_VIRTUAL
};
enum lex_hint {
	LEX_HINT_NOTIFY,
	LEX_HINT_MINUTES,
	LEX_HINT_AGAIN,
	LEX_HINT_JOINT,
	LEX_HINT_PLANNED,
	LEX_HINT_CALLED_OFF,
	LEX_HINT_MOTHER,
	LEX_HINT_ROUTINE,
	LEX_HINT_STATUS, /* speaks of plan or legal status, */
	LEX_HINT_BIRTH,	 /* of a date of birth, */
	LEX_HINT_ROLL,	 /* of who was there, */
	LEX_HINT_HOME,	 /* of who lives where, */
	LEX_HINT_INJURY, /* of an injury; */
	/* how its writer stands to it: */
	LEX_HINT_PREPARES, /* made ready for it, */
	LEX_HINT_HEARSAY,  /* heard or talked of it, */
	LEX_HINT_ABSENT	   /* was not there */
};
enum lex_adult {
	LEX_ADULT_MOTHER,
	LEX_ADULT_FATHER,
	LEX_ADULT_PARTNER,
	LEX_ADULT_GRANDPARENT,
	LEX_ADULT_CARER,
	LEX_ADULT_FAMILY,
	LEX_ADULT_HOUSEHOLD, /* its children together */
	LEX_ADULT_NAMED	     /* + index into the config's people */
};
enum lex_aside {
	LEX_ASIDE_BEFORE, /* says it of the kind after it, */
	LEX_ASIDE_AFTER	  /* of the kind before it */
};
enum lex_contact {
	LEX_CONTACT_TO,
	LEX_CONTACT_FROM,
	LEX_CONTACT_WITH,
	LEX_CONTACT_LOOSE
};

/* One phrase found: words [at, at + n) of the row. */
struct lex_hit {
	uint8_t class; /* enum lex_class */
	uint8_t value;
	uint16_t n;
	uint32_t at;
};

enum lex_number {
	LEX_NUMBER_NONE,
	LEX_NUMBER_POLICE,
	LEX_NUMBER_HEALTH,
	LEX_NUMBER_FILE,
	LEX_NUMBER_BADGE
};
/* Values of LEX_DAY: 1 to 12 a month, then these. */
enum { LEX_DAY_YESTERDAY = 13, LEX_DAY_MONDAY = 20 };

struct lexicon; /* opaque; lives in the arena it was made in */

/* The phrases of the field, for field_words. */
struct shelf;
const struct shelf *lexicon_compile(struct arena *a);

/* Those, and the names of the case's family: of two phrases as long, a name. */
struct lexicon *lexicon_new(struct arena *a, const struct chron_config *config);

/* One phrase more, of this case, of two as long the last; with '^' before it not where it is written
 * small.  Overwrites `room`.  Found after the next lexicon_settle. */
void lexicon_add(struct lexicon *l, struct arena *a, struct wording *room,
	enum lex_class class, uint8_t value, struct chron_str phrase);
void lexicon_settle(struct lexicon *l, struct arena *a);

/* Every phrase at word i, of every class, the longest of each class; at most
 * `most`.  Returns how many. */
uint32_t lexicon_at(const struct lexicon *l, const struct wording *w,
	uint32_t i, struct lex_hit *hits, uint32_t most);

#endif
