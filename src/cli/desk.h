/* A case that is being decided on: what the parts of `decide` share. */
#ifndef CLI_DESK_H
#define CLI_DESK_H

#include "cli/ruling.h"
#include "cli/tell.h"

struct desk {
	const struct cmd_args *args;
	struct arena *arena;
	struct chron_chronology c; /* derived */
	struct store *store;
	struct ruling_by by;
	struct rulings rulings;
	struct chron_err err;
	bool changed; /* something was recorded: what follows is to be */
};

/* "e1f0 and e77a: different", for messages. */
struct chron_str desk_words(struct arena *a, const struct chron_decision *d);

/* Each returns an exit code. */

/* decide CASE list */
int desk_list(struct desk *desk);
/* decide CASE undo|redo [N] [--batch] */
int desk_undo(struct desk *desk, bool undone);
/* decide CASE --from FILE: fills desk->rulings. */
int desk_read(struct desk *desk, const char *from);

#endif
