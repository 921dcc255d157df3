/* One agency's own rows, for it to check before anything is made of them. */
#ifndef REPORT_OWN_H
#define REPORT_OWN_H

#include "report/report.h"

/* Of the one agency of c->only.  It holds what that agency sent and how it was
 * read, and no word of any other's: it may be given out to that agency alone.
 * In no list, for it is made for an agency that somebody names. */
extern const struct report report_own;

#endif
