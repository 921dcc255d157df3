/* Every rule's example gives the answer the rule stands for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "seen/clause.h"
#include "util/civil.h"

static void
read_example(struct arena *a, const struct rule *r, struct chron_event *e,
	struct chron_value *v)
{
	struct chron_config config = {0};
	int32_t on = civil_days(2019, 5, 14);
	struct seen_context context = {.kind = r->kind, .child = CHRON_NONE};

	config.nchildren = seen_read_children(
		a, chron_cstr(r->children), on, &config.children);
	*v = (struct chron_value){.p = r->text,
		.n = (uint32_t)strlen(r->text),
		.concept = CHRON_F_EVENT};
	*e = (struct chron_event){.values = v, .nvalues = 1};
	e->start.earliest = (int64_t)on * CIVIL_DAY_MINUTES;
	e->start.latest = e->start.earliest + CIVIL_DAY_MINUTES - 1;
	seen_event(seen_people_new(a, seen_lexicon_new(a), &config), &context,
		e, a);
}

static const char *
rule_of(const struct chron_sighting *s, uint8_t aspect)
{
	for (uint32_t i = 0; i < s->nevidence; i++)
		if (s->evidence[i].aspect == aspect)
			return s->evidence[i].rule;
	return "none";
}

static void
every_rule_does_what_its_example_says(void **state)
{
	struct arena *a = arena_new();
	unsigned wrong = 0;

	(void)state;
	for (unsigned i = 0; i < seen_nrules; i++) {
		const struct rule *r = &seen_rules[i];
		struct chron_event e;
		struct chron_value v;

		if (!r->text)
			continue;
		arena_reset(a);
		read_example(a, r, &e, &v);
		if (e.nsightings &&
			e.sightings[0].flag[r->aspect] == r->answer &&
			strcmp(rule_of(&e.sightings[0], r->aspect), r->name) ==
				0)
			continue;
		wrong++;
		print_error("%s: %s by %s: %s\n", r->name,
			e.nsightings
				? answer_names[e.sightings[0].flag[r->aspect]]
				: "nobody",
			e.nsightings ? rule_of(&e.sightings[0], r->aspect)
				     : "-",
			r->text);
	}
	arena_free(a);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_does_what_its_example_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
