/* Flags that stand under one another, read across: a line for each child with
 * all its answers.  What is answered alike is said once, so that the few
 * answers that tell something are not lost among those that do not. */
#include "export/html.h"
#include "util/str.h"

enum { ANSWERS = 8 }; /* flags in one cell; more are not joined */

struct flagged {
	const char *title;
	struct chron_str text, value; /* in words; yes, no, unclear, na */
	bool told, idle;
};

/* The number of children a cell tells of. */
size_t
html_answers_lines(const struct chron_cell *c)
{
	return c->nspans ? c->nspans : 1;
}

static struct flagged
answer_of(const struct html *h, const struct chron_cell *c, size_t column,
	size_t line)
{
	const struct chron_span *s = c->nspans ? &c->spans[line] : NULL;

	return (struct flagged){
		.title = h->table.columns[column].title,
		.text = s ? (struct chron_str){c->text.p + s->start,
				    s->end - s->start}
			  : c->text,
		.value = s ? chron_cstr(s->say) : c->data,
	};
}

/* What stands before the answer in its line: the child. */
struct chron_str
html_answers_child(const struct chron_cell *c, size_t line)
{
	size_t from = line ? c->spans[line - 1].end : 0;

	if (!c->nspans)
		return CHRON_S("");
	if (line)
		from++; /* the end of the line before */
	return c->spans[line].start > from
		       ? (struct chron_str){c->text.p + from,
				 c->spans[line].start - from}
		       : CHRON_S("");
}

/* Yes and no speak for themselves. */
static bool
speaks(const struct flagged *a)
{
	return str_is(a->value, "yes") || str_is(a->value, "no");
}

static void
put_title(struct chron_out *out, const char *title)
{
	struct chron_str s = chron_cstr(title);

	if (s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'a') {
		char first = (char)(s.p[0] - 'A' + 'a');

		out_write(out, &first, 1);
		s = (struct chron_str){s.p + 1, s.n - 1};
	}
	escape_html(out, s);
}

/* Every answer of the sort of the first, under one shape.  What does not speak
 * for itself is named by its titles, unless it is all there is to say. */
static void
put_alike(struct chron_out *out, struct flagged *all, size_t n, size_t first)
{
	bool open = html_flag_open(out, all[first].value), names = false;
	const char *before = "";

	for (size_t i = 0; i < n; i++)
		names = names ||
			(!all[i].idle && !str_eq(all[i].text, all[first].text));
	if (!speaks(&all[first])) {
		escape_html(out, all[first].text);
		before = ": ";
	}
	for (size_t i = first; i < n; i++) {
		if (all[i].told || !str_eq(all[i].value, all[first].value))
			continue;
		if (!speaks(&all[first]) &&
			!str_eq(all[i].text, all[first].text))
			continue;
		all[i].told = true;
		if (speaks(&all[first])) {
			out_puts(out, before);
			escape_html(out, all[i].text);
			before = "\xc2\xa0\xc2\xb7 ";
		} else if (names) {
			out_puts(out, before);
			put_title(out, all[i].title);
			before = ", ";
		}
	}
	if (open)
		HTML_PUT(out, "</span>");
}

/* Of a happening that is not about the child, only what it does tell. */
static void
drop_idle(struct flagged *all, size_t n)
{
	for (size_t i = 1; i < n; i++)
		all[i].told = all[i].idle = str_is(all[0].value, "na") &&
					    str_is(all[i].value, "no");
}

static void
put_line(struct chron_out *out, struct flagged *all, size_t n)
{
	bool begun = false;

	drop_idle(all, n);
	for (size_t i = 0; i < n; i++) {
		if (all[i].told || !all[i].text.n)
			continue;
		if (begun)
			HTML_PUT(out, "; ");
		begun = true;
		put_alike(out, all, n, i);
	}
}

static bool
reads_across(const struct html_stack *s, const struct chron_cell *cells)
{
	for (size_t k = 0; k < s->n; k++)
		if (html_answers_lines(&cells[s->order[k]]) !=
			html_answers_lines(&cells[s->order[0]]))
			return false;
	return s->n <= ANSWERS;
}

void
html_answers(struct html *h, const struct html_stack *s,
	const struct chron_cell *cells)
{
	const struct chron_cell *first = &cells[s->order[0]];
	struct flagged all[ANSWERS];

	if (!reads_across(s, cells)) {
		for (size_t k = 0; k < s->n; k++) {
			HTML_PUT(h->out, "<div>");
			out_str(h->out, h->columns[s->order[k]].label);
			html_cell(h, &h->columns[s->order[k]],
				&cells[s->order[k]]);
			HTML_PUT(h->out, "</div>");
		}
		return;
	}
	for (size_t line = 0; line < html_answers_lines(first); line++) {
		struct chron_str child = html_answers_child(first, line);

		for (size_t k = 0; k < s->n; k++)
			all[k] = answer_of(
				h, &cells[s->order[k]], s->order[k], line);
		if (line)
			HTML_PUT(h->out, "\n");
		if (child.n) {
			HTML_PUT(h->out, "<b>");
			escape_html(h->out, child);
			HTML_PUT(h->out, "</b>");
		}
		put_line(h->out, all, s->n);
	}
}
