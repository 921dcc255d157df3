/* The small tools: slices, growing buffers, folding, decoding, hashing, files
 * that appear whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/decode.h"
#include "util/fold.h"
#include "util/hash.h"
#include "util/out.h"
#include "util/sha256.h"
#include "util/str.h"

static void
an_array_in_an_arena_grows_and_keeps_its_elements(void **state)
{
	struct arena *a = arena_new();
	uint32_t *list = NULL, n = 0;

	(void)state;
	for (uint32_t i = 0; i < 1000; i++)
		*ARENA_PUSH(a, &list, &n) = i * 7;
	assert_int_equal(n, 1000);
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(list[i], i * 7);
	arena_reset(a);
	assert_true(arena_used(a) > 0);
	arena_free(a);
	arena_free(NULL);
}

static void
a_large_block_does_not_spoil_the_small_ones(void **state)
{
	struct arena *a = arena_new();
	struct chron_str s = arena_printf(a, "%s-%d", "x", 12);
	char *big = arena_alloc(a, 10 << 20);

	(void)state;
	big[(10 << 20) - 1] = 1;
	assert_string_equal(s.p, "x-12");
	assert_int_equal(s.n, 4);
	assert_string_equal(arena_str(a, CHRON_S("abc")).p, "abc");
	arena_free(a);
}

static void
a_buffer_is_never_null_and_always_ends_in_nul(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_string_equal(b.p, "");
	for (int i = 0; i < 300; i++)
		buf_putc(&b, 'a');
	assert_int_equal(b.n, 300);
	assert_int_equal(b.p[300], 0);
	buf_clear(&b);
	buf_printf(&b, "%05d", 42);
	buf_utf8(&b, 0xe9);
	buf_utf8(&b, 0x2019);
	buf_utf8(&b, 0x1f600);
	buf_puts(&b, "!");
	assert_string_equal(b.p, "00042\xc3\xa9\xe2\x80\x99\xf0\x9f\x98\x80!");
	buf_clear(&b);
	buf_utf8(&b, 0);
	buf_utf8(&b, 0xd800);
	buf_utf8(&b, 0x110000);
	assert_string_equal(b.p, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	buf_free(&b);
	assert_string_equal(b.p, "");
}

static void
slices_are_trimmed_of_every_kind_of_space(void **state)
{
	static const struct {
		struct chron_str in;
		const char *want;
	} cases[] = {
		{CHRON_INIT("  a b\t\r\n"), "a b"},
		{CHRON_INIT("\xc2\xa0 x \xc2\xa0"), "x"},
		{CHRON_INIT("\xef\xbb\xbfx\xe2\x80\x8b"), "x"},
		{CHRON_INIT("   "), ""},
		{CHRON_INIT(""), ""},
		{CHRON_INIT("\xc2\xa3"), "\xc2\xa3"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(str_is(str_trim(cases[i].in), cases[i].want));
}

static void
numbers_are_digits_and_nothing_else(void **state)
{
	(void)state;
	assert_int_equal(str_number(CHRON_S("0042")), 42);
	assert_int_equal(str_number(CHRON_S("")), -1);
	assert_int_equal(str_number(CHRON_S("4a")), -1);
	assert_int_equal(str_number(CHRON_S("-4")), -1);
	assert_int_equal(str_number(CHRON_S("1234567890123456789")), -1);
}

static void
a_slip_of_one_letter_is_one_slip(void **state)
{
	static const char *const names[] = {"name", "born", "subject", NULL};

	(void)state;
	assert_int_equal(str_distance(CHRON_S("born"), CHRON_S("bron"), 2), 1);
	assert_int_equal(
		str_distance(CHRON_S("subject"), CHRON_S("subjet"), 2), 1);
	assert_int_equal(str_distance(CHRON_S("abc"), CHRON_S("xyz"), 2), 3);
	assert_string_equal(str_nearest(CHRON_S("naem"), names), "name");
	assert_null(str_nearest(CHRON_S("zone"), names));
	assert_null(str_nearest(CHRON_S("x"), names));
	assert_true(str_in(CHRON_S("Born"), names));
	assert_false(str_in(CHRON_S("bor"), names));
	assert_false(str_in(CHRON_S(""), names));
}

static void
cutting_and_finding(void **state)
{
	struct chron_str rest = CHRON_S("a,,b"), part;

	(void)state;
	assert_true(str_cut(&rest, ',', &part) && str_is(part, "a"));
	assert_true(str_cut(&rest, ',', &part) && str_is(part, ""));
	assert_true(str_cut(&rest, ',', &part) && str_is(part, "b"));
	assert_false(str_cut(&rest, ',', &part));
	assert_int_equal(str_find(CHRON_S("hello"), CHRON_S("llo")), 2);
	assert_int_equal(str_find(CHRON_S("lo"), CHRON_S("llo")), SIZE_MAX);
	assert_int_equal(str_ifind(CHRON_S("Hello"), "LL"), 2);
	assert_int_equal(str_ifind(CHRON_S("Hello"), "xx"), SIZE_MAX);
	assert_true(str_cmp(CHRON_S("a"), CHRON_S("ab")) < 0);
	assert_true(str_cmp(CHRON_S("b"), CHRON_S("ab")) > 0);
}

static void
folding_makes_equal_what_reads_equal(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{"Child\xe2\x80\x99s  Views", "child's views"},
		{"  ZO\xc3\x8b\tand\nCHLO\xc3\x89 ", "zoe and chloe"},
		{"Stra\xc3\x9f\x65", "strasse"},
		{"a\xe2\x80\x93"
		 "b",
			"a-b"},
		{"\xef\xac\x81sh", "fish"},
		{"bad\xff"
		 "byte",
			"bad byte"},
		{"\xc2\xa0", ""},
	};
	struct buf b = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_clear(&b);
		fold_text(&b, chron_cstr(cases[i].in));
		assert_string_equal(b.p, cases[i].want);
	}
	buf_free(&b);
	assert_true(fold_eq(CHRON_S("GP  Practice"), CHRON_S("gp practice")));
	assert_false(fold_eq(CHRON_S("GP"), CHRON_S("GPs")));
}

static void
bytes_become_utf8_and_what_cannot_is_counted(void **state)
{
	static const struct {
		struct chron_str in;
		const char *encoding, *want;
		unsigned replaced, nuls;
	} cases[] = {
		{CHRON_INIT("plain"), "UTF-8", "plain", 0, 0},
		{CHRON_INIT("\xef\xbb\xbfmarked"), "UTF-8", "marked", 0, 0},
		{CHRON_INIT("caf\xe9 \x93quoted\x94"), "WINDOWS-1252",
			"caf\xc3\xa9 \xe2\x80\x9cquoted\xe2\x80\x9d", 0, 0},
		{CHRON_INIT("caf\x82 \x9c"
			    "20"),
			"CP850",
			"caf\xc3\xa9 \xc2\xa3"
			"20",
			0, 0},
		{CHRON_INIT("child\xd5s \xd2mam\xd3 "), "MACINTOSH",
			"child\xe2\x80\x99s "
			"\xe2\x80\x9cmam\xe2\x80\x9d ",
			0, 0},
		{CHRON_INIT("\xff\xfe"
			    "a\0\xe9\0"),
			"UTF-16LE", "a\xc3\xa9", 0, 0},
		{CHRON_INIT("\xfe\xff\0a\0b"), "UTF-16BE", "ab", 0, 0},
		{CHRON_INIT("a\0b"), "UTF-8",
			"a\xef\xbf\xbd"
			"b",
			1, 1},
		{CHRON_INIT("\xc3\xa9\xc3\xa9\xc3\xa9 \xc3"), "UTF-8",
			"\xc3\xa9\xc3\xa9\xc3\xa9 \xef\xbf\xbd", 1, 0},
		{CHRON_INIT("\xff\xfe"
			    "a\0x"),
			"UTF-16LE", "a\xef\xbf\xbd", 1, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct decoded d;

		assert_int_equal(
			decode_text(cases[i].in, NULL, &d, NULL), CHRON_OK);
		assert_string_equal(d.encoding, cases[i].encoding);
		if (!str_is(d.text, cases[i].want))
			fail_msg("%zu: got %.*s", i, STR(d.text));
		assert_int_equal(d.replaced, cases[i].replaced);
		assert_int_equal(d.nuls, cases[i].nuls);
		buf_free(&d.made);
	}
}

static void
an_unknown_encoding_is_refused_with_the_ones_to_use(void **state)
{
	struct decoded d;
	struct chron_err err;

	(void)state;
	assert_int_equal(
		decode_text(CHRON_S("x"), "KLINGON", &d, &err), CHRON_EARG);
	assert_string_equal(err.text,
		"KLINGON is no encoding that is known here: use UTF-8, UTF-16 "
		"or WINDOWS-1252");
}

static void
keys_differ_with_the_bounds_of_their_parts(void **state)
{
	uint64_t a[2], b[2], again[2];

	(void)state;
	hash_key((struct chron_str[]){CHRON_S("ab"), CHRON_S("c")}, 2, a);
	hash_key((struct chron_str[]){CHRON_S("a"), CHRON_S("bc")}, 2, b);
	hash_key((struct chron_str[]){CHRON_S("ab"), CHRON_S("c")}, 2, again);
	assert_memory_not_equal(a, b, sizeof(a));
	assert_memory_equal(a, again, sizeof(a));
}

static void
hashes_are_those_of_the_standards(void **state)
{
	char hex[65], a[13], b[13];

	(void)state;
	hash_sha256(CHRON_S("abc"), hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177"
				 "a9cb410ff61f20015ad");
	hash_id((struct chron_str[]){CHRON_S("ab"), CHRON_S("c")}, 2, 12, a);
	hash_id((struct chron_str[]){CHRON_S("a"), CHRON_S("bc")}, 2, 12, b);
	assert_string_not_equal(a, b);
	assert_int_equal(strlen(a), 12);
}

/* Around the ends of blocks, where padding changes. */
static void
both_ways_of_hashing_give_the_same(void **state)
{
	unsigned char text[300], fast[32], slow[32];

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (unsigned char)(i * 37 + 11);
	for (size_t n = 0; n <= sizeof(text); n++) {
		struct chron_str s = {(const char *)text, n};

		if (!sha256_fast(s, fast))
			return; /* there is only one here */
		crypto_hash_sha256(slow, text, n);
		assert_memory_equal(fast, slow, sizeof(slow));
	}
}

