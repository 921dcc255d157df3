/* The recipe as tables: every level that a comparison can find, with its points
 * and its sentence; and what each kind of contact is worth. */
#ifndef MERGE_WEIGHTS_H
#define MERGE_WEIGHTS_H

#include "merge/lexicon.h"

/* Every level of every comparison; W_NONE says nothing. */
enum weight_id {
	W_NONE,
#define W(comparison, level, thought, points, say) W_##level,
#define SHARE(fit, twelfths, say)
#define KIND(id, thought, points)
#include "merge/weights.def"
	W_COUNT,
};

/* How surely both tell of one kind, the surest first; FIT_OTHER: they tell of
 * two different ones. */
enum kind_fit {
	FIT_SILENT,
#define W(comparison, level, thought, points, say)
#define SHARE(fit, twelfths, say) FIT_##fit,
#define KIND(id, thought, points)
#include "merge/weights.def"
	FIT_OTHER,
};

struct weight {
	const char *what;  /* the comparison that finds it */
	const char *level; /* for the fitting */
	const char *say;
	int16_t points;
};
extern const struct weight weights[W_COUNT];

struct share {
	const char *say; /* "both tell of " */
	int16_t twelfths;
};
extern const struct share kind_shares[FIT_OTHER + 1];
extern const int16_t kind_points[CONTACT_COUNT];
extern const char *const kind_names[CONTACT_COUNT]; /* as in weights.def */

#endif
