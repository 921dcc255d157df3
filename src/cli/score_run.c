/* seen --score: the options, and one labelled file after another. */
#include <unistd.h>

#include "cli/score.h"
#include "cli/seen_line.h"
#include "cli/tell.h"
#include "core/input.h"
#include "util/str.h"

/* The flags to list errors of, as bits; false if it is none. */
static bool
read_flags(const struct cmd_args *args, const char *flag, unsigned *bits)
{
	const char *names[ASPECT_COUNT + 2] = {[ASPECT_COUNT] = "any"};
	const char *near;

	*bits = 0;
	if (!flag)
		return true;
	for (unsigned a = 0; a < ASPECT_COUNT; a++) {
		names[a] = aspect_names[a];
		if (strcmp(flag, names[a]) == 0 || strcmp(flag, "any") == 0)
			*bits |= 1u << a;
	}
	if (*bits)
		return true;
	near = str_nearest(chron_cstr(flag), names);
	tell_usage(args,
		"--errors takes seen, alone, views_sought, views_expressed or "
		"any, not \"%s\"%s%s%s",
		flag, near ? ": did you mean " : "", near ? near : "",
		near ? "?" : "");
	return false;
}

static bool
read_hold_back(const struct cmd_args *args, uint32_t *every)
{
	const char *given = opts_value(args, "hold-back");
	int64_t n = given ? str_number(chron_cstr(given)) : 0;

	*every = (uint32_t)n;
	if (!given || (n >= 2 && n <= 1000))
		return true;
	tell_usage(args,
		"--hold-back takes a number from 2 to 1000: 3 holds every "
		"third line back");
	return false;
}

static int
score_file(struct score_ask *ask)
{
	struct chron_input in;
	struct score score;
	struct chron_err err;

	if (input_open(&in, ask->file, &err) != CHRON_OK)
		return tell_failure(&err);
	score_read(in.bytes, ask, &score);
	input_close(&in);
	if (score.bad) {
		/* Figures of some of the lines would pass for those of all. */
		(void)chron_fail(&err, CHRON_EFORMAT,
			"%u line(s) cannot be scored: mend them first",
			score.bad);
		err.pos = (struct chron_pos){.file = ask->file};
		return tell_failure(&err);
	}
	score_show(ask->list, ask->file, "", &score.counted);
	if (ask->hold_back) {
		out_puts(ask->list, "\n");
		score_show(ask->list, ask->file, "held back", &score.held);
	}
	return EXIT_DONE;
}

int
score_run(const struct cmd_args *args)
{
	int code = tell_operands(args, 0, 0);
	struct score_ask ask = {0};
	struct arena *a;
	struct chron_err err;

	if (code != EXIT_DONE)
		return code;
	if (!read_flags(args, opts_value(args, "errors"), &ask.errors) ||
		!read_hold_back(args, &ask.hold_back))
		return EXIT_USAGE;
	a = arena_new();
	ask.lexicon = seen_line_lexicon(a, args);
	if (!ask.lexicon) {
		arena_free(a);
		return EXIT_FAILED;
	}
	ask.list = out_fd(STDOUT_FILENO);
	for (uint32_t i = 0; (ask.file = opts_nth(args, "score", i)); i++) {
		int one;

		if (i)
			out_puts(ask.list, "\n");
		one = score_file(&ask);
		code = code != EXIT_DONE ? code : one;
	}
	if (out_close(ask.list, &err) != CHRON_OK)
		code = tell_failure(&err);
	arena_free(a);
	return code;
}
