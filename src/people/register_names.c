/* The words of somebody's names, and the use of each: "Jamie Example" has a
 * given name, a surname and initials, and may be called "Jim". */
#include "people/register_parts.h"

#include "util/str.h"

enum {
	WORDS_MOST = 12,
	SAME_LEAST = 3,
	INITIALS_MOST = 4,
	DECLARED_MOST = 3 /* letters of initials that stand as a name */
};

static const char *const shorts[] = {
#define SHORTS(words) words,
#include "people/shortnames.def"
};

static void
claim(struct claims *c, uint32_t known, unsigned roles, struct chron_str word)
{
	struct claim *x = ARENA_PUSH(c->arena, &c->v, &c->n);

	x->known = known;
	x->roles = roles;
	x->bytes = (uint8_t)letters_fold(word, x->folded);
	x->hash = letters_hash(x->folded, x->bytes);
	for (uint8_t i = 0; i < x->bytes; i++)
		x->n = (uint8_t)(x->n + ((x->folded[i] & 0xc0) != 0x80));
}

static bool
same_start(struct chron_str a, struct chron_str b)
{
	return a.n >= SAME_LEAST && b.n >= SAME_LEAST &&
	       memcmp(a.p, b.p, SAME_LEAST) == 0;
}

/* The other names of a row that its bearer may go by: whoever has the long name
 * by any short one; else by those that begin alike. */
static void
claim_row(struct claims *c, uint32_t known, const char *row,
	struct chron_str given)
{
	struct chron_str rest = chron_cstr(row), word, first = {NULL, 0};
	bool there = false;

	while (str_cut(&rest, '|', &word)) {
		if (!first.p)
			first = word;
		there |= str_eq(word, given);
	}
	if (!there)
		return;
	rest = chron_cstr(row);
	while (str_cut(&rest, '|', &word))
		if (!str_eq(word, given) &&
			(str_eq(first, given) || same_start(word, given)))
			claim(c, known, PART_SHORT, word);
}

static void
claim_shorts(struct claims *c, uint32_t known, struct chron_str given)
{
	char folded[LETTERS_LONGEST];
	struct chron_str s = {folded, letters_fold(given, folded)};

	for (size_t i = 0; i < sizeof(shorts) / sizeof(*shorts); i++)
		claim_row(c, known, shorts[i], s);
}

/* The words of one name that are no determiners and say no kinship. */
struct words {
	struct letters v[WORDS_MOST];
	uint32_t n;
	bool kin, other; /* has such words, and others */
	bool full;	 /* the first is no initial */
};

static struct chron_str
text_of(struct chron_str name, const struct letters *w)
{
	return (struct chron_str){name.p + w->at, w->end - w->at};
}

static struct words
words_of(struct people *p, struct letters_row *row, struct chron_str name)
{
	struct words w = {.n = 0};

	letters_cut(row, p->arena, name);
	for (uint32_t i = 0; i < row->n && w.n < WORDS_MOST; i++) {
		const struct letters *x = &row->v[i];
		unsigned v = vocab_look(p->vocab, x->hash);

		if (x->flags & LETTERS_NUMBER)
			continue;
		if (v & VOCAB_KIN && !(v & VOCAB_GIVEN && row->n > 1))
			w.kin = true;
		else
			w.v[w.n++] = *x;
		w.full |= w.n == 1 && x->n > 1;
		w.other |= x->n > 1 && !(v & (VOCAB_KIN | VOCAB_LINK));
	}
	return w;
}

static void
claim_initials(struct claims *c, const struct words *w, uint32_t known,
	struct chron_str name)
{
	char all[INITIALS_MOST], ends[2];
	size_t n = 0;

	for (uint32_t i = 0; i < w->n && n < INITIALS_MOST; i++) {
		char folded[LETTERS_LONGEST];

		if (letters_fold(text_of(name, &w->v[i]), folded))
			all[n++] = folded[0];
	}
	if (n < 2 || !w->full)
		return;
	claim(c, known, PART_ALIAS, (struct chron_str){all, n});
	c->v[c->n - 1].initials = true;
	if (n == 2)
		return;
	ends[0] = all[0];
	ends[1] = all[n - 1];
	claim(c, known, PART_ALIAS, (struct chron_str){ends, 2});
	c->v[c->n - 1].initials = true;
}

/* "Nan" is a name if it was declared with a capital; "mum" and "the baby" stay
 * what they are. */
