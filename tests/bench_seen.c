/* How many narratives a second one core classifies, and whether the cost of a
 * text grows in a line with its length.
 *
 *     bench_seen LINES.tsv...
 *
 * The narratives are cut from the texts of labelled lines.  Fails if a byte of
 * a long text costs much more than one of a short one. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/agency.h"
#include "core/input.h"
#include "seen/seen.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	TEXT_CELL = 3,
	BYTES = 2000000, /* read in one measurement */
	STEP = 104729,	 /* a prime */
	RUNS = 5	 /* the middle one counts */
};
#define GROWTH 2.0

static const char *const families[] = {
	"Child A (7y)",
	"Child A (7y), Maisie (4y)",
	"Child A (9y), Child B (7y), Child C (4y), Sib 4 (5m)",
};

struct bench {
	const struct lexicon *lexicon;
	struct arena *kept, *arena;
	struct buf prose, unbroken, commas;
	bool bad;
};

static void
add_texts(struct bench *b, const char *path)
{
	struct chron_input in;
	struct chron_err err;
	struct chron_str rest, line, cell;

	if (input_open(&in, path, &err) != CHRON_OK) {
		fprintf(stderr, "bench_seen: %s\n", err.text);
		b->bad = true;
		return;
	}
	rest = in.bytes;
	(void)str_cut(&rest, '\n', &line); /* the headings */
	while (str_cut(&rest, '\n', &line)) {
		for (int i = 0; i <= TEXT_CELL; i++)
			if (!str_cut(&line, '\t', &cell))
				cell = CHRON_S("");
		buf_add(&b->prose, cell.p, cell.n);
		buf_add(&b->prose, " ", 1);
	}
	input_close(&in);
}

/* The same words with no end to the sentence. */
static void
make_others(struct bench *b)
{
	for (size_t i = 0; i < b->prose.n; i++) {
		char c = b->prose.p[i];

		buf_add(&b->unbroken, c && strchr(".!?;:", c) ? " " : &c, 1);
		buf_add(&b->commas, ",", 1);
	}
}

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
classify(struct bench *b, const struct seen_people *people,
	struct chron_str text)
{
	struct seen_context context = {
		.kind = KIND_SOCIAL_CARE, .child = CHRON_NONE};
	struct chron_value value = {
		.p = text.p, .n = (uint32_t)text.n, .concept = CHRON_F_EVENT};
	struct chron_event e = {
		.agency = CHRON_NONE, .values = &value, .nvalues = 1};

	e.start.earliest = (int64_t)civil_days(2020, 1, 1) * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(people, &context, &e, b->arena);
	arena_reset(b->arena);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Seconds for a narrative of n bytes. */
static double
once(struct bench *b, const struct seen_people *people, const struct buf *from,
	size_t n)
{
	size_t many = BYTES / n;
	double took[RUNS];

	for (int run = 0; run < RUNS; run++) {
		double start = cpu();

		/* One after another from all over: nothing is learnt. */
		for (size_t i = 0; i < many; i++)
			classify(b, people,
				(struct chron_str){
					from->p + i * STEP % (from->n - n), n});
		took[run] = (cpu() - start) / (double)many;
	}
	qsort(took, RUNS, sizeof(took[0]), by_size);
	return took[RUNS / 2];
}

static void
measure(struct bench *b, const char *title, const struct seen_people *people,
	const struct buf *from)
{
	static const size_t lengths[] = {300, 3000, 30000};
	double base = 0;

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		double took = once(b, people, from, lengths[i]);
		double each = took * 1e9 / (double)lengths[i];
		bool bad = base > 0 && each > base * GROWTH;

		if (!i)
			base = each;
		printf("%-24s %6zu %10.0f %8.2f%s\n", title, lengths[i],
			1 / took, each, bad ? "  TOO FAST" : "");
		b->bad |= bad;
	}
}

static void
measure_all(struct bench *b)
{
	printf("%-24s %6s %10s %8s\n", "narratives", "bytes", "a second",
		"ns/byte");
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		struct chron_chronology c;
		const struct seen_people *people;
		char title[32];

		chronology_init(&c, b->kept);
		c.config.nchildren =
			seen_read_children(b->kept, chron_cstr(families[i]),
				civil_days(2020, 1, 1), &c.config.children);
		c.config.children_declared = true;
		people = seen_people_new(b->kept, b->lexicon, &c.config);
		snprintf(title, sizeof(title), "%u child%s", c.config.nchildren,
			c.config.nchildren > 1 ? "ren" : "");
		measure(b, title, people, &b->prose);
		if (i + 1 < sizeof(families) / sizeof(families[0]))
			continue;
		measure(b, "no full stop", people, &b->unbroken);
		measure(b, "commas", people, &b->commas);
	}
}

int
main(int argc, char **argv)
{
	struct bench b = {.kept = arena_new(),
		.arena = arena_new(),
		.prose = BUF_INIT,
		.unbroken = BUF_INIT,
		.commas = BUF_INIT};

	for (int i = 1; i < argc; i++)
		add_texts(&b, argv[i]);
	if (b.prose.n < 60000) {
		fputs("usage: bench_seen LINES.tsv..., 60,000 bytes of text\n",
			stderr);
		return 2;
	}
	make_others(&b);
	b.lexicon = seen_lexicon_new(b.kept);
	measure_all(&b);
	buf_free(&b.prose);
	buf_free(&b.unbroken);
	buf_free(&b.commas);
	arena_free(b.arena);
	arena_free(b.kept);
	return b.bad;
}
