/* How wide text is, and the names of lanes cut to fit. */
#include "export/picture.h"

#include "util/str.h"
#include "util/utf8.h"

enum {
	STEERING = 8, /* "[U+202E]": such a character is made visible */
	NAME_ROOM = PICTURE_NAMES - 100,
	LINE_BYTES = 400,
};

/* Proportional letters of this height are little more than half as wide as
 * high; what a terminal gives two columns is as wide as high. */
static int32_t
width_of(int32_t columns)
{
	return columns * PICTURE_TEXT * 57 / 100;
}

/* The columns of the character at *at, which is moved past it. */
static int32_t
take(struct chron_str s, size_t *at)
{
	uint32_t c = 0;
	unsigned n = utf8_take(s.p + *at, s.n - *at, &c);

	*at += n ? n : 1;
	if (n && utf8_steers(c))
		return STEERING;
	return n ? (int32_t)utf8_columns(c) : 1;
}

int32_t
picture_text_width(struct chron_str s)
{
	int32_t columns = 0;

	for (size_t at = 0; at < s.n && columns < INT16_MAX;)
		columns += take(s, &at);
	return width_of(columns);
}

/* The first characters that fit, as a length; those that take no room do not
 * fit for ever. */
static size_t
fitting(struct chron_str s, int32_t room)
{
	size_t at = 0;
	int32_t columns = 0;

	while (at < s.n && at < LINE_BYTES) {
		size_t next = at;

		columns += take(s, &next);
		if (width_of(columns) > room)
			break;
		at = next;
	}
	return at;
}

/* The length of the first line: up to the last space that fits. */
static size_t
line_end(struct chron_str s, size_t fits)
{
	size_t at = fits;

	while (at && s.p[at] != ' ')
		at--;
	return at ? at : fits;
}

uint32_t
picture_cut_lines(struct chron_str text, int32_t room, struct chron_str *lines,
	uint32_t most, struct arena *a)
{
	struct chron_str rest = text;
	uint32_t n = 0;

	while (rest.n && n < most) {
		struct chron_str *line = &lines[n++];
		size_t fits = fitting(rest, room);

		if (fits == rest.n) {
			*line = rest;
			break;
		}
		if (n == most) {
			fits = fitting(rest, room - PICTURE_TEXT);
			*line = arena_printf(
				a, "%.*s\xe2\x80\xa6", (int)fits, rest.p);
			break;
		}
		fits = line_end(rest, fits);
		*line = str_trim((struct chron_str){rest.p, fits});
		rest = str_trim(
			(struct chron_str){rest.p + fits, rest.n - fits});
	}
	return n;
}

void
picture_cut_name(struct picture_lane *lane, struct arena *a)
{
	lane->nlines = picture_cut_lines(
		lane->name, NAME_ROOM, lane->lines, PICTURE_LINES, a);
}
