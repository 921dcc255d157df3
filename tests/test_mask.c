/* Names in all the ways in which they are written, and what is shown instead;
 * where the words of the evidence stand afterwards. */
#include "hand.h"

#include "people/mask.h"
#include "util/civil.h"
#include "util/str.h"

#define ZWSP "\xe2\x80\x8b"
#define NBSP "\xc2\xa0"
#define SHY  "\xc2\xad"

struct world {
	struct arena *a;
	struct chron_chronology c;
	struct mask *m;
};

static struct chron_str *
list(struct arena *a, const char *words, uint32_t *n)
{
	struct chron_str rest = chron_cstr(words), part, *v = NULL;

	while (str_cut(&rest, ',', &part))
		*ARENA_PUSH(a, &v, n) = part;
	return v;
}

static void
add_child(struct world *w, const char *ref, const char *name, const char *also,
	int32_t born)
{
	struct chron_child *k =
		ARENA_PUSH(w->a, &w->c.config.children, &w->c.config.nchildren);

	k->ref = chron_cstr(ref);
	k->name = chron_cstr(name);
	k->also = list(w->a, also, &k->nalso);
	k->born = born;
}

static void
add_person(struct world *w, const char *ref, const char *name, const char *also)
{
	struct chron_person *k =
		ARENA_PUSH(w->a, &w->c.config.people, &w->c.config.npeople);

	k->ref = chron_cstr(ref);
	k->name = chron_cstr(name);
	k->also = list(w->a, also, &k->nalso);
	k->born = CIVIL_MIN;
}

static int
set_up(void **state)
{
	struct world *w;
	struct arena *a = arena_new();

	w = ARENA_NEW(a, struct world);
	w->a = a;
	chronology_init(&w->c, a);
	w->c.config.children = NULL;
	w->c.config.nchildren = 0;
	add_child(w, "A", "Jamie Ashgrove", "JA,the baby",
		civil_days(2017, 9, 2));
	add_child(w, "S1", "Kit Ashgrove", "", civil_days(2011, 5, 30));
	add_child(w, "Orla", "Orla Fenwick-Stone", "", CIVIL_MIN);
	add_person(w, "MGM", "Pauline Ashgrove", "Nan,Polly");
	add_person(w, "F", "Sean O'Brien", "");
	add_person(w, "MP", "Will Brown", "");
	add_person(w, "TF", "Ann Example", "");
	add_person(w, "FC", "Zoë van der Berg", "");
	w->m = mask_new(a, &w->c);
	*state = w;
	return 0;
}

static int
tear_down(void **state)
{
	struct world *w = *state;

	arena_free(w->a);
	return 0;
}

