/* A growing string. */
#include "util/buf.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/memory.h"

char buf_empty[1];

void
buf_free(struct buf *b)
{
	if (b->cap)
		free(b->p);
	*b = BUF_INIT;
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->cap)
		b->p[0] = '\0';
	else
		b->p = buf_empty;
}

void
buf_room(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;
	char *p;

	if (more > SIZE_MAX / 4 || b->n > SIZE_MAX / 4)
		out_of_memory();
	if (b->cap && b->cap - b->n > more)
		return;
	while (cap - b->n <= more)
		cap *= 2;
	p = realloc(b->cap ? b->p : NULL, cap);
	if (!p)
		out_of_memory();
	b->p = p;
	b->cap = cap;
	b->p[b->n] = '\0';
}

void
buf_add(struct buf *b, const char *p, size_t n)
{
	if (!n)
		return;
	buf_room(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_str(struct buf *b, struct chron_str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_utf8(struct buf *b, uint32_t c)
{
	if (!c || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		buf_putc(b, (char)c);
	} else if (c < 0x800) {
		buf_putc(b, (char)(0xc0 | c >> 6));
		buf_putc(b, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0x10000) {
		buf_putc(b, (char)(0xe0 | c >> 12));
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_putc(b, (char)(0x80 | (c & 0x3f)));
	} else {
		buf_putc(b, (char)(0xf0 | c >> 18));
		buf_putc(b, (char)(0x80 | (c >> 12 & 0x3f)));
		buf_putc(b, (char)(0x80 | (c >> 6 & 0x3f)));
		buf_putc(b, (char)(0x80 | (c & 0x3f)));
	}
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		buf_room(b, (size_t)n);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}
