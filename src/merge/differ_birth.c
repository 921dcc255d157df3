/* Dates of birth: those that accounts give, against each other and against the
 * one that the case declares. */
#include "merge/differ_across.h"
#include "merge/mentions.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	HITS = 12,
	NEAR = 400,	 /* days by which a date of birth may be misread */
	MARK_WORDS = 6,	 /* "date of birth given 09.11.13" */
	MOST = 100000,	 /* dates kept of a case */
	NAME_WORDS = 3,	 /* after a first name, a surname is the child's */
	NAME_BYTES = 80, /* of a cell with a name and a date */
	PER_CHILD = 16,	 /* findings on one child */
};

struct given {
	uint32_t event, child;
	int32_t day;
};

struct births {
	struct given *v;
	uint32_t n;
};

struct births *
across_births(struct differ *d)
{
	return ARENA_NEW(d->scratch, struct births);
}

static bool
is_letter(const struct wording *w, uint32_t i, char c)
{
	return w->v[i].len == 1 && (w->v[i].p[0] | 0x20) == c;
}

/* The day after "DOB", "d.o.b." or "born". */
static int32_t
birth_at(const struct differ *d, uint32_t i)
{
	static const char *const marks[] = {"dob", "birth", "born", NULL};
	const struct wording *w = &d->words;
	uint32_t n = 0;

	if (is_letter(w, i, 'b') && i + 1 < w->n) {
		int32_t day = mention_day(
			d->sigs->lex, w, i + 1, INT32_MAX / 4096, &n);

		return day != CIVIL_MIN && n >= 3 ? day : CIVIL_MIN;
	}
	if (!str_in((struct chron_str){w->v[i].p, w->v[i].len}, marks) &&
		!(i > 1 && is_letter(w, i - 1, 'o') && is_letter(w, i, 'b')))
		return CIVIL_MIN;
	for (uint32_t k = i + 1; k < w->n && k <= i + MARK_WORDS; k++) {
		int32_t day;

		if (!w->v[k].hash)
			break;
		day = mention_day(d->sigs->lex, w, k, INT32_MAX / 4096, &n);
		if (day != CIVIL_MIN && n >= 3)
			return day;
	}
	return CIVIL_MIN;
}

/* "14/07/97" was not written in 2097. */
static int32_t
this_century(int32_t day, int64_t now)
{
	int y, m, d;

	if (day == CIVIL_MIN || day <= civil_day_of(now) + NEAR)
		return day;
	civil_from_days(day, &y, &m, &d);
	return civil_valid(y - 100, m, d) ? civil_days(y - 100, m, d)
					  : CIVIL_MIN;
}

/* May the one be the other, misread: a day or a year off, day and month
 * exchanged? */
static bool
may_be(int32_t a, int32_t b)
{
	int y, m, d, y2, m2, d2;

	civil_from_days(a, &y, &m, &d);
	civil_from_days(b, &y2, &m2, &d2);
	if (d == d2 && m == m2)
		return y - y2 <= 10 && y2 - y <= 10;
	return (a - b <= NEAR && b - a <= NEAR) ||
	       (y == y2 && d == m2 && m == d2);
}

/* The child whose declared date a date may stand for, if it is one only. */
static uint32_t
child_near(const struct chron_config *config, int32_t day)
{
	uint32_t found = CHRON_NONE;

	for (uint32_t i = 0; i < config->nchildren; i++) {
		if (config->children[i].born == day)
			return i;
		if (config->children[i].born == CIVIL_MIN ||
			!may_be(config->children[i].born, day))
			continue;
		if (found != CHRON_NONE)
			return CHRON_NONE;
		found = i;
	}
	return found;
}

static void
keep(struct differ *d, struct births *x, uint32_t event, uint32_t child,
	int32_t day, bool adult)
{
	const struct chron_config *config = &d->c->config;

	if (adult)
		return;
	if (child >= config->nchildren)
		child = child_near(config, day);
	if (child >= config->nchildren || x->n >= MOST)
		return;
	/* A date that cannot be the child's is that of somebody else. */
	if (config->children[child].born != CIVIL_MIN &&
		!may_be(config->children[child].born, day))
		return;
	*ARENA_PUSH(d->scratch, &x->v, &x->n) =
		(struct given){event, child, day};
}

