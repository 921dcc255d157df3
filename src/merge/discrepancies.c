/* Where accounts disagree: the table of rules, and what every finding needs. */
#include "merge/discrepancies.h"

#include "merge/differ.h"
#include "util/civil.h"

/* In the order in which they are told. */
static void (*const rules[])(struct differ *d) = {
	differ_date,
	differ_time,
	differ_sequence,
	differ_attendance,
	differ_seen,
	differ_attended,
	differ_outcome,
	differ_status,
	differ_injury,
	differ_household,
	differ_identity,
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

/* The facts of every account of the entry, read once. */
static void
read_facts(struct differ *d)
{
	if (d->entry->nevents > d->room) {
		d->room = d->entry->nevents * 2;
		d->facts = ARENA_ARRAY(d->scratch, uint64_t, d->room);
	}
	for (uint32_t i = 0; i < d->entry->nevents; i++)
		d->facts[i] = d->entry->nevents > 1
				      ? facts_of(d->facts_lex, &d->words,
						differ_event(d, i))
				      : 0;
}

void
discrepancies_make(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch)
{
	static const char *const births[DIFFER_BIRTHS] = {
		"dob", "birth", "born", "b"};
	struct differ d = {.c = c, .sigs = sigs, .scratch = scratch};

	for (int k = 0; k < DIFFER_BIRTHS; k++)
		d.births[k] = word_hash(chron_cstr(births[k]));
	wording_init(&d.words, scratch);
	d.facts_lex = lexicon_facts(scratch);
	differ_index(&d);
	for (uint32_t i = 0; i < c->nentries; i++) {
		d.entry = &c->entries[i];
		read_facts(&d);
		for (size_t k = 0; k < sizeof(rules) / sizeof(*rules); k++)
			rules[k](&d);
	}
	differ_across(&d);
}
