/* Fuzzing what lies in zip archives: one that begins as such is read as it is,
 * anything else is the text of parts (parts.h), which a fuzzer can change where
 * it matters. */
#ifndef TESTS_FUZZ_OFFICE_H
#define TESTS_FUZZ_OFFICE_H

#include "fuzz_read.h"
#include "hostile_zip.h"
#include "parts.h"

enum { FUZZ_PARTS = 64 };

/* Stored, so that what the parts say is seen in the archive too; two of one
 * name and names that lead out stay as they are. */
static inline void
fuzz_pack(struct chron_str text, const char *ext, struct buf *zip)
{
	struct parts p = {.arena = arena_new()};
	struct lie lies[FUZZ_PARTS] = {0};
	size_t n;

	parts_cut(&p, text);
	if (p.n > FUZZ_PARTS / 2)
		p.n = FUZZ_PARTS / 2;
	for (size_t i = 0; i < sizeof(parts_kinds) / sizeof(*parts_kinds);
		i++) {
		const struct parts_kind *k = &parts_kinds[i];

		if (strcmp(k->ext, ext) != 0)
			continue;
		if (k->rels)
			parts_openxml(&p, k);
		else
			parts_opendocument(&p, k);
	}
	n = p.n < FUZZ_PARTS ? p.n : FUZZ_PARTS;
	for (size_t i = 0; i < n; i++)
		lies[i] = (struct lie){
			.name = p.list[i].name, .body = p.list[i].text};
	lie_zip(zip, lies, n);
	arena_free(p.arena);
}

static inline void
fuzz_office(const struct chron_importer *importer, const char *ext,
	const uint8_t *data, size_t size)
{
	struct chron_str bytes = {(const char *)data, size};
	struct buf zip = BUF_INIT;
	char name[16];

	if (!str_starts(bytes, "PK")) {
		fuzz_pack(bytes, ext, &zip);
		bytes = buf_get(&zip);
	}
	snprintf(name, sizeof(name), "in.%s", ext);
	fuzz_read(importer, name, bytes);
	buf_free(&zip);
}

#endif
