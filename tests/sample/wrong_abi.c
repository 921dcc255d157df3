/* The sample importer as an older or newer version would have built it. */
#define SAMPLE_ABI 99u
#include "good.c"
