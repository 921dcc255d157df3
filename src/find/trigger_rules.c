/* The rules of trigger.def, compiled, and what they match. */
#include "find/trigger_parts.h"

static const struct {
	const char *name, *phrases;
} lists[] = {
#define TRIGGER_LIST(name, phrases) {#name, phrases},
#include "find/trigger.def"
};

const struct trigger_rule trigger_rules[] = {
#define NEEDS(l) (LIST_##l + 1)
#define LACKS(l) (-(LIST_##l + 1))
#define TRIGGER(kind, name, fields, who, needs, pattern, example)              \
	{TRIGGER_##kind, name, fields, who, needs, pattern, example},
#include "find/trigger.def"
};
const uint32_t trigger_nrules = sizeof(trigger_rules) / sizeof(*trigger_rules);

const struct trigger_undo trigger_undos[] = {
#define BEFORE(kinds, reach, words) {kinds, reach, false, words},
#define AFTER(kinds, reach, words)  {kinds, reach, true, words},
#include "find/trigger.def"
};
enum { NUNDOS = sizeof(trigger_undos) / sizeof(*trigger_undos) };

enum element_kind { WORDS_OF, LIST_OF, ONE, SOME };
struct trigger_element {
	enum element_kind kind;
	bool optional;
	struct chron_str text; /* a|b of words */
	enum trigger_list list;
};

const char *const trigger_words[TRIGGER_KINDS] = {
	[TRIGGER_REFERRAL] = "referral to social care",
	[TRIGGER_STRATEGY] = "strategy meeting",
	[TRIGGER_PLAN] = "child protection plan began",
	[TRIGGER_BIRTH] = "birth",
	[TRIGGER_RETURN] = "return from being missing",
	[TRIGGER_DISCHARGE] = "discharge from hospital",
	[TRIGGER_PLACED] = "placement or care began",
	[TRIGGER_MOVE] = "move or transfer in",
};

static void
add_entry(struct trigger_reader *r, struct chron_str word, uint32_t rule,
	uint32_t undo)
{
	uint32_t hash = token_hash(word);
	struct trigger_entry **at = &r->buckets[hash % BUCKETS];
	struct trigger_entry *e = ARENA_NEW(r->arena, struct trigger_entry);
	uint64_t *filter;

	*e = (struct trigger_entry){*at, word, hash, rule, undo};
	*at = e;
	filter = rule == CHRON_NONE ? r->undoes : r->begins;
	filter[hash % FILTER_BITS / 64] |= UINT64_C(1) << hash % 64;
}

static void
add_first(struct trigger_reader *r, uint32_t rule)
{
	const struct trigger_element *e = &r->elements[rule][0];
	struct chron_str rest = e->text, one, word;

	if (e->kind == LIST_OF)
		rest = chron_cstr(lists[e->list].phrases);
	while (str_cut(&rest, '|', &one))
		if (str_cut(&one, ' ', &word))
			add_entry(r, word, rule, CHRON_NONE);
}

static void
compile(struct trigger_reader *r, uint32_t rule)
{
	struct chron_str rest = chron_cstr(trigger_rules[rule].pattern), one;

	while (str_cut(&rest, ' ', &one)) {
		struct trigger_element *e = ARENA_PUSH(
			r->arena, &r->elements[rule], &r->nelements[rule]);

		if (one.p[0] == '?') {
			e->optional = true;
			one = (struct chron_str){one.p + 1, one.n - 1};
		}
		e->text = one;
		if (str_is(one, "..")) {
			e->kind = SOME;
		} else if (str_is(one, "_")) {
			e->kind = ONE;
		} else if (one.p[0] == '$') {
			e->kind = LIST_OF;
			e->text = (struct chron_str){one.p + 1, one.n - 1};
			while (!str_is(e->text, lists[e->list].name))
				e->list++;
		}
	}
	add_first(r, rule);
}

static void
compile_list(struct trigger_reader *r, enum trigger_list list)
{
	struct chron_str rest = chron_cstr(lists[list].phrases), one, first;

	while (str_cut(&rest, '|', &one)) {
		struct trigger_phrase *p = ARENA_PUSH(
			r->arena, &r->phrases[list], &r->nphrases[list]);

		p->words = one;
		if (str_cut(&one, ' ', &first))
			p->first = token_hash(first);
	}
}

struct trigger_reader *
trigger_reader_new(struct arena *a)
{
	struct trigger_reader *r = ARENA_NEW(a, struct trigger_reader);

	r->arena = a;
	r->elements = ARENA_ARRAY(a, struct trigger_element *, trigger_nrules);
	r->nelements = ARENA_ARRAY(a, uint32_t, trigger_nrules);
	for (uint32_t i = trigger_nrules; i-- > 0;)
		compile(r, i); /* the first in the table is tried first */
	for (uint32_t i = 0; i < LISTS; i++)
		compile_list(r, (enum trigger_list)i);
	for (uint32_t i = 0; i < NUNDOS; i++) {
		struct chron_str rest = chron_cstr(trigger_undos[i].words),
				 word;

		while (str_cut(&rest, '|', &word))
			add_entry(r, word, CHRON_NONE, i);
	}
	return r;
}

static uint32_t
match_phrase(const struct words *w, struct chron_str phrase, uint32_t at)
{
	struct chron_str word;

	while (str_cut(&phrase, ' ', &word)) {
		if (at >= w->n || !str_eq(word, token_word(&w->tokens[at])))
			return 0;
		at++;
	}
	return at;
}

uint32_t
trigger_match_list(const struct trigger_reader *r, const struct words *w,
	enum trigger_list list, uint32_t at)
{
	uint32_t best = 0;

	for (uint32_t i = 0; at < w->n && i < r->nphrases[list]; i++) {
		const struct trigger_phrase *p = &r->phrases[list][i];
		uint32_t end = p->first == w->tokens[at].hash
				       ? match_phrase(w, p->words, at)
				       : 0;

		best = end > best ? end : best;
	}
	return best;
}

/* The end of the words that a rule from its k-th element on matches, or 0. */
static uint32_t
match(const struct trigger_reader *r, uint32_t rule, uint32_t k, uint32_t at)
{
	const struct trigger_element *e = &r->elements[rule][k];
	uint32_t end = 0;

	if (k == r->nelements[rule])
		return at;
	switch (e->kind) {
	case WORDS_OF:
		if (at < r->words.n && token_is(&r->words.tokens[at], e->text))
			end = match(r, rule, k + 1, at + 1);
		return end || !e->optional ? end : match(r, rule, k + 1, at);
	case LIST_OF:
		end = trigger_match_list(r, &r->words, e->list, at);
		return end ? match(r, rule, k + 1, end) : 0;
	case ONE:
		if (at < r->words.n)
			end = match(r, rule, k + 1, at + 1);
		return end || !e->optional ? end : match(r, rule, k + 1, at);
	case SOME:
		for (uint32_t i = 0; i <= GAP && !end; i++)
			end = match(r, rule, k + 1, at + i);
		return end;
	}
	return 0;
}

uint32_t
trigger_match(const struct trigger_reader *r, uint32_t rule, uint32_t at)
{
	return match(r, rule, 0, at);
}
