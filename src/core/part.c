/* Entries of a case of which a part is shown, or all. */
#include "core/chronology.h"

const struct chron_entry *
chronology_entry(const struct chron_chronology *c, uint32_t event)
{
	uint32_t entry = c->events[event].entry;

	if (entry == CHRON_NONE || entry >= c->nentries + c->hidden_entries)
		return NULL;
	return &c->entries[entry];
}

bool
chronology_shows(const struct chron_chronology *c, uint32_t event)
{
	return !c->hidden_entries || c->events[event].entry < c->nentries;
}

const struct chron_entry *
chronology_nth(const struct chron_chronology *c, uint32_t at)
{
	return &c->entries[c->newest_first ? c->nentries - 1 - at : at];
}
