/* Who is whose partner, and the table that a genogram is drawn from. */
#include "report/people_tables.h"

static const struct chron_column pair_columns[] = {
	{"ref", "Who", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"with", "With", CHRON_CELL_LABEL, CHRON_NARROW},
	{"with_name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM | CHRON_UNDER},
	{"bond", "How", CHRON_CELL_LABEL, CHRON_NARROW},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
};

static const struct chron_table pair_table = {
	.key = "relationships",
	.title = "Relationships",
	.caption = "Partners, as case.ini says.",
	.empty = "No partners are declared.",
	.columns = pair_columns,
	.ncolumns = sizeof(pair_columns) / sizeof(*pair_columns),
};

void
table_relationships(struct emit *e, const struct kinsfolk *p)
{
	emit_table(e, &pair_table);
	for (uint32_t i = 0; i < p->nbonds && e->st == CHRON_OK; i++) {
		const struct bond_of *b = &p->bonds[i];

		emit_label(e, p->ones[b->a].ref);
		emit_text(e, p->ones[b->a].name);
		emit_label(e, p->ones[b->b].ref);
		emit_text(e, p->ones[b->b].name);
		emit_label(e, chron_cstr(bond_names[b->is->bond]));
		people_emit_end(e, &b->is->since, "");
		people_emit_end(e, &b->is->until, "");
		emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
	}
}

/* ---- the genogram ---- */

static const struct chron_column columns[] = {
	{"person", "Person", CHRON_CELL_LABEL, CHRON_NARROW},
	{"name", "Name", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"subject", "Subject", CHRON_CELL_LABEL, CHRON_NARROW},
	{"sex", "Sex", CHRON_CELL_LABEL, CHRON_NARROW},
	{"born", "Born", CHRON_CELL_WHEN, CHRON_NARROW},
	{"died", "Died", CHRON_CELL_WHEN, CHRON_NARROW},
	{"age", "Age", CHRON_CELL_TEXT, CHRON_NARROW},
	{"parents", "Parents", CHRON_CELL_LABEL, CHRON_NARROW},
	{"partners", "Partners", CHRON_CELL_TEXT, CHRON_MEDIUM},
	{"household", "Household", CHRON_CELL_LABEL, CHRON_MEDIUM},
	{"from", "From", CHRON_CELL_WHEN, CHRON_NARROW},
	{"to", "To", CHRON_CELL_WHEN, CHRON_NARROW},
};

static const struct chron_table table = {
	.key = "genogram",
	.title = "Genogram",
	.caption = "The family as case.ini says.",
	.empty = people_no_family,
	.columns = columns,
	.ncolumns = sizeof(columns) / sizeof(*columns),
	.picture = CHRON_PICTURE_FAMILY,
};

/* How a pair was when the period ended; nothing if not yet together. */
static bool
bond_at_end(const struct kinsfolk *p, const struct bond_of *b, enum bond *bond)
{
	*bond = b->is->bond;
	if (b->is->from > p->end)
		return false;
	if (b->is->to > p->end && b->is->to != CIVIL_MAX &&
		*bond > BOND_PASSING)
		*bond = BOND_LASTING;
	return true;
}

static void
emit_partners(struct emit *e, const struct kinsfolk *p, uint32_t who)
{
	struct chron_str *text = NULL, *data = NULL;
	uint32_t n = 0, nt = 0;
	struct chron_cell *cell;

	for (uint32_t i = 0; i < p->nbonds; i++) {
		const struct bond_of *b = &p->bonds[i];
		uint32_t with = b->a == who ? b->b : b->a;
		struct chron_str word;
		enum bond bond;

		if ((b->a != who && b->b != who) || !bond_at_end(p, b, &bond))
			continue;
		word = chron_cstr(bond_names[bond]);
		*ARENA_PUSH(e->a, &data, &n) =
			WORDS(e->a, p->ones[with].ref, CHRON_S(" "), word);
		*ARENA_PUSH(e->a, &text, &nt) =
			WORDS(e->a, p->ones[with].ref, CHRON_S(", "), word);
	}
	cell = emit_text(e, people_list(e->a, text, nt, "\n"));
	cell->data = people_list(e->a, data, n, "\n");
}

static void
emit_sex(struct emit *e, const struct one *one)
{
	struct chron_cell *cell = emit_label(e, people_sex_word(one));

	cell->data = cell->text;
	if (one->kin->unborn)
		cell->data = CHRON_S("unborn");
}

static void
emit_one(struct emit *e, const struct kinsfolk *p, uint32_t who, bool first)
{
	const struct one *one = &p->ones[who];
	struct chron_cell *cell = emit_label(e, one->ref);

	cell->data = one->ref;
	emit_text(e, one->name);
	cell = emit_label(e, one->subject ? CHRON_S("subject") : CHRON_S(""));
	cell->data = one->subject ? CHRON_S("yes") : CHRON_S("");
	emit_sex(e, one);
	people_emit_born(e, one);
	people_emit_died(e, one);
	emit_text(e, people_age_at_end(e->a, p, one));
	cell = emit_label(e,
		people_list(e->a, one->kin->parents, one->kin->nparents, ", "));
	cell->data =
		people_list(e->a, one->kin->parents, one->kin->nparents, "\n");
	if (first)
		emit_partners(e, p, who);
	else
		emit_text(e, CHRON_S(""));
}

static void
emit_stay(struct emit *e, const struct kinsfolk *p, const struct stay *s,
	const struct stay *home)
{
	struct chron_cell *cell =
		emit_label(e, s ? p->homes[s->home] : CHRON_S(""));

	if (s && s == home)
		cell->data = words_number(e->a, (uint64_t)s->home + 1);
	if (s) {
		people_emit_end(e, &s->in->since, "not known");
		people_emit_end(e, &s->in->until, "");
	} else {
		emit_day(e, CIVIL_MIN, "");
		emit_day(e, CIVIL_MIN, "");
	}
	emit_row(e, CHRON_ROW_DATA, CHRON_S(""));
}

static bool
any_family(const struct kinsfolk *p)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (p->ones[i].related)
			return true;
	return false;
}

