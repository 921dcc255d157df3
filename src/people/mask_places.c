/* Where people live: "Flat 3, 14 Larch Close". */
#include "people/mask_parts.h"

#include "util/str.h"

enum { WORDS_MOST = 3 };

/* What the last word of a street is; those after the NULL only behind a house
 * number, for they are other things, too. */
static const char *const streets[] = {"road", "rd", "street", "avenue", "ave",
	"close", "lane", "drive", "crescent", "cres", "gardens", "gdns",
	"terrace", "grove", "mews", "croft", "parade", "boulevard", "cottages",
	NULL};
static const char *const more_streets[] = {"st", "way", "court", "ct", "place",
	"pl", "square", "sq", "hill", "walk", "row", "view", "rise", "green",
	"park", "mount", "gate", "end", "quay", "wharf", "bank", "fold",
	"house", "cl", "ln", "dr", "tce", "yard", "path", "side", "fields",
	"meadow", "meadows", "slipway", "wynd", "vale", "brow", "bridge", NULL};

static struct chron_str
text_of(const struct looking *k, uint32_t i)
{
	const struct letters *w = &k->s.row->v[i];

	return (struct chron_str){k->s.text.p + w->at, w->end - w->at};
}

static enum letters_gap
gap_after(const struct looking *k, uint32_t i)
{
	const struct letters *v = k->s.row->v;

	return i + 1 < k->s.row->n ? letters_gap(k->s.text, &v[i], &v[i + 1])
				   : GAP_WIDE;
}

/* Can it be the name of a street where no number stands before it?  "Crown
 * Court" and "The Close" are none. */
static bool
names_street(const struct looking *k, uint32_t i)
{
	unsigned v = vocab_look(k->mask->people->vocab, k->s.row->v[i].hash);

	return !(v & (VOCAB_CAPITAL | VOCAB_KIN | VOCAB_SHORT)) &&
	       (!(v & VOCAB_PLAIN) || v & VOCAB_NAME);
}

/* "Larch Close", "St John's Road" from word i on: how many words. */
static uint32_t
street_at(const struct looking *k, uint32_t i, bool numbered)
{
	for (uint32_t n = 0; n <= WORDS_MOST && i + n < k->s.row->n; n++) {
		const struct letters *w = &k->s.row->v[i + n];

		if (w->flags & LETTERS_NUMBER)
			return 0;
		if (n && (str_in(text_of(k, i + n), streets) ||
				 (numbered && str_in(text_of(k, i + n),
						      more_streets))))
			return n + 1;
		if (!names_capital(w) || gap_after(k, i + n) == GAP_WIDE ||
			gap_after(k, i + n) == GAP_COMMA ||
			(!numbered && !names_street(k, i + n)))
			return 0;
	}
	return 0;
}

/* A school or surgery goes by the name of its street, and stays. */
static bool
is_agency(const struct looking *k, uint32_t i)
{
	static const char *const agencies[] = {"primary", "school", "academy",
		"surgery", "clinic", "nursery", "hospital", "infants", "junior",
		"high", "medical", "health", "centre", "practice", "police",
		"childrens", "children", "secondary", "college", NULL};

	return i < k->s.row->n && gap_after(k, i - 1) == GAP_SPACE &&
	       str_in(text_of(k, i), agencies);
}

/* "Flat 3B," before the number of the house. */
static uint32_t
flat_at(const struct looking *k, uint32_t i)
{
	static const char *const flats[] = {
		"flat", "apartment", "apt", "unit", "room", NULL};
	uint32_t n = 1;

	if (!str_in(text_of(k, i), flats) || i + 1 >= k->s.row->n ||
		!(k->s.row->v[i + 1].flags & LETTERS_NUMBER))
		return 0;
	n = 2;
	if (i + n < k->s.row->n && k->s.row->v[i + n].n == 1 &&
		gap_after(k, i + n - 1) == GAP_NONE)
		n++;
	return n;
}

bool
match_street(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	const struct letters *v = k->s.row->v;
	uint32_t j = i + flat_at(k, i), n;
	bool numbered = false;

	if (j < k->s.row->n && v[j].flags & LETTERS_NUMBER && v[j].n <= 4) {
		numbered = true;
		j++;
		if (j < k->s.row->n && v[j].n == 1 &&
			gap_after(k, j - 1) == GAP_NONE)
			j++; /* 14a */
		if (gap_after(k, j - 1) == GAP_WIDE ||
			gap_after(k, j - 1) == GAP_DOT)
			return false;
	} else if (j > i) {
		numbered = true;
	}
	if (j >= k->s.row->n || !names_capital(&v[j]))
		return false;
	n = street_at(k, j, numbered);
	if (!n || (!numbered && is_agency(k, j + n)))
		return false;
	hit->words = j + n - i;
	hit->at = v[i].at;
	hit->end = v[j + n - 1].end;
	hit->shown = CHRON_S("[address]");
	return true;
}
