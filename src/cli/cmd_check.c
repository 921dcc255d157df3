/* check: reads and judges files and stores nothing; the list of what to mend
 * for the person who sent them. */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "case/caseini.h"
#include "cli/reading.h"
#include "core/headings.h"
#include "util/str.h"

static const char *const severity_names[] = {
	"note", "warning", "error", "failure"};

struct check {
	const struct cmd_args *args;
	struct chron_out *out;
	struct buf line;
	struct chron_chronology c;
	struct reading_setup setup;
};

static void
flush(struct check *k)
{
	escape_terminal(k->out, buf_get(&k->line));
	out_puts(k->out, "\n");
	buf_clear(&k->line);
}

static void
say_headings(struct check *k, const struct chron_source *s)
{
	if (!s->nheadings)
		return;
	out_puts(k->out, "  headings\n");
	for (uint32_t i = 0; i < s->nheadings; i++) {
		const struct chron_heading *h = &s->headings[i];

		if (h->concept == CHRON_F_OTHER)
			buf_printf(&k->line, "    %-32.*s carried along",
				STR(h->text));
		else
			buf_printf(&k->line, "    %-32.*s %-16s %3u %% sure",
				STR(h->text),
				concept_key((enum chron_concept)h->concept),
				h->confidence);
		flush(k);
	}
}

static void
say_source(struct check *k, uint32_t source)
{
	const struct chron_source *s = &k->c.sources[source];

	buf_str(&k->line, s->file);
	flush(k);
	if (s->refused)
		return; /* the failure below says why */
	buf_printf(&k->line, "  read as %.*s; %s, by %.*s", STR(s->importer),
		s->agency == CHRON_NONE ? "agencies by row"
					: k->c.agencies[s->agency].name.p,
		STR(s->agency_from));
	flush(k);
	say_headings(k, s);
	if (s->date_order.n) {
		buf_printf(&k->line, "  dates: %.*s", STR(s->date_order));
		flush(k);
	}
	buf_printf(&k->line,
		"  %" PRIu64 " records = %" PRIu64 " used + %" PRIu64
		" quarantined + %" PRIu64 " not events",
		s->records, s->used, s->quarantined, s->not_events);
	flush(k);
}

/* file[part]:row:col: severity: say [slug], so that an editor can jump. */
static void
say_problems(struct check *k, uint32_t source)
{
	const struct chron_source *s = &k->c.sources[source];

	for (uint32_t i = 0; i < k->c.ndiagnostics; i++) {
		const struct chron_diagnostic *d = &k->c.diagnostics[i];

		if (d->source != source)
			continue;
		buf_str(&k->line, s->file);
		if (d->part.n)
			buf_printf(&k->line, "[%.*s]", STR(d->part));
		if (d->row)
			buf_printf(&k->line, ":%u", d->row);
		if (d->row && d->col)
			buf_printf(&k->line, ":%u", d->col);
		buf_printf(&k->line, ": %s: %.*s [%.*s]",
			severity_names[d->severity], STR(d->say), STR(d->slug));
		flush(k);
	}
	for (uint32_t i = 0; i < k->c.nleftovers; i++) {
		const struct chron_leftover *l = &k->c.leftovers[i];

		if (l->source != source || l->quarantined)
			continue;
		buf_printf(&k->line, "%.*s:%u: not an event: %.*s",
			STR(s->file), l->row, STR(l->why));
		flush(k);
	}
}

static enum chron_status
load_ini(struct check *k, struct chron_err *err)
{
	const char *dir = opts_value(k->args, "case");
	struct chron_str text;
	enum chron_status st;

	if (!dir)
		return CHRON_OK;
	st = case_read_ini(k->c.arena, dir, &text, err);
	if (st == CHRON_OK)
		st = caseini_read(&k->c, "case.ini", text, err);
	return st;
}

static int
check_files(struct check *k)
{
	struct chron_err err = {.code = CHRON_OK};
	enum chron_status st = load_ini(k, &err);
	uint32_t refused = 0, losses = 0;

	for (uint32_t i = 0; i < k->args->noperands && st == CHRON_OK; i++) {
		uint32_t source;

		st = case_read_file(&k->c, k->args->operands[i],
			&k->setup.options, &source, &err);
	}
	tell_progress_end(&k->setup.options.progress);
	if (st != CHRON_OK)
		return tell_failure(&err);
	chronology_sort(&k->c);
	for (uint32_t i = 0; i < k->c.nsources; i++) {
		if (i)
			out_puts(k->out, "\n");
		say_source(k, i);
		say_problems(k, i);
		refused += k->c.sources[i].refused;
		losses +=
			k->c.sources[i].refused || k->c.sources[i].quarantined;
	}
	if (refused == k->c.nsources)
		return EXIT_FAILED;
	return losses && opts_given(k->args, "strict") ? EXIT_FINDINGS
						       : EXIT_DONE;
}

static int
run_check(const struct cmd_args *args)
{
	struct check k = {.args = args, .line = BUF_INIT};
	struct chron_err err = {.code = CHRON_OK};
	struct arena *a;
	int code = tell_operands(args, 1, UINT32_MAX);

	if (code != EXIT_DONE)
		return code;
	a = arena_new();
	chronology_init(&k.c, a);
	code = reading_start(args, a, &k.setup);
	if (code == EXIT_DONE) {
		k.out = out_fd(STDOUT_FILENO);
		code = check_files(&k);
		if (out_close(k.out, &err) != CHRON_OK)
			code = tell_failure(&err);
		reading_done(&k.setup);
	}
	buf_free(&k.line);
	arena_free(a);
	return code;
}

static const struct cmd_option check_options[] = {
	{"case", 0, "DIR", "use the case.ini of this folder"},
	{"strict", 0, NULL,
		"exit 1 if a row was quarantined or a file refused"},
	READING_OPTIONS,
	{0},
};

const struct command cmd_check = {
	.name = "check",
	.synopsis = "FILE...",
	.brief = "read and judge files, store nothing; the fix-it list",
	.example = "chronomerge check police.csv\n"
		   "chronomerge check --case review school.txt --strict",
	.help = "Says of each file how it was read: the format, the agency "
		"and how that is known, what each heading was taken to mean "
		"and how sure that is, the order of day and month and the "
		"evidence for it, and the count of records. Then every "
		"problem with its row and column, and what to do about it.",
	.options = check_options,
	.run = run_check,
};
