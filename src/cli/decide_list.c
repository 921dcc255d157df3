/* decide CASE list: what was ruled, on what, and whether it still holds. */
#include <unistd.h>

#include "cli/desk.h"
#include "report/words.h"
#include "util/str.h"

enum { SAID = 60 }; /* bytes of an account: enough to know it by */

struct chron_str
desk_words(struct arena *a, const struct chron_decision *d)
{
	if (d->ruling == RULE_NOTE)
		return arena_printf(a, "note on %.*s", STR(d->a));
	if (d->ruling == RULE_REVIEW)
		return arena_printf(a, "%s of %.*s%s", review_names[d->aspect],
			STR(d->a), d->text.n ? "" : " taken back");
	if (d->ruling == RULE_LEAVE_OUT)
		return arena_printf(a, "%.*s: leave-out", STR(d->a));
	if (d->ruling == RULE_FLAG)
		return arena_printf(a, "%.*s, child %.*s: %s is %s", STR(d->a),
			STR(d->child), aspect_names[d->aspect],
			answer_names[d->answer]);
	return arena_printf(a, "%.*s and %.*s: %s", STR(d->a), STR(d->b),
		ruling_names[d->ruling]);
}

/* The first words of an account, without cutting a character. */
static struct chron_str
beginning(struct arena *a, struct chron_str s)
{
	struct chron_str line;
	size_t n = SAID;

	s = str_trim(s);
	if (!str_cut(&s, '\n', &line))
		return CHRON_S("");
	if (line.n <= SAID)
		return line;
	while (n && ((unsigned char)line.p[n] & 0xc0) == 0x80)
		n--;
	return WORDS(a, (struct chron_str){line.p, n}, CHRON_S("..."));
}

/* "04 Mar 2019, 10:30; Police; police.csv, row 3: Home visit ..." */
static void
put_account(struct desk *desk, struct chron_out *out, struct chron_str id)
{
	const struct chron_chronology *c = &desk->c;
	uint32_t at = chronology_find_event(c, id);
	const struct chron_event *e;
	struct arena *a = desk->arena;
	bool timed;

	if (!id.n)
		return;
	out_puts(out, "      ");
	if (at == CHRON_NONE) {
		escape_terminal(out, id);
		out_puts(out, ": no longer there\n");
		return;
	}
	e = &c->events[at];
	timed = e->start.precision == CHRON_MINUTE;
	escape_terminal(
		out, WORDS(a, id, CHRON_S(": "), words_date(a, &e->start),
			     timed ? CHRON_S(", ") : CHRON_S(""),
			     timed ? words_time(a, &e->start) : CHRON_S(""),
			     CHRON_S("; "), words_agency(c, e->agency),
			     CHRON_S("; "), words_position(a, c, e),
			     CHRON_S(": "), beginning(a, words_account(a, e))));
	out_puts(out, "\n");
}

/* "superseded by decision 7", "no longer fits: ..." */
static struct chron_str
put_standing(struct arena *a, const struct chron_standing *s)
{
	struct chron_str by = CHRON_S("");

	if (s->what == STANDING_SUPERSEDED)
		by = arena_printf(a, " by decision %lld", (long long)s->other);
	return WORDS(a, chron_cstr(standing_names[s->what]), by,
		s->say.n ? CHRON_S(": ") : CHRON_S(""), s->say);
}

/* Who took it back, or let it stand again, the last time. */
static const struct chron_undoing *
undoing_of(const struct chron_chronology *c, int64_t number)
{
	for (uint32_t i = c->nundoings; i-- > 0;)
		if (c->undoings[i].decision == number)
			return &c->undoings[i];
	return NULL;
}

static void
put_undoing(
	struct desk *desk, struct chron_out *out, const struct chron_undoing *u)
{
	out_puts(
		out, u->undone ? "      undone by " : "      stands again by ");
	escape_terminal(
		out, WORDS(desk->arena, u->by, CHRON_S(", "), u->at,
			     u->why.n ? CHRON_S(": ") : CHRON_S(""), u->why));
	out_puts(out, "\n");
}

static void
put_decision(struct desk *desk, struct chron_out *out, uint32_t i)
{
	const struct chron_decision *d = &desk->c.decisions[i];
	const struct chron_undoing *u = undoing_of(&desk->c, d->number);
	struct arena *a = desk->arena;

	out_printf(out, "%lld  ", (long long)d->number);
	escape_terminal(out,
		WORDS(a, d->at, CHRON_S("  "), d->by, CHRON_S("  "),
			desk_words(a, d), d->text.n ? CHRON_S(": ") : d->text,
			d->text, CHRON_S("  ("),
			put_standing(a, &desk->c.standings[i]), CHRON_S(")")));
	out_puts(out, "\n");
	put_account(desk, out, d->a);
	put_account(desk, out, d->b);
	if (d->batch)
		out_printf(out, "      came with others: batch %lld\n",
			(long long)d->batch);
	if (u)
		put_undoing(desk, out, u);
}

int
desk_list(struct desk *desk)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);

	for (uint32_t i = 0; i < desk->c.ndecisions; i++)
		put_decision(desk, out, i);
	return out_close(out, &desk->err) == CHRON_OK
		       ? EXIT_DONE
		       : tell_failure(&desk->err);
}
