/* Any XML as the content of an OpenDocument file, and any bytes as the file
 * itself: no crash, no leak, no slow input. */
#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"

#include "parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_bytes(const char *name, struct chron_str bytes)
{
	extern const struct chron_importer importer_odf;
	struct raw_file raw = {.arena = arena_new(), .file = name};
	struct chron_input in;
	struct import_request q = {.importer = &importer_odf,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct chron_err err = {0};

	input_memory(&in, name, bytes);
	import_run(&q, &raw, &err);
	input_close(&in);
	arena_free(raw.arena);
}

/* An archive as it is; else what stands below the line of a fixture that names
 * the content, packed. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char line[] = "== content.xml\n";
	struct chron_str s = {(const char *)data, size};
	size_t at = str_find(s, chron_cstr(line));
	struct parts p = {.arena = arena_new()};
	struct buf zip = BUF_INIT;

	if (size && *data == 'P') {
		read_bytes("in.ods", s);
	} else {
		if (at != SIZE_MAX) {
			s.p += at + strlen(line);
			s.n -= at + strlen(line);
		}
		parts_add(&p, CHRON_S("content.xml"), s);
		parts_pack(&p, 1, &zip);
		read_bytes("in.odt", buf_get(&zip));
	}
	buf_free(&zip);
	arena_free(p.arena);
	return 0;
}
