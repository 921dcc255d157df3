/* new: a case folder to fill in, and the templates of a case. */
#include <stdio.h>
#include <sys/stat.h>

#include "case/caseini.h"
#include "cli/tell.h"
#include "core/input.h"
#include "template/template.h"
#include "util/str.h"

struct making {
	const struct cmd_args *args;
	struct arena *arena;
	struct chron_chronology c;     /* what case.ini says */
	struct chron_chronology blank; /* what a new one says */
	const char *dir, *templates;
	uint32_t written, kept;
	const char *first_kept;
};

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static enum chron_status
write_file(const char *path, struct chron_str text, struct chron_err *err)
{
	struct chron_out *out;
	enum chron_status st = out_open(&out, path, err);

	if (st != CHRON_OK)
		return st;
	out_str(out, text);
	return out_close(out, err);
}

/* A file with just these bytes: nobody has filled it in. */
static bool
holds(const char *path, struct chron_str text)
{
	struct chron_input in;
	struct stat st;
	bool same = false;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
		(uint64_t)st.st_size != text.n)
		return false;
	if (input_open(&in, path, NULL) == CHRON_OK) {
		same = str_eq(in.bytes, text);
		input_close(&in);
	}
	return same;
}

/* Writes what is not there yet.  What is may have been filled in: it stays,
 * unless it is still the blank one of a case without case.ini. */
static enum chron_status
write_template(struct making *m, struct chron_str name, const char *ext,
	struct chron_str text, struct chron_str blank, struct chron_err *err)
{
	const char *path = arena_printf(m->arena, "%s/%.*s%s%s", m->templates,
		STR(name), *ext ? "." : "", ext)
				   .p;

	if (is_there(path) && !opts_given(m->args, "force")) {
		if (holds(path, text))
			return CHRON_OK;
		if (!holds(path, blank)) {
			if (!m->kept++)
				m->first_kept = path;
			return CHRON_OK;
		}
	}
	m->written++;
	return write_file(path, text, err);
}

static enum chron_status
write_form(struct making *m, struct chron_str agency, struct chron_err *err)
{
	struct form *form = form_new(m->arena, &m->c.config, agency);
	struct form *blank = form_new(m->arena, &m->blank.config, CHRON_S(""));
	struct chron_str name = form_file_name(m->arena, form);
	enum chron_status st = CHRON_OK;

	for (size_t i = 0; st == CHRON_OK && form_formats[i].ext; i++) {
		struct buf text = BUF_INIT, old = BUF_INIT;

		st = form_formats[i].write(form, &text, err);
		if (st == CHRON_OK && !agency.n)
			st = form_formats[i].write(blank, &old, err);
		if (st == CHRON_OK)
			st = write_template(m, name, form_formats[i].ext,
				buf_get(&text), buf_get(&old), err);
		buf_free(&text);
		buf_free(&old);
	}
	return st;
}

static enum chron_status
write_forms(struct making *m, struct chron_err *err)
{
	struct chron_str read_me = chron_cstr(form_read_me);
	enum chron_status st = write_form(m, CHRON_S(""), err);

	for (uint32_t i = 0; st == CHRON_OK && i < m->c.nagencies; i++)
		st = write_form(m, m->c.agencies[i].name, err);
	if (st == CHRON_OK)
		st = write_template(
			m, CHRON_S("READ ME.txt"), "", read_me, read_me, err);
	return st;
}

/* Reads case.ini, or writes one where there is none; *made says which. */
static enum chron_status
settle_ini(struct making *m, bool *made, struct chron_err *err)
{
	struct chron_str text;
	const char *path = arena_printf(m->arena, "%s/case.ini", m->dir).p;
	enum chron_status st = CHRON_OK;

	*made = !is_there(path);
	if (*made)
		st = write_file(path, caseini_template(m->arena), err);
	if (st == CHRON_OK)
		st = case_read_ini(m->arena, m->dir, &text, err);
	if (st == CHRON_OK)
		st = caseini_read(&m->c, "case.ini", text, err);
	if (st == CHRON_OK)
		st = caseini_read(
			&m->blank, "case.ini", caseini_template(m->arena), err);
	return st;
}

static void
tell_made(const struct making *m, bool made)
{
	if (made)
		tell(m->args,
			"%s is ready: fill in case.ini, run this again for "
			"templates of the case, and put the agencies' files "
			"beside it",
			m->dir);
	else
		tell(m->args,
			"case.ini was there already and was left as it is; "
			"%u %s written to %s",
			m->written,
			m->written == 1 ? "template was" : "templates were",
			m->templates);
	if (m->kept)
		tell(m->args,
			"%u %s there already, %s among them, and %s left as "
			"it is: --force writes over %s",
			m->kept, m->kept == 1 ? "was" : "were", m->first_kept,
			m->kept == 1 ? "was" : "each was",
			m->kept == 1 ? "it" : "them");
}

static int
run_new(const struct cmd_args *args)
{
	struct chron_err err = {.code = CHRON_OK};
	struct making m = {.args = args};
	enum chron_status st;
	bool made = false;
	int code = tell_operands(args, 1, 1);

	if (code != EXIT_DONE)
		return code;
	m.arena = arena_new();
	chronology_init(&m.c, m.arena);
	chronology_init(&m.blank, m.arena);
	m.dir = args->operands[0];
	m.templates = arena_printf(m.arena, "%s/templates", m.dir).p;
	st = out_folder(m.dir, &err);
	if (st == CHRON_OK)
		st = settle_ini(&m, &made, &err);
	if (st == CHRON_OK)
		st = out_folder(m.templates, &err);
	if (st == CHRON_OK)
		st = write_forms(&m, &err);
	if (st == CHRON_OK)
		tell_made(&m, made);
	arena_free(m.arena);
	return st == CHRON_OK ? EXIT_DONE : tell_failure(&err);
}

static const struct cmd_option new_options[] = {
	{"force", 0, NULL, "write over templates that are there"},
	{0},
};

const struct command cmd_new = {
	.name = "new",
	.synopsis = "DIR",
	.brief = "a case folder to fill in: case.ini and blank templates",
	.example = "chronomerge new review-2018",
	.help = "Makes the folder with a commented case.ini and, in "
		"templates/, a blank chronology for agencies to fill in, as "
		"CSV, Excel and Word.\n\n"
		"Where case.ini is filled in already it is kept, and the "
		"templates are made for that case: its title, period, marking "
		"and children, the columns of its [template], and one "
		"template for each declared agency, known by its name when "
		"it comes back. What stands in templates/ is never written "
		"over unless --force; only a blank template that nobody has "
		"touched is brought up to date.",
	.options = new_options,
	.run = run_new,
};
