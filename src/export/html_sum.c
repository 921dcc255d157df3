/* A sum on a page: a list of reasons with their points, and beside each a bar
 * that begins where the last one ended.
 *
 * The list says everything; bars are decoration for the eye.  What counts for
 * is a full bar, what counts against a hollow one.  They are drawn with
 * borders, which printers and forced colours leave alone. */
#include "export/html.h"
#include "util/str.h"

enum { DIGITS = 6, LEVELS = 2 /* drawn; more are only told */ };

/* A line that begins with a number, and what follows it. */
struct part {
	int32_t points;
	struct chron_str say;
};

/* False: it begins with none, or with one that is beyond drawing. */
static bool
read_part(struct chron_str line, struct part *part)
{
	bool below = line.n && line.p[0] == '-';
	size_t i = line.n && (below || line.p[0] == '+');
	size_t first = i;
	int32_t n = 0;

	for (; i < line.n && line.p[i] >= '0' && line.p[i] <= '9'; i++) {
		if (i - first == DIGITS)
			return false;
		n = n * 10 + (line.p[i] - '0');
	}
	if (i == first || (i < line.n && line.p[i] != ' '))
		return false;
	*part = (struct part){below ? -n : n,
		str_trim((struct chron_str){line.p + i, line.n - i})};
	return true;
}

/* The total, within what a part may be. */
static int32_t
total_of(const struct chron_cell *c)
{
	const int32_t most = 999999;

	return c->number > most	   ? most
	       : c->number < -most ? -most
				   : (int32_t)c->number;
}

/* Points to the width of the drawing. */
struct scale {
	int32_t least, most;
};

static void
take_in(struct scale *s, int64_t points)
{
	if (points < s->least && points > INT32_MIN)
		s->least = (int32_t)points;
	if (points > s->most && points < INT32_MAX)
		s->most = (int32_t)points;
}

static struct scale
scale_of(const struct chron_cell *c)
{
	struct scale s = {0, 1};
	struct chron_str rest = c->text, line;
	struct part part;
	int64_t sum = 0;

	while (str_cut(&rest, '\n', &line)) {
		if (!read_part(line, &part))
			continue;
		sum += part.points;
		take_in(&s, sum);
	}
	take_in(&s, total_of(c));
	rest = c->data;
	while (str_cut(&rest, '\n', &line))
		if (read_part(line, &part))
			take_in(&s, part.points);
	return s;
}

/* By hand, as there are many. */
static void
put_digits(struct chron_out *out, uint32_t n)
{
	char digits[10];
	char *end = digits + sizeof(digits), *p = end;

	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	out_write(out, p, (size_t)(end - p));
}

static void
put_points(struct chron_out *out, int32_t n, bool sign)
{
	if (n < 0)
		HTML_PUT(out, "\xe2\x88\x92"); /* a minus is read aloud */
	else if (sign)
		HTML_PUT(out, "+");
	put_digits(out, (uint32_t)(n < 0 ? -n : n));
}

static void
put_percent(struct chron_out *out, const struct scale *s, int64_t points)
{
	int64_t tenths = points * 1000 / ((int64_t)s->most - s->least);

	put_digits(out, (uint32_t)(tenths / 10));
	if (tenths % 10) {
		HTML_PUT(out, ".");
		put_digits(out, (uint32_t)(tenths % 10));
	}
	HTML_PUT(out, "%");
}

static void
put_place(struct chron_out *out, const struct scale *s, int64_t points)
{
	put_percent(out, s, points - s->least);
}

static void
put_bar(struct chron_out *out, const struct scale *s, int64_t from, int64_t to)
{
	if (to < from)
		HTML_PUT(out, "<i class=\"against\" style=\"--x:");
	else
		HTML_PUT(out, "<i class=\"for\" style=\"--x:");
	put_place(out, s, to < from ? to : from);
	HTML_PUT(out, ";--w:");
	put_percent(out, s, to < from ? from - to : to - from);
	HTML_PUT(out, "\" aria-hidden=\"true\"></i>");
}

/* Where the list has zero and its levels. */
static void
open_list(struct chron_out *out, const struct chron_cell *c,
	const struct scale *s)
{
	static const char *const names[LEVELS] = {";--a:", ";--b:"};
	struct chron_str rest = c->data, line;
	struct part part;
	int n = 0;

	HTML_PUT(out, "<ul class=\"sum\" role=\"list\" style=\"--z:");
	put_place(out, s, 0);
	while (n < LEVELS && str_cut(&rest, '\n', &line)) {
		if (!read_part(line, &part))
			continue;
		out_puts(out, names[n++]);
		put_place(out, s, part.points);
	}
	HTML_PUT(out, "\">");
}

static void
put_reason(struct chron_out *out, const struct scale *s, struct chron_str line,
	int64_t *sum)
{
	struct part part;

	if (!read_part(line, &part)) {
		HTML_PUT(out, "<li class=\"note\"><span>");
		escape_html(out, line);
		HTML_PUT(out, "</span></li>");
		return;
	}
	HTML_PUT(out, "<li><b>");
	put_points(out, part.points, true);
	if (part.points < 0)
		HTML_PUT(out, " <small>against</small></b> <span>");
	else
		HTML_PUT(out, " <small>for</small></b> <span>");
	escape_html(out, part.say);
	HTML_PUT(out, "</span>");
	put_bar(out, s, *sum, *sum + part.points);
	HTML_PUT(out, "</li>");
	*sum += part.points;
}

