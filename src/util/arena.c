/* Bump allocation: many small things, one free. */
#include "util/arena.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/memory.h"
#include "util/utf8.h"

enum {
	BLOCK_MIN = 64 * 1024,
	BLOCK_MAX = 4 * 1024 * 1024,
	ALIGN = 16,
	LARGE = 1024 * 1024, /* has a piece of memory to itself */
};

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(16) char data[];
};

/* One large thing: an array grows where it is, and what was never touched
 * costs nothing. */
struct large {
	struct large *prev, *next;
	size_t size;
	_Alignas(16) char data[];
};

struct arena {
	struct block *head;
	struct large *large;
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

static void
free_large(struct arena *a)
{
	while (a->large) {
		struct large *next = a->large->next;

		free(a->large);
		a->large = next;
	}
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	free_blocks(a->head);
	free_large(a);
	free(a);
}

void
arena_reset(struct arena *a)
{
	if (a->large)
		free_large(a);
	a->total = 0;
	if (!a->head)
		return;
	/* Blocks only grow, so the head is the largest. */
	free_blocks(a->head->next);
	a->head->next = NULL;
	a->head->used = 0;
	a->total = a->head->size;
}

/* Puts l, which was made or moved, into the list. */
static void
link_large(struct arena *a, struct large *l)
{
	if (l->prev)
		l->prev->next = l;
	else
		a->large = l;
	if (l->next)
		l->next->prev = l;
}

/* Zeroed. */
static void *
take_large(struct arena *a, size_t n)
{
	struct large *l = n > SIZE_MAX / 2 ? NULL : calloc(1, sizeof(*l) + n);

	if (!l)
		out_of_memory();
	l->next = a->large;
	l->size = n;
	link_large(a, l);
	a->total += n;
	return l->data;
}

static struct large *
large_of(void *data)
{
	return (struct large *)(void *)((char *)data -
					offsetof(struct large, data));
}

static void *
take(struct arena *a, size_t n, size_t align)
{
	struct block *b = a->head;
	size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (n >= LARGE)
		return take_large(a, n);
	if (!b || at > b->size || n > b->size - at) {
		size_t size = b ? b->size * 2 : BLOCK_MIN;

		if (size > BLOCK_MAX)
			size = BLOCK_MAX;
		if (size < n)
			size = n;
		b = malloc(sizeof(*b) + size);
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

	/* What is large came zeroed, page by page as it is touched. */
	return n && n < LARGE ? memset(p, 0, n) : p;
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
arena_vsay(struct arena *a, const char *fmt, va_list ap)
{
	struct chron_str s = arena_vprintf(a, fmt, ap);
	char *p = (char *)(uintptr_t)s.p;

	if (!s.n)
		return s;
	s.n = utf8_drop_cut(p, s.n);
	p[s.n] = '\0';
	return s;
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

/* Is it the last thing that was taken, with room behind it? */
static bool
stretch(struct arena *a, const char *old, size_t n, size_t more)
{
	struct block *b = a->head;

	if (more >= LARGE || !b || old + n != b->data + b->used ||
		more - n > b->size - b->used)
		return false;
	b->used += more - n;
	return true;
}

/* The array of n bytes in room for `more`. */
static void *
grow(struct arena *a, void *old, size_t n, size_t more)
{
	struct large *l;
	void *p;

	if (n && n < LARGE && stretch(a, old, n, more))
		return old;
	if (n < LARGE) {
		p = take(a, more, ALIGN);
		return n ? memcpy(p, old, n) : p;
	}
	l = realloc(large_of(old), sizeof(*l) + more);
	if (!l)
		out_of_memory();
	a->total += more - l->size;
	l->size = more;
	link_large(a, l);
	return l->data;
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
		*slot = grow(a, *slot, *n * size, cap * size);
	}
	p = (char *)*slot + (size_t)*n * size;
	memset(p, 0, size);
	(*n)++;
	return p;
}

void
arena_drop(struct arena *a, void *array, uint32_t n, size_t size)
{
	size_t cap = 4;
	struct large *l;

	while (cap < n)
		cap *= 2;
	if (!n || cap * size < LARGE)
		return;
	l = large_of(array);
	if (l->prev)
		l->prev->next = l->next;
	else
		a->large = l->next;
	if (l->next)
		l->next->prev = l->prev;
	a->total -= l->size;
	free(l);
}

void
arena_adopt(struct arena *a, struct arena *from)
{
	struct block *b = from->head;
	struct large *l = from->large;

	/* Behind the head, whose room goes on being used. */
	while (b && b->next)
		b = b->next;
	if (b && a->head) {
		b->next = a->head->next;
		a->head->next = from->head;
	} else if (b) {
		a->head = from->head;
	}
	while (l && l->next)
		l = l->next;
	if (l) {
		l->next = a->large;
		if (l->next)
			l->next->prev = l;
		a->large = from->large;
	}
	a->total += from->total;
	free(from);
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}
