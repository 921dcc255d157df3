/* The workbook's sightings: a row for each account and each child that it
 * concerns. */
#include "report/account.h"
#include "report/workbook.h"

static const struct chron_column columns[] = {
	{"entry", "Entry", CHRON_CELL_REF, CHRON_NARROW},
	{"account", "Account", CHRON_CELL_REF, CHRON_NARROW},
	WORKBOOK_WHEN,
	{"agency", "Agency", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"professional", "Professional", CHRON_CELL_TEXT, CHRON_NARROW},
	{"child", "Child", CHRON_CELL_LABEL, CHRON_NARROW},
	{"age", "Age", CHRON_CELL_LABEL, CHRON_NARROW},
	{"seen", "Seen", CHRON_CELL_LABEL, CHRON_NARROW},
	{"alone", "Alone", CHRON_CELL_LABEL, CHRON_NARROW},
	{"views_sought", "Views sought", CHRON_CELL_LABEL, CHRON_NARROW},
	{"views_expressed", "Views expressed", CHRON_CELL_LABEL, CHRON_NARROW},
	{"grade", "Grade", CHRON_CELL_LABEL, CHRON_NARROW},
	{"mode", "Mode", CHRON_CELL_LABEL, CHRON_NARROW},
	{"basis", "Basis", CHRON_CELL_LABEL, CHRON_NARROW},
	{"remark", "Remark", CHRON_CELL_TEXT, CHRON_NARROW},
	{"evidence", "Words that decided", CHRON_CELL_TEXT, CHRON_WIDE},
	{"file", "File", CHRON_CELL_TEXT, CHRON_NARROW},
	{"part", "Part", CHRON_CELL_LABEL, CHRON_NARROW},
	{"row", "Row", CHRON_CELL_NUMBER, CHRON_NARROW},
	WORKBOOK_ORDER,
};

static const struct chron_table table = {
	.key = "sightings",
	.title = "Seen",
	.caption = "A row for each account and each child it concerns. Grade: "
		   "how well the child was seen. Mode: how the contact was "
		   "made. Basis: stated in a column, inferred from the words, "
		   "or decided by a person.",
	.empty = "No account concerns a child.",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

static struct chron_str
remark(struct arena *a, const struct chron_event *event,
	const struct chron_sighting *s)
{
	const struct {
		bool is;
		const char *words;
	} remarks[] = {
		{event->cancelled, "cancelled"},
		{s->attempt, "visit or appointment failed"},
		{s->plan, "says that the child is to be seen"},
		{s->reported, "told of another's sighting"},
		{s->contradicted, "the record contradicts itself"},
	};
	struct chron_str all = CHRON_S("");

	for (size_t i = 0; i < sizeof(remarks) / sizeof(*remarks); i++)
		if (remarks[i].is)
			all = WORDS(a, all, all.n ? CHRON_S("\n") : CHRON_S(""),
				chron_cstr(remarks[i].words));
	return all;
}

static void
add_word(struct emit *e, const char *word)
{
	emit_label(e, word ? chron_cstr(word) : CHRON_S(""));
}

/* An account, and where it stands. */
struct place {
	const struct chron_entry *n;
	const struct chron_event *event;
	uint32_t order;
};

static void
yield_sighting(struct emit *e, struct buf *evidence, const struct place *at,
	const struct chron_sighting *s)
{
	const struct chron_child *child = &e->c->config.children[s->child];
	const struct chron_event *event = at->event;

	emit_ref(e, at->n->id);
	emit_ref(e, event->id);
	workbook_when(e, &event->start, event->has_end ? &event->end : NULL);
	emit_label(e, words_agency(e->c, event->agency));
	emit_text(e, chron_event_text(event, CHRON_F_PROFESSIONAL));
	emit_label(e, child->ref);
	emit_label(e, account_age(e->a, child, &event->start));
	for (int k = 0; k < ASPECT_COUNT; k++)
		workbook_answer(e, s, (enum aspect)k);
	add_word(e, grade_names[s->grade]);
	add_word(e, mode_names[s->mode]);
	add_word(e, basis_names[s->basis]);
	emit_text(e, remark(e->a, event, s));
	buf_clear(evidence);
	workbook_evidence(e, evidence, event, s);
	emit_text(e, buf_get(evidence));
	emit_text(e, e->c->sources[event->source].file);
	emit_label(e, event->part);
	emit_number(e, event->row);
	emit_number(e, at->order);
	workbook_sort_day(e, &event->start);
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

void
workbook_seen(struct emit *e)
{
	const uint32_t *order = workbook_order(e);
	struct buf evidence = BUF_INIT;

	emit_table(e, &table);
	for (uint32_t i = 0; i < e->c->nentries; i++) {
		uint32_t at = workbook_at(e->c, i);
		const struct chron_entry *n = &e->c->entries[at];

		for (uint32_t k = 0; k < n->nevents; k++) {
			const struct place p = {
				n, &e->c->events[n->events[k]], order[at] + k};

			for (uint32_t m = 0;
				m < p.event->nsightings && e->st == CHRON_OK;
				m++)
				yield_sighting(e, &evidence, &p,
					&p.event->sightings[m]);
		}
	}
	buf_free(&evidence);
}
