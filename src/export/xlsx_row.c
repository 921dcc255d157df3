/* A workbook in the making: what stands in its cells. */
#include "export/xlsx_book.h"

#include <math.h>
#include <stdlib.h>

#include "export/xlsx_text.h"
#include "util/civil.h"
#include "util/str.h"

enum {
	LAST_ROW = 1048575, /* of a sheet, from 0 */
	EPOCH = 25569,	    /* 1970-01-01 as Excel counts days */
	FIRST_DAY = 61,	    /* 1 March 1900: before it Excel miscounts */
	LAST_DAY = 2958465, /* 31 December 9999 */
};

/* The time of an ISO text of that form, in minutes, or -1. */
static int
minutes_of(struct chron_str iso)
{
	int64_t h, m;

	if (iso.n != 16 || iso.p[10] != 'T' || iso.p[13] != ':')
		return -1;
	h = str_number((struct chron_str){iso.p + 11, 2});
	m = str_number((struct chron_str){iso.p + 14, 2});
	return h >= 0 && h < 24 && m >= 0 && m < 60 ? (int)(h * 60 + m) : -1;
}

/* Is it exact to the day or the minute - that is, do the words say no more and
 * no less than the day?  Then *serial is how Excel counts it. */
static bool
is_exact(const struct chron_cell *cell, double *serial, bool *timed)
{
	struct chron_str day = {cell->data.p, 10};
	int minutes = minutes_of(cell->data);
	char words[12];
	int32_t days;

	*timed = minutes >= 0;
	if ((cell->data.n != 10 && !*timed) || !civil_read_iso(day, &days))
		return false;
	civil_long_day(days, words);
	if (!str_is(cell->text, words) || days + EPOCH < FIRST_DAY ||
		days + EPOCH > LAST_DAY)
		return false;
	*serial = days + EPOCH + (*timed ? minutes / 1440.0 : 0);
	return true;
}

/* Do the words say the number and nothing else?  "at least 3" does not. */
static bool
is_number(const struct chron_cell *cell)
{
	struct chron_str s = cell->text;
	double size = fabs(cell->number);
	int64_t n;

	if (s.n && (*s.p == '+' || *s.p == '-'))
		s = (struct chron_str){s.p + 1, s.n - 1};
	n = str_number(s);
	return n >= 0 && (double)n == size;
}

static enum chron_status
put_text(struct xlsx_book *b, lxw_col_t at, struct chron_str *rest, bool more,
	struct chron_err *err)
{
	const struct xlsx_column *c = &b->columns[at];

	if (!rest->n && !c->fill)
		return CHRON_OK;
	xlsx_take(rest, more, &b->piece);
	if (!b->piece.n)
		return xlsx_failed(
			worksheet_write_blank(b->sheet, b->at, at, c->format),
			err);
	return xlsx_failed(worksheet_write_string(
				   b->sheet, b->at, at, b->piece.p, c->format),
		err);
}

static enum chron_status
put_cell(struct xlsx_book *b, lxw_col_t at, const struct chron_cell *cell,
	struct chron_str *rest, struct chron_err *err)
{
	double serial;
	bool timed;

	*rest = CHRON_S("");
	if (cell->kind == CHRON_CELL_NUMBER && is_number(cell))
		return xlsx_failed(worksheet_write_number(b->sheet, b->at, at,
					   cell->number, b->number),
			err);
	if (cell->kind == CHRON_CELL_WHEN && is_exact(cell, &serial, &timed)) {
		b->columns[at].timed |= timed;
		return xlsx_failed(worksheet_write_number(b->sheet, b->at, at,
					   serial, timed ? b->time : b->date),
			err);
	}
	*rest = cell->text;
	return put_text(b, at, rest, false, err);
}

/* Before its cells: then what has gone by is out of memory. */
static void
set_height(struct xlsx_book *b, const struct chron_str *texts, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		double h = xlsx_height(texts[i], b->columns[i].width);

		most = h > most ? h : most;
	}
	worksheet_set_row(b->sheet, b->at, most, NULL);
}

/* The rows below that a long text takes: each repeats the references. */
static enum chron_status
put_more(struct xlsx_book *b, const struct chron_cell *cells, size_t n,
	struct chron_str *rests, struct chron_err *err)
{
	enum chron_status st = CHRON_OK;

	set_height(b, rests, n);
	for (size_t i = 0; i < n && st == CHRON_OK; i++) {
		struct chron_str again = cells[i].text;
		bool ref = cells[i].kind == CHRON_CELL_REF;

		if (ref || rests[i].n)
			st = put_text(b, (lxw_col_t)i, ref ? &again : &rests[i],
				!ref, err);
	}
	return st;
}

static bool
is_more(const struct chron_str *rests, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rests[i].n)
			return true;
	return false;
}

enum chron_status
xlsx_row(struct xlsx_book *b, const struct chron_cell *cells, size_t n,
	struct chron_err *err)
{
	struct chron_str rests[XLSX_COLUMNS] = {{NULL, 0}};
	enum chron_status st = CHRON_OK;

	n = n < b->ncolumns ? n : b->ncolumns;
	if (b->at > LAST_ROW)
		st = xlsx_next_sheet(b, err);
	for (size_t i = 0; i < n; i++)
		rests[i] = cells[i].text;
	for (size_t i = 0; i < n; i++)
		b->columns[i].used |= cells[i].text.n > 0;
	if (st == CHRON_OK)
		set_height(b, rests, n);
	for (size_t i = 0; i < n && st == CHRON_OK; i++)
		st = put_cell(b, (lxw_col_t)i, &cells[i], &rests[i], err);
	while (st == CHRON_OK) {
		b->at++;
		if (!is_more(rests, n))
			break;
		if (b->at > LAST_ROW)
			st = xlsx_next_sheet(b, err);
		if (st == CHRON_OK)
			st = put_more(b, cells, n, rests, err);
	}
	b->told[b->ntold - 1].rows++;
	return st;
}
