/* The sample importer under the name of a built-in one. */
#define SAMPLE_NAME "csv"
#include "good.c"
