/* Merging: who is named, of which agency, and what that says of a pair. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/pairing.h"
#include "merge/workers.h"
#include "merge_case.h"

#define SC  (1u << KIND_SOCIAL_CARE)
#define POL (1u << KIND_POLICE)
#define HV  (1u << KIND_HEALTH_VISITING)
#define SCH (1u << KIND_SCHOOL)
#define HOU (1u << KIND_HOUSING)
#define EH  (1u << KIND_EARLY_HELP)
#define GPS (1u << KIND_GP)
#define MW  (1u << KIND_MIDWIFERY)

/* ---- one naming ---- */

static const struct {
	const char *text, *last, *given, *initials;
	uint8_t role;
} namings[] = {
	{"rang T Amberley HV today", "amberley", NULL, "ta",
		KIND_HEALTH_VISITING},
	{"rang T Amberley, HV, today", "amberley", NULL, "ta",
		KIND_HEALTH_VISITING},
	{"with SW Ruth Pendle there", "pendle", "ruth", "rp", KIND_SOCIAL_CARE},
	{"saw DC Orrin there", "orrin", NULL, NULL, KIND_POLICE},
	{"spoke to Ruth Pendle (social worker)", "pendle", "ruth", "rp",
		KIND_SOCIAL_CARE},
	{"with Mrs Hope, head of the school", "hope", NULL, NULL, KIND_SCHOOL},
	{"and Ruth P later", NULL, "ruth", "rp", KIND_OTHER},
	{"seen by M.H. later", NULL, NULL, "mh", KIND_OTHER},
	/* the next in a list is another's role */
	{"with S Pendle, DC Orrin", "pendle", NULL, "sp", KIND_OTHER},
	/* the family, everyday words and the field's words are nobody */
	{"with HV Dilys Varley", NULL, NULL, NULL, KIND_OTHER},
	{"then HV Observed that", NULL, NULL, NULL, KIND_OTHER},
	{"and the Police Station", NULL, NULL, NULL, KIND_OTHER},
};

static uint32_t
form_of(const char *word)
{
	return word ? name_form(word_hash(chron_cstr(word))) : 0;
}

static struct chron_chronology *
varley_case(struct arena *a)
{
	struct chron_chronology *c = hand_case(a);
	struct chron_child *child = &c->config.children[0];

	child->name = chron_cstr("Dilys Varley");
	c->config.children_declared = true;
	return c;
}

static void
names_are_read_with_their_roles(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = varley_case(a);
	struct naming_words words;
	struct rarity rarity;
	struct wording w;

	(void)state;
	rarity_make(&rarity, a, 100, 0xffff);
	naming_words_make(
		&words, a, &c->config, lexicon_new(a, &c->config), &rarity);
	wording_init(&w, a);
	for (size_t i = 0; i < sizeof(namings) / sizeof(*namings); i++) {
		struct naming n = {0};
		bool found = false;

		wording_clear(&w);
		wording_add(&w, chron_cstr(namings[i].text));
		for (uint32_t k = 1; k < w.n && !found; k++)
			found = naming_at(&words, &w, k, &n) &&
				(n.sure || !n.last);
		if (!found)
			n = (struct naming){0};
		if (n.last != form_of(namings[i].last) ||
			n.given != form_of(namings[i].given) ||
			n.initials != form_of(namings[i].initials) ||
			n.role != namings[i].role)
			fail_msg("%s: role %u, last %d given %d initials %d",
				namings[i].text, n.role,
				n.last == form_of(namings[i].last),
				n.given == form_of(namings[i].given),
				n.initials == form_of(namings[i].initials));
	}
	arena_free(a);
}

/* ---- the directory ---- */

static const struct hand_event teaching[] = {
	{.agency = "Social Care",
		.start = "2019-01-07",
		.by = "Ruth Pendle",
		.text = "Home visit. Dilys well."},
	{.agency = "Social Care",
		.start = "2019-01-14",
		.by = "R Pendle",
		.text = "Home visit. Dilys well."},
	{.agency = "Social Care",
		.start = "2019-02-04",
		.by = "R Pendle",
		.text = "Core group. Present: mother, T Amberley HV, Mrs Hope "
			"head of the school, Joy Tarrant (Family Hub)."},
	{.agency = "Police",
		.start = "2019-02-05",
		.text = "Rang T Amberley HV."},
	{.agency = "Police",
		.start = "2019-02-05",
		.text = "Met health visitor Tess Amberley."},
	/* one slip does not undo what several say */
	{.agency = "Police",
		.start = "2019-02-06",
		.text = "Rang T Amberley GP."},
	/* said once each way: nobody's */
	{.agency = "Police",
		.start = "2019-02-07",
		.text = "Rang Gwen Lowther HV."},
	{.agency = "Police",
		.start = "2019-02-08",
		.text = "Rang Gwen Lowther GP."},
	{.agency = "Rookhope Homes",
		.start = "2019-02-09",
		.by = "JB",
		.text = "Gas check."},
};

static const struct {
	const char *text;
	uint32_t named, to;
} learned[] = {
	{"Core group, Ruth and Amberley both there.", SC | HV, 0},
	{"Message left for Ms Pendle.", SC, SC},
	{"Joint with Ruth P, home tidy.", SC, 0},
	{"First seen by RP today.", SC, 0},
	{"Mrs Hope phoned.", SCH, 0},
	{"Hope mum comes next week.", 0, 0},
	{"Out with Joy Tarrant.", EH, 0},
	{"Gwen Lowther was there.", 0, 0},
	{"Inspection with JB, door broken.", HOU, 0},
	{"Dilys Varley asleep.", 0, 0},
	{"Neighbour Alma Finch called out.", 0, 0},
};

