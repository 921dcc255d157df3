/* What the package_*.c files share; nothing else includes this. */
#ifndef IMPORTERS_PACKAGE_PARTS_H
#define IMPORTERS_PACKAGE_PARTS_H

#include <zip.h>

#include "package.h"
#include "util/arena.h"

/* One line of the archive's directory. */
struct package_entry {
	const char *name; /* NUL-terminated */
	uint32_t nname;
	uint16_t flags, method;
	uint64_t size, packed; /* as declared */
	uint64_t at;	       /* of its local header */
};

struct package_relation {
	struct chron_str id;
	struct chron_str type; /* the last step of it */
	const char *target;    /* NULL: outside, or not there */
};

struct package_relations {
	const char *of; /* the part; "" for the package */
	struct package_relation *list;
	uint32_t n, hint;
};

struct package {
	struct arena *arena;
	const char *file;
	struct chron_str bytes;
	zip_t *zip;
	struct package_entry *entries; /* in the directory's order */
	uint32_t nentries;
	uint32_t *index; /* hash of names without case: entry + 1 */
	uint32_t nindex; /* a power of two */
	struct package_relations *relations;
	uint32_t nrelations;
};

/* package_dir.c: reads and judges the directory. */
enum chron_status package_directory(struct package *p, struct chron_err *err);
/* Whether a part may be inflated, by what is declared of it. */
enum chron_status package_fits(const struct package *p,
	const struct package_entry *e, struct chron_err *err);

/* package_names.c: NULL is no namespace. */
enum part_ns package_ns(const char *uri);

/* package_stream.c: one part being inflated. */
struct package_stream {
	zip_file_t *from;
	const char *part;
	uint64_t left; /* bytes that the directory promises */
};

struct package_fault {
	enum chron_status code;
	char say[200];
};

enum chron_status package_stream_open(struct package_stream *s,
	struct package *p, const char *part, struct chron_err *err);
/* How many bytes; 0 at the end, -1 with why. */
long package_stream_read(struct package_stream *s, char *to, size_t room,
	struct package_fault *why);
void package_stream_close(struct package_stream *s);

/* The entry of a name, whatever its case; NULL if there is none. */
const struct package_entry *package_find(
	const struct package *p, struct chron_str name);

/* A failure about the whole archive, at its name. */
enum chron_status package_fail(const struct package *p, struct chron_err *err,
	enum chron_status code, const char *fmt, ...) CHRON_PRINTF(4, 5);

#endif
