/* Profiles laid over each other, and written. */
#include "case/profile.h"

#include "case/ini.h"
#include "core/headings.h"
#include "util/fold.h"
#include "util/str.h"

enum { NAME_BYTES = 60 };

static struct chron_str
either(struct chron_str top, struct chron_str base)
{
	return top.n ? top : base;
}

static void
add_all(struct arena *a, struct chron_profile *to,
	const struct chron_profile *from)
{
	for (uint32_t i = 0; i < from->nmaps; i++)
		*ARENA_PUSH(a, &to->maps, &to->nmaps) = from->maps[i];
	for (uint32_t i = 0; i < from->noptions; i++) {
		struct chron_str(*o)[2] =
			ARENA_PUSH(a, &to->options, &to->noptions);

		(*o)[0] = from->options[i][0];
		(*o)[1] = from->options[i][1];
	}
}

void
profile_lay_over(struct arena *a, const struct chron_profile *base,
	const struct chron_profile *top, struct chron_profile *out)
{
	static const struct chron_profile none;
	const struct chron_profile *parts;

	base = base ? base : &none;
	top = top ? top : &none;
	parts = top->nparts ? top : base;
	*out = (struct chron_profile){
		.name = either(top->name, base->name),
		.agency = either(top->agency, base->agency),
		.date_order = either(top->date_order, base->date_order),
		.header_row =
			top->header_row ? top->header_row : base->header_row,
		.row_path = either(top->row_path, base->row_path),
	};
	add_all(a, out, base);
	add_all(a, out, top);
	for (uint32_t i = 0; i < parts->nparts; i++)
		*ARENA_PUSH(a, &out->parts, &out->nparts) = parts->parts[i];
}

bool
profile_is_empty(const struct chron_profile *p)
{
	return !p->nmaps && !p->noptions && !p->nparts && !p->agency.n &&
	       !p->date_order.n && !p->header_row && !p->row_path.n;
}

bool
profile_name_fits(struct chron_str name)
{
	if (!name.n || name.n > NAME_BYTES || !str_eq(name, str_trim(name)) ||
		name.p[0] == '.')
		return false;
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';

		if (!letter && !(c >= '0' && c <= '9') && c < 0x80 &&
			!memchr("-_. ", c, 4))
			return false;
	}
	return true;
}

/* ---- writing ---- */

/* Does the line say just that when it is read back? */
static bool
says(struct chron_str line, struct chron_str key, struct chron_str value)
{
	struct ini_reader r = {.rest = line};
	struct ini_line got;

	return ini_next(&r, &got) && !got.wrong && !got.section &&
	       str_eq(got.name, key) && str_eq(got.value, value);
}

/* The value as it is, else in quotes. */
static bool
put_exactly(struct buf *to, struct chron_str key, struct chron_str value)
{
	size_t before = to->n;

	for (int i = 0; i < 2; i++) {
		const char *quote = i ? "\"" : "";
		struct chron_str line;

		to->n = before;
		buf_printf(to, "%.*s = %s%.*s%s\n", STR(key), quote, STR(value),
			quote);
		line = (struct chron_str){to->p + before, to->n - before};
		if (says(line, key, value))
			return true;
	}
	to->n = before;
	to->p[before] = '\0';
	return false;
}

/* A heading is found by its folded text: line breaks are blanks, and curved
 * quotation marks, which no reader takes away, are straight ones. */
static bool
put_heading(struct buf *to, struct chron_str key, struct chron_str heading)
{
	struct buf b = BUF_INIT;
	bool ok;

	for (size_t i = 0; i < heading.n; i++) {
		unsigned char c = (unsigned char)heading.p[i];

		if (c == '"')
			buf_puts(&b, "\xe2\x80\x9d");
		else
			buf_putc(&b, c < ' ' ? ' ' : heading.p[i]);
	}
	ok = put_exactly(to, key, str_trim(buf_get(&b)));
	buf_free(&b);
	return ok;
}

struct writing {
	struct buf *to;
	struct chron_err *err;
	enum chron_status status;
};

static void
put(struct writing *w, const char *key, struct chron_str value)
{
	if (w->status == CHRON_OK && value.n &&
		!put_heading(w->to, chron_cstr(key), value))
		w->status = chron_fail(w->err, CHRON_EARG,
			"\"%.*s\" cannot be written into a profile",
			STR(value));
}

static void
put_comments(struct buf *to, struct chron_str about)
{
	struct chron_str line;

	while (str_cut(&about, '\n', &line))
		buf_printf(to, "# %.*s\n", STR(line));
}

/* Only the last of several maps of one heading holds. */
static bool
is_overruled(const struct chron_profile *p, uint32_t map)
{
	for (uint32_t i = map + 1; i < p->nmaps; i++)
		if (fold_eq(p->maps[i].heading, p->maps[map].heading))
			return true;
	return false;
}

static void
put_options(struct writing *w, const struct chron_profile *p)
{
	for (uint32_t i = 0; i < p->noptions && w->status == CHRON_OK; i++) {
		bool again = false;

		for (uint32_t k = i + 1; k < p->noptions; k++)
			again |= str_eq(p->options[k][0], p->options[i][0]);
		if (!again &&
			!put_exactly(w->to, p->options[i][0], p->options[i][1]))
			w->status = chron_fail(w->err, CHRON_EARG,
				"the value of %.*s cannot be written into a "
				"profile",
				STR(p->options[i][0]));
	}
}

enum chron_status
profile_write(struct buf *to, const struct chron_profile *p,
	struct chron_str about, struct chron_err *err)
{
	struct writing w = {.to = to, .err = err, .status = CHRON_OK};

	put_comments(to, about);
	buf_printf(to, "[profile %.*s]\n", STR(p->name));
	put(&w, "agency", p->agency);
	if (p->header_row)
		buf_printf(to, "header_row = %u\n", p->header_row);
	put(&w, "date_order", p->date_order);
	put(&w, "row", p->row_path);
	for (uint32_t i = 0; i < p->nparts; i++)
		put(&w, "part", p->parts[i]);
	for (uint32_t i = 0; i < p->nmaps; i++) {
		enum chron_concept k = (enum chron_concept)p->maps[i].concept;

		if (!is_overruled(p, i))
			put(&w,
				k == CHRON_F_AGENCY ? "agency_column"
						    : concept_key(k),
				p->maps[i].heading);
	}
	put_options(&w, p);
	return w.status;
}
