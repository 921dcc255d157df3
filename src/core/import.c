/* One file from bytes to raw records: runs an importer, keeps what it says,
 * holds it to the limits. */
#include "core/import.h"

#include <inttypes.h>
#include <stdio.h>

#include "util/civil.h"
#include "util/decode.h"
#include "util/str.h"
#include "util/utf8.h"

enum { KEEP_BYTES = 1000 }; /* of a cell too large to keep */

const struct import_limits import_limits_default = {
	.records = 20000000,
	.fields = 16384, /* a sheet has no more columns */
	.names = 512,
	.field_bytes = (size_t)16 << 20,
	.total_bytes = (size_t)8 << 30,
	.occurrences = 5000,
};

struct chron_run {
	const struct import_request *request;
	const struct import_limits *limits;
	struct raw_file *raw;
	struct arena *scratch; /* what the importer took until the next emit */
	struct decoded decoded;
	bool has_text;
	size_t total;
	uint32_t occurrences; /* of the last record */
};

static enum chron_status
over(struct chron_run *run, struct chron_err *err, const struct chron_pos *pos,
	const char *name, uint64_t limit, const char *what)
{
	enum chron_status st = chron_fail(err, CHRON_ELIMIT,
		"%s has more than %" PRIu64 " %s (limit %s): what was read up "
		"to there is kept; split the file",
		run->raw->file, limit, what, name);

	if (err)
		err->pos = *pos;
	return st;
}

/* The index of a field's name.  Records of one file have the same fields in
 * the same order, so the name that followed last time is tried first. */
static bool
intern(struct chron_run *run, struct chron_str name, uint32_t hint,
	uint16_t *index)
{
	struct raw_file *raw = run->raw;

	if (hint < raw->nnames && str_eq(raw->names[hint], name)) {
		*index = (uint16_t)hint;
		return true;
	}
	for (uint32_t i = 0; i < raw->nnames; i++) {
		if (str_eq(raw->names[i], name)) {
			*index = (uint16_t)i;
			return true;
		}
	}
	if (raw->nnames >= run->limits->names)
		return false;
	*ARENA_PUSH(raw->arena, &raw->names, &raw->nnames) =
		arena_str(raw->arena, name);
	*index = (uint16_t)(raw->nnames - 1);
	return true;
}

static enum chron_status
check_file(struct chron_run *run, const struct chron_record *r,
	struct chron_err *err)
{
	const struct import_limits *l = run->limits;

	if (run->raw->nrecords >= l->records)
		return over(
			run, err, &r->pos, "records", l->records, "records");
	for (size_t i = 0; i < r->nfields; i++)
		run->total += r->fields[i].value.n + 1;
	if (run->total > l->total_bytes)
		return over(run, err, &r->pos, "total-bytes", l->total_bytes,
			"bytes of text");
	return CHRON_OK;
}

/* A record that no agency wrote: its own row is set aside, the file goes on.
 * True if it was. */
static bool
too_large(struct chron_run *run, const struct chron_record *r)
{
	const struct import_limits *l = run->limits;
	struct chron_str start = {"", 0};

	for (size_t i = 0; i < r->nfields; i++) {
		if (r->fields[i].value.n <= l->field_bytes)
			continue;
		start = (struct chron_str){r->fields[i].value.p, KEEP_BYTES};
		chron_quarantine(run, "field-too-large", &r->pos, start,
			"a cell of %zu bytes, of which the first %d are kept "
			"here: more than %zu (limit field-bytes) is no "
			"account; divide it into rows",
			r->fields[i].value.n, KEEP_BYTES, l->field_bytes);
		return true;
	}
	if (r->nfields <= l->fields)
		return false;
	chron_quarantine(run, "too-many-fields", &r->pos, r->fields[0].value,
		"%zu cells, of which the first is kept here: more than %u "
		"(limit fields) is no row of a chronology",
		r->nfields, l->fields);
	return true;
}

