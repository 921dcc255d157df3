/* Compiles the names and refs of a case into the lexicon. */
#include "seen/clause.h"

#include <stdio.h>

#include "util/civil.h"
#include "util/str.h"

/* The last word of a ref: "A" of "Child A", "1" of "Sib 1". */
static struct chron_str
tail(struct chron_str ref)
{
	size_t i = ref.n;

	while (i > 0 && ref.p[i - 1] != ' ')
		i--;
	return (struct chron_str){ref.p + i, ref.n - i};
}

static bool
is_letter(struct chron_str s)
{
	return s.n == 1 && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

/* "Child A": also A, CA, Baby A.  "CP", "CS", "CH" are other things. */
static void
add_letter(struct case_words *w, struct arena *a, struct chron_str letter,
	uint64_t kid)
{
	static const char *const before[] = {
		"sibling ", "sib ", "sib", "s", "sibling", "half sibling "};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		case_words_name(w, a,
			arena_printf(a, "%s %c", before[i], *letter.p), kid,
			false);
	case_words_name(w, a, letter, kid, true);
	if (!strchr("PSHVT", *letter.p))
		case_words_name(
			w, a, arena_printf(a, "C%c", *letter.p), kid, true);
}

/* "Sib 1", "S1": also Sibling 1, Sib1, Half-sibling 1. */
static void
add_number(struct case_words *w, struct arena *a, struct chron_str number,
	uint64_t kid)
{
	static const char *const before[] = {"sibling ", "sib ", "sib%.*s",
		"s%.*s", "sibling%.*s", "half sibling %.*s"};

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		char text[64];
		int n = snprintf(
			text, sizeof(text), "%s%.*s", before[i], STR(number));

		if (n > 0 && (size_t)n < sizeof(text))
			case_words_name(w, a,
				(struct chron_str){text, (size_t)n}, kid,
				false);
	}
}

static const struct {
	enum sex sex;
	const char *names;
} given_names[] = {
#define NAMES(sex, names) {SEX_##sex, names},
#include "seen/names.def"
#undef NAMES
};

/* Whether a name is a girl's or a boy's, where it is one of them only. */
static uint8_t
sex_of(struct chron_str name)
{
	struct chron_str first = name, list, item;

	str_cut(&name, ' ', &first);
	for (size_t i = 0; i < sizeof(given_names) / sizeof(given_names[0]);
		i++) {
		list = chron_cstr(given_names[i].names);
		while (str_cut(&list, '|', &item))
			if (str_ieq(item, first))
				return (uint8_t)given_names[i].sex;
	}
	return SEX_UNKNOWN;
}

static void
add_name(struct case_words *w, struct arena *a, struct chron_str name,
	uint64_t kid, uint64_t initials[26])
{
	static const char *const before[] = {
		"unborn ", "baby ", "child ", "young "};
	struct chron_str first = name;

	if (!name.n)
		return;
	case_words_name(w, a, name, kid, false);
	/* "Baby Finn": Finn */
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (str_istarts(name, before[i]) &&
			name.n > strlen(before[i])) {
			size_t n = strlen(before[i]);

			first = (struct chron_str){name.p + n, name.n - n};
			name = first;
			case_words_name(w, a, name, kid, false);
		}
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == ' ') {
			first.n = i;
			case_words_name(w, a, first, kid, false);
			break;
		}
	if (first.n > 1 && first.p[0] >= 'A' && first.p[0] <= 'Z')
		initials[first.p[0] - 'A'] |= kid;
}

