/* Bytes to UTF-8. */
#include "util/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet.h>

#include "util/fold.h"
#include "util/str.h"

static const struct {
	const char *bytes;
	size_t n;
	const char *encoding;
} marks[] = {
	{"\xef\xbb\xbf", 3, "UTF-8"},
	{"\xff\xfe\0\0", 4, "UTF-32LE"},
	{"\0\0\xfe\xff", 4, "UTF-32BE"},
	{"\xff\xfe", 2, "UTF-16LE"},
	{"\xfe\xff", 2, "UTF-16BE"},
};

/* Opinions of uchardet that are believed.  Short English notes with a few
 * curly quotes make it guess at Greek or Hebrew; those are Windows-1252. */
static const char *const western[] = {
	"WINDOWS-1252", "ISO-8859-15", "MAC-ROMAN", "MACINTOSH", NULL};

enum { LOOK_AT = 64 * 1024 };

/* UTF-16 without a mark: Latin text has a NUL in every other byte. */
static const char *
utf16_pattern(struct chron_str s)
{
	size_t n = (s.n < 4096 ? s.n : 4096) & ~(size_t)1;
	size_t even = 0, odd = 0;

	for (size_t i = 0; i < n; i++)
		if (!s.p[i])
			(*(i & 1 ? &odd : &even))++;
	if (n < 8)
		return NULL;
	if (odd * 10 > n * 3 && even * 20 < n)
		return "UTF-16LE";
	if (even * 10 > n * 3 && odd * 20 < n)
		return "UTF-16BE";
	return NULL;
}

/* Valid UTF-8 but for a few bytes, and more than ASCII: a damaged UTF-8 file,
 * not an 8-bit one. */
static bool
mostly_utf8(struct chron_str s)
{
	size_t good = 0, bad = 0;

	if (s.n > LOOK_AT)
		s.n = LOOK_AT;
	for (size_t i = 0; i < s.n;) {
		struct chron_str rest = {s.p + i, s.n - i};
		size_t k = utf8_valid(rest);

		for (size_t j = 0; j < k; j++)
			good += ((unsigned char)rest.p[j] & 0xc0) == 0xc0;
		i += k;
		if (i < s.n) {
			bad++;
			i++;
		}
	}
	return good > bad;
}

static bool
is_letter(unsigned char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* What only one encoding would have where it stands.  The MS-DOS code page,
 * which spreadsheets offer as "CSV (MS-DOS)", and old Macintosh files have
 * letters and the pound sign where Windows has quotes and dashes. */
struct sign {
	unsigned char byte;
	char before, after; /* a: letter, 0: digit, s: blank, .: anything */
	bool mac;
};
static const struct sign signs[] = {
	{0x9c, '.', '0', false}, /* pound, digits */
	{0x82, 'a', '.', false}, /* e acute in a word; in Windows a low quote */
	{0x81, 'a', '.', false}, /* u umlaut */
	{0x83, 'a', '.', false}, /* a circumflex: Welsh */
	{0x88, 'a', 'a', false}, /* e circumflex */
	{0x8a, 'a', 'a', false}, /* e grave */
	{0x87, 'a', 'a', false}, /* c cedilla */
	{0x84, 'a', 'a', false}, /* a umlaut */
	{0x94, 'a', 'a', false}, /* o umlaut; in Windows a closing quote */
	{0x93, 'a', 'a', false}, /* o circumflex */
	{0xd5, 'a', 'a', true},	 /* apostrophe */
	{0xd5, 'a', 's', true}, {0xd2, 's', 'a', true}, /* quotes */
	{0xd3, '.', 's', true}, {0xd0, 's', 's', true}, /* dash */
	{0x8e, 'a', '.', true},				/* e acute */
	{0x8f, 'a', '.', true},				/* e grave */
	{0x91, 'a', '.', true},				/* e umlaut */
};
/* The same for Windows. */
static const struct sign windows[] = {
	{0x92, 'a', 'a', false}, /* apostrophe */
	{0x92, 'a', 's', false},
	{0x93, 's', 'a', false}, /* quotes */
	{0x94, '.', 's', false},
	{0x96, 's', 's', false}, /* dash */
	{0x85, 'a', 's', false}, /* ellipsis */
	{0xa3, '.', '0', false}, /* pound */
	{0xe9, 'a', '.', false}, /* e acute */
	{0xe8, 'a', '.', false},
	{0xeb, 'a', '.', false},
	{0xe2, 'a', '.', false},
	{0xf4, 'a', '.', false},
};

static bool
stands(unsigned char c, char what)
{
	switch (what) {
	case 'a':
		return is_letter(c);
	case '0':
		return c >= '0' && c <= '9';
	case 's':
		return c <= ' ' || memchr(",;|.\"()", c, 8);
	default:
		return true;
	}
}

static bool
fits(const struct sign *sign, const unsigned char *p, unsigned char before,
	unsigned char after)
{
	return sign->byte == *p && stands(before, sign->before) &&
	       stands(after, sign->after);
}

/* "CP850" or "MACINTOSH" if more bytes speak for it than for Windows. */
static const char *
old_machine(struct chron_str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = s.n < LOOK_AT ? s.n : LOOK_AT;
	size_t dos = 0, mac = 0, win = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char before = i ? p[i - 1] : ' ';
		unsigned char after = i + 1 < n ? p[i + 1] : ' ';
		bool is[3] = {false, false, false};

		if (p[i] < 0x80)
			continue;
		for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++)
			is[signs[k].mac] |=
				fits(&signs[k], &p[i], before, after);
		for (size_t k = 0; k < sizeof(windows) / sizeof(*windows); k++)
			is[2] |= fits(&windows[k], &p[i], before, after);
		dos += is[0];
		mac += is[1];
		win += is[2];
	}
	if (dos > win && dos > mac)
		return "CP850";
	return mac > win && mac > dos ? "MACINTOSH" : NULL;
}

