/* chronomerge decide: records what a person ruled. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/desk.h"
#include "util/civil.h"
#include "util/str.h"

/* ---- who and when ---- */

static bool
is_time(struct chron_str at)
{
	struct chron_str day = {at.p, at.n < 10 ? at.n : 10};
	int32_t days;

	if (!civil_read_iso(day, &days))
		return false;
	if (at.n == 10)
		return true;
	return at.n == 16 && at.p[10] == 'T' && at.p[13] == ':' &&
	       str_number((struct chron_str){at.p + 11, 2}) >= 0 &&
	       str_number((struct chron_str){at.p + 11, 2}) < 24 &&
	       str_number((struct chron_str){at.p + 14, 2}) >= 0 &&
	       str_number((struct chron_str){at.p + 14, 2}) < 60;
}

static int
read_by(struct desk *desk)
{
	const char *by = opts_value(desk->args, "by");
	const char *why = opts_value(desk->args, "why");
	const char *at = opts_value(desk->args, "at");

	desk->by.by = by ? chron_cstr(by) : CHRON_S("not stated");
	desk->by.named = by != NULL;
	desk->by.why = chron_cstr(why ? why : "");
	if (at) {
		desk->by.at = chron_cstr(at);
		return is_time(desk->by.at)
			       ? EXIT_DONE
			       : tell_usage(desk->args, "--at is a time like "
							"2024-05-01T14:30");
	}
	/* The one place where the clock is read. */
	{
		time_t now = time(NULL);
		struct tm tm;
		char text[17] = "";

		if (localtime_r(&now, &tm))
			strftime(text, sizeof(text), "%Y-%m-%dT%H:%M", &tm);
		desk->by.at = arena_str(desk->arena, chron_cstr(text));
	}
	return EXIT_DONE;
}

/* ---- recording ---- */

enum { TOLD = 100 }; /* decisions, a line each */

static int
tell_errors(struct desk *desk)
{
	const struct rulings *r = &desk->rulings;

	for (uint32_t i = 0; i < r->nerrors; i++) {
		const struct ruling_place *place = &r->errors[i].place;

		chron_fail(&desk->err, CHRON_EARG, "%s", r->errors[i].why);
		desk->err.pos = (struct chron_pos){
			.file = opts_value(desk->args, "from"),
			.part = place->part.n
					? arena_str(desk->arena, place->part).p
					: NULL,
			.row = place->row,
			.col = place->col,
		};
		tell_failure(&desk->err);
	}
	if (opts_given(desk->args, "from"))
		tell(desk->args, "nothing was recorded");
	return EXIT_FAILED;
}

/* What a sheet holds that changes nothing, and yet is to be known of. */
static void
tell_left(struct desk *desk)
{
	const struct rulings *r = &desk->rulings;

	if (r->stale)
		tell(desk->args,
			"%u cell(s) hold what stood there before and was "
			"changed since: left as they are (%.*s%s)",
			r->stale, STR(r->stale_at),
			r->stale > REVIEW_STALE_TOLD ? "; ..." : "");
	if (r->edited)
		tell(desk->args,
			"%u note(s) that were there are changed in the sheet: "
			"they stay as they were, and what it says now became "
			"new notes",
			r->edited);
	if (r->elsewhere)
		tell(desk->args,
			"%u note(s) are those of another entry: left there",
			r->elsewhere);
}

static int
record(struct desk *desk)
{
	struct rulings *r = &desk->rulings;

	if (r->nerrors)
		return tell_errors(desk);
	if (r->n &&
		store_rule(desk->store, r->list, r->n, &desk->err) != CHRON_OK)
		return tell_failure(&desk->err);
	desk->changed = r->n > 0;
	for (uint32_t i = 0; i < r->n && i < TOLD; i++) {
		struct chron_str words = desk_words(desk->arena, &r->list[i]);

		tell(desk->args, "decision %lld: %.*s",
			(long long)r->list[i].number, STR(words));
	}
	if (r->n > TOLD)
		tell(desk->args,
			"and %u more, %u in all: `decide %s list` shows them",
			r->n - TOLD, r->n, desk->args->operands[0]);
	if (r->alone)
		tell(desk->args,
			"%u row(s) give a reason and no decision: left as "
			"they are",
			r->alone);
	if (r->already)
		tell(desk->args,
			"%u row(s) say what was ruled before: not recorded "
			"again",
			r->already);
	tell_left(desk);
	if (!r->n)
		tell(desk->args, "there was nothing to record: nothing is "
				 "changed");
	return EXIT_DONE;
}

