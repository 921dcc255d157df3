/* A template before it has a format: whose it is, what it says above the
 * table, and what its file is called. */
#include "template/template.h"

#include "util/civil.h"
#include "util/str.h"

const struct form_format form_formats[] = {
	{"csv", form_csv},
	{"xlsx", form_xlsx},
	{"docx", form_docx},
	{NULL, NULL},
};

static struct chron_str
day(struct arena *a, int32_t days)
{
	int y, m, d;

	civil_from_days(days, &y, &m, &d);
	return arena_printf(a, "%02d/%02d/%04d", d, m, y);
}

static struct chron_str
period(struct arena *a, const struct chron_config *c)
{
	if (c->from != CIVIL_MIN && c->to != CIVIL_MAX)
		return arena_printf(a, "%.*s to %.*s", STR(day(a, c->from)),
			STR(day(a, c->to)));
	if (c->from != CIVIL_MIN)
		return arena_printf(a, "from %.*s", STR(day(a, c->from)));
	if (c->to != CIVIL_MAX)
		return arena_printf(a, "until %.*s", STR(day(a, c->to)));
	return CHRON_S("");
}

static struct chron_str
children(struct arena *a, const struct chron_config *c)
{
	struct buf b = BUF_INIT;
	struct chron_str s;

	for (uint32_t i = 0; c->children_declared && i < c->nchildren; i++) {
		const struct chron_child *child = &c->children[i];

		if (b.n)
			buf_puts(&b, "; ");
		if (!str_istarts(child->ref, "child"))
			buf_puts(&b, "Child ");
		buf_str(&b, child->ref);
		if (child->name.n)
			buf_printf(&b, ", %.*s", STR(child->name));
		if (child->born != CIVIL_MIN)
			buf_printf(&b, ", born %.*s", STR(day(a, child->born)));
	}
	s = arena_str(a, buf_get(&b));
	buf_free(&b);
	return s;
}

static const char *const usual_guidance[] = {
	"One event a row, in any order. Add as many rows as are needed.",
	"Keep the headings as they are. A column that your records cannot "
	"answer stays empty: an empty cell means not known, never no.",
	"Write what the record says, not what is remembered, and name the "
	"record it stands in.",
	"Delete the example. If nothing was found, return the template empty "
	"and say what was searched.",
	NULL,
};

static void
guide(struct arena *a, struct form *form)
{
	const struct chron_template *t = &form->config->template;
	struct buf b = BUF_INIT;

	for (uint32_t i = 0; i < t->ninstructions; i++)
		*ARENA_PUSH(a, &form->guidance, &form->nguidance) =
			t->instructions[i];
	for (size_t i = 0; usual_guidance[i]; i++)
		*ARENA_PUSH(a, &form->guidance, &form->nguidance) =
			chron_cstr(usual_guidance[i]);
	for (uint32_t i = 0; i < form->ncolumns; i++)
		if (form->columns[i].mandatory) {
			buf_puts(
				&b, b.n ? "; " : "Always fill in (marked *): ");
			buf_str(&b, form->columns[i].heading);
		}
	if (b.n) {
		buf_putc(&b, '.');
		*ARENA_PUSH(a, &form->guidance, &form->nguidance) =
			arena_str(a, buf_get(&b));
	}
	buf_free(&b);
}

struct form *
form_new(struct arena *a, const struct chron_config *config,
	struct chron_str agency)
{
	struct form *form = ARENA_NEW(a, struct form);

	form->config = config;
	form->agency = agency;
	form->title = config->title.n ? config->title : CHRON_S("Chronology");
	form->period = period(a, config);
	form->children = children(a, config);
	form_columns(a, form);
	guide(a, form);
	return form;
}

struct chron_str
form_heading(struct arena *a, const struct form_column *col, bool star)
{
	static const char *const ways[] = {
		[FORM_DATE] = " (dd/mm/yyyy)", [FORM_TIME] = " (hh:mm)"};
	const char *way =
		col->kind <= FORM_TIME && ways[col->kind] &&
				!memchr(col->heading.p, '(', col->heading.n)
			? ways[col->kind]
			: "";

	return arena_printf(a, "%.*s%s%s", STR(col->heading),
		star && col->mandatory ? " *" : "", way);
}

void
form_explain(struct buf *b, const struct form_column *col)
{
	buf_str(b, col->help);
	if (!col->nchoices)
		return;
	buf_puts(b, col->help.n ? " For example: " : "for example: ");
	for (uint32_t i = 0; i < col->nchoices; i++)
		buf_printf(b, "%s%.*s", i ? "; " : "", STR(col->choices[i]));
	buf_putc(b, '.');
}

enum { NAME_BYTES = 120 }; /* of a file system's 255, with room to rename */

struct chron_str
form_file_name(struct arena *a, const struct form *form)
{
	struct chron_str s = form->agency;
	struct buf b = BUF_INIT;
	struct chron_str name;

	if (s.n > NAME_BYTES) {
		s.n = NAME_BYTES;
		while (s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
			s.n--;
	}
	for (size_t i = 0; i < s.n; i++) {
		bool bad = (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f ||
			   strchr("/\\:*?\"<>|", s.p[i]) ||
			   (!b.n && (s.p[i] == '.' || s.p[i] == '~'));

		buf_putc(&b, bad ? '-' : s.p[i]);
	}
	if (b.n)
		buf_puts(&b, " ");
	buf_puts(&b, "chronology");
	name = arena_str(a, buf_get(&b));
	buf_free(&b);
	return name;
}
