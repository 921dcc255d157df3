/* The escapes of each output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "export/export.h"
#include "util/str.h"
#include "util/utf8.h"

#define LIT(s)                                                                 \
	{                                                                      \
		(s), sizeof(s) - 1                                             \
	} /* a constant, unlike CHRON_S */

typedef void escape_fn(struct chron_out *out, struct chron_str s);

static void
escaped(escape_fn *fn, struct chron_str in, struct buf *to)
{
	struct chron_out *out = out_memory(to);

	buf_clear(to);
	fn(out, in);
	assert_int_equal(out_close(out, NULL), CHRON_OK);
}

struct pair {
	struct chron_str in;
	const char *want;
};

static void
check_pairs(escape_fn *fn, const struct pair *pairs, size_t n)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		escaped(fn, pairs[i].in, &b);
		assert_string_equal(b.p, pairs[i].want);
		assert_int_equal(b.n, strlen(pairs[i].want));
	}
	buf_free(&b);
}

#define CHECK(fn, pairs) check_pairs(fn, pairs, sizeof(pairs) / sizeof(*pairs))

static void
html_markup_and_hidden_controls_lose_their_power(void **state)
{
	static const struct pair pairs[] = {
		{LIT(""), ""},
		{LIT("Seen at home."), "Seen at home."},
		{LIT("<script>alert(\"x\")</script> & so on"),
			"&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; "
			"&amp; so on"},
		{LIT("mum's"), "mum's"},
		{LIT("one\ntwo\tthree"), "one\ntwo\tthree"},
		{LIT("a\x1b[2J\0b"), "a[U+001B][2J[U+0000]b"},
		{LIT("caf\xc3\xa9 \xe2\x80\x9cgone\xe2\x80\x9d"),
			"caf\xc3\xa9 \xe2\x80\x9cgone\xe2\x80\x9d"},
		{LIT("was \xe2\x80\xaeton\xe2\x80\xac seen"),
			"was [U+202E]ton[U+202C] seen"},
		{LIT("cut \xe2\x80"), "cut \xef\xbf\xbd\xef\xbf\xbd"},
		{LIT("\xff\xc0\xaf"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{LIT("\xc2\x85"), "[U+0085]"},
	};

	(void)state;
	CHECK(escape_html, pairs);
}

static void
json_is_quoted_and_always_valid_utf8(void **state)
{
	static const struct pair pairs[] = {
		{LIT(""), "\"\""},
		{LIT("She said \"no\" \\ left"),
			"\"She said \\\"no\\\" \\\\ left\""},
		{LIT("a\nb\tc\rd\be\ff\0g\x1fh\x7fi"),
			"\"a\\nb\\tc\\rd\\be\\ff\\u0000g\\u001fh\\u007fi\""},
		{LIT("</script>"), "\"</script>\""},
		{LIT("\xf0\x9f\x91\xb6 caf\xc3\xa9"),
			"\"\xf0\x9f\x91\xb6 caf\xc3\xa9\""},
		/* a surrogate, an overlong slash, a lone continuation */
		{LIT("\xed\xa0\x80"),
			"\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
		{LIT("\xe0\x80\xaf!"),
			"\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd!\""},
		{LIT("x\x80"), "\"x\xef\xbf\xbd\""},
		{LIT("\xe2\x80\xae"), "\"\\u202e\""},
	};

	(void)state;
	CHECK(escape_json, pairs);
}

static void
csv_cells_are_quoted_and_never_run_as_formulas(void **state)
{
	static const struct pair pairs[] = {
		{LIT(""), ""},
		{LIT("plain text"), "plain text"},
		{LIT("one, two"), "\"one, two\""},
		{LIT("one; two"), "\"one; two\""},
		{LIT("said \"no\""), "\"said \"\"no\"\"\""},
		{LIT("one\ntwo"), "\"one\ntwo\""},
		{LIT(" led"), "\" led\""},
		{LIT("=1+1"), "'=1+1"},
		{LIT("+44 20"), "'+44 20"},
		{LIT("-"), "'-"},
		{LIT("@SUM(A1)"), "'@SUM(A1)"},
		{LIT("=HYPERLINK(\"x\",\"y\")"),
			"\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
		{LIT("\t=1"), "\"'\t=1\""},
		{LIT("'=1"), "''=1"},
		{LIT("''-"), "'''-"},
		{LIT("'tis"), "'tis"},
		{LIT("'"), "'"},
		{LIT("a\0b"), "\"a\xef\xbf\xbd"
			      "b\""},
	};

	(void)state;
	CHECK(escape_csv, pairs);
}

/* What a reader does: undoes the quotes, then takes one apostrophe off a
 * guarded cell. */
static struct chron_str
read_cell(struct chron_str s, struct buf *b)
{
	buf_clear(b);
	if (s.n && s.p[0] == '"') {
		assert_true(s.n >= 2 && s.p[s.n - 1] == '"');
		for (size_t i = 1; i + 1 < s.n; i++) {
			buf_putc(b, s.p[i]);
			if (s.p[i] == '"')
				assert_int_equal(s.p[++i], '"');
		}
	} else {
		buf_str(b, s);
	}
	s = buf_get(b);
	if (s.n && s.p[0] == '\'' && str_runs(s))
		s = (struct chron_str){s.p + 1, s.n - 1};
	return s;
}

static void
every_csv_cell_comes_back_as_it_was(void **state)
{
	static const char letters[] = "'=+-@\t\r\n\", ;a";
	enum { N = sizeof(letters) - 1, DEPTH = 4 };
	struct buf cell = BUF_INIT, back = BUF_INIT;
	char text[DEPTH];

	(void)state;
	for (unsigned code = 0; code < N * N * N * N; code++) {
		for (unsigned i = 0, v = code; i < DEPTH; i++, v /= N)
			text[i] = letters[v % N];
		for (size_t n = 0; n <= DEPTH; n++) {
			struct chron_str in = {text, n};

			escaped(escape_csv, in, &cell);
			assert_true(
				str_eq(read_cell(buf_get(&cell), &back), in));
		}
	}
	buf_free(&cell);
	buf_free(&back);
}

static void
a_guarded_cell_never_begins_with_a_formula(void **state)
{
	static const char first[] = "=+-@\t\r";
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(first) - 1; i++) {
		char text[] = {first[i], '1', ',', '2'};

		escaped(escape_csv, (struct chron_str){text, 4}, &b);
		assert_int_equal(b.p[0], '"');
		assert_int_equal(b.p[1], '\'');
	}
	buf_free(&b);
}

static void
a_terminal_is_never_driven_by_a_file(void **state)
{
	static const struct pair pairs[] = {
		{LIT("Seen, well."), "Seen, well."},
		{LIT("\x1b]0;owned\x07"), "\\x1b]0;owned\\x07"},
		{LIT("a\nb\tc\rd"), "a\\nb\\tc\\x0d"
				    "d"},
		{LIT("\xc2\x9b"
		     "2J"),
			"\\x9b"
			"2J"},
		{LIT("\xe2\x80\xaeton"), "\\U+202Eton"},
		{LIT("na\xc3\xafve \xff"), "na\xc3\xafve \xef\xbf\xbd"},
	};

	(void)state;
	CHECK(escape_terminal, pairs);
}

/* The search goes by blocks of sixteen: every place in and around one. */
static void
a_special_byte_is_found_at_every_place(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t n = 1; n < 50; n++) {
		for (size_t at = 0; at < n; at++) {
			char text[50], want[60];

			memset(text, 'x', n);
			text[at] = '<';
			memset(want, 'x', n + 3);
			memcpy(want + at, "&lt;", 4);
			escaped(escape_html, (struct chron_str){text, n}, &b);
			assert_int_equal(b.n, n + 3);
			assert_memory_equal(b.p, want, b.n);
		}
	}
	buf_free(&b);
}

static void
utf8_takes_whole_valid_characters_only(void **state)
{
	static const struct {
		struct chron_str in;
		unsigned len;
		uint32_t c;
	} rows[] = {
		{LIT("a"), 1, 'a'},
		{LIT("\xc3\xa9"), 2, 0xe9},
		{LIT("\xef\xbf\xbd"), 3, 0xfffd},
		{LIT("\xf4\x8f\xbf\xbf"), 4, 0x10ffff},
		{LIT("\xf4\x90\x80\x80"), 0, 0},
		{LIT("\xc1\xbf"), 0, 0},
		{LIT("\xe0\x9f\xbf"), 0, 0},
		{LIT("\xf0\x8f\xbf\xbf"), 0, 0},
		{LIT("\xed\xbf\xbf"), 0, 0},
		{LIT("\xe2\x82"), 0, 0},
		{LIT("\xe2\x28\xa1"), 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t c = 0;

		assert_int_equal(
			utf8_take(rows[i].in.p, rows[i].in.n, &c), rows[i].len);
		assert_int_equal(c, rows[i].c);
	}
}

static void
what_is_left_of_a_cut_character_goes(void **state)
{
	static const char *const rows[][2] = {
		{"", ""},
		{"plain", "plain"},
		{"caf\xc3\xa9", "caf\xc3\xa9"},
		{"\"caf\xc3\" is", "\"caf\" is"},
		{"\xe2\x80\"\xe2\x80\x99", "\"\xe2\x80\x99"},
		{"end \xf0\x9f\x98", "end "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[32];

		strcpy(text, rows[i][0]);
		text[utf8_drop_cut(text, strlen(text))] = '\0';
		assert_string_equal(text, rows[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			html_markup_and_hidden_controls_lose_their_power),
		cmocka_unit_test(json_is_quoted_and_always_valid_utf8),
		cmocka_unit_test(
			csv_cells_are_quoted_and_never_run_as_formulas),
		cmocka_unit_test(every_csv_cell_comes_back_as_it_was),
		cmocka_unit_test(a_guarded_cell_never_begins_with_a_formula),
		cmocka_unit_test(a_terminal_is_never_driven_by_a_file),
		cmocka_unit_test(a_special_byte_is_found_at_every_place),
		cmocka_unit_test(utf8_takes_whole_valid_characters_only),
		cmocka_unit_test(what_is_left_of_a_cut_character_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
