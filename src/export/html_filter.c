/* What the script of a page filters its rows by: attributes of the rows of the
 * chronology, and of its table, which names them. */
#include "export/html.h"
#include "util/str.h"

enum how {
	DATA, /* of the cell: a date in ISO, kinds with spaces between */
	EACH, /* a value to choose, several with ; or line ends between */
	SOME, /* whether there is any */
};

static const struct {
	const char *key; /* of the column, and after "data-" */
	enum how how;
} filters[] = {
	{"discrepancies", DATA},
	{"phase", EACH},
	{"episode", EACH},
	{"theme", EACH},
	{"notes", SOME},
	{"good_practice", SOME},
	{"missed_opportunity", SOME},
	{"question", SOME},
};
enum { FILTERS = sizeof(filters) / sizeof(*filters) };

/* The answers of a child, a letter each. */
static const char *const flags[] = {
	"seen", "alone", "views_sought", "views_expressed"};
enum { FLAGS = sizeof(flags) / sizeof(*flags) };

struct html_filter {
	size_t when;
	size_t of[FILTERS]; /* columns; ncolumns: there is none */
	size_t flags[FLAGS];
};

bool
html_filters(const char *key)
{
	return strcmp(key, "chronology") == 0 || strcmp(key, "outside") == 0;
}

static size_t
column_of(const struct html *h, const char *key)
{
	size_t i = 0;

	while (i < h->table.ncolumns &&
		strcmp(h->table.columns[i].key, key) != 0)
		i++;
	return i;
}

void
html_filter_begin(struct html *h)
{
	struct html_filter *f;

	h->filter = NULL;
	if (!html_filters(h->table.key))
		return;
	f = ARENA_NEW(h->table_arena, struct html_filter);
	f->when = column_of(h, "date");
	if (f->when < h->table.ncolumns)
		h->columns[f->when].in_row = true;
	for (size_t i = 0; i < FILTERS; i++)
		f->of[i] = column_of(h, filters[i].key);
	for (size_t i = 0; i < FLAGS; i++)
		f->flags[i] = column_of(h, flags[i]);
	h->filter = f;
}

/* "phase=Phase&theme=Theme" */
static void
put_titles(struct html *h, const char *attribute, enum how how)
{
	const char *before = "";

	out_puts(h->out, attribute);
	for (size_t i = 0; i < FILTERS; i++) {
		size_t at = h->filter->of[i];

		if (filters[i].how != how || at >= h->table.ncolumns ||
			!h->columns[at].shown)
			continue;
		out_puts(h->out, before);
		out_puts(h->out, filters[i].key);
		HTML_PUT(h->out, "=");
		escape_html(h->out, chron_cstr(h->table.columns[at].title));
		before = "&amp;";
	}
	HTML_PUT(h->out, "\"");
}

void
html_filter_table(struct html *h)
{
	if (!h->filter)
		return;
	put_titles(h, " data-each=\"", EACH);
	put_titles(h, " data-some=\"", SOME);
}

static void
put_attribute(struct html *h, const char *key, struct chron_str value)
{
	HTML_PUT(h->out, " data-");
	out_puts(h->out, key);
	HTML_PUT(h->out, "=\"");
	escape_html(h->out, value);
	HTML_PUT(h->out, "\"");
}

static char
letter(struct chron_str answer)
{
	return str_is(answer, "na") ? '-' : answer.n ? answer.p[0] : 'u';
}

/* "A ynnu": a line for each child of whom the account tells. */
static void
put_flags(struct html *h, const struct chron_cell *cells)
{
	const struct html_filter *f = h->filter;
	const struct chron_cell *seen;

	if (f->flags[0] >= h->table.ncolumns)
		return;
	seen = &cells[f->flags[0]];
	HTML_PUT(h->out, " data-flags=\"");
	for (size_t line = 0; line < html_answers_lines(seen); line++) {
		struct chron_str child = html_answers_child(seen, line);

		if (line)
			HTML_PUT(h->out, "\n");
		if (child.n > 1 && child.p[child.n - 2] == ':')
			child.n -= 2; /* ": " */
		escape_html(h->out, child);
		HTML_PUT(h->out, " ");
		for (size_t i = 0; i < FLAGS; i++) {
			const struct chron_cell *c = &cells[f->flags[i]];
			char answer = 'u';

			if (f->flags[i] < h->table.ncolumns)
				answer = line < c->nspans
						 ? letter(chron_cstr(
							   c->spans[line].say))
						 : letter(c->data);
			out_write(h->out, &answer, 1);
		}
	}
	HTML_PUT(h->out, "\"");
}

void
html_filter_row(struct html *h, bool more, const struct chron_cell *cells)
{
	const struct html_filter *f = h->filter;

	if (!f)
		return;
	if (!more && f->when < h->table.ncolumns && cells[f->when].data.n)
		put_attribute(h, "when", cells[f->when].data);
	put_flags(h, cells);
	for (size_t i = 0; i < FILTERS; i++) {
		const struct chron_cell *c = &cells[f->of[i]];

		if (f->of[i] >= h->table.ncolumns)
			continue;
		if (filters[i].how == DATA ? c->data.n : c->text.n)
			put_attribute(h, filters[i].key,
				filters[i].how == DATA	 ? c->data
				: filters[i].how == EACH ? c->text
							 : CHRON_S(""));
	}
}
