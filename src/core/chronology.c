/* The chronology in memory: growing it and finding things in it. */
#include "core/chronology.h"

#include "core/agency.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

const char *const agency_status_names[] = {
	"received", "awaited", "withheld", "no contact", NULL};
const char *const answer_names[] = {"unclear", "yes", "no", "na", NULL};
const char *const grade_names[] = {
	NULL, "full", "brief", "asleep", "distance", "reported"};
const char *const mode_names[] = {NULL, "home", "school", "clinic", "hospital",
	"street", "custody", "placement", "virtual", "phone", "other"};
const char *const basis_names[] = {"inferred", "stated", "decided", NULL};
const char *const aspect_names[] = {
	"seen", "alone", "views_sought", "views_expressed", NULL};
const char *const review_names[] = {"phase", "episode", "theme",
	"good-practice", "missed-opportunity", "question", NULL};
const char *const review_keys[] = {"phase", "episode", "theme", "good_practice",
	"missed_opportunity", "question", NULL};
const char *const review_titles[] = {"Phase", "Key practice episode", "Theme",
	"Good practice", "Missed opportunity", "Question for agency", NULL};
const char *const sex_names[] = {"", "female", "male", NULL};
const char *const bond_names[] = {
	"lasting", "passing", "separated", "divorced", NULL};
const char *const ruling_names[] = {"same", "same-differ", "related",
	"different", "unsure", "flag", "note", "leave-out", "review", NULL};
const char *const standing_names[] = {"followed", "look again", "undone",
	"superseded", "no longer fits", "no longer fits", NULL};
const char *const apart_names[] = {"ruled", "whole", "below", NULL};
const char *const change_names[] = {"added", "changed", "withdrawn", NULL};

const char *
chronology_ruling(const struct chron_decision *d)
{
	return d->ruling == RULE_REVIEW ? review_names[d->aspect]
					: ruling_names[d->ruling];
}

void
kin_init(struct chron_kin *kin)
{
	static const struct chron_when never = {
		.earliest = CHRON_TIME_MIN,
		.latest = CHRON_TIME_MAX,
		.precision = CHRON_UNKNOWN,
	};

	*kin = (struct chron_kin){
		.born = never, .dead = never, .died = CIVIL_MIN};
}

void
chronology_init(struct chron_chronology *c, struct arena *arena)
{
	*c = (struct chron_chronology){.arena = arena};
	c->config.title = CHRON_S("");
	c->config.zone = CHRON_S("Europe/London");
	c->config.nation = CHRON_S("england");
	c->config.marking = CHRON_S("");
	c->config.from = CIVIL_MIN;
	c->config.to = CIVIL_MAX;
	*ARENA_PUSH(arena, &c->config.children, &c->config.nchildren) =
		(struct chron_child){
			.ref = CHRON_S("child"),
			.name = CHRON_S(""),
			.born = CIVIL_MIN,
			.subject = true,
		};
	kin_init(&c->config.children[0].kin);
}

uint32_t
chronology_agency(struct chron_chronology *c, struct chron_str name)
{
	struct chron_agency *a;

	/* A case has a dozen agencies: a list is the fastest index. */
	for (uint32_t i = 0; i < c->nagencies; i++)
		if (str_eq(c->agencies[i].name, name))
			return i;
	for (uint32_t i = 0; i < c->nagencies; i++)
		if (fold_eq(c->agencies[i].name, name))
			return i;
	a = ARENA_PUSH(c->arena, &c->agencies, &c->nagencies);
	a->name = arena_str(c->arena, name);
	a->note = CHRON_S("");
	a->kind = agency_kind_of(name);
	return c->nagencies - 1;
}

struct chron_source *
chronology_add_source(struct chron_chronology *c)
{
	struct chron_source *s =
		ARENA_PUSH(c->arena, &c->sources, &c->nsources);

	s->agency = CHRON_NONE;
	s->duplicate_of = CHRON_NONE;
	s->child = CHRON_NONE;
	return s;
}

struct chron_event *
chronology_add_event(struct chron_chronology *c)
{
	struct chron_event *e = ARENA_PUSH(c->arena, &c->events, &c->nevents);

	e->entry = CHRON_NONE;
	return e;
}

struct chron_leftover *
chronology_add_leftover(struct chron_chronology *c)
{
	return ARENA_PUSH(c->arena, &c->leftovers, &c->nleftovers);
}

void
chronology_diag(struct chron_chronology *c, enum chron_severity severity,
	const char *slug, uint32_t source, struct chron_str part, uint32_t row,
	uint32_t col, const char *fmt, ...)
{
	struct chron_diagnostic *d =
		ARENA_PUSH(c->arena, &c->diagnostics, &c->ndiagnostics);
	va_list ap;

	d->severity = severity;
	d->slug = chron_cstr(slug);
	d->source = source;
	d->part = part;
	d->row = row;
	d->col = col;
	va_start(ap, fmt);
	d->say = arena_vsay(c->arena, fmt, ap);
	va_end(ap);
}

static const struct chron_version *
numbered(const struct chron_chronology *c, uint32_t source, uint32_t number)
{
	for (uint32_t i = 0; i < c->nversions; i++)
		if (c->versions[i].source == source &&
			c->versions[i].number == number)
			return &c->versions[i];
	return NULL;
}

static uint32_t
last_number(const struct chron_chronology *c, uint32_t source)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < c->nversions; i++)
		if (c->versions[i].source == source &&
			c->versions[i].number > last)
			last = c->versions[i].number;
	return last;
}

const struct chron_version *
chronology_version(const struct chron_chronology *c, uint32_t source)
{
	return numbered(c, source, last_number(c, source));
}

const struct chron_version *
chronology_version_before(const struct chron_chronology *c, uint32_t source)
{
	uint32_t last = last_number(c, source);

	return last ? numbered(c, source, last - 1) : NULL;
}
