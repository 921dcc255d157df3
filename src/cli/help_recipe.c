/* chronomerge help recipe: what evidence is worth when accounts are put
 * together, as it stands in this version. */
#include "cli/help.h"
#include "merge/merge.h"
#include "merge/weights.h"
#include "util/str.h"

static void
write_comparisons(struct chron_out *out)
{
	const char *what = "";

	for (uint32_t i = 1; i < W_COUNT; i++) {
		const struct weight *w = &weights[i];

		if (strcmp(w->what, what) != 0)
			out_printf(out, "\n%s\n", w->what);
		what = w->what;
		out_printf(out, "    %+4d  %s\n", w->points, w->say);
	}
}

static void
write_kinds(struct chron_out *out)
{
	out_puts(out, "\nkind of contact, if both tell of it\n");
	for (uint32_t i = 1; i < CONTACT_COUNT; i++)
		out_printf(out, "    %+4d  %s\n", kind_points[i],
			contact_rows[i].say);
	out_puts(out, "\n    and of these points, if\n");
	for (uint32_t i = 1; i < FIT_OTHER; i++)
		out_printf(out, "    %3d/12  %s...\n", kind_shares[i].twelfths,
			kind_shares[i].say);
}

void
help_recipe(struct chron_out *out)
{
	const struct chron_config none = {0};

	out_printf(out,
		"Example:\n"
		"    chronomerge explain out e1f0 e77a\n"
		"\n"
		"What two accounts have in common, or have not, is worth so "
		"many points (%s).\nOf each comparison one level counts, or "
		"none. From %d points they are one entry;\nfrom %d a person "
		"is asked: [merge] in case.ini, or --join and --possible, set\n"
		"others. Every account of an entry must agree with the entry "
		"as a whole.\n",
		merge_recipe(), merge_join_at(&none), merge_possible_at(&none));
	write_comparisons(out);
	write_kinds(out);
}
