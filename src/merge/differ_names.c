/* Disagreement on who: the spelling of names. */
#include "merge/differ.h"

#include "util/str.h"

enum { NAME_LEAST = 5 };

struct name {
	struct chron_str text;
	uint32_t hash;
};

/* Capitalised words of five letters or more that the field does not know. */
static uint32_t
names_of(struct differ *d, uint32_t i, struct name *out, uint32_t most)
{
	struct wording *w = &d->words;
	const struct sig *g = differ_sig(d, i);
	uint32_t n = 0;

	facts_read(w, differ_event(d, i));
	for (uint32_t k = 1; k < w->n && n < most; k++) {
		bool kept = false;

		for (uint32_t j = 0; j < g->nnames; j++)
			kept |= sig_names(g)[j] == w->v[k].hash;
		if (kept && w->v[k].len >= NAME_LEAST)
			out[n++] = (struct name){
				{w->v[k].p, w->v[k].len}, w->v[k].hash};
	}
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
differ_spelling(struct differ *d, uint32_t x, uint32_t y)
{
	struct name a[SIG_NAMES], b[SIG_NAMES];
	uint32_t na = names_of(d, x, a, SIG_NAMES);
	uint32_t nb = names_of(d, y, b, SIG_NAMES);

	for (uint32_t i = 0; i < na; i++)
		for (uint32_t k = 0; k < nb; k++) {
			if (a[i].hash == b[k].hash ||
				holds(differ_sig(d, y), a[i].hash) ||
				holds(differ_sig(d, x), b[k].hash) ||
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
	if (d->entry->nevents < 2)
		return;
	for (uint32_t x = 0; x < d->entry->nevents; x++)
		for (uint32_t y = x + 1; y < d->entry->nevents; y++)
			if (differ_event(d, x)->agency !=
					differ_event(d, y)->agency &&
				differ_spelling(d, x, y))
				return;
}
