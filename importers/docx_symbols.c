/* Fonts of pictures: a tick is the letter ü in Wingdings.  Word writes such a
 * character as w:sym, others as text in that font; both as 0xF000 + the byte
 * or as the byte itself. */
#include "docx.h"

#include "util/str.h"
#include "util/utf8.h"

struct symbol {
	uint8_t font; /* enum docx_font */
	uint8_t byte;
	uint16_t means; /* code point */
};

/* What forms are filled in with, and arrows that Word puts by itself. */
static const struct symbol symbols[] = {
	{FONT_SYMBOL, 0xa3, 0x2264},	 /* less or equal */
	{FONT_SYMBOL, 0xae, 0x2192},	 /* arrow */
	{FONT_SYMBOL, 0xb0, 0x00b0},	 /* degree */
	{FONT_SYMBOL, 0xb1, 0x00b1},	 /* plus or minus */
	{FONT_SYMBOL, 0xb3, 0x2265},	 /* greater or equal */
	{FONT_SYMBOL, 0xb4, 0x00d7},	 /* times */
	{FONT_SYMBOL, 0xb7, 0x2022},	 /* bullet */
	{FONT_SYMBOL, 0xd6, 0x2713},	 /* root, used as a tick */
	{FONT_SYMBOL, 0xde, 0x21d2},	 /* double arrow */
	{FONT_WINGDINGS, 0x28, 0x260e},	 /* telephone */
	{FONT_WINGDINGS, 0x2a, 0x2709},	 /* letter */
	{FONT_WINGDINGS, 0x4a, 0x263a},	 /* smile */
	{FONT_WINGDINGS, 0x4c, 0x2639},	 /* frown */
	{FONT_WINGDINGS, 0x6c, 0x25cf},	 /* circle */
	{FONT_WINGDINGS, 0x6e, 0x25a0},	 /* square */
	{FONT_WINGDINGS, 0x6f, 0x2610},	 /* box */
	{FONT_WINGDINGS, 0x70, 0x2610},	 /* box */
	{FONT_WINGDINGS, 0x71, 0x2610},	 /* box */
	{FONT_WINGDINGS, 0x72, 0x2610},	 /* box */
	{FONT_WINGDINGS, 0x76, 0x2022},	 /* diamonds */
	{FONT_WINGDINGS, 0x78, 0x2612},	 /* box with a cross */
	{FONT_WINGDINGS, 0x9f, 0x2022},	 /* bullet */
	{FONT_WINGDINGS, 0xa7, 0x25aa},	 /* small square */
	{FONT_WINGDINGS, 0xa8, 0x2610},	 /* box */
	{FONT_WINGDINGS, 0xd8, 0x2022},	 /* arrow head, a bullet */
	{FONT_WINGDINGS, 0xdf, 0x2190},	 /* left */
	{FONT_WINGDINGS, 0xe0, 0x2192},	 /* right, for --> */
	{FONT_WINGDINGS, 0xe8, 0x2192},	 /* right */
	{FONT_WINGDINGS, 0xf0, 0x21e8},	 /* right, hollow */
	{FONT_WINGDINGS, 0xfb, 0x2717},	 /* cross */
	{FONT_WINGDINGS, 0xfc, 0x2713},	 /* tick */
	{FONT_WINGDINGS, 0xfd, 0x2612},	 /* box with a cross */
	{FONT_WINGDINGS, 0xfe, 0x2611},	 /* box with a tick */
	{FONT_WINGDINGS2, 0x2a, 0x2610}, /* box */
	{FONT_WINGDINGS2, 0x4f, 0x2717}, /* cross */
	{FONT_WINGDINGS2, 0x50, 0x2713}, /* tick */
	{FONT_WINGDINGS2, 0x51, 0x2612}, /* box with a cross */
	{FONT_WINGDINGS2, 0x52, 0x2611}, /* box with a tick */
	{FONT_WINGDINGS2, 0x53, 0x2612}, /* box with a cross */
	{FONT_WINGDINGS2, 0x54, 0x2612}, /* box with a cross */
	{FONT_WINGDINGS2, 0x97, 0x25cf}, /* circle */
	{FONT_WINGDINGS2, 0xa3, 0x2610}, /* box */
};

enum docx_font
docx_font(struct chron_str name)
{
	static const struct {
		const char *name;
		enum docx_font font;
	} fonts[] = {
		{"Symbol", FONT_SYMBOL},
		{"Wingdings", FONT_WINGDINGS},
		{"Wingdings 2", FONT_WINGDINGS2},
	};

	for (size_t i = 0; i < sizeof(fonts) / sizeof(fonts[0]); i++)
		if (str_ieq(name, chron_cstr(fonts[i].name)))
			return fonts[i].font;
	return FONT_TEXT;
}

void
docx_symbol(struct buf *to, enum docx_font font, uint32_t c)
{
	bool private = c >= 0xf000 && c <= 0xf0ff;
	uint32_t byte = private ? c - 0xf000 : c;

	if (font == FONT_TEXT && !private) {
		buf_utf8(to, c);
		return;
	}
	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		if (symbols[i].font == font && symbols[i].byte == byte) {
			buf_utf8(to, symbols[i].means);
			return;
		}
	}
	/* Unknown: a letter stays a letter, of a picture all there is to say
	 * is that there is one. */
	if (!private)
		buf_utf8(to, c);
	else
		buf_puts(to, UTF8_REPLACEMENT);
}

void
docx_symbols(struct buf *to, enum docx_font font, struct chron_str s)
{
	while (s.n) {
		uint32_t c;
		unsigned n = utf8_take(s.p, s.n, &c);

		if (n)
			docx_symbol(to, font, c);
		else
			n = 1;
		s.p += n;
		s.n -= n;
	}
}
