/* Which value of an event is read for what. */
#include "merge/signature_parts.h"

enum { LABEL_MOST = 48 }; /* bytes of a cell that only names the event */

static const uint8_t readings[CHRON_F_COUNT] = {
	[CHRON_F_CONTACT_TYPE] = SIG_TYPE,
	[CHRON_F_EVENT] = SIG_NARRATIVE,
	[CHRON_F_OUTCOME] = SIG_AROUND,
	[CHRON_F_DECISION] = SIG_AROUND,
	[CHRON_F_LOCATION] = SIG_PLACE,
	[CHRON_F_PRESENT] = SIG_AROUND,
	[CHRON_F_PROFESSIONAL] = SIG_AROUND,
	[CHRON_F_SOURCE] = SIG_ORIGIN,
	[CHRON_F_SUBJECT] = SIG_SUBJECT,
};

/* Columns under which the narrative may stand, if not under its own. */
static const bool may_tell[CHRON_F_COUNT] = {
	[CHRON_F_OTHER] = true,
	[CHRON_F_SOURCE] = true,
	[CHRON_F_COMMENT] = true,
	[CHRON_F_PROFESSIONAL] = true,
	[CHRON_F_ISSUE] = true,
};

/* Columns whose short cells before the narrative may name the kind. */
static const bool may_label[CHRON_F_COUNT] = {
	[CHRON_F_OTHER] = true,
	[CHRON_F_SOURCE] = true,
	[CHRON_F_OUTCOME] = true,
	[CHRON_F_DECISION] = true,
	[CHRON_F_PRESENT] = true,
	[CHRON_F_PROFESSIONAL] = true,
	[CHRON_F_ANON] = true,
	[CHRON_F_EVENT] = true,
};

uint32_t
sig_main_value(const struct chron_event *e)
{
	uint32_t event = UINT32_MAX, other = UINT32_MAX;
	uint32_t long_event = 0, long_other = 0;

	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		if (v->concept == CHRON_F_EVENT && v->n > long_event) {
			event = i;
			long_event = v->n;
		}
		if (may_tell[v->concept] && v->n > long_other) {
			other = i;
			long_other = v->n;
		}
	}
	if (event == UINT32_MAX ||
		(long_event <= LABEL_MOST && long_other > LABEL_MOST))
		return other;
	return event;
}

struct chron_str
sig_value(const struct chron_event *e, uint32_t i)
{
	if (i >= e->nvalues)
		return (struct chron_str){NULL, 0};
	return (struct chron_str){e->values[i].p, e->values[i].n};
}

enum sig_reading
sig_reading_of(const struct chron_event *e, uint32_t i, uint32_t main)
{
	const struct chron_value *v = &e->values[i];
	enum sig_reading usual = readings[v->concept];

	if (i == main)
		return SIG_NARRATIVE;
	if (usual == SIG_TYPE)
		return v->n > 2 * LABEL_MOST ? SIG_AROUND : SIG_TYPE;
	if (may_label[v->concept] && v->n <= LABEL_MOST && i < main)
		return SIG_BESIDE;
	/* Beside a longer text, what stands under events came of it. */
	return usual == SIG_NARRATIVE ? SIG_AROUND : usual;
}
