/* Who the files are about, where nobody declared a child. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "case/whose.h"
#include "util/str.h"

static void
add_event(struct chron_chronology *c, const char *subject)
{
	struct chron_event *e = chronology_add_event(c);
	struct chron_value *v = ARENA_NEW(c->arena, struct chron_value);

	*v = (struct chron_value){
		subject, (uint32_t)strlen(subject), 0, CHRON_F_SUBJECT, 0};
	e->values = v;
	e->nvalues = 1;
}

static void
expect_names(struct chron_chronology *c, const char *want)
{
	const struct chron_child *child = &c->config.children[0];
	char got[256] = "";

	whose_learn(c);
	for (uint32_t i = 0; i < child->nalso; i++) {
		strncat(got, i ? "," : "", sizeof(got) - strlen(got) - 1);
		strncat(got, child->also[i].p, sizeof(got) - strlen(got) - 1);
	}
	assert_string_equal(got, want);
	arena_free(c->arena);
}

static void
the_text_above_a_table_names_the_child(void **state)
{
	static const struct {
		const char *preamble, *want;
	} cases[] = {
		{"Chronology of Housing\nChild:\tMaisie Harrow\tDOB 1/1/2016",
			"Maisie Harrow,Maisie"},
		{"Child's name: Zo\xc3\xab O'Brien-Smith (born 2010)",
			"Zo\xc3\xab O'Brien-Smith,Zo\xc3\xab"},
		{"Pupil: Kit", "Kit"},
		{"Agency: Police\nAuthor: Jo Bloggs", ""},
		{"Child: mother and baby", ""},
		{"Name:", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct chron_chronology c;

		chronology_init(&c, arena_new());
		chronology_add_source(&c)->preamble =
			chron_cstr(cases[i].preamble);
		expect_names(&c, cases[i].want);
	}
}

static void
a_name_in_most_rows_of_the_subject_column_is_the_child(void **state)
{
	struct chron_chronology c;

	(void)state;
	chronology_init(&c, arena_new());
	add_event(&c, "Amy Jones");
	add_event(&c, "Mother");
	add_event(&c, "Amy Jones");
	add_event(&c, "Amy Jones, mother");
	expect_names(&c, "Amy Jones,Amy");
}

static void
a_column_of_adults_names_nobody(void **state)
{
	struct chron_chronology c;

	(void)state;
	chronology_init(&c, arena_new());
	add_event(&c, "Mother");
	add_event(&c, "Mr Dunn");
	add_event(&c, "Amy");
	expect_names(&c, "");
}

static void
declared_children_are_left_alone(void **state)
{
	struct chron_chronology c;

	(void)state;
	chronology_init(&c, arena_new());
	c.config.children_declared = true;
	add_event(&c, "Amy");
	expect_names(&c, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_above_a_table_names_the_child),
		cmocka_unit_test(
			a_name_in_most_rows_of_the_subject_column_is_the_child),
		cmocka_unit_test(a_column_of_adults_names_nobody),
		cmocka_unit_test(declared_children_are_left_alone),
	};

	return cmocka_run_group_tests_name("whose", tests, NULL, NULL);
}
