/* How many outermost tables an OpenDocument has, counted before it is read:
 * one table needs no number. */
#include "odf.h"

enum { COUNT_TABLE = 1, COUNT_SOURCE, COUNT_APART, COUNT_TEXT };

static const struct part_word counted[] = {
	{NS_OD_TABLE, "table", COUNT_TABLE},
	{NS_OD_TABLE, "table-source", COUNT_SOURCE},
	{NS_OD_TEXT, "tracked-changes", COUNT_APART},
	{NS_OD_TABLE, "tracked-changes", COUNT_APART},
	{NS_OD_OFFICE, "annotation", COUNT_APART},
	{NS_OTHER, "object", COUNT_APART},
	{NS_OD_OFFICE, "text", COUNT_TEXT},
	{0, NULL, 0},
};

static enum chron_status
count_start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	struct odf_counting *c = arg;

	(void)attrs;
	c->apart += id == COUNT_APART;
	c->text |= id == COUNT_TEXT;
	if (c->apart)
		return CHRON_OK;
	if (id == COUNT_TABLE)
		c->tables += !c->depth++;
	else if (id == COUNT_SOURCE && c->depth == 1)
		c->tables--;
	return CHRON_OK;
}

static enum chron_status
count_end(void *arg, unsigned id)
{
	struct odf_counting *c = arg;

	if (c->apart)
		c->apart -= id == COUNT_APART;
	else
		c->depth -= id == COUNT_TABLE && c->depth;
	return CHRON_OK;
}

const struct part_reader odf_counter = {
	counted, count_start, count_end, NULL, NULL};
