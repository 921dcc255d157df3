/* Any bytes to the XML importer: no crash, no leak, no slow input. */
#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_xml;
	struct raw_file raw = {.arena = arena_new(), .file = "in.xml"};
	struct chron_input in;
	struct import_request q = {.importer = &importer_xml,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct chron_err err = {0};

	input_memory(
		&in, "in.xml", (struct chron_str){(const char *)data, size});
	import_run(&q, &raw, &err);
	input_close(&in);
	arena_free(raw.arena);
	return 0;
}
