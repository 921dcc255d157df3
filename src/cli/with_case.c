/* A case opened for reading, loaded, with everything derived. */
#include "cli/with_case.h"

int
with_case(const struct cmd_args *args, void *arg,
	enum chron_status (*work)(const struct cmd_args *args,
		struct chron_chronology *c, void *arg, struct chron_err *err))
{
	struct case_progress progress = tell_progress(args);
	struct chron_err err = {.code = CHRON_OK};
	struct arena *a = arena_new();
	struct chron_chronology c;
	struct store *store;
	enum chron_status status;

	chronology_init(&c, a);
	status = case_load(&c, args->operands[0], STORE_READ, &store, &err);
	store_close(store);
	if (status == CHRON_OK) {
		case_derive(&c, progress);
		tell_progress_end(&progress);
		status = work(args, &c, arg, &err);
	}
	arena_free(a);
	return status == CHRON_OK ? EXIT_DONE : tell_failure(&err);
}
