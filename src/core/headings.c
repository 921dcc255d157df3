/* Headings to concepts: the whole heading, then with one slip, then by sets of
 * words. */
#include "core/headings_words.h"

#include "core/words.h"
#include "util/str.h"

enum { MAX_WORDS = 16, MAX_BYTES = 240 };

struct synonym {
	uint8_t concept, confidence, n;
	const char *words;
};
static const struct synonym synonyms[] = {
#define H(concept, confidence, words)                                          \
	{CHRON_F_##concept, confidence, sizeof(words) - 1, words},
#include "core/headings.def"
};
enum { NSYNONYMS = sizeof(synonyms) / sizeof(*synonyms) };

struct date_word {
	uint8_t concept;
	const char *word;
};
static const struct date_word date_words[] = {
#define DATE_WORD(concept, word) {CHRON_F_##concept, word},
#include "core/headings.def"
};

static const char *const noises[] = {
#define NOISE(words) words,
#include "core/headings.def"
	NULL};

static const char *const tells[] = {
#define TELLS(word) word,
#include "core/headings.def"
	NULL};

static const struct chron_str little[] = {
#define LITTLE(word) CHRON_INIT(word),
#include "core/headings.def"
};

static const char *const keys[] = {
#define F(id, key) [CHRON_F_##id] = key,
#include "chron/fields.def"
#undef F
};

const char *concept_key(enum chron_concept concept)
{
	return (unsigned)concept < CHRON_F_COUNT ? keys[concept] : NULL;
}

enum chron_concept
concept_from_key(struct chron_str key)
{
	for (int i = 0; i < CHRON_F_COUNT; i++)
		if (str_is(key, keys[i]))
			return (enum chron_concept)i;
	return CHRON_F_COUNT;
}

struct words {
	struct chron_str w[MAX_WORDS];
	size_t n;
};

static bool
split_words(struct chron_str s, struct words *out)
{
	struct chron_str part;

	out->n = 0;
	while (str_cut(&s, ' ', &part)) {
		if (out->n == MAX_WORDS)
			return false;
		out->w[out->n++] = part;
	}
	return out->n > 0;
}

static struct chron_str
words_of(const struct synonym *s)
{
	return (struct chron_str){s->words, s->n};
}

static bool
is_little(struct chron_str word)
{
	for (size_t i = 0; i < sizeof(little) / sizeof(*little); i++)
		if (str_eq(word, little[i]))
			return true;
	return false;
}

/* ---- matching ---- */

static struct heading_match
found(const struct synonym *s, unsigned percent)
{
	return (struct heading_match){
		.concept = (enum chron_concept)s->concept,
		.confidence = (uint8_t)(s->confidence * percent / 100),
		.synonym = s->words,
	};
}

static bool
match_whole(struct chron_str words, unsigned percent, struct heading_match *m)
{
	for (size_t i = 0; i < NSYNONYMS; i++)
		if (words.n == synonyms[i].n &&
			memcmp(words.p, synonyms[i].words, words.n) == 0) {
			*m = found(&synonyms[i], percent);
			return true;
		}
	return false;
}

/* "Child s views", where a conversion lost the apostrophe. */
static bool
match_joined(struct chron_str words, struct heading_match *m)
{
	size_t at = str_find(words, CHRON_S(" s "));
	struct buf b = BUF_INIT;
	bool found;

	if (at == SIZE_MAX)
		return false;
	buf_add(&b, words.p, at);
	buf_add(&b, words.p + at + 1, words.n - at - 1);
	found = match_whole(buf_get(&b), 95, m);
	buf_free(&b);
	return found;
}

/* "Child seen Y/N", "Date dd/mm/yyyy": help without brackets. */
static bool
match_without_help(struct chron_str words, struct heading_match *m)
{
	for (const char *const *noise = noises; *noise; noise++) {
		struct chron_str cut = chron_cstr(*noise);
		size_t at = words_find(words, cut);

		if (at == SIZE_MAX || cut.n + 1 >= words.n)
			continue;
		if (at == 0) {
			cut.n++;
			words.p += cut.n;
		} else if (at + cut.n < words.n) {
			continue;
		} else {
			cut.n++;
		}
		words.n -= cut.n;
		return match_whole(words, 97, m) ||
		       match_without_help(words, m);
	}
	return false;
}

/* 0 equal, 1 one slip in a word long enough to have one, 2 different. */
static unsigned
word_slips(struct chron_str a, struct chron_str b)
{
	unsigned d;

	if (str_eq(a, b))
		return 0;
	/* One slip leaves one end of such a word as it was: this settles
	 * nearly all of the thousands of pairs there are. */
	if (a.n < 5 || b.n < 4 ||
		(a.p[0] != b.p[0] && a.p[a.n - 1] != b.p[b.n - 1]))
		return 2;
	d = str_distance(a, b, 1);
	return d <= 1 ? d : 2;
}

static bool
match_slip(const struct words *h, struct heading_match *m)
{
	for (size_t i = 0; i < NSYNONYMS; i++) {
		struct chron_str s = words_of(&synonyms[i]), word;
		unsigned slips = 0;
		size_t k = 0;

		while (slips < 2 && str_cut(&s, ' ', &word))
			slips += k < h->n ? word_slips(h->w[k++], word) : 2;
		if (slips > 1 || k != h->n)
			continue;
		*m = found(&synonyms[i], 90);
		return true;
	}
	return false;
}

/* A heading that begins or ends with "date" or "time" is one, whatever stands
 * between; a word in it may say of what. */
static bool
match_date(const struct words *h, struct heading_match *m)
{
	static const char *const date[] = {"date", "dates", "dt", NULL};
	static const char *const time[] = {"time", NULL};
	static const char *const both[] = {
		"datetime", "dttm", "timestamp", NULL};
	static const uint8_t of[3][3] = {
		/* date, time, both */
		{CHRON_F_DATE, CHRON_F_TIME, CHRON_F_DATETIME},
		{CHRON_F_END_DATE, CHRON_F_END_TIME, CHRON_F_END_DATETIME},
		{CHRON_F_ENTRY_DATE, CHRON_F_OTHER, CHRON_F_ENTRY_DATE},
	};
	struct chron_str first = h->w[0], last = h->w[h->n - 1];
	bool d = str_in(first, date) || str_in(last, date);
	bool t = str_in(first, time) || str_in(last, time);
	bool b = str_in(first, both) || str_in(last, both);
	uint8_t what = CHRON_F_DATE;

	if (!d && !t && !b)
		return false;
	for (size_t k = 0; k < h->n; k++) {
		d |= str_in(h->w[k], date);
		t |= str_in(h->w[k], time);
	}
	for (size_t i = 0; i < sizeof(date_words) / sizeof(*date_words); i++)
		for (size_t k = 0; k < h->n && what == CHRON_F_DATE; k++)
			if (str_is(h->w[k], date_words[i].word))
	what = date_words[i].concept;
	*m = (struct heading_match){.confidence = 75, .synonym = "date"};
	if (what == CHRON_F_OTHER)
		return true;
	m->concept = (enum chron_concept)
		of[what == CHRON_F_END_DATE	     ? 1
			: what == CHRON_F_ENTRY_DATE ? 2
						     : 0][b || (d && t) ? 2
							  : t		? 1
									: 0];
	return true;
}

/* How many words of s, little ones aside, stand in h; 0 unless all do.
 * *first is where the first of them stands. */
static size_t
words_within(struct chron_str s, const struct words *h, size_t *first)
{
	bool several = memchr(s.p, ' ', s.n);
	struct chron_str word;
	size_t count = 0;

	*first = MAX_WORDS;
	while (str_cut(&s, ' ', &word)) {
		size_t at = 0;

		while (at < h->n && !str_eq(h->w[at], word))
			at++;
		if (several && is_little(word))
			continue;
		if (at == h->n)
			return 0;
		if (at < *first)
			*first = at;
		count++;
	}
	return count;
}

static size_t
weighty_words(const struct words *h)
{
	size_t n = 0;

	for (size_t k = 0; k < h->n; k++)
		n += !is_little(h->w[k]);
	return n ? n : 1;
}

struct best {
	const struct synonym *s;
	size_t count, first;
};

static bool
better(const struct best *a, const struct best *b)
{
	if (!b->s || a->count != b->count)
		return !b->s || a->count > b->count;
	if (a->s->confidence != b->s->confidence)
		return a->s->confidence > b->s->confidence;
	if (a->first != b->first)
		return a->first < b->first;
	return a->s->n > b->s->n;
}

/* "Child not seen", "Why views were not sought": a "yes" below is none. */
static bool
is_denied(const struct words *h)
{
	static const char *const asked[] = {"seen", "sighted", "alone",
		"spoken", "sought", "ascertained", "obtained", NULL};
	static const char *const denials[] = {"not", "un", "never", NULL};
	bool before = false;

	for (size_t k = 0; k < h->n; k++) {
		bool asks = str_in(h->w[k], asked);

		if (asks && k && str_in(h->w[k - 1], denials))
			return !before;
		before |= asks;
	}
	return false;
}

static bool
is_answered(uint8_t concept)
{
	return concept == CHRON_F_SEEN || concept == CHRON_F_ALONE ||
	       concept == CHRON_F_SPOKEN || concept == CHRON_F_VIEWS ||
	       concept == CHRON_F_SEEN_VIEWS || concept == CHRON_F_WHO_SEEN ||
	       concept == CHRON_F_SOUGHT || concept == CHRON_F_HEARD;
}

/* The synonym with most words inside a longer heading.  A heading that asks
 * both whether the child was seen and for its views is the combined one. */
static bool
match_sets(const struct words *h, struct heading_match *m)
{
	size_t total = weighty_words(h);
	struct best best = {0};
	bool seen = false, views = false;
	unsigned percent;

	for (size_t i = 0; i < NSYNONYMS; i++) {
		struct best b = {.s = &synonyms[i]};

		b.count = words_within(words_of(b.s), h, &b.first);
		if (!b.count || b.s->confidence < 75)
			continue;
		seen |= b.s->concept == CHRON_F_SEEN ||
			b.s->concept == CHRON_F_ALONE;
		views |= b.s->concept == CHRON_F_VIEWS;
		if (better(&b, &best))
			best = b;
	}
	if (!best.s || best.count * 3 < total)
		return false;
	if (is_answered(best.s->concept) && is_denied(h)) {
		*m = (struct heading_match){
			.concept = CHRON_F_OTHER, .confidence = 75};
		return true;
	}
	percent = (unsigned)(45 + 45 * best.count / total);
	*m = found(best.s, percent);
	if (seen && views)
	m->concept = CHRON_F_SEEN_VIEWS;
	return true;
}

/* "Pupil log entry", "Crew notes": what its last word says, whoever else is
 * named.  In "Location of record" that word is not what it is about. */
static bool
match_tells(const struct words *h, struct heading_match *m)
{
	static const char *const turns[] = {"of", "for", "in", "by", "to",
		"from", "with", "who", "where", "making", NULL};
	enum { TELLS_SURE = 65 };

	if (h->n < 2 || !str_in(h->w[h->n - 1], tells))
		return false;
	for (size_t k = 0; k < h->n; k++)
		if (str_in(h->w[k], turns))
			return false;
	*m = (struct heading_match){.concept = CHRON_F_EVENT,
		.confidence = TELLS_SURE,
		.synonym = "note"};
	return true;
}

/* Sets of words, unless they only say whose note it is. */
static bool
match_longer(const struct words *h, struct heading_match *m)
{
	enum { SURE = 80 };
	bool sets = match_sets(h, m);

	if (sets &&
		(m->confidence >= SURE || is_answered((uint8_t)m->concept) ||
			m->concept == CHRON_F_EVENT ||
			m->concept == CHRON_F_OTHER))
		return true;
	return match_tells(h, m) || sets;
}

/* What a narrative may stand in one column with. */
static bool beside_event(enum chron_concept concept)
{
	return concept == CHRON_F_COMMENT || concept == CHRON_F_OUTCOME ||
	       concept == CHRON_F_DECISION;
}

/* "Dyddiad / Date", or one below the other: two names of one thing.  Of
 * "Analysis / Detail" what happened is the one that must be read. */
static bool
match_both(struct chron_str heading, struct heading_match *m)
{
	struct chron_str half[2];
	struct heading_match of[2];
	struct buf words = BUF_INIT;
	enum { MIXED = 78 }; /* what stands below decides */
	size_t at = 0;
	bool known[2], matched;

	while (at < heading.n && heading.p[at] != '/' && heading.p[at] != '\n')
		at++;
	if (at == heading.n)
		return false;
	half[0] = str_trim((struct chron_str){heading.p, at});
	half[1] = str_trim(
		(struct chron_str){heading.p + at + 1, heading.n - at - 1});
	for (int i = 0; i < 2; i++) {
		struct chron_str w = heading_words(&words, half[i]);

		known[i] = match_whole(w, 100, &of[i]) ||
			   match_without_help(w, &of[i]);
	}
	buf_free(&words);
	if (!known[0] || !known[1])
		return false;
	matched = of[0].concept == of[1].concept;
	if (matched)
		*m = of[of[1].confidence < of[0].confidence];
	for (int i = 0; i < 2 && !matched; i++) {
		matched = of[i].concept == CHRON_F_EVENT &&
			  beside_event(of[!i].concept);
		*m = matched ? of[i] : *m;
		m->confidence = matched ? MIXED : m->confidence;
	}
	return matched;
}

static bool
match_words(struct chron_str words, struct heading_match *m)
{
	struct words h;

	if (!words.n || words.n > MAX_BYTES)
		return false;
	if (match_whole(words, 100, m) || match_without_help(words, m))
		return true;
	return split_words(words, &h) &&
	       (match_slip(&h, m) || match_date(&h, m) || match_longer(&h, m));
}

struct heading_match
heading_match(struct chron_str heading)
{
	struct heading_match m = {.concept = CHRON_F_OTHER};
	struct buf text = BUF_INIT, split = BUF_INIT, words = BUF_INIT;
	struct chron_str w;

	heading = heading_without_number(str_trim(heading));
	if (!heading.n || heading.n > MAX_BYTES)
		return m;
	if (heading_asks_both(heading))
		return (struct heading_match){
			.concept = CHRON_F_SEEN, .confidence = 90};
	w = heading_words(&words, heading);
	if (match_whole(w, 100, &m) || match_joined(w, &m) ||
		match_both(heading, &m))
		goto out;
	heading_drop_brackets(&text, heading);
	w = str_trim(buf_get(&text));
	if (w.n && !memchr(w.p, ' ', w.n)) {
		heading_split_camel(&split, w);
		w = buf_get(&split);
	}
	w = heading_words(&words, w);
	if (!match_words(w, &m)) {
		w = heading_words(&words, heading);
		match_words(w, &m);
	}
out:
	buf_free(&text);
	buf_free(&split);
	buf_free(&words);
	return m;
}
