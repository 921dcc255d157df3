/* chronomerge decide: records what a person ruled. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/ruling.h"
#include "cli/tell.h"
#include "core/import.h"
#include "core/raw.h"
#include "util/civil.h"
#include "util/str.h"

/* A case that is being decided on. */
struct desk {
	const struct cmd_args *args;
	struct arena *arena;
	struct chron_chronology c;
	struct store *store;
	struct ruling_by by;
	struct rulings rulings;
	struct chron_err err;
};

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

/* ---- saying what was decided ---- */

static struct chron_str
words_of(struct arena *a, const struct chron_decision *d)
{
	if (d->ruling == RULE_NOTE)
		return arena_printf(a, "note on %.*s", STR(d->a));
	if (d->ruling == RULE_FLAG)
		return arena_printf(a, "%.*s, child %.*s: %s is %s", STR(d->a),
			STR(d->child), aspect_names[d->aspect],
			answer_names[d->answer]);
	return arena_printf(a, "%.*s and %.*s: %s", STR(d->a), STR(d->b),
		ruling_names[d->ruling]);
}

static int
list(struct desk *desk)
{
	struct chron_out *out = out_fd(STDOUT_FILENO);

	for (uint32_t i = 0; i < desk->c.ndecisions; i++) {
		const struct chron_decision *d = &desk->c.decisions[i];

		out_printf(out, "%lld  ", (long long)d->number);
		escape_terminal(out, d->at);
		out_puts(out, "  ");
		escape_terminal(out, d->by);
		out_puts(out, "  ");
		escape_terminal(out, words_of(desk->arena, d));
		if (d->text.n) {
			out_puts(out, ": ");
			escape_terminal(out, d->text);
		}
		out_puts(out, d->undone ? "  (undone)\n" : "\n");
	}
	return out_close(out, &desk->err) == CHRON_OK
		       ? EXIT_DONE
		       : tell_failure(&desk->err);
}

static int
undo(struct desk *desk)
{
	const struct cmd_args *args = desk->args;
	int64_t n = args->noperands > 2
			    ? str_number(chron_cstr(args->operands[2]))
			    : 1;
	uint32_t undone;

	if (n < 1 || n > UINT32_MAX)
		return tell_usage(args, "undo takes a number from 1");
	if (store_undo(desk->store, (uint32_t)n, &undone, &desk->err) !=
		CHRON_OK)
		return tell_failure(&desk->err);
	tell(args,
		undone ? "%u decision(s) undone: kept, and no longer "
			 "followed"
		       : "there is no decision to undo",
		undone);
	return EXIT_DONE;
}

/* ---- recording ---- */

static int
record(struct desk *desk)
{
	struct rulings *r = &desk->rulings;

	for (uint32_t i = 0; i < r->nerrors; i++) {
		const char *from = opts_value(desk->args, "from");

		chron_fail(&desk->err, CHRON_EARG, "%s", r->errors[i].why);
		desk->err.pos.file = from;
		desk->err.pos.row = r->errors[i].row;
		tell_failure(&desk->err);
	}
	if (r->nerrors && r->errors[0].row)
		tell(desk->args, "nothing was recorded");
	if (r->nerrors)
		return EXIT_FAILED;
	if (store_add_decisions(desk->store, r->list, r->n, &desk->err) !=
		CHRON_OK)
		return tell_failure(&desk->err);
	for (uint32_t i = 0; i < r->n; i++) {
		struct chron_str words = words_of(desk->arena, &r->list[i]);

		tell(desk->args, "decision %lld: %.*s",
			(long long)r->list[i].number, STR(words));
	}
	if (!r->n)
		tell(desk->args, "there was nothing to record");
	return EXIT_DONE;
}

static int
decide_one(struct desk *desk)
{
	const struct cmd_args *args = desk->args;
	const struct refs *refs = refs_new(desk->arena, &desk->c);
	struct chron_str *words =
		ARENA_ARRAY(desk->arena, struct chron_str, args->noperands);
	struct ruling_error error = {.row = 0};
	struct chron_decision d;

	for (uint32_t i = 1; i < args->noperands; i++)
		words[i - 1] = chron_cstr(args->operands[i]);
	if (ruling_read(desk->arena, &desk->c, refs, &desk->by, words,
		    args->noperands - 1, &d, error.why))
		*ARENA_PUSH(
			desk->arena, &desk->rulings.list, &desk->rulings.n) = d;
	else
		*ARENA_PUSH(desk->arena, &desk->rulings.errors,
			&desk->rulings.nerrors) = error;
	return record(desk);
}

/* The report as a table in any format we read. */
static void
read_table(
	struct desk *desk, const struct refs *refs, const struct raw_file *raw)
{
	struct ruling_columns columns = {.found = false};
	struct chron_str *cells = NULL;
	uint32_t room = 0;

