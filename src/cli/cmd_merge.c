/* chronomerge merge: builds entries again from events and decisions. */
#include "cli/tell.h"
#include "cli/thresholds.h"
#include "merge/merge.h"
#include "util/str.h"

static void
tell_summary(const struct cmd_args *args, const struct chron_chronology *c)
{
	uint32_t joined = 0, followed = 0;

	for (uint32_t i = 0; i < c->nentries; i++)
		joined += c->entries[i].nevents > 1;
	for (uint32_t i = 0; i < c->ndecisions; i++)
		followed += c->standings[i].what <= STANDING_DOUBTED;
	tell(args,
		"%u event(s) of %u source(s) in %u entries, %u of them of "
		"several accounts",
		c->nevents, c->nsources, c->nentries, joined);
	tell(args,
		"%u pair(s) for a person to decide, %u decision(s) followed; "
		"%u discrepancies, %u gaps",
		c->npossible, followed, c->ndiscrepancies, c->ngaps);
	tell(args, "%.*s", STR(merge_say(&c->config, c->arena)));
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 1, 1);
	struct case_progress progress = tell_progress(args);
	struct chron_chronology c;
	struct store *store;
	struct arena *a;
	struct chron_err err;
	enum chron_status status;

	if (code != EXIT_DONE)
		return code;
	a = arena_new();
	chronology_init(&c, a);
	status = case_load(&c, args->operands[0], STORE_WRITE, &store, &err);
	if (status == CHRON_OK)
		status = thresholds_read(args, &c.config, &err);
	if (status == CHRON_OK)
		status = store_put_thresholds(store, &c.config, &err);
	if (status == CHRON_OK) {
		case_derive(&c, progress);
		tell_progress_end(&progress);
		status = store_put_derived(store, &c, &err);
	}
	store_close(store);
	if (status == CHRON_OK)
		tell_summary(args, &c);
	else
		code = tell_failure(&err);
	arena_free(a);
	return code;
}

static const struct cmd_option options[] = {
	THRESHOLD_OPTIONS,
	{0},
};

const struct command cmd_merge = {
	.name = "merge",
	.synopsis = "CASE",
	.brief = "build entries again from events and decisions",
	.example = "chronomerge merge out\n"
		   "chronomerge merge out --join 50 --possible 25",
	.help = "What was derived - sightings, entries, links, findings - is "
		"made again and\nwritten into the case file, for people who "
		"query it. Sources and decisions\nstay as they are.\n"
		"--join and --possible are kept in the case file and hold for "
		"every command until\nthey are set again; `default` goes back "
		"to case.ini.",
	.options = options,
	.run = run,
};
