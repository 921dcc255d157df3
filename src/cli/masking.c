/* Names, or what stands for them. */
#include "cli/masking.h"

#include "people/mask.h"

int
masking_check(const struct cmd_args *args)
{
	bool anonymised = opts_given(args, "anonymised");

	if (anonymised && opts_given(args, "personalised"))
		return tell_usage(
			args, "--anonymised and --personalised: one of them");
	if (!anonymised && opts_given(args, "accept-unknown"))
		return tell_usage(
			args, "--accept-unknown goes with --anonymised");
	return EXIT_DONE;
}

enum chron_status
masking_apply(const struct cmd_args *args, const struct chron_chronology *c,
	struct chron_chronology *shown, struct chron_err *err)
{
	(void)err;
	if (opts_given(args, "anonymised"))
		shown->mask = mask_new(c->arena, c);
	return CHRON_OK;
}
