/* What commands say on standard error. */
#include "cli/tell.h"

#include <stdio.h>
#include <unistd.h>

#include "util/buf.h"

/* Writes a line in which nothing can drive a terminal. */
static void
write_line(const struct buf *line)
{
	struct chron_out *out = out_fd(STDERR_FILENO);

	escape_terminal(out, buf_get(line));
	out_puts(out, "\n");
	out_close(out, NULL);
}

static void add(struct buf *line, const char *fmt, va_list ap)
	CHRON_PRINTF(2, 0);

static void
add(struct buf *line, const char *fmt, va_list ap)
{
	char text[1000];

	vsnprintf(text, sizeof(text), fmt, ap);
	buf_puts(line, text);
}

int
tell_failure(const struct chron_err *err)
{
	struct buf line = BUF_INIT;

	buf_puts(&line, "chronomerge: ");
	if (err->pos.file)
		buf_printf(&line,
			err->pos.part ? "%s[%s]:" : "%s:", err->pos.file,
			err->pos.part);
	if (err->pos.file && err->pos.row)
		buf_printf(&line, "%u:", err->pos.row);
	if (err->pos.file && err->pos.col)
		buf_printf(&line, "%u:", err->pos.col);
	buf_printf(&line, "%s%s", err->pos.file ? " " : "", err->text);
	write_line(&line);
	buf_free(&line);
	return err->code == CHRON_EUSAGE ? EXIT_USAGE : EXIT_FAILED;
}

int
tell_usage(const struct cmd_args *args, const char *fmt, ...)
{
	const char *name = args->command->name;
	struct buf line = BUF_INIT;
	va_list ap;

	buf_printf(&line, "chronomerge %s: ", name);
	va_start(ap, fmt);
	add(&line, fmt, ap);
	va_end(ap);
	buf_printf(&line, " (see `chronomerge help %s`)", name);
	write_line(&line);
	buf_free(&line);
	return EXIT_USAGE;
}

int
tell_operands(const struct cmd_args *args, uint32_t least, uint32_t most)
{
	if (args->noperands >= least && args->noperands <= most)
		return EXIT_DONE;
	return tell_usage(args, "%s: it is `chronomerge %s %s`",
		args->noperands < least ? "something is missing"
					: "that is too much",
		args->command->name, args->command->synopsis);
}

void
tell_anyway(const struct cmd_args *args, const char *fmt, ...)
{
	struct buf line = BUF_INIT;
	va_list ap;

	buf_printf(&line, "chronomerge %s: ", args->command->name);
	va_start(ap, fmt);
	add(&line, fmt, ap);
	va_end(ap);
	write_line(&line);
	buf_free(&line);
}

void
tell(const struct cmd_args *args, const char *fmt, ...)
{
	struct buf line = BUF_INIT;
	va_list ap;

	if (args->quiet)
		return;
	va_start(ap, fmt);
	add(&line, fmt, ap);
	va_end(ap);
	write_line(&line);
	buf_free(&line);
}

static void
step(void *arg, const char *what, uint64_t done, uint64_t total)
{
	struct chron_out *out = out_fd(STDERR_FILENO);

	(void)arg;
	out_puts(out, "\r\033[K");
	escape_terminal(out, chron_cstr(what));
	if (total)
		out_printf(out, " %llu of %llu", (unsigned long long)done,
			(unsigned long long)total);
	out_close(out, NULL);
}

struct case_progress
tell_progress(const struct cmd_args *args)
{
	bool shown = !args->quiet && isatty(STDERR_FILENO);

	return (struct case_progress){.step = shown ? step : NULL};
}

void
tell_progress_end(const struct case_progress *progress)
{
	if (progress->step)
		fputs("\r\033[K", stderr);
}
