/* Small cases drawn by chance from a seed, for tests of merging: what several
 * agencies write of one family in a few weeks, with every trap there is. */
#ifndef TESTS_MERGE_RANDOM_H
#define TESTS_MERGE_RANDOM_H

#include "merge_case.h"

enum {
	DRAWN_MOST = 40,
	DRAWN_FAR = 6, /* rows of a file of long ago, if it is added */
	DRAWN_ROOM = DRAWN_MOST + DRAWN_FAR,
	DRAWN_RULINGS = 10,
	DRAWN_CHILDREN = 3,
	DRAWN_TEXT = 320,
	DRAWN_DAY = 17594, /* 2018-03-04, which texts name */
};

struct drawn_event {
	struct hand_event h;
	char id[16], text[DRAWN_TEXT];
	struct chron_when when;
	bool cancelled;
	uint32_t chance; /* for what is seen of the children */
};

struct drawn {
	struct drawn_event e[DRAWN_ROOM];
	uint32_t n;
	struct chron_decision d[DRAWN_RULINGS];
	uint32_t nd;
	struct chron_child children[DRAWN_CHILDREN];
	uint32_t nchildren;
	int32_t join_at, possible_at;
};

static inline uint32_t
drawn_next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005ull + 1442695040888963407ull;
	return (uint32_t)(*seed >> 33);
}

static inline bool
drawn_chance(uint64_t *seed, uint32_t percent)
{
	return drawn_next(seed) % 100 < percent;
}

#define DRAWN_PICK(list, seed)                                                 \
	(list)[drawn_next(seed) % (sizeof(list) / sizeof(*(list)))]

static const char *const drawn_agencies[] = {"Police", "Social Care", "GP",
	"Health Visiting", "School", "Hospital", "Housing"};
static const char *const drawn_seconds[] = {"Police 2", "Social Care 2", "GP 2",
	"Health Visiting 2", "School 2", "Hospital 2", "Housing 2"};

static const char *const drawn_openings[] = {
	"Strategy meeting held",
	"Strat meeting with police and school",
	"Core group at school, mother attended",
	"Initial child protection conference",
	"Minutes of core group received",
	"Home visit, children seen, no concerns",
	"Home visit, no access, card left",
	"Joint home visit with health visitor",
	"T/C to SW about attendance",
	"Call from school about attendance",
	"Telephone call from police",
	"Email sent to health visitor",
	"Email from social worker",
	"Referral to CSC after disclosure to Mrs Fenwick",
	"Referral from school, disclosure to Mrs Fenwick",
	"Attended ED with bruise to cheek",
	"Letter from ED received, attended on 04/03/2018",
	"Letter from hospital, attended on 27/02/2018 with croup",
	"Officers attended domestic incident, father arrested",
	"PPN received re domestic incident 4/3",
	"Missing from home, found at grandmother's",
	"Seen at surgery with mother, cough",
	"Seen at clinic for 8 week check, weight 25th centile",
	"School: bruise to left ear, explained as fall from slide",
	"Tenancy inspection, home cluttered",
	"Baby born at 38 weeks, transferred home",
	"Routine note. No concerns.",
};
static const char *const drawn_details[] = {
	"Log 4471.",
	"Crime CR/12345/18.",
	"Incident 00932.",
	"Mrs Fenwick present.",
	"DS Ormerod and SW Pilling agreed to meet again.",
	"Kit seen and spoken to alone.",
	"Maisie not seen.",
	"Later the same day.",
	"Second visit today.",
	"Informed HV.",
	"Informed by social worker.",
	"Mother low in mood, sertraline started.",
	"Chaotic rubbish in hallway, smell of cannabis.",
	"Joint visit with police.",
	"Planned for 6 March.",
	"Seen on 05/03/2018.",
	"Scald to left hand, cooled under tap.",
	"Threshold met.",
	"Threshold not met, single agency.",
	"Spiral fracture suspected by registrar.",
};
static const char *const drawn_subjects[] = {
	"", "", "", "Kit", "Child A", "Maisie", "Mother", "Neighbour"};
static const char *const drawn_types[] = {"", "", "", "Home visit",
	"Telephone call", "Strategy meeting", "Letter", "Appointment"};
static const char *const drawn_outcomes[] = {"", "", "", "No further action",
	"Section 47 to start", "Copy of minutes awaited"};
static const char *const drawn_present[] = {
	"", "", "", "Police, school", "Present: HV, GP; apologies: school"};

static inline struct chron_when
drawn_days(int64_t day, int64_t days, uint8_t precision)
{
	return (struct chron_when){.earliest = day * CIVIL_DAY_MINUTES,
		.latest = (day + days) * CIVIL_DAY_MINUTES - 1,
		.precision = precision};
}

/* A time of any precision; most are days and minutes of a few days, at hours
 * that others have too. */
