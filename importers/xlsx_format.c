/* Number formats: "dd/mm/yyyy;@", "[h]:mm", "000 000 0000".  What a format
 * shows of a number: a date, a time, digits at certain places. */
#include "xlsx.h"

#include "util/str.h"

/* The formats that are known by number only (ECMA-376 18.8.30; 27 to 58 are
 * those of East Asian editions). */
static const struct {
	uint8_t first, last;
	const char *code;
} built_in[] = {
	{2, 2, "0.00"},
	{4, 4, "#,##0.00"},
	{9, 9, "0%"},
	{10, 10, "0.00%"},
	{14, 15, "d/m/y"},
	{16, 16, "d-mmm"},
	{17, 17, "mmm-yy"},
	{18, 21, "h:mm"},
	{22, 22, "d/m/y h:mm"},
	{27, 31, "y/m/d"},
	{32, 35, "h:mm"},
	{36, 36, "y/m/d"},
	{39, 40, "#,##0.00"},
	{45, 45, "mm:ss"},
	{46, 46, "[h]:mm:ss"},
	{47, 47, "mm:ss.0"},
	{50, 54, "y/m/d"},
	{55, 56, "h:mm"},
	{57, 58, "y/m/d"},
};

/* One section, as it is read. */
struct section {
	struct xlsx_format f;
	char last; /* the part of a date or time before: y m d h s */
	bool month_or_minutes; /* ... which was an m of unknown meaning */
	bool date, time;
	bool general, scientific, fraction, thousands, condition, point;
	uint32_t zeros;
	uint32_t decimals;
	struct buf digits;
};

static void
is_month(struct section *s)
{
	s->date = s->f.month = true;
	s->month_or_minutes = false;
}

static void
is_minutes(struct section *s)
{
	s->time = s->f.minutes = true;
	s->month_or_minutes = false;
}

/* A run of one letter: yyyy, mm, [hh]. */
static void
date_letters(struct section *s, char c, size_t n, bool elapsed)
{
	bool short_m = c == 'm' && n < 3 && !elapsed;

	if (s->month_or_minutes && c == 's')
		is_minutes(s);
	else if (s->month_or_minutes)
		is_month(s);
	if (elapsed)
		s->f.elapsed = c;
	else if (short_m && s->last == 'h')
		is_minutes(s);
	else if (short_m)
		s->month_or_minutes = true;
	else if (c == 'm')
		is_month(s);
	else if (c == 'y')
		s->date = s->f.year = true;
	else if (c == 'd' && n < 3)
		s->date = s->f.day = true;
	else if (c == 'd')
		s->date = true; /* the name of the weekday */
	else
		s->time = true;
	s->f.seconds |= c == 's' && !elapsed;
	s->last = c;
}

/* [h] counts on; [Red], [$-809] and [>5] are something else. */
static size_t
bracket(struct section *s, struct chron_str code)
{
	const char *close = memchr(code.p, ']', code.n);
	size_t n = close ? (size_t)(close - code.p) + 1 : code.n;
	char c = n > 2 ? (char)(code.p[1] | 0x20) : 0;
	bool same = c == 'h' || c == 'm' || c == 's';

	for (size_t i = 1; i + 1 < n; i++)
		same &= (char)(code.p[i] | 0x20) == c;
	if (same)
		date_letters(s, c, n - 2, true);
	s->condition |= n > 1 && memchr("<>=", code.p[1], 3) != NULL;
	return n;
}

/* What is written out as it stands. */
static size_t
literal(struct section *s, struct chron_str code)
{
	const char *close;
	size_t n;

	if (code.p[0] == '\\') {
		n = code.n > 1 ? 2 : 1;
		buf_add(&s->digits, code.p + 1, n - 1);
		return n;
	}
	if (code.p[0] != '"') {
		buf_putc(&s->digits, code.p[0]);
		return 1;
	}
	close = memchr(code.p + 1, '"', code.n - 1);
	n = close ? (size_t)(close - code.p) : code.n;
	buf_add(&s->digits, code.p + 1, n - 1);
	return close ? n + 1 : n;
}

static size_t
digit(struct section *s, char c)
{
	s->zeros += c == '0' && !s->point;
	s->decimals += c == '0' && s->point;
	s->thousands |= c == ',';
	s->fraction |= c == '?' || c == '/';
	s->f.percent |= c == '%';
	s->point |= c == '.';
	/* Placeholders are told from digits written out. */
	if (c == '0' || c == '#')
		buf_putc(&s->digits, c == '0' ? '\1' : '\2');
	return 1;
}

