/* What stands inside a cell of HTML: marked words, times, flags, links. */
#include "export/html.h"
#include "util/str.h"

static void
put_time(struct chron_out *out, bool known, const struct chron_cell *c)
{
	/* two ends with a slash between are no datetime of HTML; a row that
	 * is filtered has its own */
	if (known || !c->data.n || memchr(c->data.p, '/', c->data.n)) {
		escape_html(out, c->text);
		return;
	}
	HTML_PUT(out, "<time datetime=\"");
	escape_html(out, c->data);
	HTML_PUT(out, "\">");
	escape_html(out, c->text);
	HTML_PUT(out, "</time>");
}

/* The words that decided a flag are marked and say which rule they met, where
 * no other cell tells the evidence. */
static void
put_text(struct html *h, const struct chron_cell *c)
{
	struct chron_out *out = h->out;
	const char *p = c->text.p;
	size_t at = 0;

	for (size_t i = 0; i < c->nspans; i++) {
		const struct chron_span *s = &c->spans[i];

		escape_html(out, (struct chron_str){p + at, s->start - at});
		if (h->told) {
			HTML_PUT(out, "<mark>");
		} else {
			HTML_PUT(out, "<mark title=\"");
			escape_html(out, chron_cstr(s->say));
			HTML_PUT(out, "\">");
		}
		escape_html(out,
			(struct chron_str){p + s->start, s->end - s->start});
		HTML_PUT(out, "</mark>");
		at = s->end;
	}
	if (at < c->text.n)
		escape_html(out, (struct chron_str){p + at, c->text.n - at});
}

/* On paper only what stands behind an empty line is told: what stands before
 * it can be looked up. */
static void
put_folded_text(struct html *h, const struct chron_cell *c)
{
	const char *end = memmem(c->text.p, c->text.n, "\n\n", 2);
	size_t n = end ? (size_t)(end - c->text.p) : 0;

	if (c->nspans || !end) {
		put_text(h, c);
		return;
	}
	HTML_PUT(h->out, "<span class=\"origin\">");
	escape_html(h->out, (struct chron_str){c->text.p, n + 1});
	HTML_PUT(h->out, "</span>");
	escape_html(h->out, (struct chron_str){end + 2, c->text.n - n - 2});
}

static void
put_folded(struct html *h, const char *title, const struct chron_cell *c)
{
	struct chron_out *out = h->out;

	HTML_PUT(out, "<details class=\"why\"><summary>");
	escape_html(out, chron_cstr(title));
	HTML_PUT(out, "</summary>");
	put_folded_text(h, c);
	HTML_PUT(out, "</details>");
}

static void
put_run_on(struct chron_out *out, struct chron_str text)
{
	struct chron_str line;
	bool begun = false;

	while (str_cut(&text, '\n', &line)) {
		if (!line.n)
			continue;
		if (begun)
			HTML_PUT(out, "\xc2\xa0\xc2\xb7 ");
		escape_html(out, line);
		begun = true;
	}
}

bool
html_flag_open(struct chron_out *out, struct chron_str answer)
{
	static const char *const answers[] = {"yes", "unclear", "no", "na"};

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		if (!str_is(answer, answers[i]))
			continue;
		HTML_PUT(out, "<span class=\"flag ");
		out_puts(out, answers[i]);
		HTML_PUT(out, "\">");
		return true;
	}
	return false;
}

static void
put_answer(
	struct chron_out *out, struct chron_str answer, struct chron_str text)
{
	bool open = html_flag_open(out, answer);

	escape_html(out, text);
	if (open)
		HTML_PUT(out, "</span>");
}

/* Each answer has a shape of its own, so that it survives grey paper; the
 * word stands beside it. */
static void
put_flag(struct chron_out *out, const struct chron_cell *c)
{
	const char *p = c->text.p;
	size_t at = 0;

	if (!c->nspans) {
		put_answer(out, c->data, c->text);
		return;
	}
	for (size_t i = 0; i < c->nspans; i++) {
		const struct chron_span *s = &c->spans[i];

		escape_html(out, (struct chron_str){p + at, s->start - at});
		put_answer(out, chron_cstr(s->say),
			(struct chron_str){p + s->start, s->end - s->start});
		at = s->end;
	}
	escape_html(out, (struct chron_str){p + at, c->text.n - at});
}

static void
put_link(struct html *h, struct chron_str text, struct chron_str id)
{
	struct chron_out *out = h->out;

	if (!h->doc->home || !id.n) {
		HTML_PUT(out, "<span class=\"ref\">");
		escape_html(out, text);
		HTML_PUT(out, "</span>");
		return;
	}
	HTML_PUT(out, "<a class=\"ref\" href=\"");
	escape_html(out, chron_cstr(h->doc->home));
	HTML_PUT(out, "#");
	escape_html(out, id);
	HTML_PUT(out, "\">");
	escape_html(out, text);
	HTML_PUT(out, "</a>");
}

/* Several stand a line each, and their ids with spaces between. */
static void
put_ref(struct html *h, const struct chron_cell *c)
{
	struct chron_str texts = c->text, ids = c->data, text, id;

	if (!memchr(c->data.p ? c->data.p : "", ' ', c->data.n)) {
		put_link(h, c->text, c->data);
		return;
	}
	for (bool begun = false; str_cut(&texts, '\n', &text); begun = true) {
		if (begun)
			HTML_PUT(h->out, "; ");
		if (!str_cut(&ids, ' ', &id))
			id = CHRON_S("");
		put_link(h, text, id);
	}
}

/* A number from 1 for each label, in order of appearance; 0 once the hues
 * have run out.  The colour only repeats what the label says. */
static unsigned
hue_of(struct html *h, struct chron_str label)
{
	for (unsigned i = 0; i < h->nhues; i++)
		if (str_eq(h->hues[i], label))
			return i + 1;
	if (h->nhues == HTML_HUES)
		return 0;
	h->hues[h->nhues++] = arena_str(h->arena, label);
	return h->nhues;
}

static void
put_label(struct html *h, const struct html_column *column,
	const struct chron_cell *c)
{
	struct chron_out *out = h->out;
	unsigned hue = column->agency ? hue_of(h, c->text) : 0;

	if (hue) {
		char number[2] = {
			(char)('0' + hue / 10), (char)('0' + hue % 10)};

		HTML_PUT(out, "<span class=\"agency a");
		out_write(out, number, 2);
		HTML_PUT(out, "\">");
	} else {
		HTML_PUT(out, "<span class=\"label\">");
	}
	escape_html(out, c->text);
	HTML_PUT(out, "</span>");
}

void
html_cell(struct html *h, const struct html_column *column,
	const struct chron_cell *c)
{
	if (!c->text.n)
		return;
	switch (c->kind) {
	case CHRON_CELL_TEXT:
		if (column->folded)
			put_folded(h,
				h->table.columns[column - h->columns].title, c);
		else if (column->runs_on)
			put_run_on(h->out, c->text);
		else
			put_text(h, c);
		break;
	case CHRON_CELL_NUMBER:
		escape_html(h->out, c->text);
		break;
	case CHRON_CELL_WHEN:
		put_time(h->out, column->in_row, c);
		break;
	case CHRON_CELL_FLAG:
		put_flag(h->out, c);
		break;
	case CHRON_CELL_REF:
		put_ref(h, c);
		break;
	case CHRON_CELL_LABEL:
		put_label(h, column, c);
		break;
	case CHRON_CELL_SUM:
		html_sum(h->out, c,
			column->folded
				? h->table.columns[column - h->columns].title
				: NULL);
		break;
	}
}
