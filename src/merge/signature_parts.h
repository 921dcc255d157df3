/* What a signature is finished with.  For signature.c only. */
#ifndef MERGE_SIGNATURE_PARTS_H
#define MERGE_SIGNATURE_PARTS_H

#include "merge/signature.h"

/* The surest kind that it tells of leads; if none, the one that its agency
 * usually has. */
void sig_settle_lead(struct sig *g);

/* Equal for a row repeated word for word by the same agency. */
uint64_t sig_hash_row(const struct chron_event *e);
uint64_t sig_hash_text(struct chron_str text);

#endif
