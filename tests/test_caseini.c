/* case.ini: what is declared arrives, and what is wrong is told with its row
 * and the nearest right word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "case/caseini.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/str.h"

static struct arena *arena;
static struct chron_chronology c;
static struct chron_err err;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	chronology_init(&c, arena);
	err = (struct chron_err){.code = CHRON_OK};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
reads(struct chron_str text)
{
	if (caseini_read(&c, "case.ini", text, &err) != CHRON_OK)
		fail_msg("row %u: %s", err.pos.row, err.text);
}

static void
is(struct chron_str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("\"%.*s\" is not \"%s\"", STR(got), want);
}

static const char whole[] =
	"[case]\n"
	"title    = Local child safeguarding practice review: Child A\n"
	"from     = 2016-04-01\n"
	"to       = 14/06/2018\n"
	"zone     = Europe/London\n"
	"nation   = England\n"
	"marking  = OFFICIAL-SENSITIVE\n"
	"\n"
	"[child A]                       ; the ref is what follows\n"
	"name     = Jamie Example\n"
	"also     = Jamie, JE, the baby\n"
	"also     = Bubs\n"
	"born     = 2017-09-02\n"
	"\n"
	"[child S1]\n"
	"name     = Kit Example\n"
	"subject  = no                     ; a sibling: audited\n"
	"\n"
	"[person MGM]\n"
	"name     = Pauline Example\n"
	"also     = Nan, Polly\n"
	"role     = maternal grandmother\n"
	"\n"
	"[agency Police]\n"
	"file     = police-log.csv        ; more than one\n"
	"file     = pol*.docx\n"
	"profile  = Old System\n"
	"[agency GP]\n"
	"status   = no contact\n"
	"note     = records not released\n"
	"kind     = hospital\n"
	"\n"
	"[standard cp-visit]\n"
	"label    = local standard: 10 working days\n"
	"days     = 10\n"
	"unit     = working\n"
	"sighting = social care\n"
	"children = A, S1\n"
	"from     = 2017-10-04\n"
	"to       = 2018-06-14\n"
	"[profile old system]\n"
	"date     = Dt of contact\n"
	"event    = Free text\n"
	"event    = More text\n"
	"agency_column = Org\n"
	"agency   = Anytown Police\n"
	"date_order = mdy\n"
	"header_row = 4\n"
	"row      = log/entry\n"
	"csv.delimiter = ;\n"
	"mine.so  = \"a ; b\"\n"
	"[merge]\n"
	"join = 70\n"
	"possible = 40\n"
	"[reports]\n"
	"silence = 45\n";

static void
the_case_is_read(void **state)
{
	const struct chron_config *g = &c.config;

	(void)state;
	reads(chron_cstr(whole));
	is(g->title, "Local child safeguarding practice review: Child A");
	assert_int_equal(g->from, civil_days(2016, 4, 1));
	assert_int_equal(g->to, civil_days(2018, 6, 14));
	is(g->zone, "Europe/London");
	is(g->nation, "england");
	is(g->marking, "OFFICIAL-SENSITIVE");
	assert_int_equal(g->join_at, 70);
	assert_int_equal(g->possible_at, 40);
	assert_int_equal(g->silence_days, 45);
}

static void
children_and_people_are_read(void **state)
{
	const struct chron_config *g = &c.config;

	(void)state;
	reads(chron_cstr(whole));
	assert_true(g->children_declared);
	assert_int_equal(g->nchildren, 2);
	is(g->children[0].ref, "A");
	is(g->children[0].name, "Jamie Example");
	assert_int_equal(g->children[0].nalso, 4);
	is(g->children[0].also[2], "the baby");
	is(g->children[0].also[3], "Bubs");
	assert_int_equal(g->children[0].born, civil_days(2017, 9, 2));
	assert_true(g->children[0].subject);
	is(g->children[1].ref, "S1");
	assert_false(g->children[1].subject);
	assert_int_equal(g->children[1].born, CIVIL_MIN);
	assert_int_equal(g->npeople, 1);
	is(g->people[0].ref, "MGM");
	is(g->people[0].also[1], "Polly");
	is(g->people[0].role, "maternal grandmother");
}

static void
agencies_are_read_and_found_by_their_files(void **state)
{
	(void)state;
	reads(chron_cstr(whole));
	assert_int_equal(c.nagencies, 2);
	is(c.agencies[0].name, "Police");
	assert_true(c.agencies[0].declared);
	assert_int_equal(c.agencies[0].status, AGENCY_RECEIVED);
	assert_int_equal(c.agencies[0].nfiles, 2);
	assert_int_equal(c.agencies[1].status, AGENCY_NO_CONTACT);
	assert_int_equal(c.agencies[1].kind, KIND_HOSPITAL);
	is(c.agencies[1].note, "records not released");
	assert_int_equal(caseini_agency_of(&c, "POL-2018.DOCX"), 0);
	assert_int_equal(caseini_agency_of(&c, "police-log.csv"), 0);
	assert_int_equal(caseini_agency_of(&c, "gp.csv"), CHRON_NONE);
}

static void
is_period(struct chron_when since, struct chron_when until, int32_t from,
	int32_t to)
{
	assert_int_equal(since.earliest == CHRON_TIME_MIN
				 ? CIVIL_MIN
				 : civil_day_of(since.earliest),
		from);
	assert_int_equal(until.latest == CHRON_TIME_MAX
				 ? CIVIL_MAX
				 : civil_day_of(until.latest),
		to);
}

static const char family[] =
	"[child A]\n"
	"sex = Girl\n"
	"born = 9 November 2016\n"
	"parents = m, F\n"
	"[child Unborn]\n"
	"parents = M, not known\n"
	"born = unborn\n"
	"[child B]\n"
	"born = due 2018-09-01\n"
	"[person M]\n"
	"born = 1990\n"
	"partner = f 2012-03-01 to 30/05/2016 separated\n"
	"partner = Adult 1\n"
	"partner = F, divorced\n"
	"partner = F passing from 2009\n"
	"partner = F until March 2010\n"
	"partner = Adult 1 2012-2016\n"
	"[person F]\n"
	"sex = m\n"
	"died = c. 2017\n"
	"[person Adult 1]\n"
	"born = 1988-02-03\n"
	"household = 14 Mill Lane 2016-01-01 to 14/06/2018\n"
	"household = Flat 2, Orchard House since June 2018\n"
	"household = Nan's\n"
	"household = Mill Lane 2016-01-01 - present\n"
	"household = Unit 42370\n";

static void
a_family_is_read(void **state)
{
	static const struct {
		const char *ref;
		enum bond bond;
		int from[3], to[3]; /* year 0: open */
	} bonds[] = {
		{"F", BOND_SEPARATED, {2012, 3, 1}, {2016, 5, 30}},
		{"Adult 1", BOND_LASTING, {0}, {0}},
		{"F", BOND_DIVORCED, {0}, {0}},
		{"F", BOND_PASSING, {2009, 1, 1}, {0}},
		{"F", BOND_SEPARATED, {0}, {2010, 3, 31}},
		{"Adult 1", BOND_SEPARATED, {2012, 1, 1}, {2016, 12, 31}},
	};
	static const struct {
		const char *name;
		int from[3], to[3];
	} stays[] = {
		{"14 Mill Lane", {2016, 1, 1}, {2018, 6, 14}},
		{"Flat 2, Orchard House", {2018, 6, 1}, {0}},
		{"Nan's", {0}, {0}},
		{"Mill Lane", {2016, 1, 1}, {0}},
		{"Unit 42370", {0}, {0}},
	};
	const struct chron_kin *kin;

