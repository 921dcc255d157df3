/* From what starts a clock to the first sighting after it. */
#include "find/trigger.h"
#include "report/emit.h"
#include "report/seen_words.h"
#include "util/fold.h"
#include "util/sentence.h"

enum { SENTENCE_BYTES = 400 };

static const struct chron_column columns[] = {
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"trigger", "What happened", CHRON_CELL_LABEL, CHRON_NARROW},
	{"on", "On", CHRON_CELL_WHEN, CHRON_NARROW},
	{"agency", "Recorded by", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"entry", "Record", CHRON_CELL_REF, CHRON_NARROW | CHRON_UNDER},
	{"words", "In the words", CHRON_CELL_TEXT, CHRON_WIDE},
	{"days", "Days to the first sighting by any agency", CHRON_CELL_NUMBER,
		CHRON_MEDIUM},
	{"seen_on", "Seen on", CHRON_CELL_WHEN, CHRON_NARROW | CHRON_UNDER},
	{"seen_by", "By", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
	{"social_days", "Days to the first sighting by social care",
		CHRON_CELL_NUMBER, CHRON_MEDIUM},
	{"social_on", "Seen by social care on", CHRON_CELL_WHEN,
		CHRON_NARROW | CHRON_UNDER},
	{"social_by", "By whom", CHRON_CELL_TEXT, CHRON_NARROW | CHRON_UNDER},
};

static const struct chron_table table = {
	.key = "triggers",
	.title = "How soon seen after referrals, meetings and moves",
	.caption =
		"Referrals to social care, strategy meetings, child protection "
		"plans, births, returns from being missing, discharges from "
		"hospital, placements and moves within the review period, told "
		"by the type of contact and by the words shown, and the first "
		"sighting recorded after each. What was only planned, offered "
		"or refused is left out. A record that names several children "
		"is counted for each, one that names none for every subject "
		"of the review; what several agencies tell of is counted once, "
		"from the first; days before a birth are not counted.",
	.empty = "No record of such a happening was recognised.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static void
add_words(struct emit *e, const struct trigger *t)
{
	const struct chron_event *event;
	struct chron_str text, sentence;
	struct chron_cell *cell;
	struct chron_span *span;

	if (t->event == CHRON_NONE) {
		emit_text(e, CHRON_S("the date of birth declared"));
		return;
	}
	event = &e->c->events[t->event];
	text = (struct chron_str){
		event->values[t->hit.value].p, event->values[t->hit.value].n};
	sentence = sentence_at(text, t->hit.start);
	if (sentence.n > SENTENCE_BYTES) {
		size_t end = (size_t)(sentence.p + sentence.n - text.p);

		/* a sentence without an end: from the words on */
		sentence = (struct chron_str){
			text.p + t->hit.start, end - t->hit.start};
		if (sentence.n > SENTENCE_BYTES)
			sentence.n = utf8_valid(
				(struct chron_str){sentence.p, SENTENCE_BYTES});
	}
	cell = emit_text(e, sentence);
	span = ARENA_NEW(e->a, struct chron_span);
	span->start = (uint32_t)(text.p + t->hit.start - sentence.p);
	span->end = span->start + (t->hit.end - t->hit.start);
	span->say = t->hit.rule;
	if (span->end > sentence.n)
		return;
	cell->spans = span;
	cell->nspans = 1;
}

static struct chron_str
notes(struct emit *e, const struct trigger *t, uint32_t sight)
{
	struct chron_str none = CHRON_S("");

	return WORDS(e->a,
		t->same_day[sight] ? CHRON_S("; the same day, which came first "
					     "is not recorded")
				   : none,
		t->maybe[sight] ? CHRON_S("; one without an exact day may have "
					  "come sooner")
				: none,
		t->from > t->on.last ? CHRON_S("; counted from birth") : none);
}

static void
add_none(struct emit *e, const struct finder *f, const struct trigger *t,
	uint32_t sight)
{
	int32_t left = f->to - t->from;
	struct chron_cell *days = emit_number(e, (uint64_t)left);
	struct chron_str n = days->text;

	days->text = CHRON_S("none recorded");
	emit_day(e, CIVIL_MIN, "");
	emit_text(e, WORDS(e->a, n,
			     left == 1 ? CHRON_S(" day to the end")
				       : CHRON_S(" days to the end"),
			     notes(e, t, sight)));
}

static const uint8_t measures[TRIGGER_SIGHTS] = {
	[TRIGGER_ANY] = MEASURE_ANY,
	[TRIGGER_SOCIAL] = MEASURE_SOCIAL,
};

static void
add_sight(struct emit *e, const struct finder *f, const struct trigger *t,
	uint32_t sight)
{
	const struct find_span *s;
	struct chron_cell *days;
	const char *hedge;

	if (t->after[sight] == CHRON_NONE) {
		add_none(e, f, t, sight);
		return;
	}
	s = &f->children[t->child].seen.items[t->after[sight]];
	hedge = trigger_hedge(t, s);
	days = emit_number(e, (uint64_t)(s->first - t->from));
	days->text = WORDS(e->a, chron_cstr(hedge), days->text);
	emit_when(e, &e->c->events[s->event].start);
	emit_text(e,
		WORDS(e->a,
			words_seen_by(e->a, e->c, s, t->child, measures[sight]),
			notes(e, t, sight)));
}

static void
add_agency(struct emit *e, const struct trigger *t)
{
	struct chron_str none = CHRON_S("");

	emit_text(e,
		WORDS(e->a, words_agency(e->c, e->c->events[t->event].agency),
			t->more ? CHRON_S(", and ") : none,
			t->more ? words_number(e->a, t->more) : none,
			t->more == 1  ? CHRON_S(" other record")
			: t->more > 1 ? CHRON_S(" other records")
				      : none));
}

static void
yield_trigger(struct emit *e, const struct finder *f, const struct trigger *t)
{
	emit_label(e, e->c->config.children[t->child].ref);
	emit_label(e, chron_cstr(trigger_words[t->kind]));
	if (t->event == CHRON_NONE) {
		emit_day(e, t->on.first, "");
		emit_text(e, CHRON_S("declared in the case"));
		emit_ref(e, CHRON_S(""));
	} else {
		emit_when(e, &e->c->events[t->event].start);
		add_agency(e, t);
		emit_ref(e, words_entry(e->c, t->event));
	}
	add_words(e, t);
	add_sight(e, f, t, TRIGGER_ANY);
	add_sight(e, f, t, TRIGGER_SOCIAL);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
table_triggers(struct emit *e, struct finder *f, const struct trigger *list,
	uint32_t n)
{
	emit_table(e, &table);
	for (uint32_t i = 0; i < n && e->st == CHRON_OK; i++)
		yield_trigger(e, f, &list[i]);
}
