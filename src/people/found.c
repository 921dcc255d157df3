/* People whom nobody declared but the texts name. */
#include "people/found_parts.h"

#include "people/roles.h"
#include "util/civil.h"
#include "util/str.h"

enum { NAMES_MOST = 100000, WORDS_MOST = 3, INITIALS_MOST = 3 };

const char found_relative[] = "Relative", found_person[] = "Person",
	   found_adult[] = "Adult", found_professional[] = "Professional",
	   found_reviewer[] = "Reviewer";

static struct chron_str
text_of(const struct passage *s, uint32_t i)
{
	const struct letters *w = &s->row->v[i];

	return (struct chron_str){s->text.p + w->at, w->stem - w->at};
}

static uint64_t
hash_of(const struct letters *w)
{
	return w->bare ? w->bare : w->hash;
}

static enum letters_gap
gap_before(const struct passage *s, uint32_t i)
{
	return i && i < s->row->n
		       ? letters_gap(s->text, &s->row->v[i - 1], &s->row->v[i])
		       : GAP_WIDE;
}

/* How a word may be taken for a name. */
enum trust {
	TRUST_BARE,  /* by itself: only what can be nothing else */
	TRUST_GIVEN, /* after a given name or an initial */
	TRUST_ROLE,  /* after a role */
	TRUST_TITLE, /* after a title */
};

static bool
name_like(const struct people *p, const struct passage *s, uint32_t i,
	enum trust trust)
{
	const struct letters *w;
	unsigned v;

	if (i >= s->row->n)
		return false;
	w = &s->row->v[i];
	v = vocab_look(p->vocab, hash_of(w));
	if (w->flags & LETTERS_NUMBER || w->n < 2)
		return false;
	if (!names_capital(w))
		return trust >= TRUST_ROLE && !(v & ~(unsigned)VOCAB_GIVEN) &&
		       !vocab_form(p->vocab, text_of(s, i));
	if (v & (VOCAB_KIN | VOCAB_MONTH) ||
		(v & VOCAB_SHORT && w->flags & LETTERS_UPPER))
		return false;
	if (!(v & ~(unsigned)VOCAB_GIVEN))
		return w->n > 2 || trust >= TRUST_ROLE || v;
	if (trust == TRUST_BARE)
		return false;
	return v & (VOCAB_NAME | VOCAB_GIVEN) ||
	       (trust == TRUST_TITLE && !(v & VOCAB_CAPITAL));
}

/* The words of a name from i on: fills given and surname. */
static uint32_t
take_words(const struct people *p, const struct passage *s, uint32_t i,
	enum trust trust, struct sighted *out)
{
	uint32_t k = i, n = 0, last;

	while (k < s->row->n && s->row->v[k].n == 1 &&
		names_capital(&s->row->v[k]) && n < INITIALS_MOST) {
		char folded[LETTERS_LONGEST];

		if (n && gap_before(s, k) != GAP_DOT &&
			gap_before(s, k) != GAP_SPACE)
			break;
		if (!n && letters_fold(text_of(s, k), folded))
			out->initial = folded[0];
		k++;
		n++;
	}
	if (n && gap_before(s, k) != GAP_DOT && gap_before(s, k) != GAP_SPACE)
		return 0;
	if (n && trust == TRUST_BARE)
		trust = TRUST_GIVEN;
	if (!name_like(p, s, k, trust))
		return 0;
	last = k;
	if (trust > TRUST_GIVEN)
		trust = TRUST_GIVEN;
	for (n = 1; n < WORDS_MOST && last + 1 < s->row->n; n++) {
		enum letters_gap gap = gap_before(s, last + 1);

		if ((gap != GAP_SPACE && gap != GAP_JOIN) ||
			s->row->v[last].stem < s->row->v[last].end ||
			s->row->v[last + 1].flags & LETTERS_FIRST ||
			!name_like(p, s, last + 1,
				trust == TRUST_BARE ? TRUST_GIVEN : trust))
			break;
		last++;
	}
	out->surname = text_of(s, last);
	out->surname_hash = hash_of(&s->row->v[last]);
	if (last > k ||
		(!out->initial && vocab_look(p->vocab, out->surname_hash) &
					  VOCAB_GIVEN)) {
		out->given = text_of(s, k);
		out->given_hash = hash_of(&s->row->v[k]);
	}
	if (last == k && out->given_hash) {
		out->surname = CHRON_S("");
		out->surname_hash = 0;
	}
	return last + 1 - i;
}

