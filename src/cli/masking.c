/* Names, or what stands for them. */
#include "cli/masking.h"

#include "people/mask.h"

enum chron_status
masking_apply(const struct cmd_args *args, struct chron_chronology *c,
	struct chron_err *err)
{
	if (!opts_given(args, "anonymised"))
		return CHRON_OK;
	if (opts_given(args, "personalised"))
		return chron_fail(err, CHRON_EARG,
			"--anonymised and --personalised: one of them");
	c->mask = mask_new(c->arena, c);
	return CHRON_OK;
}
