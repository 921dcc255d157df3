/* Weeks and weekdays: columns of weeks, and weekdays that do not fit. */
#include "core/judge.h"

#include <stdio.h>

#include "core/words.h"
#include "util/str.h"

/* "Week commencing" over "04/03/2019": the cells mean the week, not the day. */
static const struct {
	const char *words, *say;
} weeks[] = {
	{"week commencing", "w/c"},
	{"wk commencing", "w/c"},
	{"week beginning", "w/c"},
	{"week starting", "w/c"},
	{"week of", "w/c"},
	{"w c", "w/c"},
	{"w b", "w/c"},
	{"wythnos yn dechrau", "w/c"},
	{"week ending", "w/e"},
	{"wk ending", "w/e"},
	{"w e", "w/e"},
};

void
judge_weeks(struct judge *j)
{
	j->nweeks = j->nheadings;
	j->weeks = ARENA_ARRAY(j->arena, const char *, j->nweeks);
	for (uint32_t h = 0; h < j->nweeks; h++) {
		struct chron_str w;

		if (!judge_is_date(j->headings[h].concept))
			continue;
		w = words_arena(j->arena, j->headings[h].text);
		for (size_t i = 0; i < sizeof(weeks) / sizeof(*weeks); i++)
			if (!j->weeks[h] &&
				words_find(w, chron_cstr(weeks[i].words)) !=
					SIZE_MAX)
				j->weeks[h] = weeks[i].say;
	}
}

struct chron_str
judge_week_text(
	struct judge *j, const struct raw_cell *cell, enum chron_type *type)
{
	struct chron_str text = cell_text(cell), day = str_trim(text);

	if (cell->name >= j->nweeks || !j->weeks[cell->name] || !day.n ||
		day.p[0] < '0' || day.p[0] > '9')
		return text;
	if (*type == CHRON_DATETIME && day.n > 10)
		day.n = 10;
	*type = CHRON_TEXT;
	return arena_printf(
		j->arena, "%s %.*s", j->weeks[cell->name], STR(day));
}

/* The weekday that a date cell names, 0 Monday; -1 if none is found. */
static int
weekday_in(struct chron_str s)
{
	struct buf b = BUF_INIT;
	struct chron_str rest, word;
	int found = -1;

	words_add(&b, s);
	rest = buf_get(&b);
	while (found < 0 && str_cut(&rest, ' ', &word))
		for (int i = 0; word.n >= 3 && i < 7; i++) {
			struct chron_str name =
				chron_cstr(civil_weekday_names[i]);

			name.n = word.n < name.n ? word.n : name.n;
			if (str_ieq(word, name))
				found = i;
		}
	buf_free(&b);
	return found;
}

/* The year nearest to that of the day in which it falls on the weekday. */
static bool
same_day_of(int32_t day, int weekday, char out[12])
{
	static const int apart[] = {-1, 1, -2, 2, -3, 3};
	int y, m, d;

	civil_from_days(day, &y, &m, &d);
	for (size_t i = 0; i < sizeof(apart) / sizeof(*apart); i++) {
		int32_t other;

		if (!civil_valid(y + apart[i], m, d))
			continue;
		other = civil_days(y + apart[i], m, d);
		if (civil_weekday(other) != weekday)
			continue;
		civil_long_day(other, out);
		return true;
	}
	return false;
}

void
judge_weekday_fits(struct chron_str written, int32_t day, char out[120])
{
	int want = weekday_in(written), is = civil_weekday(day);
	int apart = (want - is + 7) % 7;
	char said[12], near[12], year[12];

	civil_long_day(day, said);
	snprintf(out, 120, "; %s was a %s", said, civil_weekday_names[is]);
	if (want < 0 || !apart)
		return;
	civil_long_day(day + (apart > 3 ? apart - 7 : apart), near);
	if (same_day_of(day, want, year))
		snprintf(out, 120, "; %s was a %s: is it %s, or %s?", said,
			civil_weekday_names[is], near, year);
	else
		snprintf(out, 120, "; %s was a %s: is it %s?", said,
			civil_weekday_names[is], near);
}