	for (uint32_t i = 0; i < raw->nrecords; i++) {
		const struct raw_record *r = &raw->records[i];

		if (r->ncells > room) {
			room = r->ncells;
			cells = ARENA_ARRAY(
				desk->arena, struct chron_str, room);
		}
		for (uint32_t k = 0; k < r->ncells; k++)
			cells[k] = (struct chron_str){
				r->cells[k].p, r->cells[k].n};
		rulings_from_row(desk->arena, &desk->c, refs, &desk->by,
			&columns, r->row, cells, r->ncells, &desk->rulings);
	}
	if (!columns.found) {
		struct ruling_error *e = ARENA_PUSH(desk->arena,
			&desk->rulings.errors, &desk->rulings.nerrors);

		snprintf(e->why, sizeof(e->why),
			"no row has the headings Decision, One and Other of "
			"the duplicates report");
	}
}

/* Lines of rulings are no table: nothing in them is divided into columns. */
static bool
is_lines(struct chron_str text)
{
	struct chron_str first;

	text = str_trim(text);
	while (str_cut(&text, '\n', &first)) {
		first = str_trim(first);
		if (first.n && first.p[0] != '#')
			break;
	}
	return !memchr(first.p, ',', first.n) &&
	       !memchr(first.p, '\t', first.n) &&
	       !memchr(first.p, ';', first.n) && !memchr(first.p, 0, first.n);
}

static enum chron_status
read_with_importer(
	struct desk *desk, struct chron_input *in, const struct refs *refs)
{
	struct import_request q = {
		.input = in, .from = CIVIL_MIN, .to = CIVIL_MAX};
	struct raw_file raw = {.arena = desk->arena, .file = in->name};
	struct registry registry;
	int bid;
	enum chron_status status =
		registry_load(&registry, NULL, 0, &desk->err);

	if (status == CHRON_OK)
		status = registry_auction(
			&registry, in, &q.importer, &bid, &desk->err);
	if (status == CHRON_OK)
		status = import_run(&q, &raw, &desk->err);
	if (status == CHRON_OK)
		read_table(desk, refs, &raw);
	registry_free(&registry);
	return status;
}

static int
decide_many(struct desk *desk, const char *from)
{
	const struct refs *refs = refs_new(desk->arena, &desk->c);
	struct chron_input in;
	enum chron_status status = input_open(&in, from, &desk->err);
	int code;

	if (status != CHRON_OK)
		return tell_failure(&desk->err);
	if (in.bytes.n && is_lines(in.bytes))
		rulings_from_lines(desk->arena, &desk->c, refs, &desk->by,
			in.bytes, &desk->rulings);
	else
		status = read_with_importer(desk, &in, refs);
	/* Rulings borrow their text from the file. */
	code = status == CHRON_OK ? record(desk) : tell_failure(&desk->err);
	input_close(&in);
	return code;
}

/* ---- the command ---- */

static int
decide(struct desk *desk)
{
	const struct cmd_args *args = desk->args;
	const char *from = opts_value(args, "from");
	const char *word = args->noperands > 1 ? args->operands[1] : "";
	bool listing = strcmp(word, "list") == 0;
	int code = read_by(desk);

	if (code != EXIT_DONE)
		return code;
	if (case_load(&desk->c, args->operands[0],
		    listing ? STORE_READ : STORE_WRITE, &desk->store,
		    &desk->err) != CHRON_OK)
		return tell_failure(&desk->err);
	if (listing)
		return list(desk);
	if (strcmp(word, "undo") == 0)
		return undo(desk);
	/* People name entries too, and those are derived. */
	case_derive(&desk->c, tell_progress(args));
	return from ? decide_many(desk, from) : decide_one(desk);
}

static int
check_word(const struct cmd_args *args)
{
	const char *word = args->operands[1];
	char why[200];

	if (strcmp(word, "list") == 0 || strcmp(word, "undo") == 0 ||
		ruling_is_word(chron_cstr(word), why))
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
	store_close(desk.store);
	arena_free(desk.arena);
	return code;
}

static const struct cmd_option options[] = {
	{"by", 0, "NAME", "who ruled (default: not stated)"},
	{"why", 0, "TEXT", "the reason"},
	{"at", 0, "TIME", "when, as 2024-05-01T14:30 (default: now)"},
	{"from", 0, "FILE",
		"many at once: the duplicates report with its "
		"Decision column"},
	{.name = NULL},
};

const struct command cmd_decide = {
	.name = "decide",
	.synopsis = "CASE RULING ... | undo [N] | list | --from FILE",
	.brief = "record what a person ruled",
	.example = "chronomerge decide out different e1f0 e77a --by \"M "
		   "Reader\" --why \"two visits\"\n"
		   "chronomerge decide out seen e1f0 A no --by \"M Reader\"\n"
		   "chronomerge decide out --from duplicates.csv --by \"M "
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
		"    seen REF CHILD ANSWER     yes, no, unclear or na\n"
		"    alone REF CHILD ANSWER    yes, no or unclear; so too "
		"views-sought and\n"
		"                              views-expressed\n"
		"    note REF TEXT             a note on the entry\n"
		"\n"
		"REF is the id of an event, or of an entry (which means its "
		"first account), or\nas much of it as is needed. Decisions "
		"are kept apart from the accounts, and\nnever deleted: undo "
		"marks the last one (or N) as no longer followed.\n"
		"\n"
		"A file for --from is the duplicates report with its Decision "
		"column filled in,\nor lines of rulings as above. Either all "
		"of it is recorded or nothing.",
	.options = options,
	.run = run,
};
