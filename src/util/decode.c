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

static const char *
eight_bit(struct chron_str s)
{
	uchardet_t u = uchardet_new();
	const char *found = "WINDOWS-1252";
	size_t from = utf8_valid(s);

	/* Begin where the text stops being plain, so that a long English
	 * start does not hide what follows. */
	s.p += from;
	s.n -= from;
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
