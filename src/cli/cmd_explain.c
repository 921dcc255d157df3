/* chronomerge explain: why two events were, or were not, put together. */
#include <unistd.h>

#include "cli/ref.h"
#include "cli/waterfall.h"
#include "cli/with_case.h"
#include "merge/merge.h"
#include "util/str.h"

/* Does it leave a out of what b stood in? */
static bool
leaves_out(
	const struct chron_decision *d, struct chron_str a, struct chron_str b)
{
	struct chron_str rest = d->others, id;

	if (d->ruling != RULE_LEAVE_OUT || d->undone || !str_eq(d->a, a))
		return false;
	while (str_cut(&rest, ' ', &id))
		if (str_eq(id, b))
			return true;
	return false;
}

static bool
is_on(const struct chron_decision *d, struct chron_str a, struct chron_str b)
{
	if (leaves_out(d, a, b) || leaves_out(d, b, a))
		return true;
	return d->ruling <= RULE_UNSURE && !d->undone &&
	       ((str_eq(d->a, a) && str_eq(d->b, b)) ||
		       (str_eq(d->a, b) && str_eq(d->b, a)));
}

/* What people ruled on the pair comes before what the program thinks. */
static void
write_rulings(struct page *p, uint32_t a, uint32_t b)
{
	const struct chron_chronology *c = p->c;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *d = &c->decisions[i];

		if (is_on(d, c->events[a].id, c->events[b].id))
			page_printf(p, 0,
				"decision %lld by %.*s, %.*s: %s%s%.*s",
				(long long)d->number, STR(d->by), STR(d->at),
				ruling_names[d->ruling], d->text.n ? ": " : "",
				STR(d->text));
	}
}

static void
write_outcome(struct page *p, uint32_t a, uint32_t b)
{
	const struct chron_chronology *c = p->c;
	uint32_t one = c->events[a].entry, other = c->events[b].entry;

	if (one == other && one < c->nentries)
		page_printf(p, 0, "they are accounts of one entry, %.*s",
			STR(c->entries[one].id));
	else if (one < c->nentries && other < c->nentries)
		page_printf(p, 0, "they are in two entries, %.*s and %.*s",
			STR(c->entries[one].id), STR(c->entries[other].id));
}

static enum chron_status
explain_pair(struct chron_chronology *c, uint32_t a, uint32_t b,
	struct chron_err *err)
{
	struct page p = {.arena = c->arena, .c = c};
	struct chron_pair pair = merge_explain(c, a, b);

	p.out = out_fd(STDOUT_FILENO);
	page_line(&p, 0, page_event_line(&p, a));
	page_line(&p, 0, page_event_line(&p, b));
	out_puts(p.out, "\n");
	waterfall_write(&p, &pair, merge_join_at(&c->config),
		merge_possible_at(&c->config));
	out_puts(p.out, "\n");
	write_rulings(&p, a, b);
	write_outcome(&p, a, b);
	page_printf(&p, 0, "(%s)", merge_recipe());
	return out_close(p.out, err);
}

static enum chron_status
explain(const struct cmd_args *args, struct chron_chronology *c, void *arg,
	struct chron_err *err)
{
	const struct refs *refs = refs_new(c->arena, c);
	uint32_t events[2];
	char why[200] = "";

	(void)arg;
	for (int i = 0; i < 2; i++) {
		events[i] = refs_event(
			refs, chron_cstr(args->operands[i + 1]), NULL, why);
		if (events[i] == CHRON_NONE)
			return chron_fail(err, CHRON_EARG, "%s", why);
	}
	if (events[0] == events[1])
		return chron_fail(
			err, CHRON_EARG, "that is the same event twice");
	return explain_pair(c, events[0] < events[1] ? events[0] : events[1],
		events[0] < events[1] ? events[1] : events[0], err);
}

static int
run(const struct cmd_args *args)
{
	int code = tell_operands(args, 3, 3);

	return code == EXIT_DONE ? with_case(args, NULL, explain) : code;
}

const struct command cmd_explain = {
	.name = "explain",
	.synopsis = "CASE REF REF",
	.brief = "why two events were, or were not, put together",
	.example = "chronomerge explain out e1f0 e77a",
	.help = "Every reason has points, for or against, and they add up to "
		"the score. The bar\nof each begins where the last one ended; "
		"| marks where two accounts are taken\nfor one happening. An "
		"entry stands for its first account.",
	.run = run,
};
