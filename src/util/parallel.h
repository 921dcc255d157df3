/* Work divided over the processors, with the same result as on one. */
#ifndef UTIL_PARALLEL_H
#define UTIL_PARALLEL_H

#include <stdint.h>

/* Calls work(arg, i) once for every i below n, begun in that order, on as many
 * threads as the process has processors; the caller's is one of them.  Returns
 * when all are done.
 *
 * A piece may read what all share and write only what is its own: an element
 * of an array, an arena.  What the pieces made is put together afterwards, in
 * their order, so that the outcome does not tell how many threads there were.
 * If no thread can be had, the caller's does it all. */
void parallel_each(
	uint32_t n, void (*work)(void *arg, uint32_t piece), void *arg);

/* Into how many pieces of `size` n things fall, and where a piece begins. */
static inline uint32_t
parallel_pieces(uint32_t n, uint32_t size)
{
	return n / size + (n % size != 0);
}

#endif
