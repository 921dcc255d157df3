/* Bump allocation: many small things, one free. */
#ifndef UTIL_ARENA_H
#define UTIL_ARENA_H

#include "chron/base.h"

struct arena; /* opaque */

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */
/* Forgets everything allocated, keeps the largest block. */
void arena_reset(struct arena *a);

/* n zeroed bytes, aligned for anything.  Never NULL: running out aborts. */
void *arena_alloc(struct arena *a, size_t n);
/* n bytes, not zeroed, alignment 1: for text. */
char *arena_bytes(struct arena *a, size_t n);

/* Copies of text.  The copy is followed by a NUL, which n does not count. */
struct chron_str arena_str(struct arena *a, struct chron_str s);
struct chron_str arena_printf(struct arena *a, const char *fmt, ...)
	CHRON_PRINTF(2, 3);
/* The same for a message: without what a limit left of a character. */
struct chron_str arena_vsay(struct arena *a, const char *fmt, va_list ap)
	CHRON_PRINTF(2, 0);
struct chron_str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	CHRON_PRINTF(2, 0);

/* Makes room for one more element of `size` bytes in an array that lives in
 * the arena, doubling as needed; zeroes it and returns it.  *array is moved,
 * *n counts elements, and tells the capacity too: only for arrays that were
 * grown by this call from NULL and 0.  A small old array stays in the arena; a
 * large one grows where it is, so that nothing may point into it. */
void *arena_push(struct arena *a, void *array, uint32_t *n, size_t size);
/* Gives back the memory of such an array, where it is large enough to count;
 * otherwise it stays until the end. */
void arena_drop(struct arena *a, void *array, uint32_t n, size_t size);

/* Everything in `from` lives on in a; from itself is gone. */
void arena_adopt(struct arena *a, struct arena *from);

/* Bytes taken from the system, for limits and reports. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type)	((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))
/* ARENA_PUSH(a, &p->items, &p->nitems): a pointer to the new element. */
#define ARENA_PUSH(a, array, n)                                                \
	((__typeof__(*(array)))arena_push((a), (array), (n), sizeof(**(array))))

#endif
