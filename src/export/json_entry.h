/* Between the writers of an entry and of its accounts. */
#ifndef EXPORT_JSON_ENTRY_H
#define EXPORT_JSON_ENTRY_H

#include "export/heading_keys.h"
#include "export/json_put.h"

/* What is at hand while the entries of one chronology are written. */
struct json_writer {
	struct chron_out *out;
	const struct chron_chronology *c;
	const struct heading_keys *keys; /* one a source */
};

void json_account(const struct json_writer *w, const struct chron_event *e);
/* The flags of one child, without the closing brace. */
void json_flags(const struct json_writer *w, const struct chron_sighting *s);

#endif
