/* Short codes of agencies. */
#include "report/codes.h"

#include "util/str.h"

enum { LETTERS = 4 };

static const char *const kinds[KIND_COUNT] = {
	[KIND_SOCIAL_CARE] = "CSC",
	[KIND_POLICE] = "POL",
	[KIND_HEALTH_VISITING] = "HV",
	[KIND_GP] = "GP",
	[KIND_HOSPITAL] = "HOS",
	[KIND_MIDWIFERY] = "MID",
	[KIND_CAMHS] = "CAMHS",
	[KIND_SCHOOL] = "SCH",
	[KIND_NURSERY] = "NUR",
	[KIND_HOUSING] = "HOU",
	[KIND_PROBATION] = "PRO",
	[KIND_YOUTH_JUSTICE] = "YJS",
	[KIND_AMBULANCE] = "AMB",
	[KIND_ADULT_MENTAL_HEALTH] = "AMH",
	[KIND_ADULT_SOCIAL_CARE] = "ASC",
	[KIND_SUBSTANCE_MISUSE] = "SUB",
	[KIND_DOMESTIC_ABUSE] = "DA",
	[KIND_EARLY_HELP] = "EH",
	[KIND_CAFCASS] = "CAF",
	[KIND_FIRE] = "FIRE",
	[KIND_DENTAL] = "DEN",
	[KIND_ADVOCACY] = "ADV",
	[KIND_COMMUNITY_HEALTH] = "COM",
	[KIND_NHS_111] = "NHS111",
	[KIND_LADO] = "LADO",
	[KIND_EDUCATION] = "EDU",
};

static const char *const small_words[] = {
	"of", "and", "the", "for", "in", "at", "to", "on", NULL};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c & 0x80);
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The next word; its apostrophes are part of it. */
static bool
next_word(struct chron_str *rest, struct chron_str *word)
{
	size_t from = 0, to;

	while (from < rest->n && !is_letter(rest->p[from]))
		from++;
	for (to = from;
		to < rest->n && (is_letter(rest->p[to]) || rest->p[to] == '\'');
		to++)
		;
	*word = (struct chron_str){rest->p + from, to - from};
	rest->p += to;
	rest->n -= to;
	return word->n > 0;
}

/* The first letters of several words, the beginning of one. */
static struct chron_str
letters_of(struct arena *a, struct chron_str name)
{
	struct chron_str rest = name, word, only = CHRON_S("");
	char code[LETTERS];
	size_t n = 0, words = 0;

	while (next_word(&rest, &word)) {
		if (str_in(word, small_words))
			continue;
		only = word;
		words++;
		if (n < LETTERS && !(word.p[0] & 0x80))
			code[n++] = upper(word.p[0]);
	}
	for (size_t i = n; words == 1 && i < only.n && n < LETTERS - 1; i++)
		if (is_letter(only.p[i]) && !(only.p[i] & 0x80))
			code[n++] = upper(only.p[i]);
	return n ? arena_str(a, (struct chron_str){code, n}) : CHRON_S("AG");
}

static bool
is_taken(const struct chron_str *codes, uint32_t n, struct chron_str code)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_eq(codes[i], code))
			return true;
	return false;
}

static bool
is_shared(const struct chron_str *codes, uint32_t n, uint32_t at)
{
	for (uint32_t i = 0; i < n; i++)
		if (i != at && str_eq(codes[i], codes[at]))
			return true;
	return false;
}

/* The usual code of its kind, unless another is of that kind too. */
static const char *
usual_code(const struct chron_chronology *c, uint32_t at)
{
	uint8_t kind = (uint8_t)c->agencies[at].kind;

	for (uint32_t i = 0; i < c->nagencies; i++)
		if (i != at && c->agencies[i].kind == kind)
			return NULL;
	return kind < KIND_COUNT ? kinds[kind] : NULL;
}

const struct chron_str *
codes_of(struct arena *a, const struct chron_chronology *c)
{
	uint32_t n = c->nagencies;
	struct chron_str *bases = ARENA_ARRAY(a, struct chron_str, n);
	struct chron_str *codes = ARENA_ARRAY(a, struct chron_str, n);

	for (uint32_t i = 0; i < n; i++) {
		const char *usual = usual_code(c, i);

		bases[i] = usual ? chron_cstr(usual)
				 : letters_of(a, c->agencies[i].name);
	}
	for (uint32_t i = 0; i < n; i++) {
		unsigned number = is_shared(bases, n, i);

		codes[i] = bases[i];
		if (number)
			codes[i] = arena_printf(
				a, "%.*s%u", STR(bases[i]), number);
		while (is_taken(codes, i, codes[i]))
			codes[i] = arena_printf(
				a, "%.*s%u", STR(bases[i]), ++number);
	}
	return codes;
}
