/* chronomerge help standards: the indicative set, by nation. */
#include "cli/help.h"
#include "find/standard.h"
#include "find/standard_set.h"
#include "util/civil.h"
#include "util/str.h"

static const char *const sightings[] = {
	[SIGHT_SOCIAL_CARE] = "seen by social care",
	[SIGHT_ANY] = "seen by any agency",
	[SIGHT_ALONE] = "seen alone, by any agency",
	[SIGHT_VIEWS] = "asked or heard, by any agency",
};

static const char *const afters[STANDARD_AFTERS] = {
	[AFTER_SIGHTING] = "sighting to sighting",
	[AFTER_REFERRAL] = "referral to first sighting",
	[AFTER_STRATEGY] = "strategy meeting to first sighting",
	[AFTER_PLAN] = "beginning of plan to first sighting",
	[AFTER_BIRTH] = "birth to first sighting",
	[AFTER_RETURN] = "return to first sighting",
	[AFTER_PLACEMENT] = "placement to first sighting",
};

static const struct {
	const char *nation, *title;
} nations[] = {
	{"england", "England"},
	{"wales", "Wales"},
	{"scotland", "Scotland"},
	{"northern ireland", "Northern Ireland"},
};

static void
write_line(struct chron_out *out, struct chron_str line, bool literal)
{
	(void)literal;
	out_puts(out, "        ");
	out_str(out, line);
	out_puts(out, "\n");
}

static const struct help_layout layout = {.width = 71, .line = write_line};

static void
put_dates(struct buf *b, const struct standard_item *i)
{
	if (i->valid_from[0])
		buf_printf(b, ", not before %s", i->valid_from);
	if (i->valid_to[0])
		buf_printf(b, ", not after %s", i->valid_to);
	if (!i->valid_from[0] && !i->valid_to[0])
		buf_puts(b, ", dates not known");
	if (i->recalled)
		buf_puts(b, "; from memory, to be checked");
}

static void
write_item(struct chron_out *out, const struct standard_item *i)
{
	struct chron_standard s = {.days = i->days, .unit = i->unit};
	struct buf b = BUF_INIT;

	out_printf(out, "    %s\n", i->key);
	buf_printf(&b, "About a %s: ", i->who);
	standard_say_allowed(&b, &s);
	buf_printf(&b, ", %s (%s). Source: %s", afters[i->after],
		sightings[i->sighting], i->source);
	put_dates(&b, i);
	buf_puts(&b, ".");
	buf_putc(&b, 0);
	help_fill(out, b.p, &layout);
	buf_free(&b);
}

void
help_standards(struct chron_out *out)
{
	out_puts(out,
		"Example, in case.ini:\n"
		"    [standard en.cp.visit.local10]\n"
		"    children = A\n"
		"    from     = 2017-10-04\n"
		"    to       = 2018-06-14\n"
		"\n"
		"Standards to choose from. They are indicative: law, guidance "
		"and local\n"
		"procedures differ between places and years, so have each "
		"confirmed before a\n"
		"panel relies on it. None is measured unless case.ini names "
		"it. Any key that\n"
		"is given there counts in place of the one here.\n");
	for (size_t n = 0; n < sizeof(nations) / sizeof(*nations); n++) {
		out_printf(out, "\n%s\n", nations[n].title);
		for (uint32_t i = 0; i < standard_set_n; i++)
			if (!strcmp(standard_set[i].nation, nations[n].nation))
				write_item(out, &standard_set[i]);
	}
	out_puts(out,
		"\n"
		"Left out, for they are no time between sightings of a child: "
		"conferences,\n"
		"reviews, core groups, assessments, health reviews by age, "
		"return interviews.\n");
}
