/* Fills the paragraphs of a help text. */
#include "cli/help.h"

#include "util/buf.h"
#include "util/str.h"

static bool
ends_sentence(struct chron_str word)
{
	return word.n > 1 && strchr(".?!", word.p[word.n - 1]);
}

static void
put_line(struct chron_out *out, const struct help_layout *layout,
	struct buf *line)
{
	if (line->n)
		layout->line(out, buf_get(line), false);
	buf_clear(line);
}

static void
put_paragraph(struct chron_out *out, const struct help_layout *layout,
	struct buf *paragraph)
{
	struct chron_str rest = buf_get(paragraph), word;
	struct buf line = BUF_INIT;

	while (str_cut(&rest, ' ', &word)) {
		if (!word.n)
			continue;
		if (line.n && line.n + 1 + word.n > layout->width)
			put_line(out, layout, &line);
		if (line.n)
			buf_putc(&line, ' ');
		buf_str(&line, word);
		if (layout->sentences && ends_sentence(word))
			put_line(out, layout, &line);
	}
	put_line(out, layout, &line);
	buf_free(&line);
	buf_clear(paragraph);
}

void
help_fill(struct chron_out *out, const char *text,
	const struct help_layout *layout)
{
	struct chron_str rest = chron_cstr(text), line;
	struct buf paragraph = BUF_INIT;
	bool literal = false, gap = false;

	while (str_cut(&rest, '\n', &line)) {
		bool indented = line.n && line.p[0] == ' ';

		if (!line.n || indented)
			put_paragraph(out, layout, &paragraph);
		if (!line.n) {
			gap = true;
			continue;
		}
		if (gap)
			layout->gap(out, literal && indented);
		gap = false;
		literal = indented;
		if (indented) {
			layout->line(out, line, true);
			continue;
		}
		buf_str(&paragraph, line);
		buf_putc(&paragraph, ' ');
	}
	put_paragraph(out, layout, &paragraph);
	buf_free(&paragraph);
}