/* "Male infant" is the child. */
static bool
is_sex(const struct wording *w, uint32_t k)
{
	static const char *const words[] = {
		"male", "female", "boy", "girl", NULL};

	return str_in((struct chron_str){w->v[k].p, w->v[k].len}, words);
}

/* "Finley Doig": a first name that nobody declared, before a surname. */
static bool
after_stranger(const struct differ *d, uint32_t k)
{
	struct lex_hit hits[HITS];

	return k > 1 && d->words.v[k - 1].hash &&
	       d->words.v[k - 1].flags & WORD_CAPITAL &&
	       !lexicon_at(d->sigs->lex, &d->words, k - 1, hits, HITS);
}

/* "Rowan WRAY 03/08/2021" in the column of names. */
static struct chron_str
dated_name(const struct chron_chronology *c, const struct chron_event *e)
{
	for (uint32_t k = 0; k < e->nvalues; k++) {
		const struct chron_value *v = &e->values[k];
		const struct chron_source *s = &c->sources[e->source];
		uint32_t digits = 0;

		for (uint32_t i = 0; i < v->n && i < NAME_BYTES; i++)
			digits += v->p[i] >= '0' && v->p[i] <= '9';
		if (digits < 6 || digits > 8 || v->n > NAME_BYTES)
			continue;
		if (v->concept == CHRON_F_SUBJECT ||
			(v->concept == CHRON_F_OTHER &&
				v->heading < s->nheadings &&
				(str_ifind(s->headings[v->heading].text,
					 "dob") != SIZE_MAX ||
					str_ifind(s->headings[v->heading].text,
						"birth") != SIZE_MAX)))
			return (struct chron_str){v->p, v->n};
	}
	return CHRON_S("");
}

static void
read_name(struct differ *d, struct births *x, uint32_t i, uint32_t child,
	struct chron_str name)
{
	struct wording *w = &d->words;
	uint32_t n = 0;

	wording_clear(w);
	wording_add(w, name);
	for (uint32_t k = 1; k < w->n; k++) {
		int32_t day =
			mention_day(d->sigs->lex, w, k, INT32_MAX / 4096, &n);

		if (day == CIVIL_MIN || n < 3)
			continue;
		keep(d, x, i, child, day, false);
		return;
	}
}

/* Of the child named last before the words at i, or the one it is filed under;
 * a grown-up named since has a birthday too. */
void
across_birth(struct differ *d, struct births *x, uint32_t i)
{
	struct wording *w = &d->words;
	const struct sig *g = &d->sigs->v[i];
	struct lex_hit hits[HITS];
	uint32_t covered = 0; /* a child's surname is a grown-up's too */
	uint32_t child = g->subjects && !(g->subjects & (g->subjects - 1))
				 ? (uint32_t)__builtin_ctz(g->subjects)
				 : CHRON_NONE;
	bool adult = !g->subjects && g->adults;
	struct chron_str name = dated_name(d->c, &d->c->events[i]);

	if (!(g->hints >> LEX_HINT_BIRTH & 1) &&
		!(g->kinds >> CONTACT_BIRTH & 1) && !name.n)
		return;
	if (name.n)
		read_name(d, x, i, child, name);
	facts_read(w, &d->c->events[i]);
	for (uint32_t k = 1; k < w->n; k++) {
		uint32_t n = lexicon_at(d->sigs->lex, w, k, hits, HITS);
		int32_t day = this_century(birth_at(d, k), g->earliest);

		if (wording_begins(w, k) && g->subjects)
			adult = false;

		if (day != CIVIL_MIN)
			keep(d, x, i, child, day, adult);
		while (n-- > 0) {
			if (hits[n].class == LEX_CHILD) {
				child = hits[n].value;
				covered = k + hits[n].n;
				adult = false;
			} else if (
				hits[n].class == LEX_ADULT &&
				hits[n].value != LEX_ADULT_FAMILY &&
				!is_sex(w, k) &&
				k >= covered + (hits[n].value >= LEX_ADULT_NAMED
							       ? NAME_WORDS
							       : 0)) {
				child = CHRON_NONE;
				adult = !after_stranger(d, k);
			}
		}
	}
}