/* Adults who are nobody's relation: professionals, as a rule. */
static struct chron_str
left_out(struct emit *e, const struct kinsfolk *p)
{
	struct chron_str *refs = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->n; i++)
		if (!p->ones[i].child && !p->ones[i].related)
			*ARENA_PUSH(e->keep, &refs, &n) = p->ones[i].ref;
	return people_list(e->keep, refs, n, ", ");
}

static const char *
caption(struct emit *e, const struct kinsfolk *p)
{
	struct chron_str out = left_out(e, p), none = CHRON_S("");

	return WORDS(e->keep, CHRON_S("The family as case.ini says, "),
		p->end == CIVIL_MAX ? CHRON_S("households the last known")
				    : CHRON_S("households as of "),
		p->end == CIVIL_MAX ? none : words_day(e->keep, p->end),
		CHRON_S(". The tables of people, relationships and households "
			"below say the same."),
		out.n ? CHRON_S(" Not drawn, as no relation and no household "
				"is declared: ")
		      : none,
		out, out.n ? CHRON_S(".") : none)
		.p;
}

void
table_genogram(struct emit *e, const struct kinsfolk *p)
{
	struct chron_table t = table;
	bool any = any_family(p);

	if (any)
		t.caption = caption(e, p);
	emit_table(e, &t);
	for (uint32_t i = 0; any && i < p->n && e->st == CHRON_OK; i++) {
		const struct stay *home = people_home(p, i);
		bool first = true;

		if (!p->ones[i].child && !p->ones[i].related)
			continue;
		for (uint32_t k = 0; k < p->nstays; k++) {
			if (p->stays[k].who != i)
				continue;
			emit_one(e, p, i, first);
			emit_stay(e, p, &p->stays[k], home);
			first = false;
		}
		if (first) {
			emit_one(e, p, i, true);
			emit_stay(e, p, NULL, NULL);
		}
	}
}
