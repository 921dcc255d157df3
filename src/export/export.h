/* Exporters: mirrors the importers.  One file each, one line in list.def. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "report/report.h"
#include "util/out.h"

extern const struct chron_exporter *const exporters[]; /* NULL-terminated */
const struct chron_exporter *exporter_find(const char *name);

/* Runs reports (NULL-terminated) through an exporter into out.  With the one
 * report "chronology" and an exporter that writes the chronology itself, that
 * is what happens. */
enum chron_status export_run(const struct chron_exporter *x,
	const struct chron_chronology *c, const struct report *const *list,
	struct chron_out *out, struct chron_err *err);

/* Text that a file may not steer: the escapes of each output. */
void escape_html(struct chron_out *out, struct chron_str s);
void escape_json(struct chron_out *out, struct chron_str s); /* with quotes */
/* One CSV cell, quoted where needed; a cell that begins with = + - @ tab or
 * CR is guarded by a leading apostrophe, as is one that begins with an
 * apostrophe before such a character: import takes exactly one off. */
void escape_csv(struct chron_out *out, struct chron_str s);
/* Control characters made visible, so that a file cannot drive a terminal. */
void escape_terminal(struct chron_out *out, struct chron_str s);

#endif
