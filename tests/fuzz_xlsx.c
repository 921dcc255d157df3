/* Workbooks, from their parts or from any bytes. */
#include "fuzz_office.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_xlsx;

	fuzz_office(&importer_xlsx, "xlsx", data, size);
	return 0;
}
