/* Prints what each comparison finds for pairs of events, for fitting the
 * points of evidence:
 *
 *   pair_dump CASE...
 *
 * A line is a pair that is not far apart in time: the case, file and row of the
 * one, file and row of the other, the score, then every level found, and the
 * kind of contact with its share in twelfths, with tabs between. */
#include <stdio.h>
#include <stdlib.h>

#include "case/case.h"
#include "merge/pairing.h"
#include "util/str.h"

static void
put_event(const struct chron_chronology *c, uint32_t i)
{
	const struct chron_event *e = &c->events[i];

	printf("\t%.*s\t%u", STR(c->sources[e->source].file), e->row);
}

static void
put_pair(const char *name, const struct scorer *s, uint32_t a, uint32_t b)
{
	struct evidence e;

	score_evidence(s, a, b, &e);
	for (uint32_t i = 0; i < SCORE_COMPARISONS; i++)
		if (e.levels[i] == W_WHEN_FAR)
			return;
	printf("%s", name);
	put_event(s->c, a);
	put_event(s->c, b);
	printf("\t%d", score_pair(s, a, b));
	for (uint32_t i = 0; i < SCORE_COMPARISONS; i++)
		if (e.levels[i] != W_NONE)
			printf("\t%s", weights[e.levels[i]].level);
	if (e.fit == FIT_OTHER)
		printf("\t%s", weights[W_FIT_OTHER].level);
	else if (e.kind)
		printf("\t%s:%d", kind_names[e.kind],
			kind_shares[e.fit].twelfths);
	printf("\n");
}

static int
dump(const char *path)
{
	struct arena *a = arena_new();
	struct chron_chronology c;
	struct scorer s;
	struct store *store = NULL;
	struct chron_err err;
	enum chron_status status;

	chronology_init(&c, a);
	status = case_load(&c, path, STORE_READ, &store, &err);
	if (status == CHRON_OK) {
		case_derive(&c, (struct case_progress){NULL, NULL});
		scorer_make(&s, a, &c);
		for (uint32_t i = 0; i < c.nevents; i++)
			for (uint32_t k = i + 1; k < c.nevents; k++)
				put_pair(path, &s, i, k);
	} else {
		fprintf(stderr, "%s: %s\n", path, err.text);
	}
	store_close(store);
	arena_free(a);
	return status == CHRON_OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++)
		failed |= dump(argv[i]);
	return failed;
}
