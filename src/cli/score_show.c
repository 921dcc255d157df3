/* Shows a score: the confusion of each flag, precision and recall. */
#include "cli/score.h"

#include "util/out.h"

static const struct shown {
	enum aspect aspect;
	const char *name;
	uint8_t answers[ANSWERS];
	uint8_t n;
	bool three; /* "no" and "na" are one */
} shown[] = {
	{ASPECT_SEEN, "seen, three ways (na is no)",
		{ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR}, 3, true},
	{ASPECT_SEEN, "seen, four ways",
		{ANSWER_YES, ANSWER_NO, ANSWER_NA, ANSWER_UNCLEAR}, 4, false},
	{ASPECT_ALONE, "alone", {ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR}, 3,
		false},
	{ASPECT_SOUGHT, "views_sought", {ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR},
		3, false},
	{ASPECT_EXPRESSED, "views_expressed",
		{ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR}, 3, false},
};

static void
show_share(struct chron_out *out, double share)
{
	if (share < 0)
		out_printf(out, "%9s", "-");
	else
		out_printf(out, "%9.3f", share);
}

static void
show_table(struct chron_out *out, const struct shown *s,
	const struct score_set *set)
{
	out_printf(out, "\n%s: accuracy", s->name);
	show_share(out, score_accuracy(set, s->aspect));
	out_printf(out, "\n  %-14s", "wanted \\ got");
	for (uint8_t g = 0; g < s->n; g++)
		out_printf(out, "%9s", answer_names[s->answers[g]]);
	out_printf(out, "%9s\n", "recall");
	for (uint8_t w = 0; w < s->n; w++) {
		enum answer want = s->answers[w];

		out_printf(out, "  %-14s", answer_names[want]);
		for (uint8_t g = 0; g < s->n; g++)
			out_printf(out, "%9u",
				set->table[s->aspect][want][s->answers[g]]);
		show_share(out, score_recall(set, s->aspect, want));
		out_puts(out, "\n");
	}
	out_printf(out, "  %-14s", "precision");
	for (uint8_t g = 0; g < s->n; g++)
		show_share(out, score_precision(set, s->aspect, s->answers[g]));
	out_puts(out, "\n");
}

void
score_show(struct chron_out *out, const char *file, const char *which,
	const struct score_set *set)
{
	struct score_set three = score_three_ways(set);

	out_printf(out, "%s%s%s: %u lines, %u children\n", file,
		*which ? ", " : "", which, set->lines, set->children);
	for (enum aspect a = 0; a < ASPECT_COUNT; a++) {
		out_printf(out, "  %-16s", aspect_names[a]);
		show_share(out, score_accuracy(&three, a));
		out_puts(out, "  yes: precision");
		show_share(out, score_precision(&three, a, ANSWER_YES));
		out_puts(out, ", recall");
		show_share(out, score_recall(&three, a, ANSWER_YES));
		out_puts(out, "\n");
	}
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		show_table(out, &shown[i], shown[i].three ? &three : set);
}
