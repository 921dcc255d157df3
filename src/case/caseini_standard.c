/* case.ini: [standard], its keys, and what it takes from the indicative set. */
#include "case/caseini_parts.h"
#include "find/standard_set.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

static const char *const unit_words[] = {
	[UNIT_CALENDAR] = "calendar",
	[UNIT_WORKING] = "working",
	[UNIT_WEEKS] = "weeks",
	[UNIT_MONTHS] = "months",
	NULL,
};
static const char *const sighting_words[] = {
	[SIGHT_SOCIAL_CARE] = "social care",
	[SIGHT_ANY] = "any",
	[SIGHT_ALONE] = "alone",
	[SIGHT_VIEWS] = "views",
	NULL,
};
static const char *const after_words[] = {
	[AFTER_SIGHTING] = "sighting",
	[AFTER_REFERRAL] = "referral",
	[AFTER_STRATEGY] = "strategy meeting",
	[AFTER_PLAN] = "plan",
	[AFTER_BIRTH] = "birth",
	[AFTER_RETURN] = "return",
	[AFTER_PLACEMENT] = "placement",
	NULL,
};
static const char *const count_words[] = {"day after", "day of", NULL};
/* The second is true: bank holidays are working days like any other. */
static const char *const holiday_words[] = {"yes", "no", NULL};

enum key {
	LIKE,
	LABEL,
	DAYS,
	UNIT,
	SIGHTING,
	CHILDREN,
	FROM,
	TO,
	DAY, /* of the sighting: counted or not */
	HOLIDAYS,
	AFTER,
	KEYS
};

/* What decides how long is too long: with any of these a case no longer
 * measures what the set says. */
static const uint8_t measured[] = {DAYS, UNIT, SIGHTING, DAY, HOLIDAYS, AFTER};

/* The nearest key of the set, or the first that goes on from it; NULL. */
static const char *
nearest(struct caseini *r, struct chron_str key)
{
	const char **names =
		ARENA_ARRAY(r->arena, const char *, (size_t)standard_set_n + 1);
	const char *near;

	for (uint32_t i = 0; i < standard_set_n; i++)
		names[i] = standard_set[i].key;
	names[standard_set_n] = NULL;
	near = str_nearest(key, names);
	for (uint32_t i = 0; !near && key.n > 3 && i < standard_set_n; i++)
		if (str_istarts(
			    chron_cstr(names[i]), arena_str(r->arena, key).p))
			near = names[i];
	return near;
}

static const char *
set_hint(struct caseini *r, struct chron_str key)
{
	const char *near = nearest(r, key);

	return near ? arena_printf(r->arena, "did you mean `%s`?", near).p
		    : "see `chronomerge help standards`";
}

static bool
set_like(struct caseini *r, const struct caseini_key *k, struct chron_str value)
{
	return standard_item_find(value)
		       ? caseini_set_text(r, k, value)
		       : caseini_fail(r,
				 "there is no standard `%.*s` in the "
				 "indicative set: %s",
				 STR(value), set_hint(r, value));
}

#define AT(name)    CASEINI_AT(chron_standard, name)
#define COUNT(name) CASEINI_COUNT(chron_standard, name)

const struct caseini_key caseini_standard_keys[] = {
	[LIKE] = {"like", set_like, AT(like)},
	[LABEL] = {"label", caseini_set_text, AT(label)},
	[DAYS] = {"days", caseini_set_number, AT(days)},
	[UNIT] = {"unit", caseini_set_word, AT(unit), .words = unit_words},
	[SIGHTING] = {"sighting", caseini_set_word, AT(sighting),
		.words = sighting_words},
	[CHILDREN] = {"children", caseini_set_refs, AT(children),
		COUNT(nchildren), .again = true},
	[FROM] = {"from", caseini_set_day, AT(from)},
	[TO] = {"to", caseini_set_day, AT(to)},
	[DAY] = {"count", caseini_set_switch, AT(inclusive),
		.words = count_words},
	[HOLIDAYS] = {"holidays", caseini_set_switch, AT(all_weekdays),
		.words = holiday_words},
	[AFTER] = {"after", caseini_set_word, AT(after), .words = after_words},
	[KEYS] = {.name = NULL},
};

bool
caseini_begin_standard(struct caseini *r)
{
	struct chron_config *config = &r->c->config;
	struct chron_standard *standard;

	for (uint32_t i = 0; i < config->nstandards; i++)
		if (fold_eq(config->standards[i].key, r->name))
			return caseini_fail(
				r, "%s stands twice", caseini_where(r));
	standard =
		ARENA_PUSH(r->arena, &config->standards, &config->nstandards);
	standard->key = standard->label = r->name;
	standard->from = CIVIL_MIN;
	standard->to = CIVIL_MAX;
	r->target = standard;
	return true;
}

static bool
is_given(const struct caseini *r, enum key key)
{
	return r->given >> key & 1;
}

/* What the case gives itself stands; the rest comes from the set. */
static void
fill(struct caseini *r, struct chron_standard *s,
	const struct standard_item *item)
{
	const struct chron_standard own = *s;

	standard_item_copy(item, s);
	for (size_t i = 0; i < sizeof(measured); i++)
		s->adapted |= is_given(r, measured[i]);
	if (is_given(r, DAYS))
		s->days = own.days;
	if (is_given(r, UNIT))
		s->unit = own.unit;
	if (is_given(r, SIGHTING))
		s->sighting = own.sighting;
	if (is_given(r, AFTER))
		s->after = own.after;
	if (is_given(r, LABEL))
		s->label = own.label;
	else if (s->adapted)
		s->label = arena_printf(
			r->arena, "%.*s, adapted in the case", STR(s->key));
	else
		s->label = arena_printf(
			r->arena, "indicative: %.*s", STR(s->label));
}

bool
caseini_end_standard(struct caseini *r)
{
	struct chron_standard *s = r->target;
	const struct standard_item *item =
		standard_item_find(s->like.n ? s->like : s->key);
	const char *near;

	r->row = r->section_row;
	if (item)
		fill(r, s, item);
	near = s->days ? NULL : nearest(r, s->key);
	if (!s->days)
		return caseini_fail(r,
			"%s needs `days`: the longest time between two "
			"sightings%s%s%s",
			caseini_where(r),
			near ? "; or, of the indicative set, did you mean `"
			     : "",
			near ? near : "", near ? "`?" : "");
	if (s->after != AFTER_SIGHTING && s->sighting != SIGHT_SOCIAL_CARE &&
		s->sighting != SIGHT_ANY)
		return caseini_fail(r,
			"`after` in %s goes with `sighting = social care` or "
			"`any`",
			caseini_where(r));
	return caseini_in_order(r, s->from, s->to);
}
