/* Time zones: instants to local civil time and back, by libical's tables so
 * that the machine's own zone plays no part.  Years 1970 to 2037. */
#ifndef UTIL_ZONE_H
#define UTIL_ZONE_H

#include "chron/base.h"

struct zone; /* opaque, immutable */

/* By IANA name ("Europe/London") or by Windows name ("GMT Standard Time",
 * which means UK time with summer time). NULL if unknown. Freed by zone_free;
 * NULL is fine. */
struct zone *zone_find(const char *name);
void zone_free(struct zone *z);
const char *zone_name(const struct zone *z); /* the IANA name */

/* The IANA name of a Windows zone name, or NULL. */
const char *zone_from_windows(const char *name);

/* Minutes of UTC since 1970 to local civil minutes. */
int64_t zone_local(const struct zone *z, int64_t utc);

enum zone_fit { ZONE_ONCE, ZONE_TWICE, ZONE_NEVER };
/* Local civil minutes to minutes of UTC.  A time that happened twice gives
 * the first; one that never happened is moved on by the gap. */
enum zone_fit zone_utc(const struct zone *z, int64_t local, int64_t *utc);

#endif
