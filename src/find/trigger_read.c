/* The words of a record that tell of a referral, a strategy meeting, a return
 * ...: matched sentence by sentence, and what undoes a match. */
#include "core/agency.h"
#include "find/trigger_parts.h"
#include "util/sentence.h"

enum { REACH = 12 }; /* words to look at on either side */

/* ---- what undoes a match ---- */

static bool
has_undo(const struct trigger_reader *r, const struct token *t, uint32_t of,
	bool after, int far, bool parted)
{
	const struct trigger_entry *e;

	if (!trigger_may(r->undoes, t))
		return false;
	for (e = r->buckets[t->hash % BUCKETS]; e; e = e->next) {
		const struct trigger_undo *u;
		int reach;

		if (e->undo == CHRON_NONE || !trigger_entry_is(e, t))
			continue;
		u = &trigger_undos[e->undo];
		reach = u->reach < 0 ? -u->reach : u->reach;
		if ((u->of & of) && u->after == after && reach >= far &&
			(!parted || u->reach < 0))
			return true;
	}
	return false;
}

static bool
is_joint(const struct token *t)
{
	return token_is(t, CHRON_S("and|but|then|so"));
}

static bool
undone_before(const struct trigger_reader *r, uint32_t of, uint32_t from)
{
	bool parted = r->words.tokens[from].parted;

	for (uint32_t far = 1; far <= REACH && far <= from; far++) {
		const struct token *t = &r->words.tokens[from - far];

		parted |= is_joint(t);
		if (has_undo(r, t, of, false, (int)far, parted))
			return true;
		parted |= t->parted;
	}
	return false;
}

static bool
undone_after(const struct trigger_reader *r, uint32_t of, uint32_t to)
{
	bool parted = false;

	for (uint32_t far = 1; far <= REACH && to < r->words.n; far++, to++) {
		const struct token *t = &r->words.tokens[to];

		parted |= t->parted || is_joint(t);
		if (has_undo(r, t, of, true, (int)far, parted))
			return true;
	}
	return false;
}

/* Between the words of a rule the far-reaching ones alone: "referral for A to
 * social care" is one, "referral not made to" none. */
static bool
undone_within(
	const struct trigger_reader *r, uint32_t of, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; i + 1 < to; i++)
		if (has_undo(r, &r->words.tokens[i], of, false, GAP, false) ||
			has_undo(r, &r->words.tokens[i], of, true, GAP, false))
			return true;
	return false;
}

/* The day of the month of a date that begins at a word: "12/09", "4 March",
 * "9th"; 0 if none does. */
static int
day_at(const struct words *w, uint32_t i)
{
	const struct token *t = &w->tokens[i];
	uint8_t k = 0;
	int day = 0;

	for (; k < t->n && k < 2 && t->text[k] >= '0' && t->text[k] <= '9'; k++)
		day = day * 10 + (t->text[k] - '0');
	if (!k || (k < t->n && t->text[k] >= '0' && t->text[k] <= '9'))
		return 0;
	if (k + 2 == t->n && memcmp(t->text + k, "am", 2) != 0 &&
		memcmp(t->text + k, "pm", 2) != 0)
		return day;
	if (k < t->n || i + 1 >= w->n)
		return 0;
	t++;
	if (t->n && t->text[0] >= '0' && t->text[0] <= '9')
		return day;
	for (size_t m = 0; m < 12; m++) {
		struct chron_str name = chron_cstr(civil_month_names[m]);

		if (t->n >= 3 && t->n <= name.n &&
			str_ieq(token_word(t),
				(struct chron_str){name.p, t->n}))
			return day;
	}
	return 0;
}

/* "Strategy meeting on 12/09" in a record of the 20th is another day's. */
static bool
is_dated_otherwise(const struct trigger_reader *r, uint32_t to)
{
	const struct chron_when *w = &r->event->start;
	int year, month, mday;

	civil_from_days(civil_day_of(w->earliest), &year, &month, &mday);
	for (uint32_t i = to; i + 1 < r->words.n && i < to + GAP; i++) {
		int day = token_is(&r->words.tokens[i], CHRON_S("on|dated|of"))
				  ? day_at(&r->words, i + 1)
				  : 0;

		if (day)
			return w->precision > CHRON_DAY || day != mday;
	}
	return false;
}

static bool
is_undone(const struct trigger_reader *r, const struct trigger_rule *rule,
	uint32_t from, uint32_t to)
{
	uint32_t of = 1u << rule->kind | (rule->who & (MOVER | FOUND));

	return undone_before(r, of, from) || undone_after(r, of, to) ||
	       undone_within(r, of, from, to) || is_dated_otherwise(r, to);
}

