/* Labelled lines against the program's answers: reading and counting. */
#include "cli/score.h"

#include <unistd.h>

#include "cli/seen_line.h"
#include "cli/tell.h"
#include "core/input.h"
#include "util/fold.h"
#include "util/str.h"

enum column { AGENCY, CHILDREN, TEXT, LABELS, ID = LABELS + ASPECT_COUNT, WHY };
enum { COLUMNS = WHY + 1, MAX_CELLS = 64, MAX_TOLD = 20 };

static const char *const column_names[COLUMNS] = {
	[ID] = "id",
	[AGENCY] = "agency",
	[CHILDREN] = "children",
	[TEXT] = "text",
	[WHY] = "why",
};

struct reading {
	const struct score_ask *ask;
	struct score *score;
	struct arena *kept; /* of the lexicon */
	const struct lexicon *lexicon;
	struct arena *arena; /* of one line */
	int at[COLUMNS];     /* -1: not there */
	uint32_t row, lines;
	struct chron_str cells[COLUMNS];
	struct seen_family family;
	uint8_t wanted[CHRON_CHILDREN_MAX][ASPECT_COUNT];
};

static const char *
name_of(int column)
{
	return column >= LABELS && column < ID ? aspect_names[column - LABELS]
					       : column_names[column];
}

static bool fail(struct reading *r, const char *fmt, ...) CHRON_PRINTF(2, 3);

/* Tells what is wrong with the row; returns false. */
static bool
fail(struct reading *r, const char *fmt, ...)
{
	struct chron_err err;
	struct chron_str say;
	va_list ap;

	va_start(ap, fmt);
	say = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	(void)chron_fail(&err, CHRON_EFORMAT, "%.*s", STR(say));
	err.pos = (struct chron_pos){.file = r->ask->file, .row = r->row};
	if (r->score->bad++ < MAX_TOLD)
		tell_failure(&err);
	return false;
}

static uint32_t
split(struct chron_str line, struct chron_str cells[MAX_CELLS])
{
	uint32_t n = 0;

	while (n < MAX_CELLS && str_cut(&line, '\t', &cells[n]))
		n++;
	return n;
}

static bool
read_header(struct reading *r, struct chron_str line)
{
	struct chron_str cells[MAX_CELLS];
	uint32_t n = split(line, cells);
	bool whole = true;

	for (int k = 0; k < COLUMNS; k++) {
		r->at[k] = -1;
		for (uint32_t i = n; i-- > 0;)
			if (fold_eq(cells[i], chron_cstr(name_of(k))))
				r->at[k] = (int)i;
		if (r->at[k] < 0 && k < ID)
			whole = fail(r,
				"the first line names no column \"%s\": a "
				"labelled file has agency, children, text, "
				"seen, alone, views_sought, views_expressed",
				name_of(k));
	}
	return whole;
}

/* The answer by its name, or ANSWERS. */
static uint8_t
answer_of(struct chron_str word, enum aspect a)
{
	for (uint8_t i = 0; i < ANSWERS; i++)
		if (str_ieq(word, chron_cstr(answer_names[i])) &&
			(i != ANSWER_NA || a == ASPECT_SEEN))
			return i;
	return ANSWERS;
}

static uint32_t
child_of(const struct reading *r, struct chron_str ref)
{
	for (uint32_t i = 0; i < r->family.config.nchildren; i++)
		if (str_eq(r->family.config.children[i].ref, ref))
			return i;
	return CHRON_NONE;
}

/* "Child A=yes" */
static bool
read_label(struct reading *r, enum aspect a, struct chron_str label)
{
	struct chron_str ref, word;
	uint32_t child;
	size_t cut = label.n;
	uint8_t answer;

	while (cut > 0 && label.p[cut - 1] != '=')
		cut--;
	if (!cut)
		return fail(r,
			"%s: \"%.*s\" is no label: one is written as "
			"\"Child A=yes\", with ; between",
			aspect_names[a], STR(label));
	ref = str_trim((struct chron_str){label.p, cut - 1});
	word = str_trim((struct chron_str){label.p + cut, label.n - cut});
	child = child_of(r, ref);
	if (child == CHRON_NONE)
		return fail(r, "%s: the line has no child \"%.*s\"",
			aspect_names[a], STR(ref));
	answer = answer_of(word, a);
	if (answer == ANSWERS)
		return fail(r,
			"%s: \"%.*s\" is no answer: it is yes, no, unclear%s",
			aspect_names[a], STR(word),
			a == ASPECT_SEEN ? " or na" : "; na only for seen");
	if (r->wanted[child][a] != ANSWERS)
		return fail(r, "%s: \"%.*s\" has two answers", aspect_names[a],
			STR(ref));
	r->wanted[child][a] = answer;
	return true;
}

