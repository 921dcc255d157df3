/* Where a narrative or a list names a person who may be a worker. */
#include "merge/namings.h"

#include <stdlib.h>

#include "util/str.h"

enum { HITS = 12, PARTS = 3, FILLERS = 3, INITIALS = 3 };

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* The words of one name of the family, and its initials. */
static void
add_family(struct naming_words *n, struct arena *a, struct wording *w,
	struct chron_str name)
{
	char initials[INITIALS];
	size_t k = 0;

	wording_clear(w);
	wording_add(w, name);
	for (uint32_t i = 1; i < w->n; i++) {
		*ARENA_PUSH(a, &n->family, &n->nfamily) =
			name_form(w->v[i].hash);
		if (k < INITIALS)
			initials[k++] = *w->v[i].p;
	}
	if (k > 1)
		*ARENA_PUSH(a, &n->family, &n->nfamily) =
			name_form(word_hash((struct chron_str){initials, k}));
}

void
naming_words_make(struct naming_words *n, struct arena *a,
	const struct chron_config *config, const struct lexicon *lex,
	const struct rarity *rarity)
{
	struct wording w;

	*n = (struct naming_words){.lex = lex, .rarity = rarity};
	wording_init(&w, a);
	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *c = &config->children[i];

		add_family(n, a, &w, c->name);
		for (uint32_t k = 0; k < c->nalso; k++)
			add_family(n, a, &w, c->also[k]);
	}
	for (uint32_t i = 0; i < config->npeople; i++) {
		const struct chron_person *p = &config->people[i];

		add_family(n, a, &w, p->name);
		for (uint32_t k = 0; k < p->nalso; k++)
			add_family(n, a, &w, p->also[k]);
	}
	if (n->nfamily)
		qsort(n->family, n->nfamily, sizeof(*n->family), by_number);
}

static bool
in_family(const struct naming_words *n, uint32_t hash)
{
	uint32_t form = name_form(hash);

	return n->nfamily &&
	       bsearch(&form, n->family, n->nfamily, sizeof(form), by_number);
}

/* The hit of that class at word i. */
static bool
hit_at(const struct naming_words *n, const struct wording *w, uint32_t i,
	enum lex_class class, struct lex_hit *out)
{
	struct lex_hit hits[HITS];
	uint32_t k = i < w->n ? lexicon_at(n->lex, w, i, hits, HITS) : 0;

	while (k-- > 0)
		if (hits[k].class == class) {
			*out = hits[k];
			return true;
		}
	return false;
}

/* What lies between word i and the next is only blanks and any of those
 * marks; a wall between two values is not. */
static bool
near_next(const struct wording *w, uint32_t i, const char *marks)
{
	const char *p, *end;

	if (i + 1 >= w->n || !w->v[i].hash || !w->v[i + 1].hash)
		return false;
	end = w->v[i + 1].p;
	for (p = w->v[i].p + w->v[i].len; p < end; p++)
		if (*p != ' ' && *p != '\'' && !strchr(marks, *p))
			return false;
	return true;
}

static bool
single_letter(const struct word *w)
{
	return w->len == 1 && w->flags & WORD_UPPER;
}

static bool
is_common(const struct naming_words *n, const struct word *w)
{
	const struct rarity *r = n->rarity;

	return r->class[word_stem(w) & r->mask];
}

/* A capital word of letters that is no word of the field; beside what makes it
 * a name ("Mrs Hope", "K Hope") it may also be a word of every day. */
static bool
name_like(const struct naming_words *n, const struct wording *w, uint32_t i,
	bool beside)
{
	struct lex_hit hits[HITS];
	const struct word *v;

	if (i >= w->n)
		return false;
	v = &w->v[i];
	if (v->len < 2 || !(v->flags & (WORD_CAPITAL | WORD_UPPER)) ||
		v->flags & (WORD_DIGITS | WORD_MIXED) ||
		(v->flags & WORD_UPPER && v->len < 4))
		return false;
	if (lexicon_at(n->lex, w, i, hits, HITS))
		return false;
	return beside || !is_common(n, v);
}

/* Names that may as well begin a sentence as a word: "Hope mum comes". */
static bool
begins_with_a_word(const struct word *w)
{
	static const char *const words[] = {"hope", "will", "mark", "grant",
		"bill", "may", "rose", "drew", "sue", "pat", "rob", "grace",
		"joy", "price", "field", "long", "short", "young", "black",
		"white", "brown", "green", "day", "cross", "page", "read",
		"rush", "ring", "wait", "watts", "close", "moody", NULL};
	struct chron_str t = {w->p, w->len};

	for (size_t i = 0; words[i]; i++)
		if (str_ieq(t, chron_cstr(words[i])))
			return w->flags & WORD_FIRST;
	return false;
}

