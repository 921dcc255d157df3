/* The command line: every way to write an option, and what is wrong in words
 * with the nearest right one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/opts.h"

static const struct cmd_option options[] = {
	{"as", 0, "FORMAT", "the format"},
	{"output", 'o', "PATH", "where to"},
	{"force", 'f', NULL, "overwrite"},
	{.name = NULL},
};
static const struct command command = {.name = "export", .options = options};

struct line {
	struct arena *arena;
	struct cmd_args args;
	char why[200];
};

static int
setup(void **state)
{
	static struct line line;

	line = (struct line){.arena = arena_new()};
	*state = &line;
	return 0;
}

static int
teardown(void **state)
{
	arena_free(((struct line *)*state)->arena);
	return 0;
}

static bool
read_line(struct line *l, const char *const *argv)
{
	return opts_read(&command, argv, l->arena, &l->args, l->why);
}

static void
a_value_may_be_written_in_four_ways(void **state)
{
	static const char *const ways[][4] = {
		{"case", "--output", "x y", NULL},
		{"case", "--output=x y", NULL},
		{"-o", "x y", "case", NULL},
		{"-ox y", "case", NULL},
	};
	struct line *l = *state;

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		assert_true(read_line(l, ways[i]));
		assert_string_equal(opts_value(&l->args, "output"), "x y");
		assert_int_equal(l->args.noperands, 1);
		assert_string_equal(l->args.operands[0], "case");
		assert_null(l->args.operands[1]);
	}
}

static void
switches_may_stand_together(void **state)
{
	struct line *l = *state;

	assert_true(read_line(l, (const char *const[]){"-fqo", "out", NULL}));
	assert_true(opts_given(&l->args, "force"));
	assert_true(l->args.quiet);
	assert_string_equal(opts_value(&l->args, "output"), "out");
	assert_false(opts_given(&l->args, "as"));
}

static void
an_option_may_be_repeated_and_the_last_counts(void **state)
{
	struct line *l = *state;

	assert_true(read_line(
		l, (const char *const[]){"--as", "csv", "--as=json", NULL}));
	assert_string_equal(opts_value(&l->args, "as"), "json");
	assert_string_equal(opts_nth(&l->args, "as", 0), "csv");
	assert_string_equal(opts_nth(&l->args, "as", 1), "json");
	assert_null(opts_nth(&l->args, "as", 2));
}

static void
a_dash_is_an_operand_and_two_end_the_options(void **state)
{
	struct line *l = *state;

	assert_true(read_line(
		l, (const char *const[]){"-", "--", "--as", "-f", NULL}));
	assert_int_equal(l->args.noperands, 3);
	assert_string_equal(l->args.operands[0], "-");
	assert_string_equal(l->args.operands[1], "--as");
	assert_false(opts_given(&l->args, "force"));
}

static void
a_value_may_look_like_an_option(void **state)
{
	struct line *l = *state;

	assert_true(read_line(l, (const char *const[]){"-o", "-", NULL}));
	assert_string_equal(opts_value(&l->args, "output"), "-");
}

static void
an_empty_value_is_a_value(void **state)
{
	struct line *l = *state;

	assert_true(read_line(l, (const char *const[]){"--as=", NULL}));
	assert_string_equal(opts_value(&l->args, "as"), "");
}

static void
what_is_wrong_is_told(void **state)
{
	static const struct {
		const char *argv[3];
		const char *say;
	} wrong[] = {
		{{"--ouptut", "x", NULL},
			"unknown option --ouptut: did you mean --output?"},
		{{"--quite", NULL},
			"unknown option --quite: did you mean --quiet?"},
		{{"--colour=red", NULL}, "unknown option --colour"},
		{{"-x", NULL}, "unknown option -x"},
		{{"--as", NULL}, "--as needs a value: --as FORMAT"},
		{{"-fo", NULL}, "-o needs a value: -o PATH"},
		{{"--force=yes", NULL}, "--force takes no value"},
	};
	struct line *l = *state;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_false(read_line(l, wrong[i].argv));
		assert_string_equal(l->why, wrong[i].say);
	}
}

static void
asking_for_help_is_never_wrong(void **state)
{
	struct line *l = *state;

	assert_true(read_line(
		l, (const char *const[]){"--help", "--nonsense", NULL}));
	assert_true(l->args.help);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_value_may_be_written_in_four_ways),
		T(switches_may_stand_together),
		T(an_option_may_be_repeated_and_the_last_counts),
		T(a_dash_is_an_operand_and_two_end_the_options),
		T(a_value_may_look_like_an_option),
		T(an_empty_value_is_a_value),
		T(what_is_wrong_is_told),
		T(asking_for_help_is_never_wrong),
	};

	return cmocka_run_group_tests_name("opts", tests, NULL, NULL);
}