static void
add_child(struct seen_people *p, struct case_words *w, struct arena *a,
	uint32_t i, uint64_t initials[26])
{
	const struct chron_child *c = &p->config->children[i];
	uint64_t kid = UINT64_C(1) << i;
	struct chron_str last = tail(c->ref), digits = last;

	p->kids[i] = (struct kid){.sex = sex_of(c->name.n ? c->name : c->ref),
		.born = c->born,
		.sibling = !c->subject || str_istarts(c->ref, "sib"),
		.unborn = str_istarts(c->ref, "unborn")};
	if (str_ieq(c->ref, CHRON_S("child")))
		return;
	if (digits.n > 1 && (digits.p[0] == 'S' || digits.p[0] == 's'))
		digits.p++, digits.n--;
	if (is_letter(last)) {
		add_letter(w, a, last, kid);
		initials[last.p[0] - 'A'] |= ~UINT64_C(0);
	} else if (str_number(digits) >= 0) {
		add_number(w, a, digits, kid);
		case_words_name(w, a, c->ref, kid, false);
	} else {
		add_name(w, a, c->ref, kid, initials);
	}
	add_name(w, a, c->name, kid, initials);
	for (uint32_t k = 0; k < c->nalso; k++)
		case_words_name(w, a, c->also[k], kid, c->also[k].n < 3);
}

/* "T" for Tamsin, where it can be nobody else; M and F are the parents. */
static void
add_initials(struct case_words *w, struct arena *a, const uint64_t initials[26])
{
	for (uint32_t i = 0; i < 26; i++) {
		char letter = (char)('A' + i);

		if (initials[i] && !(initials[i] & (initials[i] - 1)) &&
			!strchr("MFIA", letter))
			case_words_name(w, a, (struct chron_str){&letter, 1},
				initials[i], true);
	}
}

/* Does a child bear the word as a name? */
static bool
is_childs(const struct chron_config *config, struct chron_str word)
{
	for (uint32_t i = 0; i < config->nchildren; i++) {
		struct chron_str rest = config->children[i].name, part;

		while (str_cut(&rest, ' ', &part))
			if (str_ieq(part, word))
				return true;
	}
	return false;
}

/* Somebody whose work it is: no company for a child. */
static bool
is_worker(struct chron_str role)
{
	static const char *const words[] = {"worker", "nurse", "teacher",
		"officer", "doctor", "visitor", "manager", "midwife", "police",
		"constable", "advocate", "psychologist", "therapist",
		"consultant", "paediatrician", "reviewing", "practitioner",
		NULL};

	for (size_t i = 0; words[i]; i++)
		if (str_ifind(role, words[i]) != SIZE_MAX)
			return true;
	return str_ieq(role, CHRON_S("gp"));
}

/* A grown-up of the case: "Craig Tolley", "Craig", and "Tolley" if no child is
 * called so. */
static void
add_person(struct seen_people *p, struct case_words *w, struct arena *a,
	const struct chron_person *who)
{
	static const char *const titles[] = {"mr", "mrs", "ms", "miss", "mx",
		"dr", "pc", "dc", "ps", "ds", "nurse", "sister", "rev", "sir",
		"lady", "unknown", NULL};
	struct chron_str rest = who->name, part;
	bool several = memchr(rest.p ? rest.p : "", ' ', rest.n) != NULL;

	case_words_name(w, a, who->ref, 0, true);
	case_words_name(w, a, who->name, 0, false);
	while (several && !is_worker(who->role) && str_cut(&rest, ' ', &part))
		if (part.n > 2 && part.p[0] >= 'A' && part.p[0] <= 'Z' &&
			!str_in(part, titles) && !is_childs(p->config, part))
			case_words_name(w, a, part, 0, false);
	for (uint32_t k = 0; k < who->nalso; k++)
		case_words_name(w, a, who->also[k], 0, false);
}

struct seen_people *
seen_people_new(struct arena *a, const struct lexicon *lexicon,
	const struct chron_config *config)
{
	struct seen_people *p = ARENA_NEW(a, struct seen_people);
	struct case_words *w = &p->case_words;
	uint64_t initials[26] = {0};

	p->config = config;
	p->words = w;
	case_words_init(w, a, lexicon);
	rules_index(p);
	p->nkids = config->nchildren < KIDS_MAX ? config->nchildren : KIDS_MAX;
	for (uint32_t i = 0; i < p->nkids; i++) {
		add_child(p, w, a, i, initials);
		p->all |= UINT64_C(1) << i;
		if (config->children[i].subject)
			p->subjects |= UINT64_C(1) << i;
	}
	add_initials(w, a, initials);
	for (uint32_t i = 0; i < config->npeople; i++)
		add_person(p, w, a, &config->people[i]);
	return p;
}
