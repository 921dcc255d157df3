/* Exporters: mirrors the importers.  One file each, one line in list.def. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "report/report.h"
#include "util/out.h"

#define EXPORTER(name) extern const struct chron_exporter exporter_##name;
#include "export/list.def"
#undef EXPORTER

extern const struct chron_exporter *const exporters[]; /* NULL-terminated */
const struct chron_exporter *exporter_find(const char *name);

/* What the caller knows and a report does not. */
struct export_place {
	/* The document that holds the rows of entries and events, seen from
	 * this one: "../chronology.html".  NULL: references are links only in
	 * a document that holds the chronology itself. */
	const char *home;
	unsigned width; /* columns of the terminal; 0: 100 */
};

/* Runs reports (NULL-terminated, at least one) through an exporter into out.
 * With the one report "chronology" and an exporter that writes the chronology
 * itself, that is what happens. */
enum chron_status export_run(const struct chron_exporter *x,
	const struct chron_chronology *c, const struct report *const *list,
	struct chron_out *out, struct chron_err *err);
/* The same for a caller who knows the place; place may be NULL. */
enum chron_status export_run_at(const struct chron_exporter *x,
	const struct chron_chronology *c, const struct report *const *list,
	const struct export_place *place, struct chron_out *out,
	struct chron_err *err);

/* The report that x writes where r is asked for: another one only where that is
 * the chronology and x has a version of its own for its readers. */
const struct report *export_report(
	const struct chron_exporter *x, const struct report *r);

/* Does it write the chronology itself, rather than these reports' tables? */
bool export_writes_whole(
	const struct chron_exporter *x, const struct report *const *list);

/* Tables through several exporters, none of which writes the chronology
 * itself: what it costs to make the tables is paid once, and once more for all
 * that look ahead.  Whatever fails ends them all. */
struct export_to {
	const struct chron_exporter *x;
	struct chron_out *out;
};
enum chron_status export_run_all(const struct export_to *to, size_t n,
	const struct chron_chronology *c, const struct report *const *list,
	const struct export_place *place, struct chron_err *err);

/* Text that a file may not steer: the escapes of each output. */
void escape_html(struct chron_out *out, struct chron_str s);
void escape_json(struct chron_out *out, struct chron_str s); /* with quotes */
/* One CSV cell, quoted where needed.  A cell that a spreadsheet would run
 * (str_runs) is guarded by one more apostrophe in front. */
void escape_csv(struct chron_out *out, struct chron_str s);
/* One line for a terminal: control characters, line breaks among them, made
 * visible, so that a file can neither drive it nor forge a line. */
void escape_terminal(struct chron_out *out, struct chron_str s);

#endif
