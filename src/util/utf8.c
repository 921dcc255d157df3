/* UTF-8, one character at a time. */
#include "util/utf8.h"

#include <utf8proc.h>

/* The smallest code point of each length: anything below is overlong. */
static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};

unsigned
utf8_take(const char *text, size_t left, uint32_t *codepoint)
{
	const unsigned char *p = (const unsigned char *)text;
	unsigned len = p[0] < 0x80   ? 1
		       : p[0] < 0xc2 ? 0
		       : p[0] < 0xe0 ? 2
		       : p[0] < 0xf0 ? 3
		       : p[0] < 0xf5 ? 4
				     : 0;
	uint32_t c;

	if (len == 0 || len > left)
		return 0;
	c = len == 1 ? p[0] : p[0] & (0x7fu >> len);
	for (unsigned i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*codepoint = c;
	return len;
}

size_t
utf8_drop_cut(char *text, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n;) {
		uint32_t c;
		unsigned len = utf8_take(text + i, n - i, &c);

		if (len)
			memmove(text + to, text + i, len);
		to += len;
		i += len ? len : 1;
	}
	return to;
}

bool
utf8_steers(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') ||
	       (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || (c >= 0xe0000 && c <= 0xe007f);
}

unsigned
utf8_columns(uint32_t c)
{
	int w;

	if (c < 0x7f)
		return c >= 0x20;
	w = utf8proc_charwidth((utf8proc_int32_t)c);
	return w < 0 ? 0 : (unsigned)w;
}
