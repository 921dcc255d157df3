/* The words of the field, compiled once a process. */
#include "merge/field.h"

#include <pthread.h>

#include "merge/facts.h"
#include "merge/whom.h"

/* Written once, by whom pthread_once picks, and only read afterwards. */
static struct field_words words;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
compile(void)
{
	struct arena *a = arena_new();

	words = (struct field_words){.phrases = lexicon_compile(a),
		.common = rarity_compile(a),
		.facts = fact_lexicon_compile(a),
		.plain = whom_compile(a),
		.arena = a};
}

const struct field_words *
field_words(void)
{
	pthread_once(&once, compile);
	return &words;
}