static bool
read_labels(struct reading *r)
{
	uint32_t n = r->family.config.nchildren;

	if (!n || n > CHRON_CHILDREN_MAX)
		return fail(r, "a line has 1 to %d children, this one has %u",
			CHRON_CHILDREN_MAX, n);
	memset(r->wanted, ANSWERS, sizeof(r->wanted));
	for (enum aspect a = 0; a < ASPECT_COUNT; a++) {
		struct chron_str rest = r->cells[LABELS + a], label;

		while (str_cut(&rest, ';', &label))
			if (str_trim(label).n &&
				!read_label(r, a, str_trim(label)))
				return false;
		for (uint32_t i = 0; i < n; i++)
			if (r->wanted[i][a] == ANSWERS)
				return fail(r,
					"%s: there is no answer for \"%.*s\"",
					aspect_names[a],
					STR(r->family.config.children[i].ref));
	}
	return true;
}

/* "no" and "na" are close cousins, and count as one. */
static bool
is_wrong(uint8_t want, uint8_t got)
{
	return (want == ANSWER_NA ? ANSWER_NO : want) !=
	       (got == ANSWER_NA ? ANSWER_NO : got);
}

/* What was wrong of one flag, and which words decided it. */
static void
list_flag(const struct reading *r, const struct chron_sighting *s,
	uint32_t child, enum aspect a)
{
	struct chron_out *out = r->ask->list;

	out_puts(out, "    ");
	escape_terminal(out, r->family.config.children[child].ref);
	out_printf(out, " %s: %s, wanted %s\n", aspect_names[a],
		answer_names[s->flag[a]], answer_names[r->wanted[child][a]]);
	for (uint32_t i = 0; i < s->nevidence; i++) {
		const struct chron_evidence *e = &s->evidence[i];

		if (e->aspect != a)
			continue;
		out_printf(out, "      %s: \"", e->rule);
		escape_terminal(
			out, (struct chron_str){r->cells[TEXT].p + e->start,
				     e->end - e->start});
		out_puts(out, "\"\n");
	}
}

static void
list_line(const struct reading *r)
{
	static const struct {
		const char *before;
		uint8_t column;
		const char *after;
	} shown[] = {
		{"", ID, ""},
		{" [", AGENCY, "] "},
		{"", CHILDREN, ""},
		{"\n    ", TEXT, "\n"},
		{"    (", WHY, ")\n"},
	};
	struct chron_out *out = r->ask->list;

	out_printf(out, "%s:%u: ", r->ask->file, r->row);
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		if (shown[i].column == WHY && !r->cells[WHY].n)
			continue;
		out_puts(out, shown[i].before);
		escape_terminal(out, r->cells[shown[i].column]);
		out_puts(out, shown[i].after);
	}
}

static void
list_errors(const struct reading *r, const struct chron_sighting *s)
{
	bool listed = false;

	for (uint32_t i = 0; i < r->family.config.nchildren; i++)
		for (enum aspect a = 0; a < ASPECT_COUNT; a++) {
			if (!(r->ask->errors >> a & 1) ||
				!is_wrong(r->wanted[i][a], s[i].flag[a]))
				continue;
			if (!listed)
				list_line(r);
			listed = true;
			list_flag(r, &s[i], i, a);
		}
}

static void
score_line(struct reading *r)
{
	const struct chron_sighting *s;
	struct score_set *set = &r->score->counted;

	s = seen_line_read(&r->family, agency_kind_of(r->cells[AGENCY]),
		r->cells[TEXT], r->arena);
	if (r->ask->hold_back && ++r->lines % r->ask->hold_back == 0)
		set = &r->score->held;
	else
		list_errors(r, s);
	set->lines++;
	set->children += r->family.config.nchildren;
	for (uint32_t i = 0; i < r->family.config.nchildren; i++)
		for (enum aspect a = 0; a < ASPECT_COUNT; a++)
			set->table[a][r->wanted[i][a]][s[i].flag[a]]++;
}

static void
read_line(struct reading *r, struct chron_str line)
{
	struct chron_str cells[MAX_CELLS];
	uint32_t n = split(line, cells);

	for (int k = 0; k < COLUMNS; k++) {
		r->cells[k] = CHRON_S("");
		if (r->at[k] >= 0 && (uint32_t)r->at[k] < n)
			r->cells[k] = str_trim(cells[r->at[k]]);
		else if (k < ID) {
			(void)fail(
				r, "the line ends before its %s", name_of(k));
			return;
		}
	}
	seen_line_family(r->arena, r->lexicon, r->cells[CHILDREN], &r->family);
	if (read_labels(r))
		score_line(r);
}

void
score_read(struct chron_str bytes, const struct score_ask *ask,
	struct score *score)
{
	struct reading r = {.ask = ask,
		.score = score,
		.kept = arena_new(),
		.arena = arena_new()};
	struct chron_str line;
	bool headed = false;

	*score = (struct score){0};
	r.lexicon = ask->lexicon ? ask->lexicon : seen_lexicon_new(r.kept);
	if (str_starts(bytes, "\xef\xbb\xbf"))
		bytes = (struct chron_str){bytes.p + 3, bytes.n - 3};
	while (str_cut(&bytes, '\n', &line)) {
		r.row++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (!str_trim(line).n)
			continue;
		arena_reset(r.arena);
		if (headed)
			read_line(&r, line);
		else if (!read_header(&r, line))
			break;
		headed = true;
	}
	if (!headed && !score->bad)
		(void)fail(&r, "there are no lines in it");
	arena_free(r.arena);
	arena_free(r.kept);
}