static inline struct chron_when
drawn_when(uint64_t *seed)
{
	static const int16_t minutes[] = {
		0, 5, 540, 600, 610, 630, 690, 720, 840, 960, 1200, 1425};
	uint32_t sort = drawn_next(seed) % 100;
	int64_t day = DRAWN_DAY - 3 + drawn_next(seed) % 9;
	struct chron_when w = drawn_days(day, 1, CHRON_DAY);

	if (sort < 45) {
		w.precision = CHRON_MINUTE;
		w.earliest += DRAWN_PICK(minutes, seed);
		w.latest = w.earliest;
	} else if (sort >= 96) {
		w = (struct chron_when){.earliest = CHRON_TIME_MIN,
			.latest = CHRON_TIME_MAX,
			.precision = CHRON_UNKNOWN};
	} else if (sort >= 94) {
		w.precision = CHRON_UNKNOWN; /* "before 5 March", "after" */
		*(sort == 94 ? &w.earliest : &w.latest) =
			sort == 94 ? CHRON_TIME_MIN : CHRON_TIME_MAX;
	} else if (sort >= 92) {
		w = drawn_days(DRAWN_DAY - 62, 365, CHRON_YEAR);
	} else if (sort >= 90) {
		w = drawn_days(DRAWN_DAY - 3, 92, CHRON_SEASON);
	} else if (sort >= 87) {
		w = drawn_days(DRAWN_DAY - 3, 31, CHRON_MONTH);
	} else if (sort >= 82) {
		w = drawn_days(DRAWN_DAY + 1, 7, CHRON_WEEK);
	}
	w.uncertain = drawn_chance(seed, 5);
	return w;
}

static inline void
drawn_words(char *text, uint64_t *seed)
{
	uint32_t more = drawn_next(seed) % 4;
	size_t n = (size_t)snprintf(
		text, DRAWN_TEXT, "%s.", DRAWN_PICK(drawn_openings, seed));

	while (more-- > 0 && n < DRAWN_TEXT - 64)
		n += (size_t)snprintf(text + n, DRAWN_TEXT - n, " %s",
			DRAWN_PICK(drawn_details, seed));
}

/* A row that some other row led to: the same once more, in this file or the
 * agency's other; another agency's in the same words; the same words on
 * another day. */
static inline void
drawn_echo(struct drawn_event *e, const struct drawn_event *of, uint64_t *seed)
{
	struct hand_event own = e->h;
	uint32_t sort = drawn_next(seed) % 4;

	memcpy(e->text, of->text, DRAWN_TEXT);
	if (sort < 2) {
		e->h = of->h;
		e->when = of->when;
		e->cancelled = of->cancelled;
	}
	if (sort == 1)
		e->h.source =
			drawn_chance(seed, 50) ? own.source : of->h.source;
	if (sort == 2)
		e->when = of->when;
}

static inline void
drawn_row(struct drawn *w, uint32_t i, uint32_t nagencies, uint64_t *seed)
{
	struct drawn_event *e = &w->e[i];
	uint32_t agency = drawn_next(seed) % nagencies;

	/* One draw a statement: within one, compilers draw as they please, and
	 * a number would not stand for the same case everywhere. */
	*e = (struct drawn_event){.when = drawn_when(seed)};
	e->h.agency = drawn_agencies[agency];
	e->h.source = drawn_chance(seed, 15) ? drawn_seconds[agency]
					     : drawn_agencies[agency];
	e->h.subject = DRAWN_PICK(drawn_subjects, seed);
	e->h.type = DRAWN_PICK(drawn_types, seed);
	e->h.outcome = DRAWN_PICK(drawn_outcomes, seed);
	e->h.present = DRAWN_PICK(drawn_present, seed);
	e->cancelled = drawn_chance(seed, 3);
	drawn_words(e->text, seed);
	if (i && drawn_chance(seed, 15))
		drawn_echo(e, &w->e[drawn_next(seed) % i], seed);
	e->chance = drawn_next(seed);
	e->h.start = "";
	e->h.text = e->text;
	snprintf(e->id, sizeof(e->id), "e%04x%02u", drawn_next(seed) & 0xffff,
		i);
	e->h.id = e->id;
}

static inline void
drawn_rulings(struct drawn *w, uint64_t *seed)
{
	static const uint8_t rulings[] = {RULE_SAME, RULE_SAME,
		RULE_SAME_DIFFER, RULE_RELATED, RULE_DIFFERENT, RULE_DIFFERENT,
		RULE_UNSURE, RULE_LEAVE_OUT, RULE_FLAG, RULE_NOTE};

	if (drawn_chance(seed, 40))
		w->nd = 1 + drawn_next(seed) % DRAWN_RULINGS;
	for (uint32_t i = 0; i < w->nd; i++) {
		struct chron_decision *d = &w->d[i];

		*d = (struct chron_decision){.number = i + 1,
			.text = CHRON_S("as the panel saw it"),
			.by = CHRON_S("J Panel"),
			.at = CHRON_S("2026-01-05T10:00")};
		d->ruling = DRAWN_PICK(rulings, seed);
		d->a = chron_cstr(w->e[drawn_next(seed) % w->n].id);
		d->b = chron_cstr(w->e[drawn_next(seed) % w->n].id);
		d->others = chron_cstr(w->e[drawn_next(seed) % w->n].id);
		d->undone = drawn_chance(seed, 10);
		/* A second thought about a pair. */
		if (i && drawn_chance(seed, 20)) {
			d->a = w->d[i - 1].b;
			d->b = w->d[i - 1].a;
		}
		if (drawn_chance(seed, 3))
			d->b = CHRON_S("egone");
	}
}

