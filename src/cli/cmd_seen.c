/* chronomerge seen: classifies narrative lines, for tuning and for audits. */
#include <unistd.h>

#include "cli/score.h"
#include "cli/seen_line.h"
#include "cli/tell.h"
#include "core/input.h"
#include "util/fold.h"
#include "util/str.h"

enum column { ID, AGENCY, CHILDREN, TEXT, COLUMNS, MAX_CELLS = 64 };

static const char *const column_names[] = {
	[ID] = "id",
	[AGENCY] = "agency",
	[CHILDREN] = "children",
	[TEXT] = "text",
};

/* The children of a line, with what is needed to find them in a text: costly
 * to make, and most lines of a file are about the same few families. */
struct family {
	struct chron_str list; /* as written; borrowed from the input */
	struct seen_family family;
};
/* And about the work of the same few agencies. */
struct writer {
	struct chron_str agency; /* as written; borrowed */
	enum agency_kind kind;
};
enum { FAMILIES = 1024, WRITERS = 256, FAMILY_BYTES = 256 * 1024 * 1024 };

struct lines {
	struct family families[FAMILIES]; /* by hash; a later one replaces */
	struct writer writers[WRITERS];
	struct arena *kept; /* of the families */
	const struct lexicon *lexicon;
	struct chron_out *out;
	struct arena *arena; /* of one line */
	int at[COLUMNS];     /* by the header; -1: not there */
	bool headed;
	uint32_t row;
	uint32_t bad;
};

static uint32_t
split(struct chron_str line, struct chron_str cells[MAX_CELLS])
{
	uint32_t n = 0;

	/* The cells after the last are told apart from none at all. */
	for (;;) {
		const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;

		if (!tab || n == MAX_CELLS - 1)
			break;
		cells[n++] = (struct chron_str){line.p, (size_t)(tab - line.p)};
		line = (struct chron_str){tab + 1, line.n - cells[n - 1].n - 1};
	}
	cells[n++] = line;
	return n;
}

/* A first line that names the columns. */
static bool
read_header(struct lines *l, const struct chron_str *cells, uint32_t n)
{
	int at[COLUMNS] = {-1, -1, -1, -1};

	for (uint32_t i = 0; i < n; i++)
		for (int k = 0; k < COLUMNS; k++)
			if (at[k] < 0 &&
				fold_eq(cells[i], chron_cstr(column_names[k])))
				at[k] = (int)i;
	if (at[AGENCY] < 0 || at[CHILDREN] < 0 || at[TEXT] < 0)
		return false;
	memcpy(l->at, at, sizeof(at));
	l->headed = true;
	return true;
}

static void
write_evidence(struct chron_out *out, const struct chron_evidence *v,
	struct chron_str text)
{
	struct chron_str quote = CHRON_S("");

	if (v->value == 0 && v->start <= v->end && v->end <= text.n)
		quote = (struct chron_str){
			text.p + v->start, v->end - v->start};
	out_puts(out, "{\"field\":\"text\",\"start\":");
	out_number(out, v->start);
	out_puts(out, ",\"end\":");
	out_number(out, v->end);
	out_puts(out, ",\"quote\":");
	escape_json(out, quote);
	out_puts(out, ",\"rule\":\""); /* both are plain names */
	out_puts(out, v->rule);
	out_puts(out, "\",\"aspect\":\"");
	out_puts(out, aspect_names[v->aspect]);
	out_puts(out, "\"}");
}

static void
write_child(struct chron_out *out, struct chron_str ref,
	const struct chron_sighting *s, struct chron_str text)
{
	out_puts(out, "{\"ref\":");
	escape_json(out, ref);
	for (int i = 0; i < ASPECT_COUNT; i++) {
		out_puts(out, ",\"");
		out_puts(out, aspect_names[i]);
		out_puts(out, "\":\"");
		out_puts(out, answer_names[s->flag[i]]);
		out_puts(out, "\"");
	}
	out_puts(out, ",\"evidence\":[");
	for (uint32_t i = 0; i < s->nevidence; i++) {
		out_puts(out, i ? "," : "");
		write_evidence(out, &s->evidence[i], text);
	}
	out_puts(out, "]}");
}

static uint32_t
hash_of(struct chron_str s)
{
	uint32_t hash = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 16777619u;
	return hash ^ hash >> 16;
}

static enum agency_kind
find_kind(struct lines *l, struct chron_str agency)
{
	struct writer *w = &l->writers[hash_of(agency) % WRITERS];

	if (!w->agency.p || !str_eq(w->agency, agency))
		*w = (struct writer){agency, agency_kind_of(agency)};
	return w->kind;
}

static const struct seen_family *
find_family(struct lines *l, struct chron_str list)
{
	struct family *f;

	f = &l->families[hash_of(list) % FAMILIES];
	if (f->family.people && str_eq(f->list, list))
		return &f->family;
	if (arena_used(l->kept) > FAMILY_BYTES) {
		arena_reset(l->kept);
		memset(l->families, 0, sizeof(l->families));
	}
	f->list = list;
	seen_line_family(l->kept, l->lexicon, list, &f->family);
	return &f->family;
}

