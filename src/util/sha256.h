/* SHA-256 by the processor's own instructions, where it has them. */
#ifndef UTIL_SHA256_H
#define UTIL_SHA256_H

#include "chron/base.h"

/* Fills digest and returns true; false, and nothing done, on a processor
 * without them. */
bool sha256_fast(struct chron_str bytes, unsigned char digest[32]);

#endif
