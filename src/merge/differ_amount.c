/* Disagreement on how much: the length of an order or an exclusion, teeth,
 * tablets, stitches, the size of a mark. */
#include "merge/differ.h"
#include "util/str.h"

enum unit { UNIT_NONE, MONTHS, WEEKS, DAYS, THINGS, CM, UNITS };

/* What is counted, the words it is known by, and of which kind of finding. */
static const struct topic {
	const char *kind, *say;
	const char *words[12];
	uint8_t units; /* bit a unit that it is told in */
	bool twice;    /* only if one is twice the other, or more */
} topics[] = {
	{"outcome", "the length of the order",
		{"order", "ro", "sentence", "sentenced", "imprisonment",
			"licence", "curfew", "custody", "requirement"},
		1 << MONTHS | 1 << WEEKS, false},
	{"outcome", "the length of the exclusion",
		{"excluded", "exclusion", "suspended", "suspension", "fte"},
		1 << DAYS, false},
	{"outcome", "the number of teeth",
		{"teeth", "tooth", "deciduous", "extraction", "extractions",
			"extracted", "molars"},
		1 << THINGS, false},
	{"injury", "the number of tablets",
		{"tablets", "tabs", "pills", "paracetamol", "capsules",
			"ibuprofen", "sertraline"},
		1 << THINGS, false},
	{"injury", "the number of stitches",
		{"stitches", "sutures", "stitch", "steristrips"}, 1 << THINGS,
		false},
	{"injury", "the size of the injury",
		{"bruise", "bruising", "mark", "burn", "scald", "laceration",
			"cut", "haematoma", "bump", "graze"},
		1 << CM, true},
};

enum {
	TOPICS = sizeof(topics) / sizeof(*topics),
	REACH = 5, /* words from a number to what it is of */
	AMOUNTS = 8,
};

struct amount {
	uint8_t topic, unit;
	int32_t n; /* in tenths of a centimetre, else whole */
};

struct amounts {
	struct amount v[AMOUNTS];
	uint32_t n;
};

static struct chron_str
text_of(const struct word *w)
{
	return (struct chron_str){w->p, w->len};
}

static int32_t
number_at(const struct wording *w, uint32_t i)
{
	static const char *const names[] = {"one", "two", "three", "four",
		"five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen",
		"seventeen", "eighteen", "nineteen", "twenty"};
	const struct word *v = &w->v[i];
	int32_t n = 0;
	uint16_t k = v->len > 1 && (v->p[0] | 0x20) == 'x';

	for (int32_t j = 0; j < 20; j++)
		if (v->hash && str_ieq(text_of(v), chron_cstr(names[j])))
			return j + 1;
	if (!(v->flags & (WORD_DIGITS | WORD_MIXED)) ||
		wording_joined_by(w, i, ":") ||
		(i > 1 && wording_joined_by(w, i - 1, "/.:-")))
		return -1;
	while (k < v->len && k < 5 && v->p[k] >= '0' && v->p[k] <= '9')
		n = n * 10 + (v->p[k++] - '0');
	return k ? n : -1;
}