/* The total, and what it is held against. */
static void
put_total(struct chron_out *out, const struct chron_cell *c,
	const struct scale *s)
{
	static const char *const marks[LEVELS] = {"<i class=\"a\" "
						  "aria-hidden=\"true\"></i>",
		"<i class=\"b\" aria-hidden=\"true\"></i>"};
	struct chron_str rest = c->data, line;
	struct part part;
	int n = 0;

	HTML_PUT(out, "<li class=\"total\"><b>");
	put_points(out, total_of(c), false);
	HTML_PUT(out, "</b> <span>in all</span>");
	put_bar(out, s, 0, total_of(c));
	HTML_PUT(out, "</li></ul>");
	while (str_cut(&rest, '\n', &line)) {
		if (!read_part(line, &part))
			continue;
		if (n)
			HTML_PUT(out, "; ");
		else
			HTML_PUT(out, "<p class=\"levels\">");
		if (n < LEVELS)
			out_puts(out, marks[n]);
		HTML_PUT(out, "from ");
		put_points(out, part.points, false);
		HTML_PUT(out, " ");
		escape_html(out, part.say);
		n++;
	}
	if (n)
		HTML_PUT(out, "</p>");
}

void
html_sum(struct chron_out *out, const struct chron_cell *c, const char *title)
{
	struct scale s = scale_of(c);
	struct chron_str rest = c->text, line;
	int64_t sum = 0;

	if (title) {
		HTML_PUT(out, "<details class=\"why\"><summary>");
		escape_html(out, chron_cstr(title));
		HTML_PUT(out, ": ");
		put_points(out, total_of(c), false);
		HTML_PUT(out, "</summary>");
	}
	open_list(out, c, &s);
	while (str_cut(&rest, '\n', &line))
		put_reason(out, &s, line, &sum);
	put_total(out, c, &s);
	if (title)
		HTML_PUT(out, "</details>");
}

const char *const html_sum_style[] = {
	"/* sums: a reason, its points, a bar from where the last one ended */",
	".sum { margin: 0; padding: 0; max-width: 40rem; list-style: none; }",
	".sum li {",
	"  display: grid; column-gap: .5em; white-space: normal;",
	"  grid-template: 'points words fall' / 3.6em minmax(0, 1fr) 34%;",
	"}",
	".sum b, .sum span, .sum + .levels { line-height: 1.35; }",
	".sum b { grid-area: points; font-weight: 600; text-align: right; }",
	".sum small { display: block; font-size: .8125em; font-weight: 400; }",
	".sum span { grid-area: words; padding-bottom: .25em; }",
	".sum .note span { grid-column: 1 / 3; color: var(--soft); }",
	".sum li::before, .sum li::after, .sum i { grid-area: fall; }",
	".sum li::before, .sum li::after { content: ''; border: 0 solid "
	"var(--soft); }",
	".sum li::before { margin-left: var(--a, 0); border-left: 1px dashed; "
	"}",
	".sum li::after { margin-left: var(--b, 0); border-left: 2px solid; }",
	".sum i { position: relative; }",
	".sum i::before {",
	"  content: ''; position: absolute; left: var(--x); width: var(--w);",
	"  top: .3em; height: .8em; min-width: 2px;",
	"}",
	".sum i::after {",
	"  content: ''; position: absolute; left: var(--z); top: 0; bottom: 0;",
	"  border-left: 1px dotted var(--soft);",
	"}",
	".sum .for::before {",
	"  border-top: .8em solid var(--link); border-radius: 0 .3em .3em 0;",
	"}",
	".sum .against::before {",
	"  border: .14em solid var(--no); border-radius: .3em 0 0 .3em;",
	"}",
	".sum .total { border-top: 1px solid var(--soft); padding-top: .15em; "
	"}",
	".sum .total span { font-weight: 600; }",
	".sum .total .for::before { border-top-color: var(--ink); }",
	".sum .total .against::before { border-color: var(--ink); }",
	".levels { margin: .15em 0 0; font-size: .9286em; color: var(--soft); "
	"}",
	".levels i {",
	"  display: inline-block; height: .9em; margin-right: .35em;",
	"  border-left: 1px dashed; vertical-align: -.1em;",
	"}",
	".levels .b { border-left: 2px solid; }",
	".why { margin: 0; }",
	".why summary { cursor: pointer; color: var(--link); }",
	".why[open] summary { margin-bottom: .3em; }",
	"@media screen and (max-width: 30rem) {",
	"  .sum li {",
	"    grid-template: 'points words' 'points fall' / 3.6em minmax(0, "
	"1fr);",
	"  }",
	"  .sum span { padding-bottom: 0; }",
	"  .sum i { height: 1.2em; margin-bottom: .4em; }",
	"}",
	"@media print {",
	"  .sum li { break-inside: avoid; }",
	"  .why .sum { display: inline; }",
	"  .why .sum li, .why .sum b, .why .sum span { display: inline; "
	"padding: "
	"0;",
	"    font-size: inherit; border: 0; }",
	"  .why .sum small, .why .sum i, .why + .levels, .why .levels,",
	"  .why .sum li::before, .why .sum li::after { display: none; }",
	"  .why .sum li:not(:last-child) span::after { content: '; '; }",
	"}",
	NULL,
};