static int
decide_one(struct desk *desk)
{
	const struct cmd_args *args = desk->args;
	struct ruling_desk to = {desk->arena, &desk->c,
		refs_new(desk->arena, &desk->c), &desk->by, &desk->rulings};
	struct ruling_place place = {.part = CHRON_S("")};
	struct chron_str *words =
		ARENA_ARRAY(desk->arena, struct chron_str, args->noperands);
	struct chron_decision d;
	char why[RULING_WHY];

	for (uint32_t i = 1; i < args->noperands; i++)
		words[i - 1] = chron_cstr(args->operands[i]);
	if (ruling_read(&to, words, args->noperands - 1, &d, why))
		ruling_add(&to, &d, &place);
	else
		ruling_fail(&to, &place, "%s", why);
	/* Who is out is out; any other ruling may be made again, as a second
	 * look. */
	if (d.ruling == RULE_LEAVE_OUT)
		rulings_settle(&to);
	return record(desk);
}

/* Where one stands against another, whoever made it is to know at once which of
 * them has lost its effect. */
static void
tell_standing(struct desk *desk, const struct chron_chronology *c)
{
	const struct chron_chronology *was = &desk->c;

	for (uint32_t i = 0; was->standings && i < c->ndecisions; i++)
		if (c->standings[i].what >= STANDING_CONFLICT &&
			(i >= was->ndecisions ||
				was->standings[i].what < STANDING_CONFLICT))
			tell(desk->args, "%.*s", STR(c->standings[i].say));
}

/* What follows from the decisions is written into the case file at once: until
 * then its tables are empty, never out of date. */
static int
derive_again(struct desk *desk)
{
	struct case_progress progress = tell_progress(desk->args);
	struct arena *a = arena_new();
	struct chron_chronology c;
	enum chron_status status;

	store_close(desk->store);
	chronology_init(&c, a);
	status = case_load(&c, desk->args->operands[0], STORE_WRITE,
		&desk->store, &desk->err);
	if (status == CHRON_OK) {
		case_derive(&c, progress);
		tell_progress_end(&progress);
		tell_standing(desk, &c);
		status = store_put_derived(desk->store, &c, &desk->err);
	}
	arena_free(a);
	return status == CHRON_OK ? EXIT_DONE : tell_failure(&desk->err);
}

/* ---- the command ---- */

static const struct word {
	const char *word;
	int (*run)(struct desk *desk, bool undone);
	bool undone;
} words[] = {
	{"undo", desk_undo, true},
	{"redo", desk_undo, false},
};

static const struct word *
find_word(const char *s)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i].word, s) == 0)
			return &words[i];
	return NULL;
}

static int
decide(struct desk *desk)
{
	const struct cmd_args *args = desk->args;
	struct case_progress progress = tell_progress(args);
	const char *from = opts_value(args, "from");
	const char *word = args->noperands > 1 ? args->operands[1] : "";
	const struct word *w = find_word(word);
	bool listing = strcmp(word, "list") == 0;
	int code = read_by(desk);

	if (code != EXIT_DONE)
		return code;
	if (case_load(&desk->c, args->operands[0],
		    listing ? STORE_READ : STORE_WRITE, &desk->store,
		    &desk->err) != CHRON_OK)
		return tell_failure(&desk->err);
	if (w)
		return w->run(desk, w->undone);
	/* People name entries too, and those are derived. */
	case_derive(&desk->c, progress);
	tell_progress_end(&progress);
	if (listing)
		return desk_list(desk);
	if (!from)
		return decide_one(desk);
	code = desk_read(desk, from);
	return code == EXIT_DONE ? record(desk) : code;
}

