/* chronomerge seen: classifies narrative lines, for tuning and for audits. */
#include <unistd.h>

#include "cli/score.h"
#include "cli/seen_line.h"
#include "cli/tell.h"
#include "core/input.h"
#include "util/fold.h"
#include "util/parallel.h"
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
/* A line that cannot be read, or not for all of its children. */
struct failure {
	uint32_t row;	   /* of its piece */
	int missing;	   /* enum column; COLUMNS if none is */
	uint32_t children; /* that it has */
};
enum {
	FAMILIES = 1024,
	WRITERS = 256,
	FAMILY_BYTES = 64 * 1024 * 1024,
	PIECES = 8, /* read at a time, by as many processors as there are */
	PIECE_BYTES = 512 * 1024
};

/* A piece of the file; what it keeps of families serves the next one too. */
struct lines {
	struct family families[FAMILIES]; /* by hash; a later one replaces */
	struct writer writers[WRITERS];
	struct arena *kept; /* of the families */
	const struct lexicon *lexicon;
	struct chron_str text;
	struct buf json;
	struct chron_out *out; /* to there */
	struct arena *arena;   /* of one line */
	int at[COLUMNS];       /* by the header; -1: not there */
	bool headed;
	uint32_t row;
	struct arena *told; /* of the failures */
	struct failure *failures;
	uint32_t nfailures;
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

	if (f->config.nchildren > CHRON_CHILDREN_MAX)
		*ARENA_PUSH(l->told, &l->failures, &l->nfailures) =
			(struct failure){l->row, COLUMNS, f->config.nchildren};
	out_puts(l->out, "{\"id\":");
	if (cells[ID].p)
		escape_json(l->out, cells[ID]);
	else
		out_puts(l->out, "null");
	out_puts(l->out, ",\"children\":[");
	seen_line_write(l->out, f, sightings, cells[TEXT]);
	out_puts(l->out, "]}\n");
}

static void
read_line(struct lines *l, struct chron_str line)
{
	struct chron_str cells[MAX_CELLS], wanted[COLUMNS] = {{NULL, 0}};
	uint32_t n = split(line, cells);

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
			*ARENA_PUSH(l->told, &l->failures, &l->nfailures) =
				(struct failure){l->row, k, 0};
			return;
		}
	}
	classify(l, wanted);
	arena_reset(l->arena);
}

static void
read_piece(void *arg, uint32_t piece)
{
	struct lines *l = *((struct lines **)arg + piece);
	struct chron_str rest = l->text, line;
	struct chron_err err;

	buf_clear(&l->json);
	l->out = out_memory(&l->json);
	l->row = 0;
	arena_reset(l->told);
	l->failures = NULL;
	l->nfailures = 0;
	while (str_cut(&rest, '\n', &line)) {
		l->row++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (str_trim(line).n)
			read_line(l, line);
	}
	(void)out_close(l->out, &err); /* memory does not fail */
}

static void
say_failure(const struct failure *f, struct chron_err *err)
{
	if (f->missing == COLUMNS)
		chron_fail(err, CHRON_ELIMIT,
			"it has %u children: those after the first %d are not "
			"read for (limit children)",
			f->children, CHRON_CHILDREN_MAX);
	else
		chron_fail(err, CHRON_EFORMAT,
			"there is no %s: a line is agency, children, text, "
			"with tabs between, or the same after an id",
			column_names[f->missing]);
}

static void
tell_failures(
	const struct lines *l, const struct cmd_args *args, uint32_t before)
{
	for (uint32_t i = 0; i < l->nfailures; i++) {
		struct chron_err err;

		say_failure(&l->failures[i], &err);
		err.pos.file = args->operands[0];
		err.pos.row = before + l->failures[i].row;
		tell_failure(&err);
	}
}

/* Whole lines from the front. */
static struct chron_str
cut_piece(struct chron_str *rest)
{
	struct chron_str piece = *rest;

	if (rest->n > PIECE_BYTES) {
		const char *end = memchr(
			rest->p + PIECE_BYTES, '\n', rest->n - PIECE_BYTES);

		if (end)
			piece.n = (size_t)(end + 1 - rest->p);
	}
	*rest = (struct chron_str){rest->p + piece.n, rest->n - piece.n};
	return piece;
}

