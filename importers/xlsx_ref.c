/* Names of cells: B7 is row 7, column 2. */
#include "xlsx.h"

#include "util/str.h"

bool
xlsx_ref(struct chron_str s, uint32_t *row, uint32_t *col)
{
	uint32_t r = 0, c = 0;
	size_t i = s.n && s.p[0] == '$', letters = i, digits;

	for (; i < s.n && i < letters + 6; i++) {
		char l = s.p[i];

		if (l >= 'a' && l <= 'z')
			l = (char)(l - 'a' + 'A');
		if (l < 'A' || l > 'Z')
			break;
		c = c * 26 + (uint32_t)(l - 'A' + 1);
	}
	if (i == letters)
		return false;
	i += i < s.n && s.p[i] == '$';
	digits = i;
	for (; i < s.n && i < digits + 9; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		r = r * 10 + (uint32_t)(s.p[i] - '0');
	}
	*row = r;
	*col = c;
	return i == s.n && r > 0;
}

void
xlsx_column(uint32_t col, char out[8])
{
	char back[8];
	size_t n = 0;

	for (; col && n < 7; col = (col - 1) / 26)
		back[n++] = (char)('A' + (col - 1) % 26);
	for (size_t i = 0; i < n; i++)
		out[i] = back[n - 1 - i];
	out[n] = '\0';
}

uint32_t
xlsx_count(struct chron_str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (uint64_t)(s.p[i] - '0');
		if (n > UINT32_MAX)
			return 0;
	}
	return (uint32_t)n;
}

bool
xlsx_true(struct chron_str s)
{
	return str_is(s, "1") || str_ieq(s, CHRON_S("true")) ||
	       str_ieq(s, CHRON_S("on"));
}
