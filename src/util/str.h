/* Slices of text: comparing, trimming, searching.  ASCII only where a case is
 * ignored; util/fold.h is for words. */
#ifndef UTIL_STR_H
#define UTIL_STR_H

#include "chron/base.h"

/* For printf: "%.*s", STR(s) */
#define STR(s) (int)(s).n, (s).p

static inline bool
str_eq(struct chron_str a, struct chron_str b)
{
	return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_is(struct chron_str a, const char *b)
{
	return str_eq(a, chron_cstr(b));
}

/* Byte order, shorter first: <0, 0, >0. */
int str_cmp(struct chron_str a, struct chron_str b);
bool str_ieq(struct chron_str a, struct chron_str b);
/* One of a NULL-terminated list, whatever the case of its letters. */
bool str_in(struct chron_str s, const char *const *list);
bool str_starts(struct chron_str s, const char *prefix);
bool str_istarts(struct chron_str s, const char *prefix);
/* Without white space (ASCII, U+00A0, U+200B, U+FEFF) at either end. */
struct chron_str str_trim(struct chron_str s);
/* The offset of needle, or SIZE_MAX. */
size_t str_find(struct chron_str s, struct chron_str needle);
size_t str_ifind(struct chron_str s, const char *needle);
/* Cuts the next part up to sep (which is dropped) off *rest; false at the
 * end.  An empty rest gives no part. */
bool str_cut(struct chron_str *rest, char sep, struct chron_str *part);
/* What a spreadsheet would run if it stood in a cell: any apostrophes, then one
 * of = + - @ (or the same in full width), tab, CR or LF.  The CSV exporter puts
 * one apostrophe before it; the importer takes one off where s begins with one
 * and this holds, so that every text comes back as it was. */
bool str_runs(struct chron_str s);
/* All decimal digits, 1 to 18 of them: the number; else -1. */
int64_t str_number(struct chron_str s);
/* The letters that differ between two words, at most `most` + 1 (Damerau:
 * adding, dropping, changing a letter, swapping two neighbours). */
unsigned str_distance(struct chron_str a, struct chron_str b, unsigned most);
/* The nearest of a NULL-terminated list within two letters, or NULL. */
const char *str_nearest(struct chron_str s, const char *const *list);

#endif