/* 5 to 40 rows; small cases are the more frequent. */
static inline void
drawn_case(struct drawn *w, uint64_t seed)
{
	static const char *const refs[] = {"A", "S1", "S2"};
	static const char *const names[] = {"Kit Alder", "Maisie Alder", ""};
	uint32_t agencies, room;

	seed ^= 0x20180304;
	drawn_next(&seed);
	memset(w, 0, sizeof(*w));
	room = drawn_chance(&seed, 25) ? 36 : 12;
	w->n = 5 + drawn_next(&seed) % room;
	w->nchildren = 1 + drawn_next(&seed) % DRAWN_CHILDREN;
	for (uint32_t i = 0; i < w->nchildren; i++)
		w->children[i] =
			(struct chron_child){.ref = chron_cstr(refs[i]),
				.name = chron_cstr(names[i]),
				.born = INT32_MIN,
				.subject = i == 0};
	if (drawn_chance(&seed, 20)) {
		w->join_at = 15 + (int32_t)(drawn_next(&seed) % 60);
		w->possible_at = 5 + (int32_t)(drawn_next(&seed) % 40);
	}
	agencies = 2 + drawn_next(&seed) % 6;
	for (uint32_t i = 0; i < w->n; i++)
		drawn_row(w, i, agencies, &seed);
	drawn_rulings(w, &seed);
}

static inline void
drawn_sightings(
	struct chron_chronology *c, struct chron_event *e, uint32_t chance)
{
	static const uint8_t answers[] = {
		ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR, ANSWER_NA};
	uint64_t seed = chance;

	e->nsightings = c->config.nchildren;
	e->sightings =
		ARENA_ARRAY(c->arena, struct chron_sighting, e->nsightings);
	for (uint32_t i = 0; i < e->nsightings; i++) {
		struct chron_sighting *s = &e->sightings[i];

		s->child = i;
		s->flag[ASPECT_SEEN] = DRAWN_PICK(answers, &seed);
		for (uint32_t k = ASPECT_ALONE; k < ASPECT_COUNT; k++)
			s->flag[k] = answers[drawn_next(&seed) % 3];
		if (s->flag[ASPECT_SEEN] != ANSWER_YES)
			continue;
		s->grade = (uint8_t)(1 + drawn_next(&seed) % GRADE_REPORTED);
		s->mode = (uint8_t)(drawn_next(&seed) % (MODE_OTHER + 1));
		s->reported = s->grade == GRADE_REPORTED;
	}
}

/* The case as it is before merging, its rows having come in the given order;
 * NULL: as drawn. */
static inline struct chron_chronology *
drawn_build(struct arena *a, struct drawn *w, const uint32_t *order)
{
	struct chron_chronology *c = hand_case(a);

	c->config.children = w->children;
	c->config.nchildren = w->nchildren;
	c->config.children_declared = true;
	c->config.join_at = w->join_at;
	c->config.possible_at = w->possible_at;
	for (uint32_t i = 0; i < w->n; i++) {
		const struct drawn_event *from = &w->e[order ? order[i] : i];
		struct chron_event *e;

		hand_add(c, &from->h);
		e = &c->events[c->nevents - 1];
		/* The row is where the file has it, whenever it came. */
		e->row = e->order = (uint32_t)(from - w->e);
		e->start = from->when;
		e->cancelled = from->cancelled;
		drawn_sightings(c, e, from->chance);
	}
	c->decisions = w->d;
	c->ndecisions = w->nd;
	chronology_sort(c);
	return c;
}

/* One more agency's file, of ten years before and of other matters. */
static inline void
drawn_add_far(struct drawn *w, uint64_t *seed)
{
	static const char *const says[] = {
		"Reported as required. Unpaid work discussed.",
		"Did not attend for supervision, warning letter sent.",
		"Licence conditions gone through with him at the office.",
		"Moved to an address in another county, transfer asked for.",
	};
	uint32_t n = 1 + drawn_next(seed) % DRAWN_FAR;

	for (uint32_t i = 0; i < n; i++) {
		struct drawn_event *e = &w->e[w->n];

		*e = (struct drawn_event){
			.when = drawn_days(DRAWN_DAY - 3653 + i, 1, CHRON_DAY)};
		snprintf(e->text, sizeof(e->text), "%s", says[i % 4]);
		snprintf(e->id, sizeof(e->id), "efar%02u", i);
		e->h = (struct hand_event){.agency = "Probation",
			.start = "",
			.text = e->text,
			.id = e->id};
		w->n++;
	}
}

/* Another order for the rows to come in. */
static inline void
drawn_order(uint32_t *order, uint32_t n, uint64_t *seed)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = drawn_next(seed) % (i + 1);

		order[i] = order[k];
		order[k] = i;
	}
}

#endif
