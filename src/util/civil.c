/* Civil dates without time zones. */
#include "util/civil.h"

#include <stdio.h>

const char *const civil_month_names[12] = {"January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December"};
const char *const civil_weekday_names[7] = {"Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Sunday"};

int
civil_month_days(int year, int month)
{
	static const int days[12] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool
civil_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= civil_month_days(year, month);
}

/* Years are counted from March, so that the leap day comes last and a month
 * begins at (153 m + 2) / 5 days; an era is 400 years of 146097 days. */
int32_t
civil_days(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

void
civil_from_days(int32_t days, int *year, int *month, int *day)
{
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int
civil_weekday(int32_t days)
{
	int w = (int)((days + 3) % 7); /* 1970-01-01 was a Thursday */

	return w < 0 ? w + 7 : w;
}

/* Two or four digits, written by hand: printf is ten times the cost and a
 * large export writes millions. */
static char *
digits(char *p, int v, int n)
{
	for (int i = n - 1; i >= 0; i--, v /= 10)
		p[i] = (char)('0' + v % 10);
	return p + n;
}

void
civil_iso_day(int32_t day, char out[11])
{
	int y, m, d;
	char *p = out;

	civil_from_days(day, &y, &m, &d);
	p = digits(p, y, 4);
	*p++ = '-';
	p = digits(p, m, 2);
	*p++ = '-';
	p = digits(p, d, 2);
	*p = '\0';
}

void
civil_iso_minute(int64_t minute, char out[17])
{
	int32_t day = civil_day_of(minute);
	int in_day = (int)(minute - (int64_t)day * CIVIL_DAY_MINUTES);
	char *p = out + 10;

	civil_iso_day(day, out);
	*p++ = 'T';
	p = digits(p, in_day / 60, 2);
	*p++ = ':';
	p = digits(p, in_day % 60, 2);
	*p = '\0';
}

void
civil_long_day(int32_t day, char out[12])
{
	int y, m, d;
	char *p = out;

	civil_from_days(day, &y, &m, &d);
	p = digits(p, d, 2);
	*p++ = ' ';
	memcpy(p, civil_month_names[m - 1], 3);
	p += 3;
	*p++ = ' ';
	p = digits(p, y, 4);
	*p = '\0';
}

bool
civil_read_iso(struct chron_str s, int32_t *day)
{
	int v[8];

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (int i = 0, k = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v[k++] = s.p[i] - '0';
	}
	int y = v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3];
	int m = v[4] * 10 + v[5], d = v[6] * 10 + v[7];

	if (!civil_valid(y, m, d))
		return false;
	*day = civil_days(y, m, d);
	return true;
}

void
civil_age(int32_t born, int32_t on, int *years, int *months, int *days)
{
	int by, bm, bd, y, m, d, whole;

	civil_from_days(born, &by, &bm, &bd);
	civil_from_days(on, &y, &m, &d);
	whole = (y - by) * 12 + (m - bm) - (d < bd);
	*years = whole / 12;
	*months = whole;
	*days = on - born;
}
