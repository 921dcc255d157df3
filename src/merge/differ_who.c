/* Disagreement on who: names, dates of birth, who was told. */
#include "merge/differ.h"

#include "merge/mentions.h"
#include "util/civil.h"
#include "util/str.h"

enum { NEAR_DAYS = 2, LETTER_DAYS = 7, NAME_LEAST = 5 };

void
differ_index(struct differ *d)
{
	const struct chron_chronology *c = d->c;
	uint32_t *at;

	d->first = ARENA_ARRAY(d->scratch, uint32_t, c->nagencies + 2);
	d->by_agency = ARENA_ARRAY(d->scratch, uint32_t, c->nevents);
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies)
			d->first[c->events[i].agency + 2]++;
	for (uint32_t k = 2; k < c->nagencies + 2; k++)
		d->first[k] += d->first[k - 1];
	at = d->first + 1;
	for (uint32_t i = 0; i < c->nevents; i++)
		if (c->events[i].agency < c->nagencies)
			d->by_agency[at[c->events[i].agency]++] = i;
}

/* The stretch of an agency's events from a day on. */
static uint32_t
from_day(const struct differ *d, uint32_t agency, int32_t day)
{
	uint32_t lo = d->first[agency], hi = d->first[agency + 1];

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (d->sigs->v[d->by_agency[mid]].earliest <
			(int64_t)day * CIVIL_DAY_MINUTES)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Does the agency's material reach around that day at all? */
static bool
covers(const struct differ *d, uint32_t agency, int32_t day)
{
	uint32_t lo = d->first[agency], hi = d->first[agency + 1];
	uint32_t at = from_day(d, agency, day);

	return d->c->agencies[agency].status == AGENCY_RECEIVED && lo < hi &&
	       at > lo && at < hi;
}

/* Has the agency anything near that day that may answer to the account? */
static bool
answered(const struct differ *d, uint32_t agency, const struct sig *g,
	int32_t days)
{
	int32_t day = civil_day_of(g->earliest);
	uint32_t hi = d->first[agency + 1];

	for (uint32_t i = from_day(d, agency, day - days); i < hi; i++) {
		const struct sig *o = &d->sigs->v[d->by_agency[i]];

		if (o->earliest > (int64_t)(day + days + 1) * CIVIL_DAY_MINUTES)
			break;
		if (o->named & g->own)
			return true;
		if (g->lead && (o->kinds | o->asides) >> g->lead & 1)
			return true;
	}
	return false;
}

static bool
has_account(const struct differ *d, uint32_t agency)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (differ_event(d, i)->agency == agency)
			return true;
	return false;
}

static bool
of_kind_in_entry(const struct differ *d, uint32_t bit)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (differ_sig(d, i)->own & bit)
			return true;
	return false;
}

static void
report_absent(struct differ *d, uint32_t i, struct chron_str names,
	const char *kind, const char *what)
{
	struct arena *a = d->c->arena;
	char day[12];

	civil_long_day(civil_day_of(differ_sig(d, i)->earliest), day);
	differ_report(d, kind, i, i,
		arena_printf(a,
			"%.*s records %s %.*s on %s; the material of %.*s has "
			"nothing that answers to it.",
			STR(differ_agency(d, i)), what, STR(names), day,
			STR(names)),
		arena_printf(a,
			"Does %.*s hold a record of this, and did it reach "
			"them?",
			STR(names)));
}

/* One finding names all who have nothing that answers. */
void
differ_look_for(struct differ *d, uint32_t i, uint32_t kinds, int32_t days,
	const char *kind, const char *what)
{
	const struct sig *g = differ_sig(d, i);
	struct chron_str names = CHRON_S("");

	for (uint32_t k = 0; k < d->c->nagencies && kinds; k++) {
		const struct chron_agency *agency = &d->c->agencies[k];
		uint32_t bit = 1u << agency->kind;

		/* Of two agencies of one sort either may be meant. */
		if (agency->kind == KIND_OTHER || !(kinds & bit) ||
			of_kind_in_entry(d, bit) || has_account(d, k) ||
			!covers(d, k, civil_day_of(g->earliest)))
			continue;
		kinds &= ~bit;
		if (!answered(d, k, g, days))
			names = names.n ? arena_printf(d->c->arena,
						  "%.*s and %.*s", STR(names),
						  STR(agency->name))
					: agency->name;
	}
	if (names.n)
		report_absent(d, i, names, kind, what);
}

