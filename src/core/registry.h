/* The importers there are, and the auction between them. */
#ifndef CORE_REGISTRY_H
#define CORE_REGISTRY_H

#include "core/input.h"
#include "util/arena.h"

/* Built-in importers, then those a user named with --importer FILE.so. */
struct registry {
	const struct chron_importer **importers; /* NULL-terminated */
	struct arena *arena;			 /* owns the list */
	void **handles;				 /* of the shared objects */
	uint32_t nhandles;
};

/* The built-in ones and those in the named shared objects.  A wrong ABI, a
 * missing symbol or a second importer of one name is a failure with a
 * sentence.  Freed by registry_free. */
enum chron_status registry_load(struct registry *r, const char *const *files,
	size_t nfiles, struct chron_err *err);
void registry_free(struct registry *r);

const struct chron_importer *registry_find(
	const struct registry *r, const char *name);

/* Who reads this file?  The highest bid; content beats the name.  Fails with
 * a sentence for a tie (naming both and --format), a file known and unreadable
 * (.doc, PDF, encrypted: how to save it so that it can be read) and an
 * unknown format. */
enum chron_status registry_auction(const struct registry *r,
	const struct chron_input *in, const struct chron_importer **winner,
	int *bid, struct chron_err *err);

/* What is known of files nobody reads: .doc, .xls, PDF, encrypted Office,
 * mail, pictures, archives.  A sentence, or NULL. */
const char *sniff_unreadable(
	const struct chron_probe *probe, struct chron_str file);

#endif