static size_t
run_of(struct chron_str code, char c)
{
	size_t n = 1;

	while (n < code.n && (char)(code.p[n] | 0x20) == c)
		n++;
	return n;
}

/* One token of a format; returns its length. */
static size_t
token(struct section *s, struct chron_str code)
{
	char c = code.p[0], l = (char)(c | 0x20);

	if (c == '[')
		return bracket(s, code);
	if (c == '\\' || c == '"')
		return literal(s, code);
	if (c == '_' || c == '*')
		return code.n > 1 ? 2 : 1;
	if (str_istarts(code, "general")) {
		s->general = true;
		return 7;
	}
	if (str_istarts(code, "am/pm") || str_istarts(code, "a/p")) {
		s->time = true;
		return l == 'a' && (code.p[1] | 0x20) == 'm' ? 5 : 3;
	}
	if (l == 'e' && code.n > 1 && (code.p[1] == '+' || code.p[1] == '-')) {
		s->scientific = true;
		return 2;
	}
	/* Years of the emperor's reign and of Buddha are years. */
	if (l == 'e' || l == 'b' || l == 'g')
		l = 'y';
	if (c != '\0' && strchr("ymdhs", l)) {
		size_t n = run_of(code, (char)(c | 0x20));

		date_letters(s, l, n, false);
		return n;
	}
	return strchr("0#?,.%/", c) && c ? digit(s, c) : literal(s, code);
}

/* Where a section ends: a semicolon that stands for itself. */
static size_t
section_end(struct chron_str code)
{
	size_t i = 0;

	while (i < code.n && code.p[i] != ';') {
		char c = code.p[i];
		char close = c == '"' ? '"' : c == '[' ? ']' : '\0';

		i += c == '\\' || c == '_' || c == '*' ? 2 : 1;
		if (!close)
			continue;
		while (i < code.n && code.p[i] != close)
			i++;
		i++;
	}
	return i < code.n ? i : code.n;
}

static void
close_section(struct arena *a, struct section *s)
{
	bool plain = !s->general && !s->scientific && !s->fraction &&
		     !s->thousands && !s->condition && !s->point &&
		     !s->f.percent;

	if (s->month_or_minutes)
		is_month(s);
	if (s->f.elapsed)
		s->f.shows = SHOWS_ELAPSED;
	else if (s->date)
		s->f.shows = s->time ? SHOWS_DATETIME : SHOWS_DATE;
	else if (s->time)
		s->f.shows = SHOWS_TIME;
	if (s->f.shows != SHOWS_NUMBER)
		s->f.percent = false;
	else if (!s->scientific)
		s->f.decimals = (uint8_t)(s->decimals < 15 ? s->decimals : 15);
	if (plain && s->f.shows == SHOWS_NUMBER && s->zeros > 1 &&
		s->digits.n < 60)
		s->f.digits = arena_str(a, buf_get(&s->digits));
	buf_free(&s->digits);
}

void
xlsx_format_read(struct arena *a, struct chron_str code, struct xlsx_format *f)
{
	bool decided = false;

	*f = (struct xlsx_format){0};
	/* The first section is for positive numbers, unless it is for certain
	 * ones only. */
	while (code.n && !decided) {
		struct section s = {.digits = BUF_INIT};
		size_t n = section_end(code);
		struct chron_str rest = {code.p, n};

		while (rest.n) {
			size_t k = token(&s, rest);

			k = k < rest.n ? k : rest.n;
			rest.p += k;
			rest.n -= k;
		}
		close_section(a, &s);
		decided = !s.condition || s.f.shows != SHOWS_NUMBER;
		if (decided)
			*f = s.f;
		n += n < code.n;
		code.p += n;
		code.n -= n;
	}
}

void
xlsx_format_built_in(uint32_t id, struct xlsx_format *f)
{
	*f = (struct xlsx_format){0};
	for (size_t i = 0; i < sizeof(built_in) / sizeof(built_in[0]); i++)
		if (id >= built_in[i].first && id <= built_in[i].last)
			xlsx_format_read(NULL, chron_cstr(built_in[i].code), f);
}
