/* What sort of agency a name means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/agency.h"

static const struct {
	const char *name, *kind;
} names[] = {
	{"ED", "hospital"},
	{"Fracture clinic", "hospital"},
	{"Young carers", "early help"},
	{"Ed psych", "education"},
	{"Safeguarding Unit", "social care"},
	{"Coroner", "other"},
	{"CSC", "social care"},
	{"Children's Social Care", "social care"},
	{"Childrens Services", "social care"},
	{"Children\xe2\x80\x99s Services", "social care"},
	{"Anytown NHS Foundation Trust - Health Visiting", "health visiting"},
	{"hv_chronology_final.docx", "health visiting"},
	{"Anytown Constabulary", "police"},
	{"Police school liaison", "police"},
	{"GP", "gp"},
	{"Mill Road Surgery", "gp"},
	{"Hospital A", "hospital"},
	{"A&E", "hospital"},
	{"Hospital school", "school"},
	{"Hospital maternity unit", "midwifery"},
	{"St Anne's C of E Primary School", "school"},
	{"School nursing", "community health"},
	{"Adult mental health", "adult mental health"},
	{"Child and Adolescent Mental Health Service", "camhs"},
	{"Ferryside Housing Association", "housing"},
	{"Youth Offending Team", "youth justice"},
	{"Adult Social Care", "adult social care"},
	{"Fire & Rescue", "fire"},
	{"Heddlu", "police"},
	{"Ysgol Gynradd", "school"},
	{"Wombles", "other"},
	{"", "other"},
	{"Agps", "other"},
};

static void
a_name_tells_its_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_string_equal(agency_kind_name(agency_kind_of(
					    chron_cstr(names[i].name))),
			names[i].kind);
}

static void
every_kind_has_a_name(void **state)
{
	(void)state;
	for (int k = 0; k < KIND_COUNT; k++) {
		assert_non_null(agency_kind_name((enum agency_kind)k));
		assert_int_equal(agency_kind_of(chron_cstr(agency_usual_name(
					 (enum agency_kind)k))),
			k);
	}
}

static void
health_has_patients_and_probation_serves_adults(void **state)
{
	(void)state;
	assert_true(agency_kind_has_patient(KIND_GP));
	assert_false(agency_kind_has_patient(KIND_ADULT_MENTAL_HEALTH));
	assert_true(agency_kind_serves_adults(KIND_PROBATION));
	assert_false(agency_kind_serves_adults(KIND_SCHOOL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_tells_its_kind),
		cmocka_unit_test(every_kind_has_a_name),
		cmocka_unit_test(
			health_has_patients_and_probation_serves_adults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
