/* Any bytes to the calendar importer: no crash, no leak, no slow input. */
#include "core/import.h"
#include "core/registry.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_ical;
	struct raw_file raw = {.arena = arena_new(), .file = "in.ics"};
	struct chron_input in;
	struct import_request q = {.importer = &importer_ical,
		.input = &in,
		.from = 17532,
		.to = 17896};
	struct chron_err err = {0};

	input_memory(
		&in, "in.ics", (struct chron_str){(const char *)data, size});
	import_run(&q, &raw, &err);
	input_close(&in);
	arena_free(raw.arena);
	return 0;
}