/* "HV", "health visitor" before or after the name: what follows `at` bytes. */
static const char *
role_after(const struct people *p, const struct passage *s, uint32_t i)
{
	const struct letters *v = s->row->v;
	const char *label = NULL;
	uint32_t from;

	if (i >= s->row->n || !i)
		return NULL;
	from = v[i - 1].end;
	while (from < v[i].at && strchr(" ,(-/", s->text.p[from]))
		from++;
	return from == v[i].at && roles_at(p->roles, s, i, &label) ? label
								   : NULL;
}

/* Police give a number rather than a name: "PC 2231". */
static bool
take_number(const struct passage *s, uint32_t i, const char *label,
	struct sighted *out)
{
	static const char *const police[] = {
		"PC", "DC", "DS", "PS", "DI", "PCSO", NULL};
	const struct letters *w = &s->row->v[i];

	if (i >= s->row->n || !(w->flags & LETTERS_NUMBER) || w->n < 3 ||
		w->n > 6 || gap_before(s, i) > GAP_SPACE || !label ||
		!str_in(chron_cstr(label), police))
		return false;
	out->surname = text_of(s, i);
	out->numbered = true;
	return true;
}

static bool
is_relation(const struct passage *s, uint32_t i)
{
	static const char *const relations[] = {"aunt", "auntie", "aunty",
		"uncle", "cousin", "sister", "brother", "stepfather", "stepdad",
		"stepmother", "stepmum", "boyfriend", "girlfriend", "partner",
		"husband", "wife", "nephew", "niece", "grandmother", "nan",
		"nana", "gran", "granny", "grandma", "grandad", "grandfather",
		"son", "daughter", "mother", "father", "mum", "dad", "friend",
		"neighbour", "lodger", "sibling", "half-brother", "baby",
		"twin", "godmother", "godfather", "fiance", "ex-partner",
		"pupil", "carer", NULL};

	return str_in(text_of(s, i), relations);
}

/* "HV saw", "HV Maisie": the child, not the health visitor. */
static bool
is_declared(const struct people *p, const struct passage *s, uint32_t i)
{
	struct arena *a = arena_new();
	struct name_hit hit;
	bool is = names_at(p, s, i, a, &hit);

	arena_free(a);
	return is;
}

static bool
by_role(const struct people *p, const struct passage *s, uint32_t i,
	struct sighted *out, uint32_t *words)
{
	const char *label = NULL;
	uint32_t k = i + roles_at(p->roles, s, i, &label), n;
	bool titled = false;

	if (k > i && take_number(s, k, label, out)) {
		out->label = label;
		out->sure = true;
		*words = k + 1 - i;
		return true;
	}
	if (k > i && names_title(s, i) >= 0)
		k = i; /* "Dr" is both */
	if (k > i && gap_before(s, k) != GAP_SPACE)
		return false;
	if (k < s->row->n && names_title(s, k) >= 0) {
		titled = true;
		k++;
		if (gap_before(s, k) != GAP_SPACE &&
			gap_before(s, k) != GAP_DOT)
			return false;
	}
	if (k == i || k >= s->row->n || is_declared(p, s, k))
		return false;
	n = take_words(p, s, k, titled ? TRUST_TITLE : TRUST_ROLE, out);
	if (!n)
		return false;
	*words = k + n - i;
	out->sure = label;
	out->label = label ? label : role_after(p, s, k + n);
	if (!out->label)
		out->label = found_adult;
	if (!out->surname_hash && !label) { /* "Miss Grace": a surname */
		out->surname = out->given;
		out->surname_hash = out->given_hash;
		out->given_hash = 0;
	}
	return true;
}

/* A given name, or an initial, and a surname; a surname that the register has
 * and a word before it; a given name by itself. */
