/* Any bytes to the CSV importer. */
#include "fuzz_read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_csv;

	fuzz_read(&importer_csv, "in.csv",
		(struct chron_str){(const char *)data, size});
	return 0;
}