static const char *
eight_bit(struct chron_str s)
{
	uchardet_t u = uchardet_new();
	const char *found = "WINDOWS-1252";
	size_t from = utf8_valid(s);

	/* Begin where the text stops being plain, so that a long English
	 * start does not hide what follows. */
	from = from ? from - 1 : 0;
	s.p += from;
	s.n -= from;
	if (old_machine(s)) {
		uchardet_delete(u);
		return old_machine(s);
	}
	if (uchardet_handle_data(u, s.p, s.n < LOOK_AT ? s.n : LOOK_AT) == 0) {
		uchardet_data_end(u);
		for (size_t i = 0; western[i]; i++)
			if (strcmp(uchardet_get_charset(u), western[i]) == 0)
				found = western[i];
	}
	uchardet_delete(u);
	return found;
}

static const char *
guess(struct chron_str s, size_t *skip, bool *marked)
{
	const char *e;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (s.n >= marks[i].n &&
			memcmp(s.p, marks[i].bytes, marks[i].n) == 0) {
			*skip = marks[i].n;
			*marked = true;
			return marks[i].encoding;
		}
	}
	e = utf16_pattern(s);
	if (e)
		return e;
	if (utf8_valid(s) == s.n || mostly_utf8(s))
		return "UTF-8";
	return eight_bit(s);
}

static void
replace(struct decoded *out)
{
	if (!out->replaced++)
		out->first_replaced = out->made.n;
	buf_puts(&out->made, "\xef\xbf\xbd");
}

/* UTF-8 with faults: copied, each bad byte and each NUL replaced. */
static void
mend_utf8(struct chron_str s, struct decoded *out)
{
	while (s.n) {
		size_t k = utf8_valid(s);
		const char *nul = memchr(s.p, '\0', k);

		if (nul)
			k = (size_t)(nul - s.p);
		buf_add(&out->made, s.p, k);
		s.p += k;
		s.n -= k;
		if (!s.n)
			break;
		out->nuls += *s.p == '\0';
		replace(out);
		s.p++;
		s.n--;
	}
	out->text = buf_get(&out->made);
}

static enum chron_status
convert(struct chron_str s, struct decoded *out, struct chron_err *err)
{
	bool wide = str_starts(chron_cstr(out->encoding), "UTF-16") ||
		    str_starts(chron_cstr(out->encoding), "UTF-32");
	size_t unit = !wide ? 1 : strstr(out->encoding, "32") ? 4 : 2;
	iconv_t cd;
	union {
		const char *shared;
		char *p;
	} in = {.shared = s.p};
	size_t left = s.n;

	if (s.n > DECODE_MAX_BYTES)
		return chron_fail(err, CHRON_ELIMIT,
			"more than 1 GiB of text to convert from %s (limit "
			"text-bytes): save it as UTF-8 or split it",
			out->encoding);
	cd = iconv_open("UTF-8", out->encoding);
	if (cd == (iconv_t)-1)
		return chron_fail(err, CHRON_EARG,
			"%s is no encoding that is known here: use UTF-8, "
			"UTF-16 or WINDOWS-1252",
			out->encoding);
	while (left) {
		char *to;
		size_t room, k;

		buf_room(&out->made, left * 2 + 64);
		to = out->made.p + out->made.n;
		room = out->made.cap - out->made.n - 1;
		k = iconv(cd, &in.p, &left, &to, &room);
		out->made.n = (size_t)(to - out->made.p);
		if (k != (size_t)-1 || errno == E2BIG)
			continue;
		replace(out);
		in.p += unit < left ? unit : left;
		left -= unit < left ? unit : left;
	}
	out->made.p[out->made.n] = '\0';
	iconv_close(cd);
	out->text = buf_get(&out->made);
	return CHRON_OK;
}

enum chron_status
decode_text(struct chron_str bytes, const char *encoding, struct decoded *out,
	struct chron_err *err)
{
	const char *found;
	size_t skip = 0;
	enum chron_status st = CHRON_OK;

	*out = (struct decoded){.made = BUF_INIT, .forced = encoding != NULL};
	found = guess(bytes, &skip, &out->marked);
	out->encoding = encoding ? encoding : found;
	bytes.p += skip;
	bytes.n -= skip;
	if (str_ieq(chron_cstr(out->encoding), CHRON_S("UTF-8"))) {
		if (utf8_valid(bytes) == bytes.n &&
			(!bytes.n || !memchr(bytes.p, '\0', bytes.n)))
			out->text = bytes;
		else
			mend_utf8(bytes, out);
		return CHRON_OK;
	}
	st = convert(bytes, out, err);
	if (st == CHRON_OK && memchr(out->text.p, '\0', out->text.n)) {
		/* Once more, for NULs that are characters of the text. */
		struct buf whole = out->made;

		out->made = BUF_INIT;
		mend_utf8(buf_get(&whole), out);
		buf_free(&whole);
	}
	if (st != CHRON_OK)
		buf_free(&out->made);
	return st;
}
