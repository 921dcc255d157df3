/* Words for numbers in the case file. */
#include "store/words.h"

#include "core/chronology.h"

const char *const severity_words[SEVERITY_COUNT] = {
	[CHRON_NOTE] = "note",
	[CHRON_WARNING] = "warning",
	[CHRON_ERROR] = "error",
	[CHRON_FAILURE] = "failure",
};

const char *const match_words[MATCH_COUNT] = {
	[MATCH_SINGLE] = "single",
	[MATCH_AUTOMATIC] = "automatic",
	[MATCH_CONFIRMED] = "confirmed",
};