static void
classify(struct lines *l, const struct chron_str cells[COLUMNS])
{
	const struct seen_family *f = find_family(l, cells[CHILDREN]);
	const struct chron_sighting *sightings = seen_line_read(
		f, find_kind(l, cells[AGENCY]), cells[TEXT], l->arena);

	out_puts(l->out, "{\"id\":");
	if (cells[ID].p)
		escape_json(l->out, cells[ID]);
	else
		out_puts(l->out, "null");
	out_puts(l->out, ",\"children\":[");
	for (uint32_t i = 0; i < f->config.nchildren; i++) {
		out_puts(l->out, i ? "," : "");
		write_child(l->out, f->config.children[i].ref, &sightings[i],
			cells[TEXT]);
	}
	out_puts(l->out, "]}\n");
}

static void
read_line(struct lines *l, const struct cmd_args *args, struct chron_str line)
{
	struct chron_str cells[MAX_CELLS], wanted[COLUMNS] = {{NULL, 0}};
	uint32_t n = split(line, cells);

	if (l->row == 1 && read_header(l, cells, n))
		return;
	if (!l->headed) {
		/* agency, children, text, or the same after an id */
		int shift = n > 3 ? 0 : -1;

		for (int k = 0; k < COLUMNS; k++)
			l->at[k] = k + shift;
	}
	for (int k = 0; k < COLUMNS; k++) {
		if (l->at[k] >= 0 && (uint32_t)l->at[k] < n)
			wanted[k] = cells[l->at[k]];
		else if (k != ID) {
			struct chron_err err;

			chron_fail(&err, CHRON_EFORMAT,
				"there is no %s: a line is agency, children, "
				"text, with tabs between, or the same after "
				"an id",
				column_names[k]);
			err.pos.file = args->operands[0];
			err.pos.row = l->row;
			tell_failure(&err);
			l->bad++;
			return;
		}
	}
	classify(l, wanted);
	arena_reset(l->arena);
}

static void
read_lines(struct lines *l, const struct cmd_args *args, struct chron_str rest)
{
	struct chron_str line;

	if (str_starts(rest, "\xef\xbb\xbf"))
		rest = (struct chron_str){rest.p + 3, rest.n - 3};
	while (str_cut(&rest, '\n', &line)) {
		l->row++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (str_trim(line).n)
			read_line(l, args, line);
	}
}

static int
read_file(const struct cmd_args *args)
{
	int code = tell_operands(args, 1, 1);
	struct arena *kept;
	struct chron_input in;
	struct lines *l;
	struct chron_err err;

	if (code != EXIT_DONE)
		return code;
	if (input_open(&in, args->operands[0], &err) != CHRON_OK)
		return tell_failure(&err);
	kept = arena_new();
	l = ARENA_NEW(kept, struct lines);
	l->kept = arena_new();
	l->lexicon = seen_lexicon_new(kept);
	l->arena = arena_new();
	l->out = out_fd(STDOUT_FILENO);
	read_lines(l, args, in.bytes);
	code = l->bad ? EXIT_FAILED : EXIT_DONE;
	if (out_close(l->out, &err) != CHRON_OK)
		code = tell_failure(&err);
	arena_free(l->arena);
	arena_free(l->kept);
	arena_free(kept);
	input_close(&in);
	return code;
}

static int
run(const struct cmd_args *args)
{
	if (opts_given(args, "score"))
		return score_run(args);
	if (args->ngiven)
		return tell_usage(args, "--%s goes with --score",
			args->given[0].option->name);
	return read_file(args);
}

static const struct cmd_option options[] = {
	{.name = "score",
		.value = "LABELLED",
		.help = "how well the lines of a labelled file are read"},
	{.name = "errors",
		.value = "FLAG",
		.help = "with --score: the lines that were read wrong; seen, "
			"alone, views_sought, views_expressed or any"},
	{.name = "hold-back",
		.value = "N",
		.help = "with --score: count every Nth line apart, and never "
			"list its errors"},
	{.name = NULL},
};

const struct command cmd_seen = {
	.name = "seen",
	.synopsis = "FILE|- | --score LABELLED",
	.brief = "classify narrative lines: was each child seen, alone, asked, "
		 "heard?",
	.example = "printf 'CSC\\tChild A (7y)\\tHome visit. A seen alone in "
		   "her room.\\n' | chronomerge seen -\n"
		   "chronomerge seen --score labelled.tsv --errors seen",
	.help = "A line is agency, children, text, with tabs between; an id "
		"may stand before\nthem. A first line that names the columns "
		"(id, agency, children, text) may put\nthem in any order and "
		"have others beside them. Children are written as in\n"
		"\"Child A (7y), Sib 1 (5m), Maisie (12d), Unborn Baby B\".\n"
		"\n"
		"For each line one JSON object comes out: each child's flags, "
		"and for each flag\nthe words that decided it, by byte offsets "
		"into the text, and the rule.\n"
		"\n"
		"--score compares the answers with those of a person. Its file "
		"names its columns\nin the first line and has four more: seen, "
		"alone, views_sought, views_expressed,\neach cell as in "
		"\"Child A=yes;Sib 1=no\". It prints what was wanted against "
		"what\nwas got, and precision and recall of each answer. "
		"--score "
		"may be given again.",
	.options = options,
	.run = run,
};