static uint8_t
unit_of(struct chron_str s)
{
	static const struct {
		const char *word;
		uint8_t unit;
	} units[] = {
		{"months", MONTHS},
		{"month", MONTHS},
		{"mths", MONTHS},
		{"mth", MONTHS},
		{"m", MONTHS},
		{"12", MONTHS},
		{"weeks", WEEKS},
		{"week", WEEKS},
		{"wks", WEEKS},
		{"52", WEEKS},
		{"days", DAYS},
		{"day", DAYS},
		{"7", DAYS},
		{"cm", CM},
		{"cms", CM},
		{"mm", CM},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (str_ieq(s, chron_cstr(units[i].word)))
			return units[i].unit;
	return UNIT_NONE;
}

/* "9m", "9 months", "9/12", "2cm", "2.5 cm": the unit, and n mended. */
static uint8_t
unit_at(const struct wording *w, uint32_t i, int32_t *n)
{
	const struct word *v = &w->v[i];
	struct chron_str rest = text_of(v);
	uint32_t at = i + 1;
	uint8_t unit;

	while (rest.n && rest.p[0] >= '0' && rest.p[0] <= '9') {
		rest.p++;
		rest.n--;
	}
	if (rest.n && rest.n < v->len)
		unit = unit_of(rest);
	else if (at < w->n && wording_joined_by(w, i, "/"))
		unit = word_number(&w->v[at]) == 12   ? MONTHS
		       : word_number(&w->v[at]) == 52 ? WEEKS
		       : word_number(&w->v[at]) == 7  ? DAYS
						      : UNITS;
	else if (at < w->n && wording_joined_by(w, i, "."))
		return UNIT_NONE; /* a fraction: the whole is not read */
	else
		unit = at < w->n && w->v[at].hash && word_number(&w->v[at]) < 0
			       ? unit_of(text_of(&w->v[at]))
			       : UNIT_NONE;
	if (unit == CM && at < w->n &&
		(str_ieq(rest, CHRON_S("mm")) ||
			str_ieq(text_of(&w->v[at]), CHRON_S("mm"))))
		return *n *= 1, CM;
	if (unit == CM)
		*n *= 10;
	if (unit == UNITS)
		return UNIT_NONE; /* part of a date */
	return unit ? unit : THINGS;
}

/* The nearest topic that is told in such a unit. */
static uint8_t
topic_near(const struct wording *w, uint32_t i, uint8_t unit)
{
	for (uint32_t off = 1; off <= REACH; off++)
		for (int side = 0; side < 2; side++) {
			uint32_t at = side ? i + off : i - off;

			if ((!side && off >= i) || at >= w->n || !w->v[at].hash)
				continue;
			for (uint8_t t = 0; t < TOPICS; t++)
				if (topics[t].units >> unit & 1 &&
					str_in(text_of(&w->v[at]),
						topics[t].words))
					return t;
		}
	return TOPICS;
}

static void
read_amounts(struct differ *d, uint32_t e, struct amounts *out)
{
	struct wording *w = &d->words;

	out->n = 0;
	differ_read(d, e);
	for (uint32_t i = 1; i < w->n && out->n < AMOUNTS; i++) {
		int32_t n = w->v[i].hash ? number_at(w, i) : -1;
		uint8_t unit, topic;

		if (n < 1)
			continue;
		unit = unit_at(w, i, &n);
		topic = unit ? topic_near(w, i, unit) : TOPICS;
		if (topic < TOPICS)
			out->v[out->n++] = (struct amount){topic, unit, n};
	}
}

/* The one number that an account gives for a topic; 0 if none, or several. */
static int32_t
only(const struct amounts *a, uint8_t topic, uint8_t *unit)
{
	int32_t n = 0;

	for (uint32_t i = 0; i < a->n; i++) {
		if (a->v[i].topic != topic)
			continue;
		if (n && n != a->v[i].n)
			return 0;
		n = a->v[i].n;
		*unit = a->v[i].unit;
	}
	return n;
}

static bool
compare(struct differ *d, uint32_t x, const struct amounts *one, uint32_t y,
	const struct amounts *other)
{
	for (uint8_t t = 0; t < TOPICS; t++) {
		uint8_t u = UNIT_NONE, v = UNIT_NONE;
		int32_t a = only(one, t, &u), b = only(other, t, &v);

		if (!a || !b || a == b || u != v ||
			(topics[t].twice && a < b * 2 && b < a * 2))
			continue;
		differ_report(d, topics[t].kind, x, y,
			arena_printf(d->c->arena,
				"%.*s gives %s as %d, %.*s as %d: %d apart.",
				STR(differ_agency(d, x)), topics[t].say,
				(int)(u == CM ? a / 10 : a),
				STR(differ_agency(d, y)),
				(int)(u == CM ? b / 10 : b),
				(int)((a > b ? a - b : b - a) /
					(u == CM ? 10 : 1))),
			CHRON_S("Which number does the original record give?"));
		return true;
	}
	return false;
}

void
differ_amount(struct differ *d)
{
	struct amounts read[DIFFER_MOST];
	uint32_t n = d->entry->nevents < DIFFER_MOST ? d->entry->nevents
						     : DIFFER_MOST;

	if (n < 2)
		return;
	for (uint32_t i = 0; i < n; i++)
		read_amounts(d, i, &read[i]);
	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = x + 1; y < n; y++)
			if (differ_event(d, x)->agency !=
					differ_event(d, y)->agency &&
				compare(d, x, &read[x], y, &read[y]))
				return;
}