#define DAY(d, none) ((d)[0] ? civil_days((d)[0], (d)[1], (d)[2]) : (none))
	(void)state;
	reads(chron_cstr(family));
	kin = &c.config.children[0].kin;
	assert_int_equal(kin->sex, SEX_FEMALE);
	assert_int_equal(c.config.children[0].born, civil_days(2016, 11, 9));
	assert_int_equal(kin->nparents, 2);
	is(kin->parents[0], "M"); /* as declared */
	assert_false(kin->unborn);
	assert_true(c.config.children[1].kin.unborn);
	assert_int_equal(c.config.children[1].kin.nparents, 1);
	assert_true(c.config.children[2].kin.unborn);
	assert_int_equal(c.config.children[2].born, CIVIL_MIN);
	kin = &c.config.people[0].kin;
	assert_int_equal(c.config.people[0].born, CIVIL_MIN);
	assert_int_equal(kin->born.precision, CHRON_YEAR);
	assert_int_equal(kin->npartners, sizeof(bonds) / sizeof(*bonds));
	for (size_t i = 0; i < kin->npartners; i++) {
		is(kin->partners[i].ref, bonds[i].ref);
		assert_int_equal(kin->partners[i].bond, bonds[i].bond);
		is_period(kin->partners[i].since, kin->partners[i].until,
			DAY(bonds[i].from, CIVIL_MIN),
			DAY(bonds[i].to, CIVIL_MAX));
	}
	kin = &c.config.people[1].kin;
	assert_int_equal(kin->sex, SEX_MALE);
	assert_int_equal(kin->died, civil_days(2017, 12, 31));
	kin = &c.config.people[2].kin;
	assert_int_equal(c.config.people[2].born, civil_days(1988, 2, 3));
	assert_int_equal(kin->nhouseholds, sizeof(stays) / sizeof(*stays));
	for (size_t i = 0; i < kin->nhouseholds; i++) {
		is(kin->households[i].name, stays[i].name);
		is_period(kin->households[i].since, kin->households[i].until,
			DAY(stays[i].from, CIVIL_MIN),
			DAY(stays[i].to, CIVIL_MAX));
	}
}

