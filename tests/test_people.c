/* The report of people: everybody declared, partners, who lived where, who
 * moved, and what the genogram is drawn from. */
#include "hand.h"

#include "case/caseini.h"
#include "report/people.h"
#include "report/report.h"
#include "table_text.h"

static struct arena *arena;
static struct chron_chronology c;
static struct table_text text;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	chronology_init(&c, arena);
	text = (struct table_text){.all = BUF_INIT};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	buf_free(&text.all);
	arena_free(arena);
	return 0;
}

static void
yields(const char *ini)
{
	struct table_sink to = {
		.table = table_text_table, .row = table_text_row, .arg = &text};
	struct chron_err err = {.code = CHRON_OK};

	if (caseini_read(&c, "case.ini", chron_cstr(ini), &err) != CHRON_OK)
		fail_msg("row %u: %s", err.pos.row, err.text);
	assert_int_equal(report_find("people")->yield(&c, &to, &err), CHRON_OK);
}

static const char family[] = "[case]\n"
			     "from = 2016-01-01\n"
			     "to = 2018-06-14\n"
			     "[child A]\n"
			     "name = Jamie Example\n"
			     "also = Jamie, JE\n"
			     "born = 2016-11-09\n"
			     "sex = boy\n"
			     "parents = M, F\n"
			     "household = Mill Lane 2016-11-11 to 2018-03-01\n"
			     "household = Foster home 2018-03-01 to\n"
			     "[child S1]\n"
			     "born = 2009-05-30\n"
			     "subject = no\n"
			     "parents = M, unknown\n"
			     "household = Mill Lane to 2018-03-01\n"
			     "household = foster home from 2018-03-01\n"
			     "[child UB]\n"
			     "born = due 2018-09\n"
			     "subject = no\n"
			     "parents = M\n"
			     "[person M]\n"
			     "role = mother\n"
			     "born = 1990\n"
			     "partner = F 2012 to 2016-05-30 separated\n"
			     "partner = F passing 2018-07-01 to\n"
			     "household = Mill Lane\n"
			     "[person F]\n"
			     "name = Craig Dunn\n"
			     "role = father of Jamie\n"
			     "died = 2017-12\n"
			     "household = Mill Lane 2012 to 2016-05-30\n"
			     "partner = M 2012 to 2016-05-30 separated\n"
			     "[person SW1]\n"
			     "role = social worker\n";

static void
a_family_is_told_in_tables(void **state)
{
	(void)state;
	yields(family);
	assert_string_equal(text.all.p,
		"# genogram\n"
		"data: A | Jamie Example | subject {yes} | male | 09 Nov 2016 "
		"{2016-11-09} |  | 19 months | M, F {M\n"
		"F} |  | Mill Lane | 11 Nov 2016 {2016-11-11} | 01 Mar 2018 "
		"{2018-03-01}\n"
		"data: A | Jamie Example | subject {yes} | male | 09 Nov 2016 "
		"{2016-11-09} |  | 19 months | M, F {M\n"
		"F} |  | Foster home {2} | 01 Mar 2018 {2018-03-01} | \n"
		"data: S1 |  |  |  | 30 May 2009 {2009-05-30} |  | 9 | M |  | "
		"Mill Lane | not known | 01 Mar 2018 {2018-03-01}\n"
		"data: S1 |  |  |  | 30 May 2009 {2009-05-30} |  | 9 | M |  | "
		"Foster home {2} | 01 Mar 2018 {2018-03-01} | \n"
		"data: UB |  |  |  {unborn} | expected September 2018 "
		"{2018-09} |  | unborn | M |  |  |  | \n"
		"data: M |  |  | female | 1990 |  | about 27 |  | F, separated "
		"{F separated} | Mill Lane {1} | not known | \n"
		"data: F | Craig Dunn |  | male |  | December 2017 {2017-12} | "
		"died |  | M, separated {M separated} | Mill Lane | 2012 | 30 "
		"May 2016 {2016-05-30}\n"
		"# people\n"
		"data: A | Jamie Example | Jamie, JE | subject of the review | "
		"male | 09 Nov 2016 {2016-11-09} |  | 19 months | M, F | "
		"Foster home\n"
		"data: S1 |  |  | child of the family |  | 30 May 2009 "
		"{2009-05-30} |  | 9 | M | Foster home\n"
		"data: UB |  |  | child of the family |  | expected September "
		"2018 {2018-09} |  | unborn | M | \n"
		"data: M |  |  | mother | female | 1990 |  | about 27 |  | "
		"Mill Lane\n"
		"data: F | Craig Dunn |  | father of Jamie | male |  | "
		"December 2017 {2017-12} | died |  | \n"
		"data: SW1 |  |  | social worker |  |  |  |  |  | \n"
		"# relationships\n"
		"data: M |  | F | Craig Dunn | separated | 2012 | 30 May 2016 "
		"{2016-05-30}\n"
		"data: M |  | F | Craig Dunn | passing | 01 Jul 2018 "
		"{2018-07-01} | \n"
		"# households\n"
		"data: Mill Lane | S1 |  | child | not known | 01 Mar 2018 "
		"{2018-03-01} | until 8\n"
		"data: Mill Lane | M |  | mother | not known |  | until about "
		"27\n"
		"data: Mill Lane | F | Craig Dunn | father of Jamie | 2012 | "
		"30 May 2016 {2016-05-30} | \n"
		"data: Mill Lane | A | Jamie Example | child | 11 Nov 2016 "
		"{2016-11-11} | 01 Mar 2018 {2018-03-01} | 2 days to 15 "
		"months\n"
		"data: Foster home | A | Jamie Example | child | 01 Mar 2018 "
		"{2018-03-01} |  | 15 months to 19 months\n"
		"data: Foster home | S1 |  | child | 01 Mar 2018 {2018-03-01} "
		"|  | 8 to 9\n"
		"# moves\n"
		"data: 2012 | F |  | Mill Lane | S1, M, F\n"
		"data: 30 May 2016 {2016-05-30} | F | Mill Lane |  | \n"
		"data: 11 Nov 2016 {2016-11-11} | A |  | Mill Lane | S1, M, A\n"
		"data: 01 Mar 2018 {2018-03-01} | A, S1 | Mill Lane | Foster "
		"home | A, S1\n");
}

