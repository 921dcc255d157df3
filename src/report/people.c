/* The report of people: who is declared, who lived where and when, and what a
 * genogram is drawn from. */
#include "report/people.h"

#include "report/emit.h"
#include "report/people_tables.h"

static const struct chron_column columns[] = {
	{"ref", "Ref", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"also", "Also", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"role", "Who", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"sex", "Sex", CHRON_CELL_LABEL, CHRON_NARROW},
	{"born", "Born", CHRON_CELL_WHEN, CHRON_NARROW},
	{"died", "Died", CHRON_CELL_WHEN, CHRON_NARROW},
	{"age", "Age at the end", CHRON_CELL_TEXT, CHRON_NARROW},
	{"parents", "Parents", CHRON_CELL_LABEL, CHRON_NARROW},
	{"home", "Household then", CHRON_CELL_LABEL, CHRON_MEDIUM},
};

static const struct chron_table table = {
	.key = "people",
	.title = "Children and adults",
	.caption = "Everybody whom case.ini names. Ages are those at the end "
		   "of the review period, or at death.",
	.empty = "Nobody is declared: name the children and the adults of the "
		 "family in case.ini, as [child A] and [person M].",
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
};

struct chron_str
people_sex_word(const struct one *one)
{
	return one->kin->unborn && one->sex == SEX_UNKNOWN
		       ? CHRON_S("")
		       : chron_cstr(sex_names[one->sex]);
}

struct chron_str
people_list(struct arena *a, const struct chron_str *items, uint32_t n,
	const char *between)
{
	struct chron_str *parts;

	if (!n)
		return CHRON_S("");
	parts = ARENA_ARRAY(a, struct chron_str, (size_t)n * 2);
	for (uint32_t i = 0; i < n; i++) {
		parts[2 * i] = chron_cstr(i ? between : "");
		parts[2 * i + 1] = items[i];
	}
	return words_join(a, parts, (size_t)n * 2);
}

void
people_emit_born(struct emit *e, const struct one *one)
{
	struct chron_cell *cell = emit_when(e, &one->born);

	if (one->born.earliest == CHRON_TIME_MIN)
		cell->text = CHRON_S("");
	if (one->kin->unborn)
		cell->text = cell->text.n ? WORDS(e->a, CHRON_S("expected "),
						    cell->text)
					  : CHRON_S("not born yet");
}

void
people_emit_died(struct emit *e, const struct one *one)
{
	if (one->kin->died == CIVIL_MIN)
		emit_day(e, CIVIL_MIN, "");
	else
		emit_when(e, &one->kin->dead);
}

static struct chron_str
what(const struct one *one)
{
	if (!one->child)
		return one->role;
	return one->subject ? CHRON_S("subject of the review")
			    : CHRON_S("child of the family");
}

static void
emit_people(struct emit *e, const struct kinsfolk *p)
{
	emit_table(e, &table);
	for (uint32_t i = 0; i < p->n && e->st == CHRON_OK; i++) {
		const struct one *one = &p->ones[i];
		const struct stay *home = people_home(p, i);

		emit_label(e, one->ref);
		emit_text(e, one->name);
		emit_text(e, people_list(e->a, one->also, one->nalso, ", "));
		emit_text(e, what(one));
		emit_label(e, people_sex_word(one));
		people_emit_born(e, one);
		people_emit_died(e, one);
		emit_text(e, people_age_at_end(e->a, p, one));
		emit_label(e, people_list(e->a, one->kin->parents,
				      one->kin->nparents, ", "));
		emit_label(e, home ? p->homes[home->home] : CHRON_S(""));
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

static enum chron_status
yield(const struct chron_chronology *c, const struct table_sink *to,
	struct chron_err *err)
{
	struct kinsfolk p;
	struct emit e;

	emit_begin(&e, c, to, err);
	people_gather(&p, c, e.keep);
	table_genogram(&e, &p);
	emit_people(&e, &p);
	table_relationships(&e, &p);
	table_households(&e, &p);
	table_moves(&e, &p);
	return emit_end(&e);
}

const struct report report_people = {
	.name = "people",
	.title = "People and households",
	.brief = "the family as a genogram; who lived where, and when",
	.yield = yield,
};
