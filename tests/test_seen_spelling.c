/* Slips in long words are read as what was meant, and no word of English is
 * taken for another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "seen/seen.h"
#include "seen/spelling.h"
#include "util/civil.h"
#include "util/str.h"

/* What the word is read as; itself if the lexicon has it or leaves it. */
static struct chron_str
read_as(const struct lexicon *l, struct chron_str word)
{
	uint32_t meant = 0;

	if (!lexicon_find(l, lexicon_key(word))->word)
		meant = spelling_meant(l->spelling, word);
	return meant ? l->phrases[meant].spelling : word;
}

static const struct {
	const char *written, *meant;
} slips[] = {
	{"acommpanied", "accompanied"}, /* one doubled, one not */
	{"unsucesful", "unsuccessful"}, /* two not */
	{"preesnt", "present"},		/* swapped */
	{"accompained", "accompanied"},
	{"exmained", "examined"},
	{"unsuccesful", "unsuccessful"}, /* dropped */
	{"telephned", "telephoned"},
	{"apointment", "appointment"},
	{"interviewwed", "interviewed"}, /* added */
	{"examinined", "examinined"},	 /* two letters: nobody can tell */
	{"attendence", "attendance"},	 /* changed */
	{"seperately", "separately"},
	{"aloen", "aloen"},	/* short words have neighbours */
	{"leaning", "leaning"}, /* not "learning" */
	{"xamined", "xamined"}, /* another first letter */
	{"examineb", "examineb"},
};

static void
test_slips(void **state)
{
	struct arena *a = arena_new();
	const struct lexicon *l = seen_lexicon_new(a);

	(void)state;
	for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++)
		assert_string_equal(read_as(l, chron_cstr(slips[i].written)).p,
			slips[i].meant);
	arena_free(a);
}

/* Neighbours of the lexicon's words, and words that notes are full of. */
static const char *const english[] = {
#define REAL(words) words,
#include "seen/spelling.def"
#undef REAL
	"absolutely|according|actually|additional|although|anything|apparently",
	"approximately|attacked|attended|attention|available|background|"
	"basically",
	"beginning|behaviour|believed|breakfast|brought|business|children|"
	"clothing",
	"community|complete|concern|condition|consider|contact|contract|"
	"control",
	"correct|council|country|current|decision|decreased|deceased|detained",
	"detention|different|difficult|directed|disabled|discharge|discover",
	"distance|division|education|elected|engaged|entered|environment|"
	"equipment",
	"evening|eventually|everyone|evidence|excellent|except|expected|"
	"explained",
	"explored|extended|external|facility|familiar|finished|following|"
	"football",
	"forehead|foundation|friendly|furniture|generally|hospital|household",
	"housing|identity|immediate|important|included|increased|indicted|"
	"injected",
	"injection|inspected|instance|intended|interest|internal|introduced|"
	"invited",
	"kitchen|language|learning|location|maintained|manager|material|"
	"maternal",
	"meanwhile|measured|medicine|mentioned|missed|monitoring|morning|"
	"mounting",
	"mourning|movement|natural|neighbour|obtained|occasion|officer|"
	"opposite",
	"original|otherwise|parental|patented|physical|planting|pleasant|"
	"position",
	"possible|precious|prevented|previous|probable|procedure|produced|"
	"promised",
	"properly|property|proposed|protected|protection|protested|provided|"
	"purchase",
	"quality|question|reaction|received|recently|recorded|recovered|"
	"referred",
	"reflected|regarded|regional|rejected|relation|remained|remarked|"
	"reminded",
	"removed|repeated|replaced|reported|required|residence|resident|"
	"resolved",
	"resorted|response|restored|retained|returned|revealed|reviewed|"
	"scratched",
	"searched|security|selected|separate|sentence|settled|several|shooting",
	"shoulder|sometimes|somewhere|specific|speaking|stranger|stripped|"
	"struggled",
	"suggested|supplied|supported|surgery|surprise|suspected|sweating|"
	"swimming",
	"telephone|temporary|therapist|thorough|threatened|throughout|together",
	"training|treated|treatment|unarmed|unharmed|undermined|upstairs|"
	"vehicle",
	"violence|visiting|vulnerable|wandering|watching|weekend|weighted|"
	"whatever",
	"whispered|withdrawn|withdrew|wondered|wondering|yesterday",
};

static void
test_words(void **state)
{
	struct arena *a = arena_new();
	const struct lexicon *l = seen_lexicon_new(a);
	uint32_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(english) / sizeof(english[0]); i++) {
		struct chron_str rest = chron_cstr(english[i]), word, as;

		while (str_cut(&rest, '|', &word)) {
			as = read_as(l, word);
			if (str_eq(as, word))
				continue;
			print_error("%.*s is read as %.*s: it belongs in "
				    "spelling.def\n",
				STR(word), STR(as));
			bad++;
		}
	}
	for (uint32_t i = 1; i < l->nwords; i++)
		assert_int_equal(
			lexicon_find(l, lexicon_key(l->phrases[i].spelling))
				->word,
			i);
	assert_int_equal(bad, 0);
	arena_free(a);
}

static enum answer
seen(const char *text, const char *children)
{
	struct arena *a = arena_new();
	struct chron_chronology c;
	struct chron_value value = {.p = text,
		.n = (uint32_t)strlen(text),
		.concept = CHRON_F_EVENT};
	struct chron_event e = {
		.agency = CHRON_NONE, .values = &value, .nvalues = 1};
	struct seen_context context = {
		.kind = KIND_SOCIAL_CARE, .child = CHRON_NONE};
	int32_t day = civil_days(2020, 1, 1);
	enum answer answer;

	chronology_init(&c, a);
	c.config.nchildren = seen_read_children(
		a, chron_cstr(children), day, &c.config.children);
	c.config.children_declared = true;
	e.start.earliest = (int64_t)day * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(seen_people_new(a, seen_lexicon_new(a), &c.config), &context,
		&e, a);
	answer = e.nsightings ? (enum answer)e.sightings[0].flag[ASPECT_SEEN]
			      : ANSWER_NA;
	arena_free(a);
	return answer;
}

static void
test_events(void **state)
{
	(void)state;
	assert_int_equal(
		seen("Clinic. A was exmained.", "Child A (7y)"), ANSWER_YES);
	assert_int_equal(seen("Exmained A.", "Child A (7y)"), ANSWER_YES);
	assert_int_equal(seen("Visit unsuccesful.", "Child A (7y)"),
		seen("Visit unsuccessful.", "Child A (7y)"));
	/* a name is no slip, whatever it is like */
	assert_int_equal(seen("Letter to Exmained sent.", "Child A (7y)"),
		seen("Letter to Quintrell sent.", "Child A (7y)"));
	assert_int_equal(
		seen("Letter of the solicitor: exmained.", "Exmained (7y)"),
		seen("Letter of the solicitor: quintrell.", "Quintrell (7y)"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_events),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