static const struct {
	const char *text, *shown;
} variants[] = {
	{"Jamie Ashgrove was seen", "Child A was seen"},
	{"Jamie was seen", "Child A was seen"},
	{"jamie ashgrove and JAMIE ASHGROVE", "Child A and Child A"},
	{"ASHGROVE, Jamie", "Child A"},
	{"Ashgrove, J.", "Child A."},
	{"J. Ashgrove", "Child A"},
	{"J Ashgrove", "Child A"},
	{"Jamie A. said", "Child A said"},
	{"JA was here, J.A. was not", "Child A was here, Child A was not"},
	{"we went ja ja", "we went ja ja"},
	{"Jamie's mother, Jamie’s coat", "Child A's mother, Child A’s coat"},
	{"Jamies coat", "Child A coat"},
	{"jamie.ashgrove and ashgrove_jamie_notes.csv",
		"Child A and Child A_notes.csv"},
	{"jashgrove, jamieashgrove, JamieAshgrove.docx",
		"Child A, Child A, Child A.docx"},
	{"Jamie" NBSP "Ashgrove", "Child A"},
	{"Jamie\nAshgrove", "Child A"},
	{"Ja" ZWSP "mie" ZWSP " Ash" SHY "grove", "Child A"},
	{"Jaime Ashgrove, Jamei and Ashgorve", NULL},
	{"Jim and Jimmy", "Child A and Child A"},
	{"Jamie Robert Ashgrove", "Child A"},
	{"the baby slept", "the baby slept"},
	{"Nan came; her nan", "MGM came; her nan"},
	{"Polly, Mrs P Ashgrove", "MGM, MGM"},
	{"Sean O'Brien, Mr O’Brien, OBRIEN, O'Brien's", "F, F, F, F's"},
	{"Zoe, ZOË, Zoe van der Berg, Berg, Zoe Berg", "FC, FC, FC, FC, FC"},
	{"Orla Fenwick-Stone, Orla Stone, Fenwick Stone, O Fenwick",
		"Child B, Child B, Child B, Child B"},
	{"brien; o_brien notes, o-brien and O`Brien", "F; F notes, F and F"},
	{"We met the Examples, for examples of it",
		"We met the [family name], for examples of it"},
	{"Will was there", "MP was there"},
	{"Will attend next week. He will come.",
		"Will attend next week. He will come."},
	{"Will Brown has brown hair", "MP has brown hair"},
	{"Told will brown to go", "Told MP to go"},
	{"Mr Brown, Ms Ashgrove", "MP, MGM"},
	{"ASHGROVE left; the Ashgrove children",
		"MGM left; the [family name] children"},
	{"The Ashgroves are well", "The [family name] are well"},
	{"mail jamie.x@example.com or @jamie_a, see https://x.example/a?b.",
		"mail [e-mail] or [handle], see [web address]."},
	{"tel 01632 960001, +44 7700 900123 (07700 900 123)",
		"tel [phone number], [phone number] ([phone number])"},
	{"NHS no 943 476 5919, UPN A123456789012, NI QQ 12 34 56 C",
		"NHS no [NHS number], UPN [UPN], NI [NI number]"},
	{"lives at Flat 3, 14 Larch Close, EX4 4QJ; Crown Court at 10",
		"lives at [address], [postcode]; Crown Court at 10"},
	{"Mill Lane Primary School", "Mill Lane Primary School"},
	{"DOB 02/09/2017; d.o.b: 2nd Sept 2017; born on 2 September 2017",
		"aged 7 months; aged 7 months; aged 7 months"},
	{"Kit (30.05.11) and 2017-09-02", "S1 (aged 6) and aged 7 months"},
	{"visit on 3 September 2017, 17 weeks, born at 38 weeks",
		"visit on 3 September 2017, 17 weeks, born at 38 weeks"},
	{"mother, born 5/6/1985, and the date 5/6/1985",
		"mother, aged 32, and the date 5/6/1985"},
	{"unrelated words stay, as 14 June does",
		"unrelated words stay, as 14 June does"},
};

static void
test_variants(void **state)
{
	struct world *w = *state;
	int wrong = 0;

	for (size_t i = 0; i < sizeof(variants) / sizeof(*variants); i++) {
		struct chron_str s =
			mask_text(w->m, chron_cstr(variants[i].text),
				civil_days(2018, 4, 14), w->a, NULL);

		if (variants[i].shown && str_is(s, variants[i].shown))
			continue;
		if (!variants[i].shown &&
			str_ifind(s, "ashgrove") == SIZE_MAX &&
			str_ifind(s, "jaime") == SIZE_MAX)
			continue;
		print_message("\"%s\" gives \"%.*s\", not \"%s\"\n",
			variants[i].text, STR(s), variants[i].shown);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* What a stretch of the text is in what is shown. */
static void
moves(struct world *w, const char *text, const char *stretch, const char *shown)
{
	struct mask_map map;
	struct chron_str s = chron_cstr(text), to;
	uint32_t start = (uint32_t)str_find(s, chron_cstr(stretch));
	uint32_t end = start + (uint32_t)strlen(stretch);

	to = mask_text(w->m, s, CIVIL_MIN, w->a, &map);
	mask_move(&map, &start, &end);
	to = (struct chron_str){to.p + start, end - start};
	if (!str_is(to, shown))
		fail_msg("\"%.*s\", not \"%s\"", STR(to), shown);
}

static void
test_offsets(void **state)
{
	struct world *w = *state;

	moves(w, "Jamie Ashgrove seen alone by Polly", "seen alone",
		"seen alone");
	moves(w, "Jamie Ashgrove seen alone by Polly", "Jamie Ashgrove seen",
		"Child A seen");
	moves(w, "Jamie Ashgrove seen alone by Polly", "grove seen",
		"Child A seen");
	moves(w, "Jamie Ashgrove seen alone by Polly", "alone by Po",
		"alone by MGM");
	moves(w, "Jamie Ashgrove seen alone by Polly", "mie", "Child A");
	moves(w, "nobody", "bod", "bod");
	moves(w, "Jamie Kit", "Jamie", "Child A");
	moves(w, "Jamie Kit", "Kit", "S1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_variants, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_offsets, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
