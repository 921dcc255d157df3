/* Merging: what joins, what never does, and what always holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "merge/merge.h"
#include "merge_case.h"

/* ---- pairs ---- */

struct duo {
	const char *what;
	struct hand_event a, b;
	bool same;
};

#define SAME  true
#define APART false
#define EV(agency_, start_, text_)                                             \
	{                                                                      \
		.agency = agency_, .start = start_, .text = text_              \
	}

static const struct duo duos[] = {
	{"a strategy meeting told by two agencies",
		EV("Social Care", "2018-03-04T10:00",
			"Strategy meeting held at Civic Centre. Threshold "
			"met."),
		EV("Police", "2018-03-04T10:30",
			"DS 21 attended strat meeting re unexplained bruise."),
		SAME},
	{"a hospital letter that names its day",
		EV("Hospital", "2018-03-04T18:10",
			"Attended ED with mother. Scald to left hand, cooled."),
		EV("GP", "2018-03-07",
			"Letter from ED: attended on 04/03/2018, scald to "
			"hand."),
		SAME},
	{"a letter that tells of another day",
		EV("Hospital", "2018-03-04T18:10",
			"Attended ED with mother. Scald to left hand, cooled."),
		EV("GP", "2018-03-07",
			"Letter from ED: attended on 27/02/2018 with croup."),
		APART},
	{"two visits of one day",
		EV("Social Care", "2018-03-04T10:00",
			"Home visit, no access, card left."),
		EV("Health Visiting", "2018-03-04T16:00",
			"Home visit. Baby seen and weighed."),
		APART},
	{"a call and its other end",
		EV("Health Visiting", "2018-03-04T11:05",
			"T/C to SW, worried about home conditions and "
			"rubbish."),
		EV("Social Care", "2018-03-04T11:00",
			"Call from health visitor re poor home conditions."),
		SAME},
	{"two calls in a chain",
		EV("Health Visiting", "2018-03-04T11:05",
			"T/C to SW, worried about home conditions."),
		EV("School", "2018-03-04T13:30",
			"Phone call from social worker asking about "
			"attendance."),
		APART},
	{"police incident and notification next day",
		EV("Police", "2018-03-04T23:40",
			"Officers attended a domestic incident, father "
			"arrested."),
		EV("Health Visiting", "2018-03-05",
			"PPN received from police re DV incident on 4/3/18."),
		SAME},
	{"mother's and child's appointments",
		{.agency = "GP",
			.start = "2018-03-04T10:00",
			.subject = "Mother",
			.text = "Seen at surgery. Low mood, sertraline "
				"started."},
		{.agency = "Health Visiting",
			.start = "2018-03-04T10:20",
			.subject = "child",
			.text = "Seen at clinic for 8 week check."},
		APART},
	{"identical routine notes a fortnight apart",
		EV("Social Care", "2018-03-04",
			"CP visit. Children seen, home tidy, no concerns."),
		EV("Early Help", "2018-03-18",
			"CP visit. Children seen, home tidy, no concerns."),
		APART},
	{"one case number",
		EV("Police", "2018-03-04T09:00",
			"Crime CR/12345/18 recorded, neglect."),
		EV("Social Care", "2018-03-04T14:00",
			"Police say crime ref CR/12345/18 is open for "
			"neglect."),
		SAME},
};

static void
duos_join_or_stay_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(duos) / sizeof(*duos); i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c = hand_case(a);

		hand_add(c, &duos[i].a);
		hand_add(c, &duos[i].b);
		chronology_sort(c);
		merge_all(c);
		if ((c->nentries == 1) != duos[i].same) {
			struct chron_pair p = merge_explain(c, 0, 1);

			for (uint32_t k = 0; k < p.nreasons; k++)
				print_message("%+d %s: %.*s\n",
					p.reasons[k].points, p.reasons[k].what,
					(int)p.reasons[k].say.n,
					p.reasons[k].say.p);
			fail_msg("%s: score %d", duos[i].what, p.score);
		}
		arena_free(a);
	}
}

static void
a_repeated_row_is_one_entry_with_two_accounts(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h =
		EV("GP", "2018-03-04", "Seen with mum, cough, no treatment.");
	struct hand_event other =
		EV("GP", "2018-03-04", "Seen with mum, cough and a fever.");

	(void)state;
	hand_add(c, &h);
	hand_add(c, &h);
	hand_add(c, &other);
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->nentries, 2);
	assert_int_equal(c->entries[0].nevents + c->entries[1].nevents, 3);
	arena_free(a);
}

/* ---- properties ---- */

static const char *const agencies[] = {"Police", "Social Care", "GP",
	"Health Visiting", "School", "Hospital", "Housing"};
