/* Any bytes to the CSV importer: no crash, no leak, no slow input; rows come
 * in order. */
#include <stdlib.h>

#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_csv;
	struct raw_file raw = {.arena = arena_new(), .file = "in.csv"};
	struct chron_input in;
	struct import_request q = {.importer = &importer_csv,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct chron_err err = {0};

	input_memory(
		&in, "in.csv", (struct chron_str){(const char *)data, size});
	import_run(&q, &raw, &err);
	for (uint32_t i = 1; i < raw.nrecords; i++)
		if (raw.records[i].row <= raw.records[i - 1].row)
			abort();
	input_close(&in);
	arena_free(raw.arena);
	return 0;
}
