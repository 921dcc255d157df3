/* Entries of a case of which a part is shown, or all. */
#include "core/chronology.h"

#include "util/str.h"

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

bool
chronology_hides(const struct chron_chronology *c, struct chron_str id)
{
	uint32_t low = 0, high = c->nhidden_ids;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		int d = str_cmp(id, c->hidden_ids[mid]);

		if (!d)
			return true;
		if (d < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}
