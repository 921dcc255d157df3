/* A second importer that bids the same for the same file. */
#define SAMPLE_NAME "wave"
#include "good.c"
