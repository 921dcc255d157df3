/* A text that stands alone in a table: a title, or a part of a narrative. */
#include "core/judge.h"

#include "core/words.h"
#include "util/str.h"

enum { MOST_BYTES = 60, MOST_WORDS = 7, MOST_LABELLED = 120 };

/* What the parts of a chronology are called: whatever follows such a word and
 * a number is the title of a part. */
static const char *const labels[] = {"key episode", "key practice episode",
	"episode", "kpe", "phase", "period", "part", "section", "chapter",
	"stage", "time period", "practice episode", "cyfnod", "rhan", NULL};

static const char *const numbers[] = {"one", "two", "three", "four", "five",
	"six", "ii", "iii", "iv", "vi", "un", "dau", NULL};

/* A sentence has a verb, and a short note one of these; a title rarely. */
static const char *const telling[] = {"is", "was", "were", "are", "be", "been",
	"has", "had", "have", "did", "does", "do", "will", "would", "could",
	"can", "should", "not", "no", "nil", "none", "never", "seen", "saw",
	"said", "says", "told", "gave", "given", "went", "gone", "left", "sent",
	"made", "took", "taken", "spoke", "spoken", "rang", "held", "met",
	"came", "found", "wrote", "written", "kept", "got", "felt", "heard",
	"brought", "put", "he", "she", "they", "i", "we", "it", "dna", "wnb",
	"nfa", "unable", "aware", "well", "happy", "present", "absent", "awake",
	"asleep", "safe", "alone", "same", "see", NULL};

static bool
is_telling(struct chron_str word)
{
	struct chron_str end = {word.p + word.n - (word.n > 2 ? 2 : 0), 2};

	return str_in(word, telling) || (word.n > 4 && str_is(end, "ed"));
}

/* "Key episode 2", "Phase III: moving on". */
static bool
is_labelled(struct chron_str words)
{
	for (const char *const *l = labels; *l; l++) {
		size_t n = strlen(*l);
		struct chron_str rest = words, number;

		if (words.n <= n || !str_starts(words, *l) || words.p[n] != ' ')
			continue;
		rest.p += n + 1;
		rest.n -= n + 1;
		str_cut(&rest, ' ', &number);
		if (number.n == 1 || str_number(number) >= 0 ||
			str_in(number, numbers))
			return true;
	}
	return false;
}

/* Begins like a title and does not end like a sentence or go on. */
static bool
has_shape(struct chron_str s)
{
	unsigned char c = (unsigned char)s.p[0];

	return s.n <= MOST_LABELLED && !memchr(s.p, '\n', s.n) &&
	       ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		       c >= 0x80) &&
	       !strchr(".,;!", s.p[s.n - 1]) &&
	       str_find(s, CHRON_S(". ")) == SIZE_MAX;
}

bool
judge_is_title(struct chron_str text)
{
	struct chron_str s = str_trim(text), rest, word;
	struct buf b = BUF_INIT;
	uint32_t n = 0;
	bool title;

	if (!s.n || !has_shape(s))
		return false;
	words_add(&b, s);
	rest = buf_get(&b);
	title = is_labelled(rest);
	if (!title && s.n <= MOST_BYTES && !memchr(s.p, '"', s.n)) {
		title = true;
		while (title && str_cut(&rest, ' ', &word))
			title = ++n <= MOST_WORDS && !is_telling(word);
		title = title && n;
	}
	buf_free(&b);
	return title;
}
