/* Any bytes as a case.ini: it is read, or refused with the line. */
#include <stdlib.h>

#include "case/caseini.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct chron_chronology c;
	struct chron_err err = {0};

	chronology_init(&c, a);
	if (caseini_read(&c, "case.ini",
		    (struct chron_str){(const char *)data, size},
		    &err) == CHRON_EFORMAT &&
		(!err.text[0] || !err.pos.file || !err.pos.row))
		abort();
	caseini_agency_of(&c, "police-log.csv");
	arena_free(a);
	return 0;
}