static bool
by_name(const struct people *p, const struct passage *s, uint32_t i,
	const struct spot *spot, struct sighted *out, uint32_t *words)
{
	bool column = spot->concept == CHRON_F_PROFESSIONAL;
	bool relation =
		i && gap_before(s, i) == GAP_SPACE && is_relation(s, i - 1);
	const struct letters *w = &s->row->v[i];
	unsigned v = vocab_look(p->vocab, hash_of(w));
	const struct part *next;
	uint32_t n;

	if (w->n == 1 && w->flags & LETTERS_CAPITAL && !column &&
		gap_before(s, i + 1) != GAP_DOT &&
		(str_is(text_of(s, i), "I") || str_is(text_of(s, i), "A")))
		return false;
	n = take_words(p, s, i, TRUST_BARE, out);
	if (!n)
		return false;
	next = i + n < s->row->n && gap_before(s, i + n) == GAP_SPACE &&
			       names_capital(&s->row->v[i + n])
		       ? people_part(p, hash_of(&s->row->v[i + n]))
		       : NULL;
	*words = n;
	if (next && next->roles & PART_SURNAME) {
		out->given = text_of(s, i);
		out->given_hash = hash_of(w);
		out->surname = text_of(s, i + n);
		out->surname_hash = hash_of(&s->row->v[i + n]);
		out->label = found_relative;
		*words = n + 1;
		return true;
	}
	out->label = role_after(p, s, i + n);
	out->sure = out->label;
	if (!out->label)
		out->label = column	? relation ? "Nurse" /* Sister Amis */
						   : found_professional
			     : relation ? found_relative
					: found_person;
	if (column || out->sure || out->initial || v & VOCAB_GIVEN)
		return true;
	if (!relation)
		return false;
	if (n > 1) { /* "Uncle Zebedee Quill" */
		out->given = text_of(s, i);
		out->given_hash = hash_of(w);
	}
	return true;
}

bool
sighted_at(const struct people *p, const struct passage *s, uint32_t i,
	const struct spot *spot, struct sighted *out, uint32_t *words)
{
	*out = (struct sighted){.label = NULL};
	if (by_role(p, s, i, out, words))
		return true;
	*out = (struct sighted){.label = NULL};
	return by_name(p, s, i, spot, out, words);
}

/* All texts, looked through once. */
struct search {
	struct people *p;
	struct letters_row row;
	struct arena *room; /* for what is shown, which nobody reads here */
	struct sighted *v;
	uint32_t n;
};

static void
keep(struct search *k, const struct sighted *x, const struct spot *spot)
{
	struct sighted *to = ARENA_PUSH(k->p->arena, &k->v, &k->n);

	*to = *x;
	to->source = spot->source;
	to->row = spot->row;
	to->given = arena_str(k->p->arena, x->given);
	to->surname = arena_str(k->p->arena, x->surname);
}

/* Who ruled or wrote a note: the whole of it is a name, unless it is what
 * somebody is: "panel chair". */
static void
look_signature(
	struct search *k, const struct passage *s, const struct spot *spot)
{
	struct sighted x = {.label = found_reviewer, .sure = true};
	const struct letters *v = s->row->v;
	bool plain = true;
	struct name_hit hit;

	for (uint32_t i = 0; i < s->row->n; i++) {
		unsigned is = vocab_look(k->p->vocab, v[i].hash);

		if (names_at(k->p, s, i, k->room, &hit))
			return;
		plain &= v[i].flags & LETTERS_NUMBER || v[i].n < 2 ||
			 (is && !(is & (VOCAB_GIVEN | VOCAB_NAME)));
	}
	if (plain)
		return;
	x.surname = text_of(s, s->row->n - 1);
	x.surname_hash = hash_of(&v[s->row->n - 1]);
	if (s->row->n > 1) {
		x.given = text_of(s, 0);
		x.given_hash = hash_of(&v[0]);
	}
	keep(k, &x, spot);
}

static void
look_through(void *arg, const struct spot *spot)
{
	struct search *k = arg;
	struct passage s = {spot->text, &k->row, spot->token, CIVIL_MIN};

	if (spot->token || spot->text.n > UINT32_MAX / 2)
		return;
	letters_cut(&k->row, k->p->arena, spot->text);
	if (spot->signature) {
		look_signature(k, &s, spot);
		return;
	}
	for (uint32_t i = 0; i < k->row.n && k->n < NAMES_MOST;) {
		struct name_hit hit;
		struct sighted x;
		uint32_t words;

		if (names_at(k->p, &s, i, k->room, &hit)) {
			i += hit.words;
		} else if (sighted_at(k->p, &s, i, spot, &x, &words)) {
			keep(k, &x, spot);
			i += words;
		} else {
			i++;
		}
	}
	arena_reset(k->room);
}

void
people_find(struct people *p, const struct chron_chronology *c)
{
	struct search k = {.p = p, .room = arena_new()};

	spots_each(c, look_through, &k);
	arena_free(k.room);
	found_group(p, k.v, k.n, c);
	people_settle(p);
}
