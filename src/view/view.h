/* Working views: a part of a case, to be shown.  Everything is found on the
 * whole case first (seen, merge, gaps); then what is not asked for is put
 * aside.  Nothing is found anew on a part, for that would make gaps where only
 * entries are left out.  Pure. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "core/chronology.h"

struct view {
	bool in_scope;	      /* entries that touch the review period */
	const bool *agencies; /* by index: entries with an account of one of
			       * them; NULL: all */
	uint32_t child;	      /* entries that concern it, and what is told of it
			      * alone; CHRON_NONE: all */
	bool newest_first;
};
#define VIEW_ALL ((struct view){.child = CHRON_NONE})

/* *shown is the part of a case after find_all; it borrows from c, which stays
 * as it was, and uses c's arena.
 *
 * Events are all there, at the same indexes.  Of the entries those asked for
 * come first, in chronology order, the others behind them (hidden_entries);
 * discrepancies likewise, which are shown with their entries.  With a child,
 * that child is the only one of config.children, and sightings, triggers and
 * gaps are its own.
 *
 * Of the rest are kept: pairs with either account in an entry that is shown;
 * gaps of the child, or of all children; the silence of agencies asked for, and
 * receipts of what they sent or were sent; plans whose record is shown;
 * recording of the agencies asked for, counted over the child. Sources,
 * leftovers and diagnostics stay whole: an account of records is of all records
 * or of none.
 *
 * shown->part says which part it is; NULL if it is the whole case. */
void view_narrow(const struct chron_chronology *c, const struct view *view,
	struct chron_chronology *shown);

/* An agency, or a child, by its name (a child by its ref or any of its names):
 * folded, or the only one that begins so.  If there is none, or are several,
 * CHRON_NONE, and why says what there is; it lives in the arena. */
uint32_t view_find_agency(const struct chron_chronology *c, struct arena *a,
	struct chron_str name, const char **why);
uint32_t view_find_child(const struct chron_chronology *c, struct arena *a,
	struct chron_str name, const char **why);

#endif