static void
standards_are_read(void **state)
{
	const struct chron_standard *s;

	(void)state;
	reads(chron_cstr(whole));
	assert_int_equal(c.config.nstandards, 1);
	s = &c.config.standards[0];
	is(s->key, "cp-visit");
	is(s->label, "local standard: 10 working days");
	assert_int_equal(s->days, 10);
	assert_int_equal(s->unit, UNIT_WORKING);
	assert_int_equal(s->sighting, SIGHT_SOCIAL_CARE);
	assert_int_equal(s->nchildren, 2);
	is(s->children[1], "S1");
	assert_int_equal(s->from, civil_days(2017, 10, 4));
}

static void
profiles_are_read(void **state)
{
	const struct chron_profile *p;

	(void)state;
	reads(chron_cstr(whole));
	assert_int_equal(c.config.nprofiles, 1);
	p = &c.config.profiles[0];
	is(p->name, "old system");
	assert_int_equal(p->nmaps, 4);
	assert_int_equal(p->maps[0].concept, CHRON_F_DATE);
	is(p->maps[0].heading, "Dt of contact");
	assert_int_equal(p->maps[2].concept, CHRON_F_EVENT);
	is(p->maps[2].heading, "More text");
	assert_int_equal(p->maps[3].concept, CHRON_F_AGENCY);
	is(p->agency, "Anytown Police");
	is(p->date_order, "mdy");
	assert_int_equal(p->header_row, 4);
	is(p->row_path, "log/entry");
	assert_int_equal(p->noptions, 2);
	is(p->options[0][0], "csv.delimiter");
	is(p->options[0][1], ";");
	is(p->options[1][1], "a ; b");
}

static void
without_children_the_one_child_stays(void **state)
{
	(void)state;
	reads(CHRON_S("[case]\ntitle = X\n"));
	assert_false(c.config.children_declared);
	assert_int_equal(c.config.nchildren, 1);
	is(c.config.children[0].ref, "child");
}

static void
marks_line_ends_and_indents_do_not_matter(void **state)
{
	(void)state;
	reads(CHRON_S("\xef\xbb\xbf[case]\r\n  title = R\xc3\xa9view\r\n"
		      "\r\n\t[child A]\r\n    name = Jo ; born in May\r\n"));
	is(c.config.title, "R\xc3\xa9view");
	is(c.config.children[0].name, "Jo");
}

static void
a_file_saved_by_an_old_editor_is_read(void **state)
{
	(void)state;
	reads(CHRON_S("[child A]\nname = Ren\xe9 Example\n"));
	is(c.config.children[0].name, "Ren\xc3\xa9 Example");
}