bool
differ_exact(const struct differ *d, uint32_t i)
{
	return differ_event(d, i)->start.precision <= CHRON_DAY &&
	       differ_sig(d, i)->dated && !differ_event(d, i)->cancelled;
}

void
differ_one_sided(struct differ *d)
{
	uint64_t letters = 1ull << CONTACT_LETTER | 1ull << CONTACT_REFERRAL;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		const struct sig *g = differ_sig(d, i);

		if (!differ_exact(d, i) || g->hints >> LEX_HINT_PLANNED & 1)
			continue;
		differ_look_for(d, i, g->to,
			g->kinds & letters ? LETTER_DAYS : NEAR_DAYS,
			"one-sided", "that it told");
		differ_look_for(d, i, g->from & ~g->to,
			g->kinds & letters ? LETTER_DAYS : NEAR_DAYS,
			"one-sided", "news from");
	}
}

/* ---- names and dates of birth ---- */

/* The day after "DOB" or "born". */
int32_t
differ_birth_at(const struct differ *d, uint32_t i)
{
	const struct wording *w = &d->words;
	uint32_t n = 0;
	bool mark = false;

	for (int k = 0; k < DIFFER_BIRTHS; k++)
		mark |= w->v[i].hash == d->births[k];
	if (!mark)
		return CIVIL_MIN;
	for (uint32_t k = i + 1; k < w->n && k <= i + 2; k++) {
		int32_t day;

		if (!w->v[k].hash)
			break;
		day = mention_day(d->sigs->lex, w, k, INT32_MAX / 4096, &n);
		if (day != CIVIL_MIN && n >= 3)
			return day;
	}
	return CIVIL_MIN;
}

static int32_t
birth_in(struct differ *d, struct chron_str text)
{
	wording_clear(&d->words);
	wording_add(&d->words, text);
	for (uint32_t i = 1; i + 1 < d->words.n; i++) {
		int32_t day = differ_birth_at(d, i);

		if (day != CIVIL_MIN)
			return day;
	}
	return CIVIL_MIN;
}

static void
differ_birth(struct differ *d)
{
	struct arena *a = d->c->arena;
	uint32_t had = 0;
	int32_t day = CIVIL_MIN;

	for (uint32_t i = 0; i < d->entry->nevents; i++) {
		int32_t b = birth_in(
			d, chron_event_text(differ_event(d, i), CHRON_F_EVENT));
		char one[12], other[12];

		if (b == CIVIL_MIN)
			continue;
		if (day == CIVIL_MIN) {
			day = b;
			had = i;
		}
		if (b == day)
			continue;
		civil_long_day(day, one);
		civil_long_day(b, other);
		differ_report(d, "identity", had, i,
			arena_printf(a,
				"%.*s gives the date of birth as %s, %.*s as "
				"%s.",
				STR(differ_agency(d, had)), one,
				STR(differ_agency(d, i)), other),
			CHRON_S("Which date of birth is on the birth "
				"certificate?"));
		return;
	}
}

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

	if (!g->nnames)
		return 0;
	wording_clear(w);
	wording_add(w, chron_event_text(differ_event(d, i), CHRON_F_EVENT));
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
	differ_birth(d);
	for (uint32_t x = 0; x < d->entry->nevents; x++)
		for (uint32_t y = x + 1; y < d->entry->nevents; y++)
			if (differ_event(d, x)->agency !=
					differ_event(d, y)->agency &&
				differ_spelling(d, x, y))
				return;
}
