/* The recipe as tables. */
#include "merge/weights.h"

const struct weight weights[W_COUNT] = {
#define W(comparison, level, thought, points, say)                             \
	[W_##level] = {#comparison, #level, say, points},
#define SHARE(fit, twelfths, say)
#define KIND(id, thought, points)
#include "merge/weights.def"
};

const struct share kind_shares[FIT_OTHER + 1] = {
#define W(comparison, level, thought, points, say)
#define SHARE(fit, twelfths, say) [FIT_##fit] = {say, twelfths},
#define KIND(id, thought, points)
#include "merge/weights.def"
};

const int16_t kind_points[CONTACT_COUNT] = {
#define W(comparison, level, thought, points, say)
#define SHARE(fit, twelfths, say)
#define KIND(id, thought, points) [CONTACT_##id] = points,
#include "merge/weights.def"
};

const char *const kind_names[CONTACT_COUNT] = {
#define W(comparison, level, thought, points, say)
#define SHARE(fit, twelfths, say)
#define KIND(id, thought, points) [CONTACT_##id] = #id,
#include "merge/weights.def"
};
