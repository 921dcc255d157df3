/* Workbooks from any bytes: a zip archive as it is, or the text of its parts
 * (parts.h), which a fuzzer can change where it matters.  No crash, no leak, no
 * slow input. */
#include "core/import.h"
#include "core/registry.h"
#include "hostile_zip.h"
#include "parts.h"
#include "util/civil.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_PARTS = 64 };

/* Stored, so that the parts are seen in the archive too; two of one name and
 * names that lead out stay as they are. */
static void
pack(struct chron_str text, struct buf *zip)
{
	struct parts p = {.arena = arena_new()};
	struct lie lies[MOST_PARTS] = {0};
	size_t n;

	parts_cut(&p, text);
	for (size_t i = 0; i < sizeof(parts_kinds) / sizeof(*parts_kinds); i++)
		if (strcmp(parts_kinds[i].ext, "xlsx") == 0)
			parts_openxml(&p, &parts_kinds[i]);
	n = p.n < MOST_PARTS ? p.n : MOST_PARTS;
	for (size_t i = 0; i < n; i++)
		lies[i] = (struct lie){
			.name = p.list[i].name, .body = p.list[i].text};
	lie_zip(zip, lies, n);
	arena_free(p.arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_xlsx;
	struct chron_str bytes = {(const char *)data, size};
	struct raw_file raw = {.arena = arena_new(), .file = "in.xlsx"};
	struct buf zip = BUF_INIT;
	struct chron_input in;
	struct import_request q = {.importer = &importer_xlsx,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct chron_err err = {0};

	if (!str_starts(bytes, "PK")) {
		pack(bytes, &zip);
		bytes = buf_get(&zip);
	}
	input_memory(&in, "in.xlsx", bytes);
	import_run(&q, &raw, &err);
	input_close(&in);
	arena_free(raw.arena);
	buf_free(&zip);
	return 0;
}
