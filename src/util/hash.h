/* Identity: SHA-256 of files, short stable ids of records. */
#ifndef UTIL_HASH_H
#define UTIL_HASH_H

#include "chron/base.h"

/* 64 lower-case hex digits and a NUL. */
void hash_sha256(struct chron_str bytes, char hex[65]);

/* The same in base 64, as pages name what may run on them. */
enum { HASH_BASE64 = 45 };
void hash_sha256_base64(struct chron_str bytes, char text[HASH_BASE64]);

/* The same of a file.  False, and errno, if it cannot be read. */
bool hash_file(const char *path, char hex[65]);

/* An id from parts: BLAKE2b over the parts, each with its length, so that
 * ("ab","c") and ("a","bc") differ.  digits hex digits (even, at most 64)
 * and a NUL. */
void hash_id(
	const struct chron_str *parts, size_t nparts, size_t digits, char *hex);

/* The same as 128 bits, for comparing in memory. */
void hash_key(const struct chron_str *parts, size_t nparts, uint64_t key[2]);

#endif
