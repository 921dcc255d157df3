/* Bump allocation: many small things, one free. */
#include "util/arena.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/memory.h"

enum { BLOCK_MIN = 64 * 1024, BLOCK_MAX = 4 * 1024 * 1024, ALIGN = 16 };

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(16) char data[];
};

struct arena {
	struct block *head;
	size_t total;
};

struct arena *
arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		out_of_memory();
	return a;
}

static void
free_blocks(struct block *b)
{
	while (b) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	free_blocks(a->head);
	free(a);
}

void
arena_reset(struct arena *a)
{
	if (!a->head)
		return;
	/* Blocks only grow, so the head is the largest. */
	free_blocks(a->head->next);
	a->head->next = NULL;
	a->head->used = 0;
	a->total = a->head->size;
}

static void *
take(struct arena *a, size_t n, size_t align)
{
	struct block *b = a->head;
	size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (!b || at > b->size || n > b->size - at) {
		size_t size = b ? b->size * 2 : BLOCK_MIN;

		if (size > BLOCK_MAX)
			size = BLOCK_MAX;
		if (size < n)
			size = n;
		b = n > SIZE_MAX / 2 ? NULL : malloc(sizeof(*b) + size);
		if (!b)
			out_of_memory();
		b->next = a->head;
		b->size = size;
		b->used = 0;
		a->head = b;
		a->total += size;
		at = 0;
	}
	b->used = at + n;
	return b->data + at;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	void *p = take(a, n, ALIGN);

	return n ? memset(p, 0, n) : p;
}

char *
arena_bytes(struct arena *a, size_t n)
{
	return take(a, n, 1);
}

struct chron_str
arena_str(struct arena *a, struct chron_str s)
{
	char *p = take(a, s.n + 1, 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct chron_str){p, s.n};
}

struct chron_str
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	int n;
	char *p;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		return CHRON_S("");
	p = take(a, (size_t)n + 1, 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return (struct chron_str){p, (size_t)n};
}

struct chron_str
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	struct chron_str s;

	va_start(ap, fmt);
	s = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return s;
}

void *
arena_push(struct arena *a, void *array, uint32_t *n, size_t size)
{
	void **slot = array;
	/* Capacity is implied: arrays hold 0, 4, 8, 16 ... elements. */
	bool full = *n == 0 || (*n >= 4 && (*n & (*n - 1)) == 0);
	char *p;

	if (full) {
		size_t cap = *n ? (size_t)*n * 2 : 4;

		if (size && cap > SIZE_MAX / 2 / size)
			out_of_memory();
		p = take(a, cap * size, ALIGN);
		if (*n)
			memcpy(p, *slot, *n * size);
		*slot = p;
	}
	p = (char *)*slot + (size_t)*n * size;
	memset(p, 0, size);
	(*n)++;
	return p;
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}