static void
report_two(struct differ *d, const struct given *one, const struct given *other)
{
	struct chron_chronology *c = d->c;
	int32_t n = one->day > other->day ? one->day - other->day
					  : other->day - one->day;
	char first[12], second[12];

	civil_long_day(one->day, first);
	civil_long_day(other->day, second);
	across_report(d, "identity", one->event, other->event,
		arena_printf(c->arena,
			"%.*s gives the date of birth of %.*s as %s, %.*s as "
			"%s: %d day%s apart.",
			STR(across_agency(c, one->event)),
			STR(c->config.children[one->child].ref), first,
			STR(across_agency(c, other->event)), second, (int)n,
			n == 1 ? "" : "s"),
		CHRON_S("Which date of birth is on the birth certificate?"));
}

static void
report_one(struct differ *d, const struct given *g)
{
	struct chron_chronology *c = d->c;
	int32_t born = c->config.children[g->child].born;
	char first[12], second[12];

	civil_long_day(g->day, first);
	civil_long_day(born, second);
	across_report(d, "identity", g->event, g->event,
		arena_printf(c->arena,
			"%.*s gives the date of birth of %.*s as %s; the case "
			"has it as %s.",
			STR(across_agency(c, g->event)),
			STR(c->config.children[g->child].ref), first, second),
		CHRON_S("Which date of birth is on the birth certificate?"));
}

/* The account of the birth itself in the same entry: its day is the date. */
static bool
against_birth(struct differ *d, const struct given *g)
{
	const struct chron_chronology *c = d->c;
	const struct chron_entry *n = &c->entries[c->events[g->event].entry];

	for (uint32_t i = 0; i < n->nevents; i++) {
		const struct chron_event *e = &c->events[n->events[i]];
		const struct sig *o = &d->sigs->v[n->events[i]];
		struct given at = {n->events[i], g->child, 0};

		if (n->events[i] == g->event || o->lead != CONTACT_BIRTH ||
			sig_news(o) || e->start.precision > CHRON_DAY)
			continue;
		at.day = civil_day_of(e->start.earliest);
		if (at.day == g->day || !may_be(at.day, g->day))
			continue;
		report_two(d, &at, g);
		return true;
	}
	return false;
}

/* Each date that differs from the first is told once, against the first. */
void
across_births_done(struct differ *d, struct births *x)
{
	const struct chron_config *config = &d->c->config;
	uint32_t *first = ARENA_ARRAY(d->scratch, uint32_t, config->nchildren);
	uint32_t *told = ARENA_ARRAY(d->scratch, uint32_t, config->nchildren);

	for (uint32_t i = 0; i < x->n; i++) {
		const struct given *g = &x->v[i];
		bool right = config->children[g->child].born == g->day;

		/* The one that is right, or else the earliest. */
		if (!first[g->child] ||
			(right && config->children[g->child].born !=
					  x->v[first[g->child] - 1].day))
			first[g->child] = i + 1;
	}
	for (uint32_t i = 0; i < x->n; i++) {
		const struct given *g = &x->v[i],
				   *f = &x->v[first[g->child] - 1];
		int32_t born = config->children[g->child].born;

		if (told[g->child] >= PER_CHILD)
			continue;
		if (born == g->day)
			continue;
		if (against_birth(d, g))
			;
		else if (f->day != g->day && f->event != g->event)
			report_two(d, f, g);
		else if (born != CIVIL_MIN)
			report_one(d, g);
		else
			continue;
		told[g->child]++;
	}
}
