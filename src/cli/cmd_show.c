/* chronomerge show: one entry or event with its accounts, evidence, origin. */
#include <unistd.h>

#include "cli/ref.h"
#include "cli/waterfall.h"
#include "cli/with_case.h"
#include "merge/merge.h"
#include "report/words.h"
#include "util/str.h"

static const char *const match_say[] = {
	[MATCH_SINGLE] = "one account",
	[MATCH_AUTOMATIC] = "put together by the program",
	[MATCH_CONFIRMED] = "put together by a person",
};

static void
write_links(struct page *p, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->npairs; i++) {
		const struct chron_pair *pair = &n->pairs[i];

		page_printf(p, 0, "\nWhy %.*s and %.*s are together:",
			STR(p->c->events[pair->a].id),
			STR(p->c->events[pair->b].id));
		waterfall_write(p, pair, merge_join_at(&p->c->config),
			merge_possible_at(&p->c->config));
	}
}

/* What a person called related: the line is enough to go on from. */
static void
write_related(struct page *p, const struct chron_entry *n)
{
	struct chron_str line = page_event_line(p, n->events[0]);

	page_printf(
		p, 0, "\nSee also entry %.*s (%.*s)", STR(n->id), STR(line));
}

static void
write_findings(struct page *p, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->ndiscrepancies; i++) {
		const struct chron_discrepancy *d =
			&p->c->discrepancies[n->discrepancies[i]];

		page_printf(
			p, 0, "\nDiscrepancy (%s): %.*s", d->kind, STR(d->say));
	}
	for (uint32_t i = 0; i < n->nrelated; i++)
		write_related(p, &p->c->entries[n->related[i]]);
	for (uint32_t i = 0; i < n->nnotes; i++)
		page_printf(p, 0, "\nNote by %.*s, %.*s: %.*s",
			STR(n->notes[i].by), STR(n->notes[i].at),
			STR(n->notes[i].text));
}

static void
write_reviews(struct page *p, const struct chron_entry *n)
{
	for (uint32_t i = 0; i < n->nreviews; i++) {
		const struct chron_review *r = &n->reviews[i];

		page_printf(p, 0, "\n%s, by %.*s, %.*s: %.*s",
			review_titles[r->what], STR(r->by), STR(r->at),
			STR(r->text));
	}
}

static void
write_entry(struct page *p, const struct chron_entry *n)
{
	struct chron_str when = words_date(p->arena, &n->start);

	page_printf(p, 0, "Entry %.*s, %.*s: %u account(s), %s%s", STR(n->id),
		STR(when), n->nevents, match_say[n->match],
		n->in_scope ? "" : "; outside the review period");
	for (uint32_t i = 0; i < n->nevents; i++) {
		out_puts(p->out, "\n");
		page_account(p, n->events[i]);
	}
	write_links(p, n);
	if (n->npairs)
		page_printf(p, 0, "(%.*s)",
			STR(merge_say(&p->c->config, p->arena)));
	write_findings(p, n);
	write_reviews(p, n);
}

static void
write_event(struct page *p, uint32_t event)
{
	const struct chron_event *e = &p->c->events[event];

	if (e->entry < p->c->nentries)
		page_printf(p, 0, "Event of entry %.*s\n\n",
			STR(p->c->entries[e->entry].id));
	page_account(p, event);
}

static enum chron_status
show(const struct cmd_args *args, struct chron_chronology *c, void *arg,
	struct chron_err *err)
{
	struct page p = {.arena = c->arena, .c = c};
	uint32_t event, entry;
	char why[200];

	(void)arg;
	event = refs_event(refs_new(c->arena, c), chron_cstr(args->operands[1]),
		&entry, why);
	if (event == CHRON_NONE)
		return chron_fail(err, CHRON_EARG, "%s", why);
	p.out = out_fd(STDOUT_FILENO);
	if (entry != CHRON_NONE)
		write_entry(&p, &c->entries[entry]);
	else
		write_event(&p, event);
	return out_close(p.out, err);
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 2, 2);

	return code == EXIT_DONE ? with_case(args, NULL, show) : code;
}

const struct command cmd_show = {
	.name = "show",
	.synopsis = "CASE REF",
	.brief = "one entry or event with its accounts, evidence and origin",
	.example = "chronomerge show out n4c1",
	.help = "REF is the id of an entry or of an event, or as much of it "
		"as is needed. Every\nflag is shown with the rule and the "
		"words that decided it.",
	.run = run,
};
