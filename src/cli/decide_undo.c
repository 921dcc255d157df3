/* decide CASE undo and redo: a decision is followed no longer, or again. */
#include <inttypes.h>

#include "cli/desk.h"
#include "util/str.h"

static const struct chron_decision *
by_number(const struct chron_chronology *c, int64_t n)
{
	for (uint32_t i = 0; i < c->ndecisions; i++)
		if (c->decisions[i].number == n)
			return &c->decisions[i];
	return NULL;
}

/* The last one that stands; or, to redo, the one that was undone last. */
static const struct chron_decision *
last_one(const struct chron_chronology *c, bool undone)
{
	const struct chron_decision *last = NULL;

	for (uint32_t i = c->nundoings; !undone && i-- > 0;) {
		last = by_number(c, c->undoings[i].decision);
		if (c->undoings[i].undone && last && last->undone)
			return last;
	}
	for (uint32_t i = c->ndecisions; i-- > 0;)
		if (c->decisions[i].undone != undone)
			return &c->decisions[i];
	return NULL;
}

/* The one that is meant; NULL with a sentence to say. */
static const struct chron_decision *
find_one(struct desk *desk, bool undone)
{
	const struct chron_chronology *c = &desk->c;
	const struct cmd_args *args = desk->args;
	const struct chron_decision *d;
	int64_t n;

	if (args->noperands <= 2) {
		d = last_one(c, undone);
		if (!d)
			tell(args, undone ? "there is no decision to undo"
					  : "no decision is undone");
		return d;
	}
	n = str_number(chron_cstr(args->operands[2]));
	d = n > 0 ? by_number(c, n) : NULL;
	if (!d)
		chron_fail(&desk->err, CHRON_EARG,
			"there is no decision %s: `decide %s list` shows "
			"which there are",
			args->operands[2], args->operands[0]);
	else if (d->undone == undone)
		tell(args, "decision %" PRId64 " %s", n,
			undone ? "is undone already" : "stands as it is");
	return d && d->undone != undone ? d : NULL;
}

/* Those that came with it, itself included, that are not so yet. */
static uint32_t
gather(struct desk *desk, const struct chron_decision *d, bool undone, bool all,
	struct chron_undoing **list)
{
	const struct chron_chronology *c = &desk->c;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *x = &c->decisions[i];
		bool with = all && d->batch && x->batch == d->batch;

		if ((x == d || with) && x->undone != undone)
			*ARENA_PUSH(desk->arena, list, &n) =
				(struct chron_undoing){x->number, undone,
					desk->by.by, desk->by.at, desk->by.why};
	}
	return n;
}

static void
say_done(struct desk *desk, const struct chron_undoing *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct chron_decision *d =
			by_number(&desk->c, list[i].decision);
		struct chron_str words = desk_words(desk->arena, d);

		tell(desk->args, "decision %" PRId64 " (%.*s) %s", d->number,
			STR(words),
			list[i].undone
				? "is undone: kept, and no longer followed"
				: "stands again");
	}
}

/* Whoever takes one back may have meant the whole sheet. */
static void
say_rest(struct desk *desk, const struct chron_decision *d, bool undone)
{
	const struct chron_chronology *c = &desk->c;
	const struct chron_decision *other = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndecisions; i++) {
		const struct chron_decision *x = &c->decisions[i];

		if (x == d || !d->batch || x->batch != d->batch ||
			x->undone == undone)
			continue;
		other = x;
		n++;
	}
	if (other)
		tell(desk->args,
			"%u more came with it: `decide %s %s %" PRId64
			" --batch` takes them all",
			n, desk->args->operands[0], undone ? "undo" : "redo",
			other->number);
}

int
desk_undo(struct desk *desk, bool undone)
{
	const struct cmd_args *args = desk->args;
	const struct chron_decision *d;
	bool all = opts_given(args, "batch");
	struct chron_undoing *list = NULL;
	uint32_t n;

	if (args->noperands > 2 &&
		str_number(chron_cstr(args->operands[2])) < 1)
		return tell_usage(args, "%s takes the number of a decision",
			args->operands[1]);
	d = find_one(desk, undone);
	if (!d)
		return desk->err.code ? tell_failure(&desk->err) : EXIT_DONE;
	n = gather(desk, d, undone, all, &list);
	if (store_undo(desk->store, list, n, &desk->err) != CHRON_OK)
		return tell_failure(&desk->err);
	desk->changed = true;
	say_done(desk, list, n);
	if (!all)
		say_rest(desk, d, undone);
	return EXIT_DONE;
}