static void
claim_kin(struct claims *c, const struct letters_row *row, uint32_t known,
	struct chron_str name)
{
	if (row->n == 1 && row->v[0].flags & (LETTERS_CAPITAL | LETTERS_UPPER))
		claim(c, known, PART_KIN, text_of(name, &row->v[0]));
}

/* "Rourke" of O'Rourke: what stands behind an apostrophe, for those who leave
 * out what stands before it or part the two. */
static void
claim_stem(struct claims *c, uint32_t known, struct chron_str word)
{
	enum { LEAST = 4, BEFORE = 2 }; /* bytes */
	static const char *const marks[] = {"'", "\xe2\x80\x99", "`"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct chron_str mark = chron_cstr(marks[i]);
		size_t at = str_find(word, mark), past = at + mark.n;

		if (at != SIZE_MAX && at <= BEFORE && word.n >= past + LEAST)
			claim(c, known, PART_SURNAME,
				(struct chron_str){
					word.p + past, word.n - past});
	}
}

static void
claim_words(struct claims *c, struct people *p, const struct words *w,
	uint32_t known, struct chron_str name)
{
	uint32_t last = w->n - 1;

	for (uint32_t i = 0; i < w->n; i++) {
		const struct letters *x = &w->v[i];
		unsigned role = PART_MIDDLE;

		if (x->n < 2) {
			people_note_letter(&p->known[known], text_of(name, x));
			continue;
		}
		if (w->n == 1)
			role = w->kin ? PART_GIVEN : PART_ALIAS;
		else if (vocab_look(p->vocab, x->hash) & VOCAB_LINK && i)
			role = PART_WITH;
		else if (i == 0)
			role = PART_GIVEN;
		else if (i == last ||
			 letters_gap(name, x, &w->v[i + 1]) == GAP_JOIN)
			role = PART_SURNAME;
		claim(c, known, role, text_of(name, x));
		if (role == PART_SURNAME)
			claim_stem(c, known, text_of(name, x));
	}
}

/* "vanderberg", "fenwickstone", "leximae": as log-ins and files run them
 * together. */
static void
claim_joined(struct claims *c, const struct words *w, uint32_t known,
	struct chron_str name)
{
	uint32_t given = 1;

	while (given < w->n &&
		letters_gap(name, &w->v[given - 1], &w->v[given]) == GAP_JOIN)
		given++;
	if (given > 1)
		claim(c, known, PART_GIVEN,
			(struct chron_str){name.p + w->v[0].at,
				w->v[given - 1].end - w->v[0].at});
	if (w->n > given + 1)
		claim(c, known, PART_SURNAME,
			(struct chron_str){name.p + w->v[given].at,
				w->v[w->n - 1].end - w->v[given].at});
}

/* "EXAMPLE, Jamie": the given names go first. */
static struct chron_str
in_order(struct arena *a, struct chron_str name)
{
	size_t comma = str_find(name, CHRON_S(","));

	if (comma == SIZE_MAX)
		return name;
	return arena_printf(a, "%.*s %.*s", (int)(name.n - comma - 1),
		name.p + comma + 1, (int)comma, name.p);
}

static void
claim_name(struct claims *c, struct people *p, uint32_t known,
	struct letters_row *row, struct chron_str name)
{
	struct words w;

	name = in_order(c->arena, name);
	w = words_of(p, row, name);
	if (row->n == 1 && row->v[0].n <= DECLARED_MOST &&
		row->v[0].flags & LETTERS_UPPER) {
		/* told: so even where it abbreviates something else */
		claim(c, known, PART_ALIAS | PART_GIVEN,
			text_of(name, &row->v[0]));
		c->v[c->n - 1].initials = true;
		return;
	}
	if (!w.n || !w.other) {
		claim_kin(c, row, known, name);
		return;
	}
	claim_words(c, p, &w, known, name);
	claim_joined(c, &w, known, name);
	claim_initials(c, &w, known, name);
	if (w.v[0].n > 1)
		claim_shorts(c, known, text_of(name, &w.v[0]));
}

static void
claim_number(struct claims *c, uint32_t known, const struct known *k)
{
	claim(c, known, PART_ALIAS, CHRON_S(""));
	c->v[c->n - 1].hash = people_number(k->label, k->number);
}

void
claims_of(struct claims *c, struct people *p, uint32_t known,
	struct letters_row *room)
{
	const struct known *k = &p->known[known];

	if (k->number.n) { /* no word has digits */
		claim_number(c, known, k);
		return;
	}
	claim_name(c, p, known, room, k->name);
	for (uint32_t i = 0; i < k->nalso; i++)
		claim_name(c, p, known, room, k->also[i]);
}
