/* The text of a cell as it is compared: what a spreadsheet adds, takes or shows
 * otherwise makes no difference. */
#include "cli/review.h"

#include "people/mask.h"
#include "report/written.h"
#include "util/buf.h"
#include "util/str.h"
#include "util/utf8.h"

/* "[U+202E]": how formats show a sign that would act rather than be read. */
static size_t
shown_sign(const char *p, size_t n)
{
	size_t i = 3;

	if (n < 8 || memcmp(p, "[U+", 3) != 0)
		return 0;
	while (i < n && i < 9 &&
		((p[i] >= '0' && p[i] <= '9') || (p[i] >= 'A' && p[i] <= 'F')))
		i++;
	return i >= 7 && i < n && p[i] == ']' ? i + 1 : 0;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0xa0;
}

/* What nobody sees: steering signs, or the name that a format shows of one. */
static bool
is_unseen(uint32_t c)
{
	return utf8_steers(c) || c == 0x200b || c == 0xfeff || c == 0xfffe ||
	       c == 0xffff;
}

static void
plain_line(struct buf *b, struct chron_str s)
{
	size_t begin = b->n;
	bool space = false;

	for (size_t i = 0, len; i < s.n; i += len) {
		uint32_t c = 0xfffd;

		len = shown_sign(s.p + i, s.n - i);
		if (len)
			continue;
		len = utf8_take(s.p + i, s.n - i, &c);
		if (is_space(c)) {
			space = true;
		} else if (!len || !is_unseen(c)) {
			if (space && b->n > begin)
				buf_putc(b, ' ');
			space = false;
			if (len)
				buf_add(b, s.p + i, len);
			else
				buf_puts(b, UTF8_REPLACEMENT);
		}
		len += !len;
	}
}

/* What an export of ours, or a person, puts before what could be run. */
struct chron_str
review_unguarded(struct chron_str s)
{
	s = str_trim(s);
	while (s.n > 1 && s.p[0] == '\'' && str_runs(s)) {
		s.p++;
		s.n--;
	}
	return s;
}

struct chron_str
review_plain(struct arena *a, uint8_t what, struct chron_str text)
{
	struct chron_str line;
	struct buf b = BUF_INIT;

	text = review_unguarded(text);
	while (what == REVIEW_THEME ? written_theme(&text, &line)
				    : str_cut(&text, '\n', &line)) {
		size_t before = b.n, begin;

		if (b.n)
			buf_puts(&b, what == REVIEW_THEME ? "; " : "\n");
		begin = b.n;
		plain_line(&b, line);
		if (b.n == begin)
			b.n = before;
	}
	line = arena_str(a, buf_get(&b));
	buf_free(&b);
	return line;
}

const struct mask *
review_mask(struct review_masker *m)
{
	if (!m->mask)
		m->mask = mask_new(m->desk->arena, m->desk->c);
	return m->mask;
}
