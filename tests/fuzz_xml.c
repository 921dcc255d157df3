/* Any bytes to the XML importer. */
#include "fuzz_read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_xml;

	fuzz_read(&importer_xml, "in.xml",
		(struct chron_str){(const char *)data, size});
	return 0;
}
