/* What stands where a finding was made. */
#include "core/judge.h"

#include "util/str.h"

void
judge_there(struct judge *j, const struct raw_record *record, uint32_t col)
{
	struct chron_chronology *c = j->c;
	struct chron_diagnostic *d = &c->diagnostics[c->ndiagnostics - 1];
	const struct raw_cell *cell;

	if (!col || col > record->ncells)
		return;
	cell = &record->cells[col - 1];
	d->there = str_trim(cell_text(cell));
	if (record->shape == CHRON_ROW && cell->name < j->nheadings)
		d->heading = j->headings[cell->name].text;
}
