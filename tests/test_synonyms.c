/* Every synonym the field is known to use means what it should: one line of
 * words for each concept.  Those of two meanings are settled by content, which
 * tests/test_judge.c holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/headings.h"
#include "util/str.h"

struct concept_words {
	const char *key, *words; /* between bars */
};

/* Settled by what stands below them, or by the heading beside them. */
static const struct concept_words elsewhere[] = {
	{"seen", "seen"},
	{"significance", "key"},
	{"query", "question"},
	{"end_time", "end time"},
};

static bool
is_elsewhere(struct chron_str word, const char *key)
{
	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(*elsewhere); i++)
		if (str_is(word, elsewhere[i].words) &&
			strcmp(key, elsewhere[i].key) == 0)
			return true;
	return false;
}

static void
every_synonym_means_its_concept(void **state)
{
	static const struct concept_words t[] = {
		{"ref", "event ref|"
			"sequence|"
			"serial number|"
			"serial no|"
			"no|"
			"ref|"
			"ref no|"
			"id|"
			"item|"
			"entry no|"
			"row|"
			"line no|"
			"s no|"
			"sheet number"},
		{"date", "date|"
			 "start date|"
			 "date or period of event|"
			 "date of incident concern|"
			 "date of event|"
			 "date of contact|"
			 "event date|"
			 "contact date|"
			 "incident date|"
			 "date occurred|"
			 "date from|"
			 "from|"
			 "when|"
			 "dd mm yyyy|"
			 "date of significant event|"
			 "date of visit|"
			 "dyddiad"},
		{"time", "time|"
			 "start time|"
			 "time of event|"
			 "24hr time|"
			 "time 24 hour|"
			 "time of contact|"
			 "hour|"
			 "start|"
			 "amser"},
		{"datetime", "date time|"
			     "date and time|"
			     "date and time of incident|"
			     "datetime|"
			     "timestamp|"
			     "event dttm|"
			     "when date time"},
		{"end_date", "end date|"
			     "end time|"
			     "date to|"
			     "to|"
			     "until|"
			     "finish|"
			     "date ended|"
			     "period to"},
		{"entry_date", "date recorded|"
			       "date and time of writing|"
			       "date of entry|"
			       "date of record|"
			       "recorded on|"
			       "date form completed|"
			       "date added|"
			       "created|"
			       "entry date"},
		{"agency", "agency|"
			   "organisation|"
			   "service|"
			   "agency service|"
			   "organisation agency|"
			   "trust|"
			   "partner agency|"
			   "contributing agency|"
			   "reporting agency|"
			   "department|"
			   "team|"
			   "asiantaeth"},
		{"source", "source|"
			   "source of information|"
			   "source how you know this|"
			   "information source|"
			   "source document|"
			   "record source|"
			   "source of record|"
			   "evidence|"
			   "evidence source|"
			   "source of evidence|"
			   "document|"
			   "system|"
			   "file|"
			   "where recorded|"
			   "ffynhonnell"},
		{"source_ref", "witness or document reference|"
			       "page number|"
			       "page no|"
			       "page|"
			       "folio|"
			       "document ref|"
			       "bundle ref|"
			       "exhibit|"
			       "volume and page|"
			       "record number"},
		{"professional", "professional|"
				 "professional role|"
				 "worker|"
				 "practitioner|"
				 "name and role|"
				 "name and designation|"
				 "who by|"
				 "staff member|"
				 "author|"
				 "recorded by|"
				 "entered by|"
				 "print name and signature|"
				 "lead|"
				 "professional involved|"
				 "role"},
		{"present", "present|"
			    "attendees|"
			    "attended by|"
			    "persons present|"
			    "those present|"
			    "people involved|"
			    "who was present|"
			    "in attendance|"
			    "invitees"},
		{"subject", "subject|"
			    "family member|"
			    "family members|"
			    "family member s|"
			    "child|"
			    "child s name|"
			    "name of child|"
			    "person|"
			    "re|"
			    "who|"
			    "relating to|"
			    "name|"
			    "service user|"
			    "subject of contact|"
			    "adult child|"
			    "who concerned"},
		{"who_seen", "who seen|"
			     "who was seen|"
			     "person seen|"
			     "seen|"
			     "persons seen|"
			     "family member seen|"
			     "who contact with"},
		{"contact_type", "contact type|"
				 "type of contact|"
				 "type|"
				 "method|"
				 "mode of contact|"
				 "nature of contact|"
				 "category|"
				 "event type|"
				 "event category|"
				 "visit type|"
				 "type of event|"
				 "category"},
		{"location", "location|"
			     "venue|"
			     "place|"
			     "where|"
			     "address|"
			     "setting"},
		{"event", "event|"
			  "problem|"
			  "presenting problem|"
			  "presenting complaint|"
			  "diagnosis|"
			  "reason for contact|"
			  "reason for attendance|"
			  "event detail|"
			  "event what happened|"
			  "significant event|"
			  "information details of concerns or contact|"
			  "incident concern|"
			  "event contact|"
			  "contact|"
			  "details|"
			  "detail|"
			  "details of event|"
			  "details of contact|"
			  "description|"
			  "description of event|"
			  "summary|"
			  "summary of contact|"
			  "narrative|"
			  "what happened|"
			  "key event|"
			  "significant event or contact|"
			  "event description|"
			  "incident|"
			  "information|"
			  "content|"
			  "notes|"
			  "digwyddiad"},
		{"seen", "child seen|"
			 "was child seen|"
			 "was the child seen|"
			 "child seen y n|"
			 "child children seen|"
			 "seen y n|"
			 "child present|"
			 "child sighted|"
			 "child seen yes no|"
			 "if child seen|"
			 "was the child ren seen|"
			 "adult seen"},
		{"alone", "was the child seen alone|"
			  "seen alone|"
			  "child seen alone|"
			  "alone|"
			  "alone y n|"
			  "seen on own|"
			  "spoken to alone|"
			  "seen separately"},
		{"spoken", "spoken to|"
			   "child spoken to|"
			   "was child spoken to|"
			   "child seen and spoken to"},
		{"views", "wishes and feelings|"
			  "child s wishes and feelings|"
			  "wishes feelings|"
			  "w and f|"
			  "child s views|"
			  "views of child|"
			  "views wishes and feelings|"
			  "voice of the child|"
			  "child s voice|"
			  "voc|"
			  "voice|"
			  "child s lived experience|"
			  "lived experience|"
			  "daily lived experience|"
			  "what did the child say|"
			  "voice of child lived experience|"
			  "were views sought|"
			  "views ascertained|"
			  "pupil s account perspective|"
			  "voice of the adult|"
			  "adult s voice|"
			  "making safeguarding personal"},
		{"seen_views",
			"child seen wishes and feelings|"
			"child seen views sought|"
			"was child seen were wishes and feelings ascertained|"
			"child seen w and f|"
			"child seen spoken to voice"},
		{"outcome", "action taken|"
			    "action taken to mitigate adverse impact on child|"
			    "action taken including reasons for decisions and "
			    "outcomes|"
			    "action|"
			    "actions|"
			    "outcome|"
			    "outcome action|"
			    "action outcome|"
			    "response|"
			    "response or outcome|"
			    "agency response|"
			    "what was done|"
			    "result|"
			    "follow up|"
			    "action response|"
			    "services offered|"
			    "next steps|"
			    "canlyniad"},
		{"decision", "decision|"
			     "decision points|"
			     "decisions made|"
			     "management decision|"
			     "decision and rationale|"
			     "rationale|"
			     "decision maker|"
			     "threshold decision"},
		{"impact", "impact either positive or negative|"
			   "impact|"
			   "impact on child|"
			   "effect on child|"
			   "impact on the child|"
			   "child impact|"
			   "what this means for the child"},
		{"significance", "significance|"
				 "relevance|"
				 "importance|"
				 "key event y n|"
				 "significant y n|"
				 "why significant|"
				 "key|"
				 "weight"},
		{"rag", "rag|"
			"rag rating|"
			"red amber green|"
			"risk rating|"
			"colour|"
			"risk|"
			"strength or risk"},
		{"comment", "comment|"
			    "comments|"
			    "analysis|"
			    "imr author comment|"
			    "author s comments|"
			    "reviewer comment|"
			    "panel comment|"
			    "agency comment|"
			    "commentary|"
			    "critique|"
			    "notes for panel|"
			    "sylwadau"},
		{"good_practice", "good practice|"
				  "effective practice|"
				  "strengths|"
				  "what worked well"},
		{"issue", "practice concern|"
			  "practice issue|"
			  "missed opportunity|"
			  "area for improvement|"
			  "learning|"
			  "gap|"
			  "shortfall|"
			  "deviation from policy|"
			  "worry|"
			  "what are we worried about"},
		{"kpe", "key practice episode|"
			"kpe|"
			"episode|"
			"phase|"
			"period|"
			"chapter"},
		{"kloe", "key line of enquiry|"
			 "kloe|"
			 "line of enquiry|"
			 "terms of reference|"
			 "tor|"
			 "tor no|"
			 "theme|"
			 "themes|"
			 "research question|"
			 "question"},
		{"query", "question|"
			  "questions for agency|"
			  "query|"
			  "clarification|"
			  "follow up with agency|"
			  "panel question"},
		{"anon", "anonymised ref|"
			 "identifier|"
			 "code|"
			 "key|"
			 "pseudonym"},
	};
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		struct chron_str rest = chron_cstr(t[i].words), word;

		while (str_cut(&rest, '|', &word)) {
			struct heading_match m = heading_match(word);
			const char *key = concept_key(m.concept);

			if (strcmp(key, t[i].key) == 0 ||
				is_elsewhere(word, key))
				continue;
			print_error("\"%.*s\" is %s (%u), want %s\n", STR(word),
				key, m.confidence, t[i].key);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_synonym_means_its_concept),
	};

	return cmocka_run_group_tests_name("synonyms", tests, NULL, NULL);
}