static int
check_word(const struct cmd_args *args)
{
	const char *word = args->operands[1];
	char why[RULING_WHY];

	if (strcmp(word, "list") == 0)
		return tell_operands(args, 2, 2);
	if (find_word(word))
		return tell_operands(args, 2, 3);
	if (ruling_is_word(chron_cstr(word), why))
		return EXIT_DONE;
	return tell_usage(args, "%s", why);
}

static int
run(const struct cmd_args *args)
{
	struct desk desk = {.args = args};
	bool many = opts_given(args, "from");
	int code = tell_operands(args, many ? 1 : 2, many ? 1 : UINT32_MAX);

	if (code == EXIT_DONE && !many)
		code = check_word(args);
	if (code != EXIT_DONE)
		return code;
	desk.arena = arena_new();
	chronology_init(&desk.c, desk.arena);
	code = decide(&desk);
	if (desk.changed && code == EXIT_DONE)
		code = derive_again(&desk);
	store_close(desk.store);
	arena_free(desk.arena);
	return code;
}

static const struct cmd_option options[] = {
	{"by", 0, "NAME", "who ruled (default: not stated)"},
	{"why", 0, "TEXT", "the reason"},
	{"at", 0, "TIME", "when, as 2024-05-01T14:30 (default: now)"},
	{"from", 0, "FILE",
		"many at once: the duplicates report or the chronology, "
		"filled in"},
	{"batch", 0, NULL,
		"with undo and redo: all that were returned at once"},
	{.name = NULL},
};

const struct command cmd_decide = {
	.name = "decide",
	.synopsis =
		"CASE RULING ... | list | undo [N] | redo [N] | --from FILE",
	.brief = "record what a person ruled",
	.example = "chronomerge decide out different e1f0 e77a --by \"M "
		   "Reader\" --why \"two visits\"\n"
		   "chronomerge decide out seen e1f0 A no --by \"M Reader\"\n"
		   "chronomerge decide out theme n4c1 \"neglect; drift\" "
		   "--by \"M Reader\"\n"
		   "chronomerge decide out --from chronology.xlsx --by \"M "
		   "Reader\"",
	.help = "A ruling is one of:\n"
		"\n"
		"    same REF REF              accounts of one happening\n"
		"    same-differ REF REF       of one happening, and they "
		"disagree\n"
		"    related REF REF           two happenings that belong "
		"together\n"
		"    different REF REF         two happenings\n"
		"    unsure REF REF            asked, and it cannot be told\n"
		"    leave-out REF             this account is no part of its "
		"entry\n"
		"    seen REF CHILD ANSWER     yes, no, unclear or na\n"
		"    alone REF CHILD ANSWER    yes, no or unclear; so too "
		"views-sought and\n"
		"                              views-expressed\n"
		"    note REF TEXT             a note on the entry\n"
		"    phase REF TEXT            what stands in that column "
		"beside the entry; so\n"
		"                              too episode, theme (several "
		"with ; between),\n"
		"                              good-practice, "
		"missed-opportunity, question;\n"
		"                              - takes it back\n"
		"\n"
		"REF is the id of an event, or of an entry (which means its "
		"first account), or\nas much of it as is needed. Decisions "
		"are kept apart from the accounts, and\nnever deleted: undo "
		"marks the last one that stands, or number N, as no longer\n"
		"followed; again and again it goes back to the beginning. "
		"redo lets one stand\nagain. list says of each whether it "
		"still has effect.\n"
		"\n"
		"A file for --from is the duplicates report with its "
		"Decision columns filled in\n(Excel, LibreOffice, CSV), the "
		"chronology with what reviewers wrote in its\ncolumns (Word, "
		"too), a workbook of both, or lines of rulings as above. "
		"Either all\nof it is recorded or nothing; rows without a "
		"decision, cells that are empty, and\nwhat was ruled or "
		"written before change nothing; \"-\" takes words back. The "
		"tables\nin the case file follow at once; pages and reports "
		"are those of the last `run` or\n`export`.",
	.options = options,
	.run = run,
};
