/* The indicative set of standards, from its table. */
#include "find/standard_set.h"
#include "util/civil.h"
#include "util/str.h"

#define ENGLAND		 "england"
#define WALES		 "wales"
#define SCOTLAND	 "scotland"
#define NORTHERN_IRELAND "northern ireland"
#define READ		 false
#define RECALLED	 true

#define STANDARD(key, nation, who, label, n, unit, sighting, after, source,    \
	from, to, recalled)                                                    \
	{key, nation, who, label, n, UNIT_##unit, SIGHT_##sighting,            \
		AFTER_##after, source, from, to, recalled},

const struct standard_item standard_set[] = {
#include "find/standards.def"
};
const uint32_t standard_set_n = sizeof(standard_set) / sizeof(*standard_set);

const struct standard_item *
standard_item_find(struct chron_str key)
{
	for (uint32_t i = 0; i < standard_set_n; i++)
		if (str_ieq(key, chron_cstr(standard_set[i].key)))
			return &standard_set[i];
	return NULL;
}

void
standard_item_copy(const struct standard_item *item, struct chron_standard *to)
{
	to->label = chron_cstr(item->label);
	to->days = item->days;
	to->unit = item->unit;
	to->sighting = item->sighting;
	to->after = item->after;
	to->source = chron_cstr(item->source);
	to->nation = chron_cstr(item->nation);
	if (!civil_read_iso(chron_cstr(item->valid_from), &to->valid_from))
		to->valid_from = CIVIL_MIN;
	if (!civil_read_iso(chron_cstr(item->valid_to), &to->valid_to))
		to->valid_to = CIVIL_MAX;
}
