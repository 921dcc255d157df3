/* Any bytes to the calendar importer. */
#include "fuzz_read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extern const struct chron_importer importer_ical;

	fuzz_read(&importer_ical, "in.ics",
		(struct chron_str){(const char *)data, size});
	return 0;
}
