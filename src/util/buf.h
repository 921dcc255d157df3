/* A growing string.  Invariants: p is never NULL, p[n] is NUL, the text may
 * hold NULs. Initialise with BUF_INIT or zero bytes + buf_clear. */
#ifndef UTIL_BUF_H
#define UTIL_BUF_H

#include "chron/base.h"

struct buf {
	char *p;
	size_t n, cap;
};

extern char buf_empty[]; /* what an empty buffer points at; never written */
#define BUF_INIT ((struct buf){buf_empty, 0, 0})

void buf_free(struct buf *b);
void buf_clear(struct buf *b);		   /* empty, keeps the memory */
void buf_room(struct buf *b, size_t more); /* room for that many bytes */
void buf_add(struct buf *b, const char *p, size_t n);
void buf_str(struct buf *b, struct chron_str s);
void buf_puts(struct buf *b, const char *s);
/* What is no character (NUL, a surrogate, too large) becomes U+FFFD. */
void buf_utf8(struct buf *b, uint32_t codepoint);
void buf_printf(struct buf *b, const char *fmt, ...) CHRON_PRINTF(2, 3);

static inline void
buf_putc(struct buf *b, char c)
{
	if (b->cap - b->n < 2 || !b->cap)
		buf_room(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

static inline struct chron_str
buf_get(const struct buf *b)
{
	return (struct chron_str){b->p, b->n};
}

#endif