static void
hear(struct chron_chronology *c, const char *agency, const char *text)
{
	struct hand_event h = {.agency = agency,
		.start = "2019-03-01",
		.text = text,
		.id = "z"};

	hand_add(c, &h);
}

static void
a_name_names_its_agency(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(learned) / sizeof(*learned); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = varley_case(a);
		struct sigs s;
		uint32_t at;

		for (size_t k = 0; k < sizeof(teaching) / sizeof(*teaching);
			k++)
			hand_add(c, &teaching[k]);
		hear(c, "Ambulance Service", learned[i].text);
		chronology_sort(c);
		sigs_make(&s, a, c);
		at = chronology_find_event(c, chron_cstr("z"));
		if (s.v[at].named != learned[i].named ||
			s.v[at].to != learned[i].to)
			fail_msg("%s: named %x for %x, to %x for %x",
				learned[i].text, s.v[at].named,
				learned[i].named, s.v[at].to, learned[i].to);
		arena_free(a);
	}
}

/* ---- agencies by their own names ---- */

static const char *const agencies[] = {"Rookhope Homes", "Weardale Police",
	"Eastgate Primary School", "Eastgate Medical Practice",
	"Rookhope District Council Children's Services", "Quarry Lane Surgery",
	"Upper Valley Healthy Babies Alliance"};
enum { OTHER_BIT = 1u << KIND_COUNT };

static const struct {
	const char *text;
	uint32_t named;
} spoken[] = {
	{"Rookhope Homes rang.", HOU},
	{"Letter to Homes about the door.", HOU},
	{"At two homes in the road.", 0},
	{"Eastgate Primary rang.", SCH},
	{"Lives near Eastgate.", 0}, /* the school's or the practice's */
	{"Seen at Quarry Lane.", GPS},
	{"Seen in Rookhope.", 0},
	{"Weardale was flooded.", 0}, /* the police are not all of it */
	{"UVHBA sent a worker.", OTHER_BIT},
	{"Healthy Babies sent a worker.", OTHER_BIT},
	{"Found in School Lane.", 0},
	{"Liaison HV rang.", HV},
	{"Estate officer there.", HOU},
};

static void
agencies_go_by_their_own_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spoken) / sizeof(*spoken); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = hand_case(a);
		struct sigs s;
		uint32_t at;

		for (size_t k = 0; k < sizeof(agencies) / sizeof(*agencies);
			k++)
			chronology_agency(c, chron_cstr(agencies[k]));
		hear(c, "Ambulance Service", spoken[i].text);
		chronology_sort(c);
		sigs_make(&s, a, c);
		at = chronology_find_event(c, chron_cstr("z"));
		if (s.v[at].named != spoken[i].named)
			fail_msg("%s: named %x for %x", spoken[i].text,
				s.v[at].named, spoken[i].named);
		arena_free(a);
	}
}

/* ---- what it says of a pair ---- */

static const struct {
	struct hand_event a, b;
	uint8_t level;
	bool found;
} pairs[] = {
	{{.agency = "Health Visiting",
		 .start = "2019-05-02",
		 .by = "T Amberley",
		 .text = "Home visit with the worker."},
		{.agency = "Social Care",
			.start = "2019-05-02",
			.text = "Joint with Tess Amberley."},
		W_PEOPLE_AUTHOR, true},
	/* one person writes both */
	{{.agency = "Health Visiting",
		 .start = "2019-05-02",
		 .by = "T Amberley",
		 .text = "Home visit."},
		{.agency = "Midwifery",
			.start = "2019-05-02",
			.by = "T Amberley",
			.text = "Clinic, T Amberley."},
		W_PEOPLE_AUTHOR, false},
	{{.agency = "School",
		 .start = "2019-05-02",
		 .text = "Letter from ED about the burn."},
		{.agency = "Hospital",
			.start = "2019-05-01",
			.text = "Attended ED with a burn."},
		W_PARTIES_NEITHER, false},
	{{.agency = "School",
		 .start = "2019-05-02T09:00",
		 .text = "Rang social worker about a bruise."},
		{.agency = "GP",
			.start = "2019-05-02T10:00",
			.text = "Rang health visitor about weight."},
		W_PARTIES_NEITHER, true},
	{{.agency = "School",
		 .start = "2019-05-02T09:00",
		 .text = "Rang social worker about a bruise."},
		{.agency = "Health Visiting",
			.start = "2019-05-02T10:00",
			.text = "Weight faltering, mother tired."},
		W_PARTIES_CALL, true},
};

static void
evidence_says_who(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = varley_case(a);
		struct scorer s;
		struct evidence e;
		bool found = false;

		hand_add(c, &pairs[i].a);
		hand_add(c, &pairs[i].b);
		chronology_sort(c);
		scorer_make(&s, a, c);
		score_evidence(&s, 0, 1, &e);
		for (size_t k = 0; k < SCORE_COMPARISONS; k++)
			found |= e.levels[k] == pairs[i].level;
		if (found != pairs[i].found)
			fail_msg("%s / %s: %s %s", pairs[i].a.text,
				pairs[i].b.text, weights[pairs[i].level].level,
				found ? "found" : "not found");
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_read_with_their_roles),
		cmocka_unit_test(a_name_names_its_agency),
		cmocka_unit_test(agencies_go_by_their_own_names),
		cmocka_unit_test(evidence_says_who),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
