/* Merging: the words of the field, and the names of a case beside them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/agency_names.h"
#include "merge/field.h"
#include "merge/lexicon.h"
#include "merge_case.h"

struct fixture {
	struct arena *a;
	struct lexicon *l;
	struct wording w;
};

/* A family of one grown-up; agencies' names are added by the test. */
static struct fixture
with_person(const char *ref, const char *name)
{
	struct fixture f = {.a = arena_new()};
	struct chron_person person = {
		.ref = chron_cstr(ref), .name = chron_cstr(name)};
	struct chron_config config = {.people = &person, .npeople = 1};

	f.l = lexicon_new(f.a, &config);
	wording_init(&f.w, f.a);
	return f;
}

static void
add_agency(struct fixture *f, uint8_t bit, const char *phrase)
{
	lexicon_add(f->l, f->a, &f->w, LEX_AGENCY, bit, chron_cstr(phrase));
	lexicon_settle(f->l, f->a);
}

/* The hit of that class at the first word; n 0 if there is none. */
static struct lex_hit
first_of(struct fixture *f, enum lex_class class, const char *text)
{
	struct lex_hit hits[12];
	uint32_t n;

	wording_clear(&f->w);
	wording_add(&f->w, chron_cstr(text));
	n = lexicon_at(f->l, &f->w, 1, hits, 12);
	while (n-- > 0)
		if (hits[n].class == class)
			return hits[n];
	return (struct lex_hit){0};
}

static void
assert_hit(struct lex_hit h, uint8_t value, uint16_t n)
{
	assert_int_equal(h.n, n);
	assert_int_equal(h.value, value);
}

/* What the field knows as "mother" is this case's one. */
static void
a_name_comes_before_the_field(void **state)
{
	struct fixture f = with_person("Mother", "Gwen Ashdale");

	(void)state;
	assert_hit(first_of(&f, LEX_ADULT, "mother rang"), LEX_ADULT_NAMED, 1);
	assert_hit(first_of(&f, LEX_ADULT, "Gwen Ashdale rang"),
		LEX_ADULT_NAMED, 2);
	assert_hit(first_of(&f, LEX_ADULT, "father rang"), LEX_ADULT_FATHER, 1);
	arena_free(f.a);
}

static void
an_agency_comes_after_the_field(void **state)
{
	struct fixture f = with_person("MGM", "Gwen Ashdale");

	(void)state;
	add_agency(&f, 30, "police");
	assert_hit(first_of(&f, LEX_AGENCY, "police rang"), KIND_POLICE, 1);
	arena_free(f.a);
}

static void
the_longer_phrase_wins_whoever_told_it(void **state)
{
	struct fixture f = with_person("Mother", "Gwen Ashdale");

	(void)state;
	add_agency(&f, 30, "police house");
	add_agency(&f, 31, "health");
	assert_hit(first_of(&f, LEX_AGENCY, "police house rang"), 30, 2);
	assert_hit(first_of(&f, LEX_AGENCY, "health visitor rang"),
		KIND_HEALTH_VISITING, 2);
	assert_hit(first_of(&f, LEX_AGENCY, "health rang"), 31, 1);
	arena_free(f.a);
}

/* Many names do not push each other out. */
static void
every_name_of_many_is_found(void **state)
{
	enum { NAMES = 500 };
	struct fixture f = with_person("MGM", "Gwen Ashdale");
	char name[40];

	(void)state;
	for (unsigned i = 0; i < NAMES; i++) {
		snprintf(name, sizeof(name), "quenby%u lodge%u", i % 7, i);
		lexicon_add(f.l, f.a, &f.w, LEX_AGENCY, (uint8_t)(i % 32),
			arena_str(f.a, chron_cstr(name)));
	}
	lexicon_settle(f.l, f.a);
	for (unsigned i = 0; i < NAMES; i++) {
		snprintf(name, sizeof(name), "Quenby%u Lodge%u", i % 7, i);
		assert_hit(
			first_of(&f, LEX_AGENCY, name), (uint8_t)(i % 32), 2);
	}
	arena_free(f.a);
}

/* What is shared keeps nothing of a case. */
static void
a_case_leaves_nothing_behind(void **state)
{
	const struct field_words *before = field_words();
	struct fixture one = with_person("MGM", "Gwen Ashdale");
	struct fixture other = with_person("MGF", "Piers Ashdale");

	(void)state;
	add_agency(&one, 30, "quenby lodge");
	assert_ptr_equal(field_words(), before);
	assert_hit(first_of(&one, LEX_AGENCY, "Quenby Lodge rang"), 30, 2);
	assert_hit(first_of(&other, LEX_AGENCY, "Quenby Lodge rang"), 0, 0);
	assert_hit(first_of(&other, LEX_ADULT, "Gwen rang"), 0, 0);
	arena_free(one.a);
	assert_hit(first_of(&other, LEX_AGENCY, "police rang"), KIND_POLICE, 1);
	arena_free(other.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_comes_before_the_field),
		cmocka_unit_test(an_agency_comes_after_the_field),
		cmocka_unit_test(the_longer_phrase_wins_whoever_told_it),
		cmocka_unit_test(every_name_of_many_is_found),
		cmocka_unit_test(a_case_leaves_nothing_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