static const char *const says[] = {
	"Strategy meeting held, police and school present",
	"Home visit, children seen, no concerns",
	"Home visit, no access, card left",
	"T/C to SW about attendance",
	"Call from school about attendance",
	"Attended ED with bruise to cheek, log 4471",
	"Letter from ED received, attended on 04/03/2018",
	"Officers attended domestic incident, log 4471, father arrested",
	"PPN received re domestic incident 4/3",
	"Core group held, mother attended",
	"Later the same day attended ED again",
	"Referral to CSC after disclosure to Mrs Fenwick",
	"Referral from school, disclosure to Mrs Fenwick",
};
static const char *const starts[] = {"2018-03-04", "2018-03-04T10:00",
	"2018-03-04T10:20", "2018-03-04T16:00", "2018-03-05",
	"2018-03-06T09:00", "2018-03", ""};

static uint32_t
next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005ull + 1442695040888963407ull;
	return (uint32_t)(*seed >> 33);
}

#define PICK(list, seed) (list)[next(seed) % (sizeof(list) / sizeof(*(list)))]

enum { MOST = 10 };

struct draw {
	struct hand_event e[MOST];
	char id[MOST][16];
	uint32_t n;
	struct chron_decision d[4];
	uint32_t nd;
};

static void
draw_case(struct draw *w, uint64_t *seed)
{
	static const uint8_t rulings[] = {RULE_SAME, RULE_SAME_DIFFER,
		RULE_RELATED, RULE_DIFFERENT, RULE_UNSURE, RULE_LEAVE_OUT};

	w->n = 2 + next(seed) % (MOST - 1);
	for (uint32_t i = 0; i < w->n; i++) {
		snprintf(w->id[i], 16, "e%04x%u", next(seed) & 0xffff, i);
		w->e[i] = (struct hand_event){.agency = PICK(agencies, seed),
			.start = PICK(starts, seed),
			.text = PICK(says, seed),
			.id = w->id[i]};
	}
	w->nd = next(seed) % 5;
	for (uint32_t i = 0; i < w->nd; i++)
		w->d[i] = (struct chron_decision){.number = i + 1,
			.ruling = PICK(rulings, seed),
			.a = chron_cstr(w->id[next(seed) % w->n]),
			.b = chron_cstr(w->id[next(seed) % w->n]),
			.others = chron_cstr(w->id[next(seed) % w->n]),
			.undone = next(seed) % 8 == 0};
}

/* Adds the events from the given one on, round to the one before it. */
static struct chron_chronology *
build(struct arena *a, struct draw *w, uint32_t from)
{
	struct chron_chronology *c = hand_case(a);

	for (uint32_t i = 0; i < w->n; i++)
		hand_add(c, &w->e[(from + i) % w->n]);
	/* The row is where the file has it, whatever the order of arrival. */
	for (uint32_t i = 0; i < w->n; i++)
		c->events[i].row = c->events[i].order = (from + i) % w->n;
	c->decisions = w->d;
	c->ndecisions = w->nd;
	chronology_sort(c);
	merge_all(c);
	return c;
}

static void
put_result(struct buf *b, const struct chron_chronology *c)
{
	buf_clear(b);
	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *e = &c->entries[i];

		buf_str(b, e->id);
		buf_printf(b, " %d %d:", (int)e->match, e->score);
		for (uint32_t k = 0; k < e->nevents; k++) {
			buf_putc(b, ' ');
			buf_str(b, c->events[e->events[k]].id);
		}
		buf_putc(b, '\n');
	}
	for (uint32_t i = 0; i < c->npossible; i++) {
		buf_str(b, c->events[c->possible[i].a].id);
		buf_putc(b, '?');
		buf_str(b, c->events[c->possible[i].b].id);
		buf_printf(b, " %d\n", c->possible[i].score);
	}
	for (uint32_t i = 0; i < c->ndiscrepancies; i++) {
		buf_puts(b, c->discrepancies[i].kind);
		buf_str(b, c->discrepancies[i].say);
		buf_putc(b, '\n');
	}
}

static void
check_points(const struct chron_pair *p)
{
	int32_t sum = 0;

	for (uint32_t i = 0; i < p->nreasons; i++)
		sum += p->reasons[i].points;
	assert_int_equal(sum, p->score);
}

