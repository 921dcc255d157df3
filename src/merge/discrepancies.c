/* Where accounts disagree: the table of rules, and what every finding needs. */
#include "merge/discrepancies.h"

#include "merge/differ.h"
#include "merge/field.h"
#include "merge/mentions.h"
#include "util/civil.h"

/* In the order in which they are told. */
static void (*const rules[])(struct differ *d) = {
	differ_date,
	differ_time,
	differ_sequence,
	differ_attendance,
	differ_company,
	differ_seen,
	differ_attended,
	differ_outcome,
	differ_amount,
	differ_status,
	differ_injury,
	differ_identity,
	differ_kin,
	differ_family,
	differ_one_sided,
};

const struct chron_event *
differ_event(const struct differ *d, uint32_t i)
{
	return &d->c->events[d->entry->events[i]];
}

const struct sig *
differ_sig(const struct differ *d, uint32_t i)
{
	return &d->sigs->v[d->entry->events[i]];
}

struct chron_str
differ_agency(const struct differ *d, uint32_t i)
{
	uint32_t agency = differ_event(d, i)->agency;

	return agency < d->c->nagencies ? d->c->agencies[agency].name
					: CHRON_S("one agency");
}

void
differ_report(struct differ *d, const char *kind, uint32_t x, uint32_t y,
	struct chron_str say, struct chron_str question)
{
	struct chron_discrepancy *f = ARENA_PUSH(
		d->c->arena, &d->c->discrepancies, &d->c->ndiscrepancies);
	uint32_t a = d->entry->events[x], b = d->entry->events[y];

	f->kind = kind;
	f->entry = (uint32_t)(d->entry - d->c->entries);
	f->events = ARENA_ARRAY(d->c->arena, uint32_t, 2);
	f->events[f->nevents++] = a < b ? a : b;
	if (a != b)
		f->events[f->nevents++] = a < b ? b : a;
	f->say = say;
	f->question = question;
	*ARENA_PUSH(d->c->arena, &d->entry->discrepancies,
		&d->entry->ndiscrepancies) = d->c->ndiscrepancies - 1;
}

void
differ_add(struct differ *d, uint32_t event)
{
	struct chron_discrepancy *f =
		&d->c->discrepancies[d->c->ndiscrepancies - 1];
	uint32_t *more, k = f->nevents;

	if (event == CHRON_NONE)
		return;
	for (uint32_t i = 0; i < f->nevents; i++)
		if (f->events[i] == event)
			return;
	more = ARENA_ARRAY(d->c->arena, uint32_t, f->nevents + 1);
	memcpy(more, f->events, f->nevents * sizeof(*more));
	while (k > 0 && more[k - 1] > event) {
		more[k] = more[k - 1];
		k--;
	}
	more[k] = event;
	f->events = more;
	f->nevents++;
}

bool
differ_is_meeting(const struct differ *d)
{
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		if (contact_rows[differ_sig(d, i)->lead].flags & CONTACT_FIRM ||
			(d->entry->nevents > 1 && d->facts[i].meeting))
			return true;
	return false;
}

static void
read_days(struct differ *d, uint32_t i, struct differ_days *out)
{
	enum { MOST = sizeof(out->v) / sizeof(*out->v) };
	const struct sig *g = differ_sig(d, i);
	int32_t own = g->dated ? civil_day_of(g->earliest) : 0;
	uint32_t n = 1;

	*out = (struct differ_days){0};
	facts_read(&d->words, differ_event(d, i));
	for (uint32_t k = 1; g->dated && k < d->words.n && out->n < MOST;
		k += n) {
		bool sure = d->words.v[k].flags & (WORD_DIGITS | WORD_MIXED);
		int32_t day;

		n = 1;
		if (!d->words.v[k].hash)
			continue;
		day = mention_day(d->sigs->lex, &d->words, k, own, &n);
		if (day == CIVIL_MIN || n == 0) {
			n = 1;
			continue;
		}
		out->own |= sure && day == own;
		if (day == own)
			continue;
		out->v[out->n] = day;
		out->sure[out->n++] = sure;
	}
}

/* The facts of every account of the entry, read once. */
static void
read_facts(struct differ *d)
{
	if (d->entry->nevents > d->room) {
		d->room = d->entry->nevents * 2;
		d->facts = ARENA_ARRAY(d->scratch, struct facts, d->room);
		d->days = ARENA_ARRAY(d->scratch, struct differ_days, d->room);
	}
	for (uint32_t i = 0; i < d->entry->nevents && d->entry->nevents > 1;
		i++) {
		facts_of(&d->facts[i], d->facts_lex, &d->words,
			differ_event(d, i));
		read_days(d, i, &d->days[i]);
	}
}

void
discrepancies_make(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch)
{
	struct differ d = {.c = c, .sigs = sigs, .scratch = scratch};

	wording_init(&d.words, scratch);
	d.facts_lex = field_words()->facts;
	d.whom = whom_new(scratch, c, sigs->lex);
	differ_index(&d);
	for (uint32_t i = 0; i < c->nentries; i++) {
		d.entry = &c->entries[i];
		read_facts(&d);
		for (size_t k = 0; k < sizeof(rules) / sizeof(*rules); k++)
			rules[k](&d);
	}
	differ_across(&d);
}