static void
a_file_appears_whole_and_for_its_owner_only(void **state)
{
	char dir[] = "/tmp/chron-out-XXXXXX", path[64];
	struct chron_out *out;
	struct chron_err err;
	struct stat st;

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/a.txt", dir);
	assert_int_equal(out_open(&out, path, &err), CHRON_OK);
	out_puts(out, "half");
	assert_int_not_equal(stat(path, &st), 0);
	for (int i = 0; i < 100000; i++)
		out_printf(out, "%d,", i);
	assert_int_equal(out_close(out, &err), CHRON_OK);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_size, 4 + 588890);
	assert_int_equal(out_open(&out, path, &err), CHRON_OK);
	out_puts(out, "given up");
	out_abandon(out);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 4 + 588890);
	unlink(path);
	assert_int_equal(rmdir(dir), 0); /* nothing temporary is left */
}

static void
a_folder_that_is_not_there_is_named(void **state)
{
	struct chron_out *out;
	struct chron_err err;

	(void)state;
	assert_int_equal(
		out_open(&out, "/nowhere/at/all.txt", &err), CHRON_EIO);
	assert_string_equal(err.text,
		"cannot write /nowhere/at/all.txt: No such file or directory");
	assert_null(out);
	assert_int_equal(out_folder("/nowhere/at/all", &err), CHRON_EIO);
	assert_non_null(strstr(err.text,
		"the folder /nowhere/at/all cannot be made: No such"));
	assert_int_equal(out_folder("/", &err), CHRON_OK);
}

