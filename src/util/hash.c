/* Identity: SHA-256 of files, short stable ids of records. */
#include "util/hash.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/sha256.h"

/* libsodium chooses the fastest of its ways for this processor, and wants to
 * be asked before there are threads. */
__attribute__((constructor)) static void
start(void)
{
	if (sodium_init() < 0)
		return; /* the slow ways give the same */
}

static void
sha256(struct chron_str bytes, unsigned char h[crypto_hash_sha256_BYTES])
{
	if (!sha256_fast(bytes, h))
		crypto_hash_sha256(h, (const unsigned char *)bytes.p, bytes.n);
}

void
hash_sha256(struct chron_str bytes, char hex[65])
{
	unsigned char h[crypto_hash_sha256_BYTES];

	sha256(bytes, h);
	sodium_bin2hex(hex, 65, h, sizeof(h));
}

void
hash_sha256_base64(struct chron_str bytes, char text[HASH_BASE64])
{
	unsigned char h[crypto_hash_sha256_BYTES];

	sha256(bytes, h);
	sodium_bin2base64(text, HASH_BASE64, h, sizeof(h),
		sodium_base64_VARIANT_ORIGINAL);
}

enum { ID_BYTES = 32 };

static void
hash_parts(
	const struct chron_str *parts, size_t nparts, unsigned char h[ID_BYTES])
{
	crypto_generichash_state st;

	crypto_generichash_init(&st, NULL, 0, ID_BYTES);
	for (size_t i = 0; i < nparts; i++) {
		unsigned char len[8];

		for (int b = 0; b < 8; b++)
			len[b] = (unsigned char)((uint64_t)parts[i].n >>
						 (8 * b));
		crypto_generichash_update(&st, len, sizeof(len));
		crypto_generichash_update(
			&st, (const unsigned char *)parts[i].p, parts[i].n);
	}
	crypto_generichash_final(&st, h, ID_BYTES);
}

void
hash_id(const struct chron_str *parts, size_t nparts, size_t digits, char *hex)
{
	unsigned char h[ID_BYTES];

	hash_parts(parts, nparts, h);
	sodium_bin2hex(hex, digits + 1, h, digits / 2);
}

void
hash_key(const struct chron_str *parts, size_t nparts, uint64_t key[2])
{
	unsigned char h[ID_BYTES];

	hash_parts(parts, nparts, h);
	for (int k = 0; k < 2; k++) {
		key[k] = 0;
		for (int b = 0; b < 8; b++)
			key[k] |= (uint64_t)h[8 * k + b] << (8 * b);
	}
}

bool
hash_file(const char *path, char hex[65])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	bool read;

	if (fd < 0)
		return false;
	read = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	if (read && st.st_size) {
		size_t n = (size_t)st.st_size;
		void *p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);

		read = p != MAP_FAILED;
		if (read) {
			hash_sha256((struct chron_str){p, n}, hex);
			munmap(p, n);
		}
	} else if (read) {
		hash_sha256(CHRON_S(""), hex);
	}
	close(fd);
	return read;
}
