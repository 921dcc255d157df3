/* Where accounts disagree: the table of rules, and what every finding needs. */
#include "merge/discrepancies.h"

#include "merge/differ.h"
#include "merge/field.h"
#include "merge/mentions.h"
#include "util/civil.h"
#include "util/parallel.h"

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
		d->lists, &d->c->discrepancies, &d->c->ndiscrepancies);
	uint32_t a = d->entry->events[x], b = d->entry->events[y];

	f->kind = kind;
	f->entry = (uint32_t)(d->entry - d->c->entries);
	f->events = ARENA_ARRAY(d->c->arena, uint32_t, 2);
	f->events[f->nevents++] = a < b ? a : b;
	if (a != b)
		f->events[f->nevents++] = a < b ? b : a;
	f->say = say;
	f->question = question;
	*ARENA_PUSH(d->lists, &d->entry->discrepancies,
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
	differ_read(d, i);
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

void
differ_read(struct differ *d, uint32_t i)
{
	struct wording *kept = &d->read[i];

	if (kept->n) {
		memcpy(d->words.v, kept->v, kept->n * sizeof(*kept->v));
		d->words.n = kept->n;
		return;
	}
	facts_read(&d->words, differ_event(d, i));
	*kept = (struct wording){
		ARENA_ARRAY(d->texts, struct word, d->words.n), d->words.n};
	if (kept->n)
		memcpy(kept->v, d->words.v, kept->n * sizeof(*kept->v));
}

/* The facts of every account of the entry, read once. */
static void
read_facts(struct differ *d)
{
	uint32_t n = d->entry->nevents;

	arena_reset(d->texts);
	if (n > d->room) {
		d->room = n * 2;
		d->facts = ARENA_ARRAY(d->scratch, struct facts, d->room);
		d->days = ARENA_ARRAY(d->scratch, struct differ_days, d->room);
		d->read = ARENA_ARRAY(d->scratch, struct wording, d->room);
	}
	if (n)
		memset(d->read, 0, n * sizeof(*d->read));
	for (uint32_t i = 0; i < n && n > 1; i++) {
		differ_read(d, i);
		facts_of_read(&d->facts[i], d->facts_lex, &d->words,
			differ_event(d, i));
		read_days(d, i, &d->days[i]);
	}
}

/* ---- the entries of a case, block by block ---- */

enum { BLOCK = 4096 }; /* entries that one thread takes at a time */

/* What one block found: the case as it sees it has findings, receipts and
 * memory of its own. */
struct block {
	struct chron_chronology c;
	struct arena *lists;
};

struct making {
	const struct differ *whole;
	struct block *blocks;
};

static void
make_block(void *arg, uint32_t at)
{
	struct making *m = arg;
	struct block *b = &m->blocks[at];
	struct differ d = *m->whole;
	uint32_t i = at * BLOCK;
	uint32_t end = d.c->nentries - i < BLOCK ? d.c->nentries : i + BLOCK;

	b->c = *d.c;
	b->c.arena = arena_new();
	b->lists = arena_new();
	d.c = &b->c;
	d.lists = b->lists;
	d.scratch = arena_new();
	d.texts = arena_new();
	d.heard = differ_heard_new(d.scratch);
	wording_init(&d.words, d.scratch);
	for (; i < end; i++) {
		d.entry = &d.c->entries[i];
		read_facts(&d);
		for (size_t k = 0; k < sizeof(rules) / sizeof(*rules); k++)
			rules[k](&d);
		for (uint32_t k = 0; k < d.entry->nevents; k++)
			differ_keep(&d, k);
	}
	arena_free(d.texts);
	arena_free(d.scratch);
}

/* Adds a finding to the list of its entry, which the next one may move. */
static void
list(struct differ *d, uint32_t finding)
{
	struct chron_entry *e =
		&d->c->entries[d->c->discrepancies[finding].entry];

	*ARENA_PUSH(d->lists, &e->discrepancies, &e->ndiscrepancies) = finding;
}

/* What the blocks found, in their order. */
static void
join(struct differ *d, struct block *b)
{
	struct chron_chronology *c = d->c;

	arena_adopt(c->arena, b->c.arena);
	for (uint32_t i = 0; i < b->c.ndiscrepancies; i++) {
		const struct chron_discrepancy *f = &b->c.discrepancies[i];

		*ARENA_PUSH(c->arena, &c->discrepancies, &c->ndiscrepancies) =
			*f;
		c->entries[f->entry].discrepancies = NULL;
		c->entries[f->entry].ndiscrepancies = 0;
	}
	for (uint32_t i = 0; i < b->c.ndiscrepancies; i++)
		list(d, c->ndiscrepancies - b->c.ndiscrepancies + i);
	for (uint32_t i = 0; i < b->c.nreceipts; i++)
		*ARENA_PUSH(c->arena, &c->receipts, &c->nreceipts) =
			b->c.receipts[i];
}

/* The lists of the entries, now that they grow no more. */
static void
keep_lists(struct chron_chronology *c)
{
	uint32_t *all = ARENA_ARRAY(c->arena, uint32_t, c->ndiscrepancies);

	for (uint32_t i = 0; i < c->nentries; i++) {
		struct chron_entry *e = &c->entries[i];

		if (!e->ndiscrepancies)
			continue;
		memcpy(all, e->discrepancies, e->ndiscrepancies * sizeof(*all));
		e->discrepancies = all;
		all += e->ndiscrepancies;
	}
}

void
discrepancies_make(struct chron_chronology *c, const struct sigs *sigs,
	struct arena *scratch)
{
	uint32_t n = parallel_pieces(c->nentries, BLOCK);
	struct differ d = {.c = c, .sigs = sigs, .scratch = scratch};
	struct making m = {
		.whole = &d, .blocks = ARENA_ARRAY(scratch, struct block, n)};

	wording_init(&d.words, scratch);
	d.facts_lex = field_words()->facts;
	d.whom = whom_new(scratch, c, sigs->lex);
	d.lists = scratch;
	d.kept = ARENA_ARRAY(scratch, struct across_kept *, c->nevents);
	differ_index(&d);
	parallel_each(n, make_block, &m);
	for (uint32_t i = 0; i < n; i++)
		join(&d, &m.blocks[i]);
	differ_across(&d);
	keep_lists(c);
	for (uint32_t i = 0; i < n; i++)
		arena_free(m.blocks[i].lists);
}
