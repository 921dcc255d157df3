/* The parts of the date grammar and how they hand on what they read. */
#ifndef CORE_DATES_PARSE_H
#define CORE_DATES_PARSE_H

#include "core/dates.h"
#include "core/dates_lex.h"
#include "util/civil.h"

enum {
	DATES_FIRST_YEAR = 1900,
	DATES_LAST_YEAR = 2100,
};

/* Reading one cell.  A failure is kept once: the first one is the cause. */
struct reader {
	const struct date_context *ctx;
	struct dates_lex lex;
	int i; /* the next token */
	unsigned notes;
	bool unsure;
	bool third; /* behind "early", "mid" or "late" */
	bool pair;  /* "night of", "weekend of": 12/13 March are one thing */
	bool failed;
	struct date_reading *out; /* why and nearest are filled on failure */
};

#define PART_NONE                                                              \
	((struct part){.month = -1,                                            \
		.day = -1,                                                     \
		.third = -1,                                                   \
		.weekday = -1,                                                 \
		.week = -1,                                                    \
		.nth = -1})

enum {
	MIDNIGHT = 1, /* values of WORD_DAYTIME */
	NIGHT = 2,
	DOUBTFUL = 1, /* value of WORD_UNKNOWN */
	WEEK_END = 2, /* value of WORD_WEEK and of part.week */
};

enum part_kind {
	PART_DAY,
	PART_MONTH,
	PART_SEASON, /* which: 0 spring .. 3 winter */
	PART_TERM,   /* which: as the season */
	PART_YEAR,
	PART_YEARSPAN, /* which: 0 academic, 1 financial, 2 not said */
	PART_HOLIDAY,  /* which: a row of the table of holidays */
	PART_ISO_WEEK, /* which: the week; day: 1 Monday .. 7, or -1 */
};

/* A date as written, before what is missing is filled in. */
struct part {
	enum part_kind kind;
	int year;  /* 0: not written */
	int month; /* -1: not written */
	int day;   /* -1: not written */
	int which;
	int third;	  /* 0 early, 1 mid, 2 late; -1: the whole */
	int last_third;	  /* "mid to late": up to this one */
	int weekday;	  /* -1: none */
	int week;	  /* 0 commencing, 1 ending, 2 weekend; -1: none */
	int nth;	  /* 0 first .. 3 fourth, 4 last week of a month */
	bool ordinal;	  /* "14th": a day and nothing else */
	bool month_first; /* "March 12", of which the 14 in "-14" is a day */
	bool span;	  /* 2018/19, which is two years */
	bool short_year;  /* year is 0 to 99 and has no century yet */
	bool assumed;	  /* the year was worked out: uncertain */
};

/* What a part comes to. */
struct extent {
	int32_t first, last; /* days */
	enum chron_precision precision;
	bool unsure;
};

/* A time as written; minutes of the day. */
struct times {
	int from, to; /* -1: none */
	bool unsure;
	bool words;   /* only words, or a time no minute can stand for */
	bool between; /* one moment between from and to */
	bool zoned;
	bool seconds; /* 10:30:00, as programs write it */
	int offset;   /* minutes east of UTC, if zoned */
	bool certain; /* "am" or "14": no half of the day is guessed */
};

/* Looking at tokens.  Beyond either end is TOK_END. */
static inline const struct dates_token *
ahead(const struct reader *r, int k)
{
	int i = r->i + k;

	return &r->lex.t[i >= 0 && i < r->lex.n ? i : r->lex.n];
}

static inline bool
is_mark(const struct dates_token *t, char c)
{
	return t->kind == TOK_MARK && t->mark == c;
}

static inline bool
is_word(const struct dates_token *t, enum dates_word w)
{
	return t->kind == TOK_WORD && t->word == (uint8_t)w;
}

/* am, pm */
static inline bool
is_half(const struct dates_token *t)
{
	return is_word(t, WORD_AM) || is_word(t, WORD_PM);
}

static inline bool
is_number(const struct dates_token *t, int least, int most)
{
	return t->kind == TOK_NUMBER && t->digits >= least && t->digits <= most;
}

bool take_word(struct reader *r, enum dates_word w, int *value);
void skip_fillers(struct reader *r);

/* Both return false. */
bool reader_fail(struct reader *r, const char *fmt, ...) CHRON_PRINTF(2, 3);
bool reader_fail_near(struct reader *r, const char *near, const char *fmt, ...)
	CHRON_PRINTF(3, 4);

/* dates_part.c: one date, as written. */
bool part_read(struct reader *r, struct part *p);
/* dates_number.c: one that begins with a number. */
bool part_read_number(struct reader *r, struct part *p);
/* The year that follows a month or a season; none is no failure. */
void part_read_year(struct reader *r, struct part *p);

/* dates_year.c: a century by the review period; false if no century has that
 * day.  month and day may be -1.  Sets *notes. */
bool year_expand(const struct date_context *ctx, int *year, int month, int day,
	unsigned *notes);
/* Fills in the year of a part that has none; false if it cannot be known. */
bool year_fill(struct reader *r, struct part *p);
/* A day in numbers, by the order of the column. */
struct numeric {
	int v[3];
	uint8_t digits[3];
	char sep; /* after the first */
};
void order_apply(const struct date_context *ctx, const struct numeric *n,
	struct part *p, unsigned *notes);

/* dates_extent.c */
bool part_extent(struct reader *r, const struct part *p, struct extent *e);

/* dates_time.c */
#define TIMES_NONE ((struct times){.from = -1, .to = -1})
/* A clock time k tokens ahead; bare: four digits will do. */
bool times_begin(const struct reader *r, int k, bool bare);
/* alone: a time cell, in which any words may stand. */
bool times_read(struct reader *r, struct times *t, bool alone);

/* dates_cell.c: a cell of its own, the slow way; the result still without
 * the time cell. */
struct cell {
	struct extent a, b;
	bool has_b;
	bool open_first, open_last; /* before X, after X */
	bool unknown;		    /* "not known" */
	bool blank;		    /* "n/a" */
	bool same;		    /* "ditto": the day of the row above */
	struct times at, until;	    /* the time of a, of b */
};
bool cell_read(struct reader *r, struct cell *c);

/* dates_whole.c: false if the cell is no such thing. */
bool serial_read(struct reader *r, struct cell *c);
bool stamp_read(struct reader *r, struct cell *c);
/* The tokens of the open day in ??/03/2019, 0 if there is none. */
int blank_day(const struct reader *r);
bool blank_day_read(struct reader *r, struct cell *c);
/* dates_same.c: "ditto", "same day 14:30"; false: no such cell. */
bool same_read(struct reader *r, struct cell *c);

/* dates_fast.c: the common spellings in one pass; false: not one of them. */
bool dates_fast(struct chron_str date, struct chron_str time,
	const struct date_context *ctx, struct date_reading *out);
/* dates_when.c: days, times and notes to a reading. */
bool when_build(struct reader *r, const struct cell *c);
void when_day(struct chron_when *w, int32_t first, int32_t last,
	enum chron_precision precision);
void when_check_clock(const struct date_context *ctx,
	const struct chron_when *w, unsigned *notes);

#endif