static struct lines *
new_lines(struct arena *a, const struct lexicon *lexicon)
{
	struct lines *l = ARENA_NEW(a, struct lines);

	l->lexicon = lexicon;
	l->kept = arena_new();
	l->arena = arena_new();
	l->told = arena_new();
	l->json = BUF_INIT;
	return l;
}

static void
free_lines(struct lines *l)
{
	arena_free(l->kept);
	arena_free(l->arena);
	arena_free(l->told);
	buf_free(&l->json);
}

/* Reads the columns' names, if the first line has them, into `head`; what
 * comes behind. */
static struct chron_str
skip_header(struct lines *head, struct chron_str rest)
{
	struct chron_str cells[MAX_CELLS], first, after;

	if (str_starts(rest, "\xef\xbb\xbf"))
		rest = (struct chron_str){rest.p + 3, rest.n - 3};
	after = rest;
	if (!str_cut(&after, '\n', &first))
		return rest;
	if (first.n && first.p[first.n - 1] == '\r')
		first.n--;
	return read_header(head, cells, split(first, cells)) ? after : rest;
}

/* Whether all lines could be read. */
static bool
read_lines(const struct lexicon *lexicon, const struct cmd_args *args,
	struct chron_str rest, struct chron_out *out)
{
	struct arena *a = arena_new();
	struct lines *pieces[PIECES] = {new_lines(a, lexicon)};
	uint32_t row, n;
	bool good = true;

	rest = skip_header(pieces[0], rest);
	row = pieces[0]->headed;
	while (rest.n) {
		for (n = 0; n < PIECES && rest.n; n++) {
			if (!pieces[n])
				pieces[n] = new_lines(a, lexicon);
			memcpy(pieces[n]->at, pieces[0]->at,
				sizeof(pieces[n]->at));
			pieces[n]->headed = pieces[0]->headed;
			pieces[n]->text = cut_piece(&rest);
		}
		parallel_each(n, read_piece, pieces);
		for (uint32_t i = 0; i < n; i++) {
			out_str(out, buf_get(&pieces[i]->json));
			tell_failures(pieces[i], args, row);
			good &= !pieces[i]->nfailures;
			row += pieces[i]->row;
		}
	}
	for (n = 0; n < PIECES && pieces[n]; n++)
		free_lines(pieces[n]);
	arena_free(a);
	return good;
}

static int
read_file(const struct cmd_args *args)
{
	int code = tell_operands(args, 1, 1);
	struct chron_input in;
	struct arena *kept;
	const struct lexicon *lexicon;
	struct chron_out *out;
	struct chron_err err;

	if (code != EXIT_DONE)
		return code;
	if (input_open(&in, args->operands[0], &err) != CHRON_OK)
		return tell_failure(&err);
	kept = arena_new();
	lexicon = seen_line_lexicon(kept, args);
	out = out_fd(STDOUT_FILENO);
	if (!lexicon || !read_lines(lexicon, args, in.bytes, out))
		code = EXIT_FAILED;
	if (out_close(out, &err) != CHRON_OK)
		code = tell_failure(&err);
	arena_free(kept);
	input_close(&in);
	return code;
}

static int
run(const struct cmd_args *args)
{
	static const char *const of_score[] = {"errors", "hold-back"};

	if (opts_given(args, "score"))
		return score_run(args);
	for (size_t i = 0; i < sizeof(of_score) / sizeof(of_score[0]); i++)
		if (opts_given(args, of_score[i]))
			return tell_usage(
				args, "--%s goes with --score", of_score[i]);
	return read_file(args);
}

static const struct cmd_option options[] = {
	{.name = "idioms",
		.value = "FILE",
		.help = "words of your own: a line is `clocked by = seen`"},
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
		"--idioms reads words of your own from a file of lines such "
		"as\n"
		"\"clocked by = seen\" or \"CHILD in Big Chat = views sought "
		"(tool)\". What words\ncan mean: "
		"seen, saw, met, examined, present, came, not seen, elsewhere, "
		"no access,\n"
		"not brought, absent, missing, asleep, briefly, from a "
		"distance, alone,\n"
		"not alone, left alone, spoken to, spoke to, asked, views "
		"sought, views\n"
		"sought (tool), views not sought, views not recorded, would "
		"not say,\n"
		"said, feels, visit, telephone, message, letter, video, "
		"meeting, desk,\n"
		"nothing, child, children, baby, adult, worker.\n"
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