static void
long_names_and_lines_are_kept_whole(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "[agency Anytown and Otherplace University Hospitals "
		     "and Community Services NHS Foundation Trust]\nnote = ");
	for (int i = 0; i < 5000; i++)
		buf_puts(&b, "word ");
	reads(buf_get(&b));
	is(c.agencies[0].name, "Anytown and Otherplace University Hospitals "
			       "and Community Services NHS Foundation Trust");
	assert_int_equal(c.agencies[0].note.n, 24999);
	buf_free(&b);
}

static void
the_template_can_be_read(void **state)
{
	(void)state;
	reads(caseini_template(c.arena));
	assert_int_equal(c.config.title.n, 0);
	assert_int_equal(c.config.from, CIVIL_MIN);
	is(c.config.nation, "england");
}

static void
a_choice_of_two_words_may_have_a_hyphen(void **state)
{
	(void)state;
	reads(CHRON_S("[case]\nnation = northern-ireland\n"));
	is(c.config.nation, "northern ireland");
	reads(CHRON_S("[case]\nnation = Northern_Ireland\n"));
	is(c.config.nation, "northern ireland");
}

static void
the_template_can_be_read_with_its_examples(void **state)
{
	struct buf b = BUF_INIT;
	struct chron_str rest = caseini_template(c.arena), line;

	(void)state;
	while (str_cut(&rest, '\n', &line)) {
		if (line.n > 1 && line.p[0] == '#' && line.p[1] != ' ')
			line = (struct chron_str){line.p + 1, line.n - 1};
		buf_str(&b, line);
		buf_putc(&b, '\n');
	}
	reads(buf_get(&b));
	buf_free(&b);
	assert_int_equal(c.config.nchildren, 1);
	is(c.config.children[0].also[2], "the baby");
	assert_int_equal(c.nagencies, 2);
	assert_int_equal(c.config.template.ncolumns, 7);
	is(c.config.template.mandatory[1], "Source of information");
}

