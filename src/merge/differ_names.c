/* Disagreement on who: the spelling of names. */
#include "merge/differ.h"

#include "util/str.h"

enum { NAME_LEAST = 5, NAMES = 12 };

struct name {
	struct chron_str text;
	uint32_t hash, stem;
};

struct names {
	struct name v[NAMES];
	uint32_t n;
};

/* Capitalised words of five letters or more that the field does not know. */
static uint32_t
names_of(struct differ *d, uint32_t i, struct name *out, uint32_t most)
{
	struct wording *w = &d->words;
	struct lex_hit hit;
	uint32_t n = 0;

	differ_read(d, i);
	for (uint32_t k = 1; k < w->n && n < most; k++)
		if (w->v[k].flags & WORD_CAPITAL &&
			!(w->v[k].flags & WORD_FIRST) &&
			w->v[k].len >= NAME_LEAST &&
			!lexicon_at(d->sigs->lex, w, k, &hit, 1))
			out[n++] = (struct name){{w->v[k].p, w->v[k].len},
				w->v[k].hash, word_stem(&w->v[k])};
	return n;
}

static bool
holds(const struct sig *g, uint32_t hash)
{
	for (uint32_t i = 0; i < g->nwords; i++)
		if (sig_words(g)[i] == hash)
			return true;
	return false;
}

/* "Marsden" here and "Marsdon" there: one letter apart, neither has both. */
static bool
differ_spelling(struct differ *d, uint32_t x, const struct names *one,
	uint32_t y, const struct names *other)
{
	const struct name *a = one->v, *b = other->v;

	for (uint32_t i = 0; i < one->n; i++)
		for (uint32_t k = 0; k < other->n; k++) {
			if (a[i].hash == b[k].hash ||
				holds(differ_sig(d, y), a[i].stem) ||
				holds(differ_sig(d, x), b[k].stem) ||
				a[i].text.p[0] != b[k].text.p[0] ||
				str_distance(a[i].text, b[k].text, 1) != 1)
				continue;
			differ_report(d, "identity", x, y,
				arena_printf(d->c->arena,
					"%.*s writes %.*s, %.*s writes %.*s.",
					STR(differ_agency(d, x)),
					STR(a[i].text),
					STR(differ_agency(d, y)),
					STR(b[k].text)),
				CHRON_S("Is this one person, and how is the "
					"name spelled?"));
			return true;
		}
	return false;
}

void
differ_identity(struct differ *d)
{
	struct names *read;

	if (d->entry->nevents < 2)
		return;
	read = ARENA_ARRAY(d->texts, struct names, d->entry->nevents);
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		read[i].n = names_of(d, i, read[i].v, NAMES);
	for (uint32_t x = 0; x < d->entry->nevents; x++)
		for (uint32_t y = x + 1; y < d->entry->nevents; y++)
			if (differ_event(d, x)->agency !=
					differ_event(d, y)->agency &&
				differ_spelling(d, x, &read[x], y, &read[y]))
				return;
}