/* A slice of the part's name; most records of a file share one. */
static struct chron_str
part_of(struct chron_run *run, const struct chron_pos *pos)
{
	struct raw_file *raw = run->raw;
	struct chron_str part = chron_cstr(pos->part ? pos->part : "");

	if (!part.n)
		return CHRON_S("");
	if (raw->nrecords) {
		struct chron_str last = raw->records[raw->nrecords - 1].part;

		if (str_eq(last, part))
			return last;
	}
	return arena_str(raw->arena, part);
}

enum chron_status
chron_emit(struct chron_run *run, const struct chron_record *r,
	struct chron_err *err)
{
	struct raw_file *raw = run->raw;
	struct arena *rows = raw->rows ? raw->rows : raw->arena;
	enum chron_status st = CHRON_OK;
	struct chron_str part;
	struct raw_record *to;
	uint32_t hint = 0;

	if (too_large(run, r))
		return CHRON_OK;
	st = check_file(run, r, err);
	if (st != CHRON_OK)
		return st;
	run->occurrences =
		r->marks & CHRON_MARK_OCCURRENCE ? run->occurrences + 1 : 0;
	if (run->occurrences > run->limits->occurrences)
		return over(run, err, &r->pos, "occurrences",
			run->limits->occurrences, "occurrences of one item");
	part = part_of(run, &r->pos);
	to = ARENA_PUSH(rows, &raw->records, &raw->nrecords);
	to->row = r->pos.row;
	to->part = part;
	to->shape = (uint8_t)r->shape;
	to->marks = (uint8_t)r->marks;
	to->cells = ARENA_ARRAY(rows, struct raw_cell, r->nfields);
	for (size_t i = 0; i < r->nfields; i++) {
		const struct chron_field *f = &r->fields[i];
		struct raw_cell *cell = &to->cells[i];
		struct chron_str s = arena_str(raw->arena, f->value);

		cell->p = s.p;
		cell->n = (uint32_t)s.n;
		cell->type = (uint8_t)f->type;
		cell->col = f->col;
		cell->marks = (uint8_t)f->marks;
		cell->name = RAW_NO_NAME;
		*(f->marks & CHRON_CELL_ASIDE ? &to->naside : &to->ncells) += 1;
		if (r->shape == CHRON_ROW && !(f->marks & CHRON_CELL_ASIDE))
			continue;
		if (!intern(run, f->name, hint, &cell->name)) {
			raw->nrecords--; /* a record with half its names lost
					  * would be a record misread */
			return over(run, err, &r->pos, "names",
				run->limits->names, "different field names");
		}
		hint = cell->name + 1u;
	}
	raw->noccurrences += (r->marks & CHRON_MARK_OCCURRENCE) != 0;
	arena_reset(run->scratch);
	return CHRON_OK;
}

CHRON_PRINTF(5, 0)
static void
leave(struct chron_run *run, const struct chron_pos *pos, struct chron_str text,
	bool quarantined, const char *fmt, va_list ap)
{
	struct raw_file *raw = run->raw;
	struct chron_leftover *l =
		ARENA_PUSH(raw->arena, &raw->leftovers, &raw->nleftovers);

	if (text.n > run->limits->field_bytes)
		text.n = run->limits->field_bytes;
	l->row = pos->row;
	l->part = part_of(run, pos);
	l->order = raw->nrecords; /* those before it */
	l->text = arena_str(raw->arena, text);
	l->why = arena_vsay(raw->arena, fmt, ap);
	l->quarantined = quarantined;
}

static void
add_diag(struct chron_run *run, enum chron_severity severity, const char *slug,
	const struct chron_pos *pos, struct chron_str say)
{
	struct raw_file *raw = run->raw;
	struct chron_diagnostic *d =
		ARENA_PUSH(raw->arena, &raw->diagnostics, &raw->ndiagnostics);

	d->severity = severity;
	d->slug = arena_str(raw->arena, chron_cstr(slug));
	d->source = CHRON_NONE;
	d->part = part_of(run, pos);
	d->row = pos->row;
	d->col = pos->col;
	d->say = say;
}