static void
without_a_family_it_says_what_to_write(void **state)
{
	(void)state;
	yields("[child A]\n[person M]\n");
	assert_string_equal(text.all.p,
		"# genogram\n# people\n"
		"data: A |  |  | subject of the review |  |  |  |  |  | \n"
		"data: M |  |  |  |  |  |  |  |  | \n"
		"# relationships\n# households\n# moves\n");
}

static void
a_role_tells_the_sex_only_if_it_says_so_itself(void **state)
{
	static const struct {
		const char *role;
		enum sex sex;
	} roles[] = {
		{"mother", SEX_FEMALE},
		{"Father of Kit", SEX_MALE},
		{"maternal great-grandmother", SEX_FEMALE},
		{"step-father", SEX_MALE},
		{"foster mother", SEX_FEMALE},
		{"mother's partner", SEX_UNKNOWN},
		{"mother and baby unit worker", SEX_UNKNOWN},
		{"partner of mother", SEX_UNKNOWN},
		{"foster carer", SEX_UNKNOWN},
		{"", SEX_UNKNOWN},
		{"ex-", SEX_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (people_role_sex(chron_cstr(roles[i].role)) != roles[i].sex)
			fail_msg("%s", roles[i].role);
}

static void
ages_claim_no_more_than_is_known(void **state)
{
	static const struct {
		const char *born, *on, *age;
	} ages[] = {
		{"2010-06-14", "2018-06-14", "8"},
		{"2010-06-15", "2018-06-14", "7"},
		{"2016-11-09", "2018-06-14", "19 months"},
		{"2018-05-14", "2018-06-14", "1 month"},
		{"2018-06-13", "2018-06-14", "1 day"},
		{"1990", "2018-06-14", "about 27"},
		{"1990", "2018-12-31", "28"},
		{"", "2018-06-14", ""},
		{"2019-01-01", "2018-06-14", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(ages) / sizeof(*ages); i++) {
		struct chron_when born = hand_when(ages[i].born);
		struct chron_str age =
			people_age(arena, &born, hand_day(ages[i].on));

		if (!str_is(age, ages[i].age))
			fail_msg("%s on %s: %.*s", ages[i].born, ages[i].on,
				STR(age));
	}
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_family_is_told_in_tables),
		T(without_a_family_it_says_what_to_write),
		T(a_role_tells_the_sex_only_if_it_says_so_itself),
		T(ages_claim_no_more_than_is_known),
	};

	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