static const struct {
	const char *text;
	uint32_t row;
	const char *say;
} wrong[] = {
	{"[child A]\nnaem = X\n", 2,
		"unknown key `naem` in [child A]: did you mean `name`?"},
	{"[child A]\ncolour = X\n", 2, "there are name, also, born, subject"},
	{"\n[chlid A]\n", 2,
		"unknown section [chlid A]: did you mean `child`?"},
	{"[child]\n", 1, "[child] needs a name: [child A]"},
	{"[case A]\n", 1, "[case] takes no name"},
	{"[case]\n[case]\n", 2, "[case] stands twice"},
	{"[child A]\n[child a]\n", 2, "[child a] stands twice"},
	{"[agency GP]\n[agency gp]\n", 2, "[agency gp] stands twice"},
	{"[case]\ntitle = a\ntitle = b\n", 3,
		"`title` is given twice in [case]"},
	{"[case]\nfrom = 2018-06-15\nto = 2018-06-14\n", 1,
		"`from` is after `to` in [case]"},
	{"[case]\nfrom = 2018-02-30\n", 2, "`from` is not a date"},
	{"[case]\nfrom = 2018\n", 2, "`from` is not a date"},
	{"[case]\nzone = Europe/Londno\n", 2,
		"there is no time zone `Europe/Londno`"},
	{"[case]\nnation = Englnad\n", 2, "did you mean `england`?"},
	{"[agency GP]\nstatus = witheld\n", 2,
		"`status` cannot be `witheld`: did you mean `withheld`?"},
	{"[agency GP]\nprofile = x\n[case]\n", 2, "there is no [profile x]"},
	{"[standard v]\ndays = ten\n", 2, "whole number"},
	{"[standard v]\nunit = working\n[case]\n", 1, "needs `days`"},
	{"[standard v]\ndays = 5\nchildren = B\n[child A]\n", 3,
		"there is no [child B]"},
	{"[standard v]\ndays = 5\nsince = 2018-01-01\n", 3,
		"unknown key `since` in [standard v]: there are like, label, "
		"days, unit, sighting, children, from, to, count, holidays, "
		"after"},
	{"[standard v]\ndays = 5\nholiday = no\n", 3,
		"did you mean `holidays`?"},
	{"[standard v]\ndays = 0\n", 2, "whole number from 1"},
	{"[standard v]\ndays = -1\n", 2, "whole number from 1"},
	{"[standard v]\ndays = 1000001\n", 2,
		"`days` must be a whole number from 1 to 1000000"},
	{"[standard v]\ndays = 5\nunit = wroking\n", 3,
		"`unit` cannot be `wroking`: did you mean `working`?"},
	{"[standard v]\ndays = 5\nsighting = police\n", 3,
		"there are social care, any, alone, views"},
	{"[standard v]\ndays = 5\ncount = inclusive\n", 3,
		"`count` cannot be `inclusive`: there are day after, day of"},
	{"[standard v]\ndays = 5\nafter = plans\n", 3, "did you mean `plan`?"},
	{"[standard v]\ndays = 5\nafter = plan\nsighting = alone\n", 1,
		"`after` in [standard v] goes with"},
	{"[standard v]\ndays = 5\nfrom = 2018-02-01\nto = 2018-01-01\n", 1,
		"`from` is after `to` in [standard v]"},
	{"[case]\n\n[standard en.cp.visit.locl10]\nchildren = A\n"
	 "[child A]\n",
		3,
		"[standard en.cp.visit.locl10] needs `days`: the longest time "
		"between two sightings; or, of the indicative set, did you "
		"mean `en.cp.visit.local10`?"},
	{"[standard en.lac]\n", 1, "did you mean `en.lac.first`?"},
	{"[standard en.icpc]\n", 1, "needs `days`"},
	{"[standard v]\nlike = en.cp.visit.loca10\n", 2,
		"there is no standard `en.cp.visit.loca10` in the indicative "
		"set: did you mean `en.cp.visit.local10`?"},
	{"[standard v]\nlike = quarterly\n", 2,
		"see `chronomerge help standards`"},
	{"[standard en.cp.visit.local10]\n[standard "
	 "EN.CP.visit.local10]\n",
		2, "stands twice"},
	{"[template]\ncolum = Date\n", 2,
		"unknown key `colum` in [template]: did you mean `column`?"},
	{"[template]\ncolumn = Event\n", 1,
		"no column of [template] says when: add `column = Date`"},
	{"[template]\ncolumn = Date\n", 1,
		"no column of [template] says what happened"},
	{"[template]\ncolumn = Date\ncolumn = date\ncolumn = Event\n", 1,
		"the column `date` is given twice in [template]"},
	{"[template]\nmandatory = Evnt\n", 1,
		"names `Evnt`, which is no column of the template: did you "
		"mean `Event`?"},
	{"[profile p]\ndta = Date\n", 2, "unknown key `dta` in [profile p]"},
	{"[profile p]\ncsv.delimitre = ;\n", 2,
		"csv has no option `delimitre`: did you mean `delimiter`?"},
	{"[merge]\njoin = 30\npossible = 40\n", 1,
		"`possible` is above `join`"},
	{"title = x\n", 1, "before the first [section]"},
	{"[case\n", 1, "closing bracket"},
	{"[case] x\n", 1, "after the closing bracket"},
	{"[child A]\nsex = femal\n", 2,
		"`sex` cannot be `femal`: did you mean `female`?"},
	{"[child A]\nborn = 2017\n", 2,
		"`born` is not a date: write it as 2018-06-14 or 14/06/2018, "
		"or `due 2018-06-14` of an unborn child"},
	{"[person M]\nborn = young\n", 2, "or the year alone"},
	{"[child A]\ndied = soon\n", 2, "`died` is not a date"},
	{"[child A]\nborn = 2018-02-01\n\ndied = 2018-01-31\n", 1,
		"[child A] died before the day of birth"},
	{"[child A]\nparents = M, MGN\n[person M]\n[person MGM]\n", 2,
		"`parents` of [child A] names `MGN`, and there is no [person "
		"MGN]: did you mean `MGM`?"},
	{"[child A]\nparents = Q\n[person M]\n", 2, "there are A, M"},
	{"[person M]\n\nparents = m\n", 3,
		"[person M] cannot be their own parent"},
	{"[child A]\nparents = M\nparents = m\n[person M]\n", 3,
		"`parents` of [child A] names `m` twice"},
	{"[child A]\nparents = M, F, G\n[person M]\n[person F]\n"
	 "[person G]\n",
		2, "[child A] has more than two parents"},
	{"[person M]\nparents = N\n[person N]\nparents = O\n[person O]\n"
	 "parents = M\n",
		6,
		"`parents` of [person O] makes [person M] their own ancestor"},
	{"[child X]\n[person X]\n[child A]\nparents = X\n", 4,
		"`X`, which is both a [child] and a [person]"},
	{"[child A]\nborn = 2018-02-01\nparents = M\n[person M]\n"
	 "born = 2018-02-01\n",
		3,
		"[person M] was not born yet when [child A] was, whose parent "
		"`M` is said to be"},
	{"[person M]\npartner = G 2016\n[person F]\n", 2,
		"`partner` of [person M] names `G`, and there is no [person "
		"G]: "
		"there are M, F"},
	{"[person M]\npartner = M 2016\n", 2,
		"[person M] cannot be their own partner"},
	{"[person M]\npartner = 2016 to 2017\n", 2, "`partner` names nobody"},
	{"[person M]\npartner = F 2017 to 2016\n[person F]\n", 2,
		"`from` is after `to` in `partner` of [person M]"},
	{"[person M]\npartner = F 2012-03-01 to 31/02/2016\n[person F]\n", 2,
		"`partner` has a date that cannot be read: write `2016-01-01 "
		"to 2018-06-14`"},
	{"[child A]\nhousehold = 2016 to 2017\n", 2,
		"`household` needs a name"},
	{"[child A]\nhousehold = Mill Lane 2016-13-01 to 2018-06-14\n", 2,
		"`household` has a date that cannot be read"},
	{"[child A]\nhousehold = Mill Lane since 3/2/20x8\n", 2,
		"`household` has a date that cannot be read"},
	{"[child A]\nhousehold = Mill Lane 2018-06-15 to 14 June 2018\n", 2,
		"`from` is after `to` in `household` of [child A]"},
	{"[case]\ntitle: x\n", 2, "neither a [section] nor key = value"},
	{"[case]\n= x\n", 2, "no key before the ="},
};

