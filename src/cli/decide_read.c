/* decide CASE --from FILE: the duplicates report with its Decision column, in
 * any format we read, or lines of rulings. */
#include "cli/desk.h"
#include "cli/review.h"
#include "core/import.h"
#include "core/raw.h"
#include "util/civil.h"
#include "util/str.h"

static void
read_table(const struct ruling_desk *desk, const struct raw_file *raw)
{
	struct ruling_columns columns = {.found = false};
	struct review_sheet sheet = {.columns = {.found = false}};
	struct ruling_place place = {.part = CHRON_S("")};
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
		place.part = r->part;
		place.row = r->row;
		rulings_from_row(desk, &columns, &place, cells, r->ncells);
		reviews_from_row(desk, &sheet, &place, cells, r->ncells);
	}
	place = (struct ruling_place){.part = CHRON_S("")};
	if (!columns.any && !sheet.columns.any)
		ruling_fail(desk, &place,
			"no row has the headings Decision, One and Other (or "
			"Account and Together with) of the duplicates report, "
			"or Ref and a column to write in of the chronology: "
			"write it with `export CASE -o chronology.xlsx`");
	rulings_settle(desk);
	reviews_settle(desk, &sheet);
}

/* The next line in which something stands, a comment being nothing. */
static bool
next_line(struct chron_str *text, struct chron_str *line)
{
	while (str_cut(text, '\n', line)) {
		*line = str_trim(*line);
		if (line->n && line->p[0] != '#')
			return true;
	}
	return false;
}

static bool
is_divided(struct chron_str line)
{
	return memchr(line.p, ',', line.n) || memchr(line.p, '\t', line.n) ||
	       memchr(line.p, ';', line.n) || memchr(line.p, 0, line.n);
}

/* Lines of rulings are no table: nothing in them is divided into columns, but
 * for what a reason or a note says.  A table may have a title above it. */
static bool
is_lines(struct chron_str text)
{
	struct chron_str line, rest, word;
	char why[RULING_WHY];
	bool divided = false;

	for (int i = 0; i < 2 && next_line(&text, &line); i++) {
		rest = line;
		if (str_cut(&rest, ' ', &word) && rest.n &&
			ruling_is_word(word, why))
			return true;
		divided = divided || is_divided(line);
	}
	return !divided;
}

static enum chron_status
read_with_importer(
	struct desk *desk, struct chron_input *in, const struct ruling_desk *to)
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
		read_table(to, &raw);
	registry_free(&registry);
	return status;
}

/* What was read borrows from the file, which is closed at the end. */
static void
keep_text(struct desk *desk)
{
	struct rulings *r = &desk->rulings;
	struct arena *a = desk->arena;

	for (uint32_t i = 0; i < r->n; i++) {
		struct chron_decision *d = &r->list[i];

		d->text = arena_str(a, d->text);
		d->by = arena_str(a, d->by);
		d->at = arena_str(a, d->at);
	}
}

int
desk_read(struct desk *desk, const char *from)
{
	struct ruling_desk to = {desk->arena, &desk->c,
		refs_new(desk->arena, &desk->c), &desk->by, &desk->rulings};
	struct chron_input in;
	enum chron_status status = input_open(&in, from, &desk->err);

	if (status != CHRON_OK)
		return tell_failure(&desk->err);
	if (in.bytes.n && is_lines(in.bytes)) {
		rulings_from_lines(&to, in.bytes);
		rulings_settle(&to);
	} else {
		status = read_with_importer(desk, &in, &to);
	}
	keep_text(desk);
	input_close(&in);
	return status == CHRON_OK ? EXIT_DONE : tell_failure(&desk->err);
}
