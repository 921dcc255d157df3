/* Identity: SHA-256 of files, short stable ids of records. */
#include "util/hash.h"

#include <sodium.h>

void
hash_sha256(struct chron_str bytes, char hex[65])
{
	unsigned char h[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(h, (const unsigned char *)bytes.p, bytes.n);
	sodium_bin2hex(hex, 65, h, sizeof(h));
}

void
hash_id(const struct chron_str *parts, size_t nparts, size_t digits, char *hex)
{
	crypto_generichash_state st;
	unsigned char h[32];

	crypto_generichash_init(&st, NULL, 0, sizeof(h));
	for (size_t i = 0; i < nparts; i++) {
		unsigned char len[8];

		for (int b = 0; b < 8; b++)
			len[b] = (unsigned char)((uint64_t)parts[i].n >>
						 (8 * b));
		crypto_generichash_update(&st, len, sizeof(len));
		crypto_generichash_update(
			&st, (const unsigned char *)parts[i].p, parts[i].n);
	}
	crypto_generichash_final(&st, h, sizeof(h));
	sodium_bin2hex(hex, digits + 1, h, digits / 2);
}