static void
what_is_wrong_is_told_with_its_row(void **state)
{
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		teardown(state);
		setup(state);
		if (caseini_read(&c, "case.ini", chron_cstr(wrong[i].text),
			    &err) != CHRON_EFORMAT)
			fail_msg("read without a word: %s", wrong[i].text);
		if (!strstr(err.text, wrong[i].say))
			fail_msg("\"%s\" does not say \"%s\"", err.text,
				wrong[i].say);
		assert_int_equal(err.pos.row, wrong[i].row);
		assert_string_equal(err.pos.file, "case.ini");
	}
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void
too_many_sections_are_refused_with_the_limits_name(void **state)
{
	static const struct {
		const char *section, *say;
		uint32_t row;
	} cases[] = {
		{"child", "more than 64 children (limit children)", 65},
		{"person", "more than 2000 sections (limit sections)", 2001},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf b = BUF_INIT;

		teardown(state);
		setup(state);
		for (int k = 0; k < 3000; k++)
			buf_printf(&b, "[%s x%d]\n", cases[i].section, k);
		assert_int_equal(
			caseini_read(&c, "case.ini", buf_get(&b), &err),
			CHRON_EFORMAT);
		assert_non_null(strstr(err.text, cases[i].say));
		assert_int_equal(err.pos.row, cases[i].row);
		buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(the_case_is_read),
		T(children_and_people_are_read),
		T(agencies_are_read_and_found_by_their_files),
		T(a_family_is_read),
		T(standards_are_read),
		T(profiles_are_read),
		T(without_children_the_one_child_stays),
		T(marks_line_ends_and_indents_do_not_matter),
		T(a_file_saved_by_an_old_editor_is_read),
		T(long_names_and_lines_are_kept_whole),
		T(a_choice_of_two_words_may_have_a_hyphen),
		T(the_template_can_be_read),
		T(the_template_can_be_read_with_its_examples),
		T(what_is_wrong_is_told_with_its_row),
		T(too_many_sections_are_refused_with_the_limits_name),
	};

	return cmocka_run_group_tests_name("caseini", tests, NULL, NULL);
}
