/* The regular forms of English verbs, for the tables of the lexicon. */
#include "seen/verbs.h"

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* "hop", "stir", but not "open" or "play": the last letter is doubled before
 * an ending. */
static bool
doubles(struct chron_str b)
{
	unsigned vowels = 0;
	char last = b.n ? b.p[b.n - 1] : 0;

	for (size_t i = 0; i < b.n; i++)
		vowels += is_vowel(b.p[i]);
	return b.n > 2 && vowels == 1 && !is_vowel(last) && last != 'w' &&
	       last != 'x' && last != 'y' && is_vowel(b.p[b.n - 2]);
}

static struct chron_str
joined(char out[VERB_MAX], struct chron_str stem, size_t cut, const char *end)
{
	size_t n = 0;

	for (size_t i = 0; i + cut < stem.n && n < VERB_MAX; i++)
		out[n++] = stem.p[i];
	while (*end && n < VERB_MAX)
		out[n++] = *end++;
	return (struct chron_str){out, n};
}

struct chron_str
verb_form(struct chron_str base, enum verb_ending ending, char out[VERB_MAX])
{
	static const char *const plain[] = {"s", "ed", "ing"};
	char last = base.n ? base.p[base.n - 1] : 0;
	char before = base.n > 1 ? base.p[base.n - 2] : 0;
	char twice[] = {last, ending == VERB_ING ? 'i' : 'e',
		ending == VERB_ING ? 'n' : 'd', ending == VERB_ING ? 'g' : 0,
		0};

	if (ending == VERB_S &&
		(last == 's' || last == 'x' || last == 'z' ||
			(last == 'h' && (before == 'c' || before == 's'))))
		return joined(out, base, 0, "es");
	if (last == 'y' && !is_vowel(before) && ending != VERB_ING)
		return joined(out, base, 1, ending == VERB_S ? "ies" : "ied");
	if (last == 'e' && ending == VERB_ED)
		return joined(out, base, 0, "d");
	if (last == 'e' && before == 'i' && ending == VERB_ING)
		return joined(out, base, 2, "ying");
	if (last == 'e' && before != 'e' && before != 'o' && ending == VERB_ING)
		return joined(out, base, 1, "ing");
	if (ending != VERB_S && doubles(base))
		return joined(out, base, 0, twice);
	return joined(out, base, 0, plain[ending]);
}