enum chron_status
chron_quarantine(struct chron_run *run, const char *slug,
	const struct chron_pos *pos, struct chron_str text, const char *fmt,
	...)
{
	struct raw_file *raw = run->raw;
	va_list ap;

	va_start(ap, fmt);
	leave(run, pos, text, true, fmt, ap);
	va_end(ap);
	add_diag(run, CHRON_ERROR, slug, pos,
		raw->leftovers[raw->nleftovers - 1].why);
	return CHRON_OK;
}

enum chron_status
chron_not_event(struct chron_run *run, const struct chron_pos *pos,
	struct chron_str text, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	leave(run, pos, text, false, fmt, ap);
	va_end(ap);
	return CHRON_OK;
}

void
chron_diag(struct chron_run *run, enum chron_severity severity,
	const char *slug, const struct chron_pos *pos, const char *fmt, ...)
{
	struct chron_str say;
	va_list ap;

	va_start(ap, fmt);
	say = arena_vsay(run->raw->arena, fmt, ap);
	va_end(ap);
	add_diag(run, severity, slug, pos, say);
}

const char *
chron_option(struct chron_run *run, const char *key)
{
	const struct import_request *q = run->request;
	const char *value = NULL;

	/* The last one counts: a command line comes after a profile. */
	for (uint32_t i = 0; i < q->noptions; i++)
		if (str_is(q->options[i][0], key))
			value = q->options[i][1].p;
	return value;
}

void *
chron_alloc(struct chron_run *run, size_t n)
{
	return arena_alloc(run->scratch, n);
}

struct chron_str
chron_bytes(struct chron_input *in)
{
	return in->bytes;
}

const char *
chron_name(struct chron_input *in)
{
	return in->name;
}

bool
chron_period(struct chron_run *run, int32_t *from, int32_t *to)
{
	*from = run->request->from;
	*to = run->request->to;
	return *from != CIVIL_MIN || *to != CIVIL_MAX;
}

/* What was found about the encoding, where a person should know. */
static void
tell_encoding(struct chron_run *run, const struct decoded *d)
{
	struct chron_pos pos = {.file = run->raw->file};

	if (strcmp(d->encoding, "UTF-8") != 0)
		chron_diag(run, CHRON_NOTE, "encoding", &pos, "read as %s (%s)",
			d->encoding,
			d->forced   ? "as asked"
			: d->marked ? "its byte order mark says so"
				    : "found by looking; option encoding "
				      "overrides");
	if (!d->replaced)
		return;
	pos.row = 1;
	for (size_t i = 0; i < d->first_replaced; i++)
		pos.row += d->text.p[i] == '\n';
	if (d->nuls)
		chron_diag(run, CHRON_WARNING, "nul-byte", &pos,
			"%" PRIu64 " NUL byte(s) in the text, the first on "
			"this line: shown as U+FFFD",
			d->nuls);
	if (d->replaced > d->nuls)
		chron_diag(run, CHRON_WARNING, "bad-encoding", &pos,
			"%" PRIu64 " byte(s) are not %s, the first on this "
			"line: shown as U+FFFD; ask for the file as UTF-8",
			d->replaced - d->nuls, d->encoding);
}

enum chron_status
chron_text(struct chron_run *run, struct chron_input *in,
	struct chron_str *text, struct chron_err *err)
{
	enum chron_status st;

	if (!run->has_text) {
		st = decode_text(in->bytes, chron_option(run, "encoding"),
			&run->decoded, err);
		if (st != CHRON_OK)
			return st;
		run->has_text = true;
		tell_encoding(run, &run->decoded);
	}
	*text = run->decoded.text;
	return CHRON_OK;
}

enum chron_status
import_run(const struct import_request *request, struct raw_file *raw,
	struct chron_err *err)
{
	struct chron_run run = {
		.request = request,
		.limits = request->limits ? request->limits
					  : &import_limits_default,
		.raw = raw,
		.scratch = arena_new(),
	};
	enum chron_status st =
		request->importer->read(&run, request->input, err);

	if (st < 0 && err)
		err->text[utf8_drop_cut(err->text, strlen(err->text))] = '\0';
	if (run.has_text)
		buf_free(&run.decoded.made);
	arena_free(run.scratch);
	return st == CHRON_STOP ? CHRON_OK : st;
}