static void
a_full_disk_is_told_when_the_file_is_closed(void **state)
{
	struct chron_out *out;
	struct chron_err err;
	FILE *full = fopen("/dev/full", "w");

	(void)state;
	if (!full)
		skip();
	out = out_fd(fileno(full));
	out_puts(out, "x");
	assert_int_equal(out_close(out, &err), CHRON_EIO);
	assert_string_equal(
		err.text, "cannot write the output: No space left on device");
	fclose(full);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_array_in_an_arena_grows_and_keeps_its_elements),
		cmocka_unit_test(a_large_block_does_not_spoil_the_small_ones),
		cmocka_unit_test(a_buffer_is_never_null_and_always_ends_in_nul),
		cmocka_unit_test(slices_are_trimmed_of_every_kind_of_space),
		cmocka_unit_test(numbers_are_digits_and_nothing_else),
		cmocka_unit_test(a_slip_of_one_letter_is_one_slip),
		cmocka_unit_test(cutting_and_finding),
		cmocka_unit_test(folding_makes_equal_what_reads_equal),
		cmocka_unit_test(bytes_become_utf8_and_what_cannot_is_counted),
		cmocka_unit_test(
			an_unknown_encoding_is_refused_with_the_ones_to_use),
		cmocka_unit_test(keys_differ_with_the_bounds_of_their_parts),
		cmocka_unit_test(hashes_are_those_of_the_standards),
		cmocka_unit_test(both_ways_of_hashing_give_the_same),
		cmocka_unit_test(a_file_appears_whole_and_for_its_owner_only),
		cmocka_unit_test(a_folder_that_is_not_there_is_named),
		cmocka_unit_test(a_full_disk_is_told_when_the_file_is_closed),
	};

	return cmocka_run_group_tests_name("util", tests, NULL, NULL);
}
