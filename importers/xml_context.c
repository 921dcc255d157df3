/* Whose records are these, and about whom?  What the elements around a record
 * say: <Chronology agency="...">, <Child><Name>, Child/ChildIdentifiers. */
#include "xml_tree.h"

#include "util/str.h"

enum { GROUP_DEPTH = 2 };

/* Better answers to "which child" later in the list. */
enum rank { RANK_NONE, RANK_ID, RANK_SURNAME, RANK_FORENAME, RANK_NAME };

struct finding {
	struct chron_str agency, subject, forename, surname;
	enum rank rank;
};

static void
consider(struct xml_tree *t, uint32_t node, uint32_t holder,
	struct finding *found)
{
	const struct xml_node *n = xml_at(t, node);
	struct xml_path *p = xml_path_of(t, n);
	const bool person =
		(holder | p->words) & (XML_W_PERSON | XML_W_OF_PERSON);
	struct chron_str text = xml_text(t, n);
	enum rank rank = RANK_NONE;

	if (!text.n || p->repeats || p->words & (XML_W_BIRTH | XML_W_DATE))
		return;
	if (p->words & XML_W_AGENCY ||
		(p->words & XML_W_NAME && holder & XML_W_AGENCY)) {
		p->used = true;
		if (!found->agency.n)
			found->agency = text;
		return;
	}
	if (p->words & XML_W_PERSON || (p->words & XML_W_NAME && person))
		rank = RANK_NAME;
	else if (p->words & XML_W_FORENAME && person)
		rank = RANK_FORENAME;
	else if (p->words & XML_W_SURNAME && person)
		rank = RANK_SURNAME;
	else if (p->words & XML_W_ID && person)
		rank = RANK_ID;
	if (rank == RANK_NONE)
		return;
	p->used = true;
	if (rank == RANK_FORENAME)
		found->forename = text;
	if (rank == RANK_SURNAME)
		found->surname = text;
	if (rank > found->rank) {
		found->rank = rank;
		found->subject = text;
	}
}

static void
look(struct xml_tree *t, uint32_t node, uint32_t holder, uint32_t depth,
	struct finding *found)
{
	uint32_t end = xml_end(t, node);

	for (uint32_t i = node + 1; i < end; i = xml_end(t, i)) {
		const struct xml_path *p = xml_path_of(t, xml_at(t, i));

		if (xml_at(t, i)->flags & XML_N_TEXT)
			continue;
		if (p->attr || !p->nchildren)
			consider(t, i, holder, found);
		/* a lone inner group: Header, ChildIdentifiers */
		else if (depth < GROUP_DEPTH && !p->repeats && !p->below &&
			 p->role != XML_RECORD)
			look(t, i,
				p->words & (XML_W_PERSON | XML_W_OF_PERSON |
						   XML_W_AGENCY)
					? p->words
					: holder,
				depth + 1, found);
	}
}

void
xml_context(struct xml_tree *t, uint32_t node, struct xml_context *c)
{
	struct finding found = {0};

	look(t, node, xml_path_of(t, xml_at(t, node))->words, 0, &found);
	if (found.forename.n && found.surname.n && found.rank < RANK_NAME)
		found.subject = arena_printf(t->arena, "%.*s %.*s",
			STR(found.forename), STR(found.surname));
	if (found.agency.n)
		c->agency = found.agency;
	if (found.subject.n)
		c->subject = found.subject;
}
