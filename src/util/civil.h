/* Civil dates without time zones: days since 1970-01-01, proleptic Gregorian,
 * years 1 to 9999. */
#ifndef UTIL_CIVIL_H
#define UTIL_CIVIL_H

#include "chron/base.h"

#define CIVIL_MIN	  INT32_MIN /* "no lower bound" wherever a day may be open */
#define CIVIL_MAX	  INT32_MAX
#define CIVIL_DAY_MINUTES 1440

bool civil_valid(int year, int month, int day);
int civil_month_days(int year, int month);
int32_t civil_days(int year, int month, int day); /* must be valid */
void civil_from_days(int32_t days, int *year, int *month, int *day);
int civil_weekday(int32_t days); /* 0 Monday .. 6 Sunday */

/* The day a minute lies in; rounds down before 1970 too. */
static inline int32_t
civil_day_of(int64_t minutes)
{
	return (int32_t)(minutes / CIVIL_DAY_MINUTES -
			 (minutes % CIVIL_DAY_MINUTES < 0));
}

/* Minutes from one time to another; may be asked of what is no time, and then
 * says nothing. */
static inline int64_t
civil_between(int64_t from, int64_t to)
{
	return (int64_t)((uint64_t)to - (uint64_t)from);
}

/* "2018-03-04" and "2018-03-04T10:30", NUL-terminated. */
void civil_iso_day(int32_t day, char out[11]);
void civil_iso_minute(int64_t minute, char out[17]);
/* "04 Mar 2021", for people. */
void civil_long_day(int32_t day, char out[12]);
/* Reads YYYY-MM-DD exactly. */
bool civil_read_iso(struct chron_str s, int32_t *day);
/* Whole years, months or days from born to on, for "3y", "7m", "12d". */
void civil_age(int32_t born, int32_t on, int *years, int *months, int *days);

extern const char *const civil_month_names[12];	 /* "January" */
extern const char *const civil_weekday_names[7]; /* "Monday" */

#endif
