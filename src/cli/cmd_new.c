/* new: a case folder to fill in. */
#include <stdio.h>
#include <sys/stat.h>

#include "case/caseini.h"
#include "cli/tell.h"
#include "util/out.h"

/* The columns agencies are asked for, in the field's own words; what import
 * recognises without help. */
static const char template_csv[] =
	"\xef\xbb\xbf"
	"Date,Time,Source of information,Professional,Family member(s),"
	"Contact type,Location,Event,Child seen?,Seen alone?,"
	"Wishes and feelings,Action / outcome,Comment\r\n";

static const char read_me[] =
	"This folder is a case.\n"
	"\n"
	"1. Fill in case.ini: the children, the review period, the agencies.\n"
	"2. Send templates/chronology.csv to each agency that has no file of\n"
	"   its own: one row an event, the date as dd/mm/yyyy, the time as\n"
	"   hh:mm or empty, and never a guess where something is not known.\n"
	"3. Put what comes back beside case.ini, in whatever format it comes.\n"
	"4. chronomerge run THIS-FOLDER -o OUT\n";

/* Writes a file that is not there yet; one that is stays as it is. */
static enum chron_status
write_new(const char *dir, const char *name, const char *text,
	struct chron_err *err)
{
	struct buf path = BUF_INIT;
	struct chron_out *out;
	enum chron_status st;
	struct stat info;

	buf_printf(&path, "%s/%s", dir, name);
	if (stat(path.p, &info) == 0) {
		st = chron_fail(err, CHRON_EARG,
			"%s is there already and was left as it is", path.p);
	} else {
		st = out_open(&out, path.p, err);
		if (st == CHRON_OK) {
			out_puts(out, text);
			st = out_close(out, err);
		}
	}
	buf_free(&path);
	return st;
}

static int
run_new(const struct cmd_args *args)
{
	struct chron_err err = {.code = CHRON_OK};
	struct buf templates = BUF_INIT;
	enum chron_status st;
	const char *dir;
	int code = tell_operands(args, 1, 1);

	if (code != EXIT_DONE)
		return code;
	dir = args->operands[0];
	buf_printf(&templates, "%s/templates", dir);
	st = out_folder(dir, &err);
	if (st == CHRON_OK)
		st = write_new(dir, "case.ini", caseini_template, &err);
	if (st == CHRON_OK)
		st = out_folder(templates.p, &err);
	if (st == CHRON_OK)
		st = write_new(
			templates.p, "chronology.csv", template_csv, &err);
	if (st == CHRON_OK)
		st = write_new(templates.p, "READ ME.txt", read_me, &err);
	buf_free(&templates);
	if (st != CHRON_OK)
		return tell_failure(&err);
	tell(args,
		"%s is ready: fill in case.ini, and put the agencies' "
		"files beside it",
		dir);
	return EXIT_DONE;
}

static const struct cmd_option new_options[] = {{0}};

const struct command cmd_new = {
	.name = "new",
	.synopsis = "DIR",
	.brief = "a case folder to fill in: case.ini and blank templates",
	.example = "chronomerge new review-2018",
	.help = "Makes the folder with a commented case.ini and, in "
		"templates/, a blank chronology for agencies to fill in. "
		"Nothing that is there already is overwritten.",
	.options = new_options,
	.run = run_new,
};