/* ---- an event ---- */

static uint8_t
field_of(const struct chron_value *v)
{
	switch (v->concept) {
	case CHRON_F_EVENT:
		return T;
	case CHRON_F_OUTCOME:
	case CHRON_F_DECISION:
		return O;
	case CHRON_F_CONTACT_TYPE:
		return Y;
	default:
		return 0;
	}
}

static bool
text_holds(
	struct trigger_reader *r, struct chron_str text, enum trigger_list list)
{
	struct words *w = &r->other;
	size_t at = 0;

	while (at < text.n) {
		at = words_read(w, text, at, text.n);
		for (uint32_t i = 0; i < w->n; i++)
			if (trigger_match_list(r, w, list, i))
				return true;
	}
	return false;
}

static bool
record_holds(struct trigger_reader *r, enum trigger_list list)
{
	const struct chron_event *e = r->event;

	for (uint32_t k = 0; k < e->nvalues && !r->holds[list]; k++)
		if (field_of(&e->values[k]) &&
			text_holds(r,
				(struct chron_str){
					e->values[k].p, e->values[k].n},
				list))
			r->holds[list] = 1;
	if (!r->holds[list])
		r->holds[list] = -1;
	return r->holds[list] > 0;
}

static bool
is_met(struct trigger_reader *r, const struct trigger_rule *rule)
{
	if (!rule->needs)
		return true;
	if (rule->needs > 0)
		return record_holds(r, (enum trigger_list)(rule->needs - 1));
	return !record_holds(r, (enum trigger_list)(-rule->needs - 1));
}

static bool
is_its_business(const struct trigger_reader *r, const struct trigger_rule *rule)
{
	if (rule->who & SOCIAL)
		return r->agency == KIND_SOCIAL_CARE;
	return !(rule->who & HEALTH) || agency_kind_has_patient(r->agency);
}

static void
try_rule(struct trigger_reader *r, uint32_t at, uint32_t i, uint32_t value,
	uint8_t field)
{
	const struct trigger_rule *rule = &trigger_rules[i];
	struct trigger_hit *hit = &r->hits[rule->kind];
	uint32_t end;

	if (hit->rule || !(rule->fields & field) || !is_its_business(r, rule))
		return;
	end = trigger_match(r, i, at);
	if (!end)
		return;
	if (is_undone(r, rule, at, end)) {
		r->undone |= 1u << rule->kind;
		return;
	}
	/* The type of contact says no more than the narrative allows. */
	if (field == Y && (r->undone >> rule->kind & 1))
		return;
	if (!is_met(r, rule))
		return;
	*hit = (struct trigger_hit){rule->name, value,
		r->words.tokens[at].start, r->words.tokens[end - 1].end};
}

/* The rules that begin with the words at hand. */
static void
read_sentence(struct trigger_reader *r, uint32_t value, uint8_t field)
{
	for (uint32_t i = 0; i < r->words.n; i++) {
		const struct token *t = &r->words.tokens[i];
		const struct trigger_entry *e;

		if (!t->n || !trigger_may(r->begins, t))
			continue;
		for (e = r->buckets[t->hash % BUCKETS]; e; e = e->next)
			if (e->rule != CHRON_NONE && trigger_entry_is(e, t))
				try_rule(r, i, e->rule, value, field);
	}
}

static void
read_value(struct trigger_reader *r, uint32_t value, uint8_t field)
{
	const struct chron_value *v = &r->event->values[value];
	struct chron_str text = {v->p, v->n};
	size_t at = 0;

	while (at < text.n) {
		size_t end = sentence_end(text, at);

		end = end > at ? end : at + 1;
		while (at < end) {
			at = words_read(&r->words, text, at, end);
			read_sentence(r, value, field);
		}
	}
}

void
trigger_read(struct trigger_reader *r, const struct chron_event *e,
	enum agency_kind agency, struct trigger_hit hits[TRIGGER_KINDS])
{
	static const uint8_t order[] = {T, O, Y};

	memset(hits, 0, sizeof(*hits) * TRIGGER_KINDS);
	memset(r->holds, 0, sizeof(r->holds));
	r->event = e;
	r->hits = hits;
	r->agency = agency;
	r->undone = 0;
	for (size_t f = 0; f < sizeof(order); f++)
		for (uint32_t k = 0; k < e->nvalues; k++)
			if (field_of(&e->values[k]) == order[f])
				read_value(r, k, order[f]);
}