static void
check_whole(const struct chron_chronology *c)
{
	uint32_t members = 0;

	for (uint32_t i = 0; i < c->nentries; i++) {
		const struct chron_entry *e = &c->entries[i];

		members += e->nevents;
		for (uint32_t k = 0; k < e->nevents; k++)
			assert_int_equal(c->events[e->events[k]].entry, i);
		for (uint32_t k = 0; k < e->npairs; k++)
			check_points(&e->pairs[k]);
		assert_int_equal(e->match == MATCH_SINGLE, e->nevents == 1);
	}
	assert_int_equal(members, c->nevents);
	for (uint32_t i = 0; i < c->npossible; i++) {
		check_points(&c->possible[i]);
		assert_true(c->events[c->possible[i].a].entry !=
			    c->events[c->possible[i].b].entry);
	}
}

/* Who was left out is apart, unless a later ruling took it in again. */
static void
check_left_out(
	const struct chron_chronology *c, const struct draw *w, uint32_t at)
{
	const struct chron_decision *d = &w->d[at];
	uint32_t a = chronology_find_event(c, d->a);
	uint32_t b = chronology_find_event(c, d->others);
	bool taken_in = false;

	for (uint32_t k = at + 1; k < w->nd; k++)
		taken_in =
			taken_in ||
			(!w->d[k].undone && w->d[k].ruling <= RULE_SAME_DIFFER);
	if (d->undone)
		assert_int_equal(c->standings[at].what, STANDING_UNDONE);
	else if (a == b)
		assert_int_equal(c->standings[at].what, STANDING_GONE);
	else if (c->standings[at].what == STANDING_FOLLOWED)
		assert_true(c->events[a].entry != c->events[b].entry);
	else if (!taken_in)
		assert_int_equal(c->standings[at].what, STANDING_SUPERSEDED);
}

/* The last ruling on each pair is honoured: apart always, together unless
 * another ruling forbids it. */
static void
check_rulings(const struct chron_chronology *c, const struct draw *w)
{
	for (uint32_t i = 0; i < w->nd; i++) {
		const struct chron_decision *d = &w->d[i];
		bool last = !d->undone, apart;
		uint32_t a, b;

		for (uint32_t k = i + 1; k < w->nd; k++)
			if (!w->d[k].undone &&
				w->d[k].ruling != RULE_LEAVE_OUT &&
				((str_eq(w->d[k].a, d->a) &&
					 str_eq(w->d[k].b, d->b)) ||
					(str_eq(w->d[k].a, d->b) &&
						str_eq(w->d[k].b, d->a))))
				last = false;
		if (d->ruling == RULE_LEAVE_OUT)
			check_left_out(c, w, i);
		if (!last || d->ruling == RULE_LEAVE_OUT || str_eq(d->a, d->b))
			continue;
		a = chronology_find_event(c, d->a);
		b = chronology_find_event(c, d->b);
		apart = d->ruling != RULE_SAME && d->ruling != RULE_SAME_DIFFER;
		if (apart)
			assert_true(c->events[a].entry != c->events[b].entry);
		else if (w->nd == 1)
			assert_true(c->events[a].entry == c->events[b].entry);
	}
}

static void
what_always_holds(void **state)
{
	uint64_t seed = 20180304;
	struct buf one = BUF_INIT, other = BUF_INIT;
	static struct draw w;

	(void)state;
	for (int i = 0; i < 1200; i++) {
		struct arena *a = arena_new();
		struct chron_chronology *c;

		draw_case(&w, &seed);
		c = build(a, &w, 0);
		check_whole(c);
		check_rulings(c, &w);
		put_result(&one, c);
		if (i % 2) {
			c->ndiagnostics = 0;
			merge_all(c);
		} else {
			c = build(a, &w, 1 + next(&seed) % (w.n - 1));
		}
		put_result(&other, c);
		if (strcmp(one.p, other.p) != 0)
			fail_msg("case %d:\n%s\nis not\n%s", i, one.p, other.p);
		arena_free(a);
	}
	buf_free(&one);
	buf_free(&other);
}

static void
a_decision_on_a_lost_event_is_told(void **state)
{
	struct arena *a = arena_new();
	struct chron_chronology *c = hand_case(a);
	struct hand_event h = EV("GP", "2018-03-04", "Seen with mum.");
	struct chron_decision d = {.number = 7,
		.ruling = RULE_SAME,
		.a = CHRON_S("e000001"),
		.b = CHRON_S("egone")};

	(void)state;
	hand_add(c, &h);
	c->decisions = &d;
	c->ndecisions = 1;
	chronology_sort(c);
	merge_all(c);
	assert_int_equal(c->ndiagnostics, 1);
	assert_string_equal(c->diagnostics[0].slug.p, "decision-unknown-event");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(duos_join_or_stay_apart),
		cmocka_unit_test(a_repeated_row_is_one_entry_with_two_accounts),
		cmocka_unit_test(a_decision_on_a_lost_event_is_told),
		cmocka_unit_test(what_always_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
