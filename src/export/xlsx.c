/* Exporter: an Excel workbook for sorting, filtering and filling in.  Every
 * table is a sheet that begins in A1 with its headings; the first sheet,
 * "About", holds what stands above and below tables elsewhere.
 *
 * Text is written as text and nothing else, so that nothing evaluates; days
 * and minutes that are exact are dates.  Text longer than a cell goes on in
 * the rows below, which repeat the references.  Rows that only divide a table
 * for the eye are left out. */
#include "export/xlsx_book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "export/export.h"
#include "util/str.h"

struct xlsx {
	struct chron_out *out;
	const struct chron_doc *doc;
	struct xlsx_book book;
	int fd; /* memory that the library takes for a file */
};

static enum chron_status
begin(void *state, struct chron_out *out, const struct chron_doc *doc,
	struct chron_err *err)
{
	struct xlsx *s = state;
	char path[40];

	s->out = out;
	s->doc = doc;
	s->fd = memfd_create("workbook", MFD_CLOEXEC);
	if (s->fd < 0)
		return chron_fail(err, CHRON_EIO,
			"there is no memory for a workbook: %s",
			strerror(errno));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", s->fd);
	return xlsx_open(&s->book, path, doc, err);
}

static enum chron_status
table(void *state, const struct chron_table *t, struct chron_err *err)
{
	struct xlsx *s = state;

	return xlsx_table(&s->book, t, err);
}

static enum chron_status
row(void *state, enum chron_row_kind kind, const char *id,
	const struct chron_cell *cells, size_t ncells, struct chron_err *err)
{
	struct xlsx *s = state;

	(void)id;
	if (kind == CHRON_ROW_DAY || kind == CHRON_ROW_PASSED)
		return CHRON_OK;
	return xlsx_row(&s->book, cells, ncells, err);
}

static enum chron_status
copy(struct xlsx *s, struct chron_err *err)
{
	char chunk[16384];
	ssize_t n = -1;

	if (lseek(s->fd, 0, SEEK_SET) == 0)
		while ((n = read(s->fd, chunk, sizeof(chunk))) > 0)
			out_write(s->out, chunk, (size_t)n);
	return n == 0 ? CHRON_OK
		      : chron_fail(err, CHRON_EIO,
				"the workbook could not be read back: %s",
				strerror(errno));
}

static enum chron_status
end(void *state, struct chron_err *err)
{
	struct xlsx *s = state;
	enum chron_status st;

	xlsx_about(&s->book, s->doc);
	st = xlsx_close(&s->book, err);
	return st == CHRON_OK ? copy(s, err) : st;
}

static void
cleanup(void *state)
{
	struct xlsx *s = state;

	xlsx_free(&s->book);
	if (s->fd >= 0)
		close(s->fd);
}

const struct chron_exporter exporter_xlsx = {
	.abi = CHRON_EXPORTER_ABI,
	.size = sizeof(struct chron_exporter),
	.name = "xlsx",
	.desc = "an Excel workbook: a sheet for each table, to be filled in",
	.ext = "xlsx",
	.state = sizeof(struct xlsx),
	.begin = begin,
	.table = table,
	.row = row,
	.end = end,
	.cleanup = cleanup,
	.whole = "workbook",
};
