/* OpenDocument text and spreadsheets, from their parts or from any bytes. */
#include "fuzz_office.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_odf;
	bool sheet = memmem(data, size, "office:spreadsheet", 18);

	fuzz_office(&importer_odf, sheet ? "ods" : "odt", data, size);
	return 0;
}
