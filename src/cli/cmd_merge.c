/* chronomerge merge: builds entries again from events and decisions. */
#include "cli/tell.h"

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

const struct command cmd_merge = {
	.name = "merge",
	.synopsis = "CASE",
	.brief = "build entries again from events and decisions",
	.example = "chronomerge merge out",
	.help = "What was derived - sightings, entries, links, findings - is "
		"made again and\nwritten into the case file, for people who "
		"query it. Sources and decisions\nstay as they are.",
	.run = run,
};
