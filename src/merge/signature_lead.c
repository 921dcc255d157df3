/* Which of the kinds an account tells of is the one it is of. */
#include "merge/agency_names.h"
#include "merge/signature_parts.h"

/* "Conference" in the column and "ICPC" in the text, a "report" of what turns
 * out to be domestic abuse: the surer word. */
static void
sharpen_lead(struct sig *g)
{
	const struct contact_row *lead = &contact_rows[g->lead];

	for (uint8_t k = 1; g->lead && k < CONTACT_COUNT; k++)
		if (g->kinds >> k & 1 &&
			contact_rows[k].family == lead->family &&
			contact_rows[k].rank > lead->rank &&
			(lead->flags & CONTACT_FIRM ||
				g->lead == CONTACT_INCIDENT)) {
			g->lead = k;
			return;
		}
}

/* What an agency that does one thing tells of when it does not say, or says
 * only "999 call". */
static const uint8_t usual[AGENCY_BITS] = {
	[KIND_AMBULANCE] = CONTACT_AMBULANCE,
	[KIND_CAMHS] = CONTACT_CAMHS,
	[KIND_DENTAL] = CONTACT_DENTAL,
};

static void
assume_lead(struct sig *g)
{
	uint8_t kind = g->own ? usual[__builtin_ctz(g->own)] : CONTACT_NONE;

	if (!kind || (g->lead && g->lead != CONTACT_INCIDENT))
		return;
	g->lead = kind;
	g->kinds |= 1ull << kind;
}

void
sig_settle_lead(struct sig *g)
{
	sharpen_lead(g);
	assume_lead(g);
}