/* "LD", "M.H.": how a worker signs. */
static uint32_t
signed_at(const struct naming_words *n, const struct wording *w, uint32_t i,
	uint32_t *len)
{
	struct lex_hit hits[HITS];
	char letters[INITIALS];
	size_t k = 0;

	*len = 1;
	if (w->v[i].len <= INITIALS && w->v[i].len > 1 &&
		w->v[i].flags & WORD_UPPER && !(w->v[i].flags & WORD_MIXED))
		return lexicon_at(n->lex, w, i, hits, HITS) ? 0 : w->v[i].hash;
	while (k < INITIALS && i + k < w->n && single_letter(&w->v[i + k])) {
		letters[k] = *w->v[i + k].p;
		k++;
		if (!wording_joined_by(w, (uint32_t)(i + k - 1), "."))
			break;
	}
	*len = (uint32_t)k;
	return k > 1 ? word_hash((struct chron_str){letters, k}) : 0;
}

/* Words that may stand between a name and what its bearer is. */
static bool
is_filler(const struct word *w)
{
	static const char *const fillers[] = {"of", "from", "at", "the", "for",
		"head", "duty", "senior", "our", "new", "named", "allocated",
		"manager", "worker", "is", "as", NULL};
	struct chron_str t = {w->p, w->len};

	for (size_t i = 0; fillers[i]; i++)
		if (str_ieq(t, chron_cstr(fillers[i])))
			return true;
	return false;
}

/* The agency that stands just before word `at`: "SW L Dinsdale". */
static uint8_t
role_before(const struct naming_words *n, const struct wording *w, uint32_t at)
{
	struct lex_hit h;

	if (at < 2 || !near_next(w, at - 1, "(:/-"))
		return KIND_OTHER;
	for (uint32_t back = 1; back <= FILLERS && back < at; back++)
		if (w->v[at - back].hash &&
			hit_at(n, w, at - back, LEX_AGENCY, &h) && h.n == back)
			return h.value;
	return KIND_OTHER;
}

/* The agency that stands just after: "Mrs Fada, head of Marlpit"; but not that
 * of the next in the list: "S Bowron, DC Orde". */
static uint8_t
role_after(const struct naming_words *n, const struct wording *w, uint32_t end)
{
	bool comma = !near_next(w, end - 1, "(/-");
	struct lex_hit h;

	if (!near_next(w, end - 1, "(/-,"))
		return KIND_OTHER;
	for (uint32_t k = end; k < w->n && k <= end + FILLERS; k++) {
		if (hit_at(n, w, k, LEX_AGENCY, &h)) {
			uint32_t next = k + h.n;

			return comma &&
					       (name_like(n, w, next, true) ||
						       (next < w->n &&
							       single_letter(
								       &w->v[next]))) &&
					       near_next(w, next - 1, "")
				       ? KIND_OTHER
				       : h.value;
		}
		if (!is_filler(&w->v[k]) || !near_next(w, k, ""))
			break;
	}
	return KIND_OTHER;
}

/* The words of a name from `at` on, after a title if `titled`: how many. */
static uint32_t
name_words(const struct naming_words *n, const struct wording *w, uint32_t at,
	bool titled, struct naming *out)
{
	uint32_t k = at, parts = 0, last = 0;

	while (k < w->n && k - at < INITIALS && single_letter(&w->v[k]) &&
		near_next(w, k, "."))
		k++;
	while (parts < PARTS && name_like(n, w, k, titled || k > at)) {
		if (in_family(n, w->v[k].hash))
			return 0;
		last = k++;
		parts++;
		if (!near_next(w, last, "-"))
			break;
	}
	if (!parts)
		return 0;
	out->last = name_form(w->v[last].hash);
	if (last > at) {
		char both[2] = {*w->v[at].p, *w->v[last].p};

		out->initials =
			name_form(word_hash((struct chron_str){both, 2}));
		if (!single_letter(&w->v[at]))
			out->given = name_form(w->v[at].hash);
	} else if (!titled && k < w->n && single_letter(&w->v[k]) &&
		   near_next(w, last, "")) { /* "Lorna D" */
		char both[2] = {*w->v[at].p, *w->v[k].p};

		out->given = out->last;
		out->last = 0;
		out->initials =
			name_form(word_hash((struct chron_str){both, 2}));
		k++;
	}
	return k - at;
}

bool
naming_at(const struct naming_words *n, const struct wording *w, uint32_t i,
	struct naming *out)
{
	struct lex_hit h;
	uint32_t len, k = i;
	bool titled;

	*out = (struct naming){.at = i};
	if (!(w->v[i].flags & (WORD_CAPITAL | WORD_UPPER)) ||
		w->v[i].flags & WORD_MIXED)
		return false;
	while (k < w->n && hit_at(n, w, k, LEX_TITLE, &h) &&
		near_next(w, k, "."))
		k += h.n;
	titled = k > i;
	len = k < w->n ? name_words(n, w, k, titled, out) : 0;
	if (!len && k == i) {
		out->initials = signed_at(n, w, i, &len);
		if (!out->initials || in_family(n, out->initials))
			return false;
		out->initials = name_form(out->initials);
		out->n = len;
		return true;
	}
	if (!len)
		return false;
	out->n = k + len - i;
	if (titled && hit_at(n, w, i, LEX_AGENCY, &h))
		out->role = h.value;
	if (!out->role)
		out->role = role_before(n, w, i);
	if (!out->role)
		out->role = role_after(n, w, i + out->n);
	out->sure =
		titled || out->role || len > 1 || !(w->v[i].flags & WORD_FIRST);
	return out->sure || !begins_with_a_word(&w->v[i]);
}
