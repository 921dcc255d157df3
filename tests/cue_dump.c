/* Prints the cues of labelled lines, for fitting their points:
 *
 *   cue_dump FILE...
 *
 * and of the examples of the rules, of whose labels only the rule's is known.
 *
 * A line of output is a child of a line of input: file, number of the line, ref,
 * the four labels, and every cue, with tabs between. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/seen_line.h"
#include "core/input.h"
#include "seen/clause.h"
#include "util/buf.h"
#include "util/str.h"

enum { ID, AGENCY, CHILDREN, TEXT, SEEN, COLUMNS = 8 };

struct cues_of {
	struct buf names[CHRON_CHILDREN_MAX];
};

static void
on_cue(void *ctx, uint64_t kids, const char *name, size_t n)
{
	struct cues_of *c = ctx;

	for (; kids; kids &= kids - 1) {
		struct buf *b = &c->names[__builtin_ctzll(kids)];

		buf_add(b, "\t", 1);
		buf_add(b, name, n);
	}
}

static struct chron_str
label_of(struct chron_str list, struct chron_str ref)
{
	struct chron_str item;

	while (str_cut(&list, ';', &item))
		if (item.n > ref.n && item.p[ref.n] == '=' &&
			!memcmp(item.p, ref.p, ref.n))
			return (struct chron_str){
				item.p + ref.n + 1, item.n - ref.n - 1};
	return CHRON_S("?");
}

static void
dump_line(const struct lexicon *lexicon, struct arena *a, const char *file,
	unsigned row, const struct chron_str col[COLUMNS])
{
	static struct cues_of cues;
	const struct cue_trace trace = {on_cue, &cues};
	struct seen_family family;

	seen_line_family(a, lexicon, col[CHILDREN], &family);
	(void)seen_line_trace(
		&family, agency_kind_of(col[AGENCY]), col[TEXT], a, &trace);
	for (uint32_t i = 0; i < family.config.nchildren; i++) {
		struct chron_str ref = family.config.children[i].ref;
		struct chron_str names = buf_get(&cues.names[i]);

		printf("%s\t%u\t%.*s", file, row, STR(ref));
		for (int k = SEEN; k < COLUMNS; k++)
			printf("\t%.*s", STR(label_of(col[k], ref)));
		printf("%.*s\n", STR(names));
		buf_free(&cues.names[i]);
	}
}

static void
dump_file(const struct lexicon *lexicon, const char *file)
{
	struct arena *a = arena_new();
	struct chron_input in;
	struct chron_err err;
	struct chron_str rest, line;
	unsigned row = 0;

	if (input_open(&in, file, &err) != CHRON_OK) {
		fprintf(stderr, "%s: cannot be read\n", file);
		exit(1);
	}
	rest = in.bytes;
	(void)str_cut(&rest, '\n', &line);
	while (str_cut(&rest, '\n', &line)) {
		struct chron_str col[COLUMNS] = {0};

		for (unsigned i = 0;
			i < COLUMNS && str_cut(&line, '\t', &col[i]); i++)
			continue;
		dump_line(lexicon, a, file, ++row, col);
		arena_reset(a);
	}
	input_close(&in);
	arena_free(a);
}

static void
dump_rules(const struct lexicon *lexicon)
{
	struct arena *a = arena_new();

	for (unsigned i = 0; i < seen_nrules; i++) {
		const struct rule *r = &seen_rules[i];
		struct chron_str col[COLUMNS] = {0};
		struct chron_str ref;

		if (!r->text)
			continue;
		ref = chron_cstr(r->children);
		ref.n = strcspn(r->children, "(") - 1;
		col[AGENCY] = chron_cstr(agency_usual_name(r->kind));
		col[CHILDREN] = chron_cstr(r->children);
		col[TEXT] = chron_cstr(r->text);
		col[SEEN + r->aspect] = arena_printf(
			a, "%.*s=%s", STR(ref), answer_names[r->answer]);
		/* no multiple of three: none is held back */
		dump_line(lexicon, a, "rules", i * 3 + 1, col);
		arena_reset(a);
	}
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	const struct lexicon *lexicon = seen_lexicon_new(a);

	dump_rules(lexicon);
	for (int i = 1; i < argc; i++)
		dump_file(lexicon, argv[i]);
	arena_free(a);
	return 0;
}
