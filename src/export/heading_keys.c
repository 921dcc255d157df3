/* Headings as names that are unique within a source. */
#include "export/heading_keys.h"

#include <stdlib.h>

#include "util/str.h"

/* A heading and where it stands, to be sorted. */
struct placed {
	struct chron_str text;
	uint32_t at;
};

static int
compare_placed(const void *x, const void *y)
{
	const struct placed *a = x;
	const struct placed *b = y;
	int d = str_cmp(a->text, b->text);

	return d ? d : (a->at > b->at) - (a->at < b->at);
}

static int
compare_text(const void *x, const void *y)
{
	const struct placed *a = x;
	const struct placed *b = y;

	return str_cmp(a->text, b->text);
}

/* The text with the first number from *next on that no heading has as
 * written. */
static struct chron_str
numbered(struct arena *a, const struct placed *all, uint32_t n,
	struct chron_str text, uint32_t *next)
{
	struct placed probe = {.at = 0};

	do {
		probe.text = arena_printf(
			a, "%.*s (%u)", STR(text), (unsigned)(*next)++);
	} while (bsearch(&probe, all, n, sizeof(*all), compare_text));
	return probe.text;
}

void
heading_keys(struct arena *a, const struct chron_source *source,
	struct heading_keys *keys)
{
	uint32_t n = source->nheadings;
	struct placed *all = ARENA_ARRAY(a, struct placed, n);
	uint32_t next = 2;

	keys->keys = ARENA_ARRAY(a, struct chron_str, n);
	keys->n = n;
	for (uint32_t i = 0; i < n; i++) {
		struct chron_str text = source->headings[i].text;

		all[i].text =
			text.n ? text
			       : arena_printf(a, "column %u", (unsigned)i + 1);
		all[i].at = i;
	}
	if (n)
		qsort(all, n, sizeof(*all), compare_placed);
	for (uint32_t i = 0; i < n; i++) {
		bool again = i && str_eq(all[i].text, all[i - 1].text);

		if (!again)
			next = 2;
		keys->keys[all[i].at] =
			again ? numbered(a, all, n, all[i].text, &next)
			      : all[i].text;
	}
}
