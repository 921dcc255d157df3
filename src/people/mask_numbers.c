/* What tells who somebody is without a name: e-mail and web addresses,
 * telephone and other numbers, postcodes, where they live. */
#include "people/mask_parts.h"

#include "util/str.h"

enum {
	EMAIL_MOST = 80,  /* bytes before the @ */
	DIGITS_MOST = 24, /* bytes of a number with its spaces */
	NEAR = 4	  /* words between "NHS" and its number */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
at(const struct looking *k, size_t i)
{
	return i < k->s.text.n ? k->s.text.p[i] : '\0';
}

static struct chron_str
text_of(const struct looking *k, uint32_t i)
{
	const struct letters *w = &k->s.row->v[i];

	return (struct chron_str){k->s.text.p + w->at, w->end - w->at};
}

/* All words up to that byte are taken. */
static bool
fill(const struct looking *k, uint32_t i, uint32_t from, size_t end,
	const char *shown, struct name_hit *hit)
{
	uint32_t n = 1;

	while (i + n < k->s.row->n && k->s.row->v[i + n].at < end)
		n++;
	if (end < k->s.row->v[i + n - 1].end)
		end = k->s.row->v[i + n - 1].end;
	*hit = (struct name_hit){n, from, (uint32_t)end, chron_cstr(shown)};
	return true;
}

static bool
is_local(char c)
{
	return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80 ||
	       (c && strchr("._%+-'&", c));
}

bool
match_address(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	uint32_t from = k->s.row->v[i].at;
	size_t p = from, domain;

	if (from && at(k, from - 1) == '@' &&
		(from == 1 || !is_local(at(k, from - 2)))) {
		while (is_local(at(k, p)) && at(k, p) != '\'')
			p++;
		return fill(k, i, from - 1, p, "[handle]", hit);
	}
	while (p - from < EMAIL_MOST && is_local(at(k, p)))
		p++;
	if (at(k, p) != '@' || p == from)
		return false;
	domain = ++p;
	while (is_letter(at(k, p)) || is_digit(at(k, p)) || at(k, p) == '-' ||
		(at(k, p) == '.' &&
			(is_letter(at(k, p + 1)) || is_digit(at(k, p + 1)))))
		p++;
	return p > domain && fill(k, i, from, p, "[e-mail]", hit);
}

bool
match_web(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	static const char *const begin[] = {
		"http", "https", "www", "ftp", "mailto", NULL};
	static const char *const sites[] = {"facebook", "instagram", "twitter",
		"tiktok", "snapchat", "youtube", "fb", NULL};
	uint32_t from = k->s.row->v[i].at;
	size_t p = k->s.row->v[i].end;
	bool site;

	if (at(k, p) != ':' && at(k, p) != '.')
		return false;
	site = str_in(text_of(k, i), sites);
	if (!site && !str_in(text_of(k, i), begin))
		return false;
	if (site ? at(k, p) != '.' || !is_letter(at(k, p + 1))
		 : at(k, p) != ':' && at(k, p) != '.')
		return false;
	while (p < k->s.text.n && (unsigned char)at(k, p) > ' ' &&
		!strchr("<>\"()[]{}|,;", at(k, p)))
		p++;
	while (p > from && strchr(".:!?'", at(k, p - 1)))
		p--;
	return fill(k, i, from, p, "[web address]", hit);
}

/* Digits with spaces and such between. */
struct digits {
	char v[16];
	uint32_t n, first; /* how many; of the first group */
	size_t end;
};

/* One group of digits more; false if none follows. */
static bool
next_group(const struct looking *k, uint32_t from, struct digits *d)
{
	size_t p = d->end;
	uint32_t n = d->n;

	while (d->n && p < d->end + 2 && at(k, p) &&
		strchr(d->first == 2 ? " -()" : " -)", at(k, p)))
		p++;
	while (p - from < DIGITS_MOST && d->n < sizeof(d->v) &&
		is_digit(at(k, p)))
		d->v[d->n++] = at(k, p++);
	if (d->n == n)
		return false;
	if (!n)
		d->first = d->n;
	d->end = p;
	return true;
}

/* The last digit of an NHS number checks the others. */
static bool
is_nhs(const struct digits *d)
{
	int sum = 0;

	if (d->n != 10)
		return false;
	for (int i = 0; i < 9; i++)
		sum += (d->v[i] - '0') * (10 - i);
	sum = 11 - sum % 11;
	return (sum == 11 ? 0 : sum) == d->v[9] - '0';
}

static bool
said_before(const struct looking *k, uint32_t i, const char *const *words)
{
	for (uint32_t n = 1; n <= NEAR && n <= i; n++)
		if (str_in(text_of(k, i - n), words))
			return true;
	return false;
}

static bool
is_phone(const struct looking *k, uint32_t i, const struct digits *d)
{
	static const char *const said[] = {"tel", "telephone", "phone",
		"mobile", "mob", "number", "call", "text", "ring", "rang",
		NULL};
	uint32_t from = k->s.row->v[i].at;

	if (from && at(k, from - 1) == '+')
		return d->n >= 10 && d->n <= 15;
	if (d->v[0] != '0' || d->first < 3)
		return said_before(k, i, said) && d->n >= 6 && d->n <= 11 &&
		       d->first >= 3;
	return (d->n >= 10 && d->n <= 11) ||
	       (d->n == 14 && d->v[1] == '0'); /* 0044 ... */
}

static bool
is_health(const struct looking *k, uint32_t i, const struct digits *d)
{
	static const char *const nhs[] = {"nhs", NULL};

	return d->n == 10 &&
	       (said_before(k, i, nhs) || (is_nhs(d) && d->v[0] != '0'));
}

bool
match_number(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	const struct letters *w = &k->s.row->v[i];
	uint32_t from = w->at;
	struct digits d = {.end = from};

	if (!(w->flags & LETTERS_NUMBER))
		return false;
	while (next_group(k, from, &d)) {
		if (is_digit(at(k, d.end)))
			return false;
		if (is_health(k, i, &d))
			return fill(k, i, from, d.end, "[NHS number]", hit);
		if (!is_phone(k, i, &d))
			continue;
		from -= from && at(k, from - 1) == '+';
		return fill(k, i, from, d.end, "[phone number]", hit);
	}
	return false;
}

/* Reads bytes by a pattern: A a capital, 9 a digit, a blank one that may be
 * left out.  Where it ends, or 0. */
static size_t
reads_as(const struct looking *k, size_t p, const char *pattern)
{
	for (; *pattern; pattern++) {
		char c = at(k, p);

		if (*pattern == ' ') {
			p += c == ' ';
			continue;
		}
		if (*pattern == 'A' ? !(c >= 'A' && c <= 'Z') : !is_digit(c))
			return 0;
		p++;
	}
	return is_letter(at(k, p)) || is_digit(at(k, p)) ? 0 : p;
}

bool
match_code(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	static const struct {
		const char *pattern, *shown;
	} codes[] = {
		{"A999999999999", "[UPN]"},
		{"A99999999999A", "[UPN]"},
		{"AA 99 99 99 A", "[NI number]"},
		{"AA9 9AA", "[postcode]"},
		{"AA99 9AA", "[postcode]"},
		{"A9 9AA", "[postcode]"},
		{"A99 9AA", "[postcode]"},
		{"AA9A 9AA", "[postcode]"},
		{"A9A 9AA", "[postcode]"},
	};
	const struct letters *w = &k->s.row->v[i];

	if (w->n > 2 || w->flags & LETTERS_NUMBER || !names_capital(w) ||
		(w->at && is_digit(at(k, w->at - 1))))
		return false;
	for (size_t c = 0; c < sizeof(codes) / sizeof(*codes); c++) {
		size_t end = reads_as(k, w->at, codes[c].pattern);

		if (end)
			return fill(k, i, w->at, end, codes[c].shown, hit);
	}
	return false;
}
