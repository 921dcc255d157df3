/* case.ini: the sections and their keys, as tables. */
#include "case/caseini_parts.h"
#include "core/headings.h"
#include "merge/merge.h"
#include "core/registry.h"
#include "util/civil.h"
#include "util/fold.h"
#include "util/str.h"

static const char *const yes_words[] = {"no", "yes", NULL};
static const char *const status_words[] = {
	[AGENCY_RECEIVED] = "received",
	[AGENCY_AWAITED] = "awaited",
	[AGENCY_WITHHELD] = "withheld",
	[AGENCY_NO_CONTACT] = "no contact",
	NULL,
};
static const char *const nation_words[] = {
	"england", "wales", "scotland", "northern ireland", NULL};
static const char *const order_words[] = {"dmy", "mdy", "ymd", NULL};

static const struct caseini_key case_keys[] = {
	{"title", caseini_set_text, CASEINI_AT(chron_config, title)},
	{"from", caseini_set_day, CASEINI_AT(chron_config, from)},
	{"to", caseini_set_day, CASEINI_AT(chron_config, to)},
	{"zone", caseini_set_zone, CASEINI_AT(chron_config, zone)},
	{"nation", caseini_set_choice, CASEINI_AT(chron_config, nation),
		.words = nation_words},
	{"marking", caseini_set_text, CASEINI_AT(chron_config, marking)},
	{"idioms", caseini_set_text, CASEINI_AT(chron_config, idioms_file)},
	{.name = NULL},
};

#define KIN_KEYS(type)                                                         \
	{"sex", caseini_set_sex, CASEINI_AT(type, kin)},                       \
		{"died", caseini_set_died, CASEINI_AT(type, kin)},             \
		{"parents", caseini_set_parents, CASEINI_AT(type, kin),        \
			.again = true},                                        \
		{"partner", caseini_set_partner, CASEINI_AT(type, kin),        \
			.again = true},                                        \
	{                                                                      \
		"household", caseini_set_household, CASEINI_AT(type, kin),     \
			.again = true                                          \
	}

static const struct caseini_key child_keys[] = {
	{"name", caseini_set_text, CASEINI_AT(chron_child, name)},
	{"also", caseini_set_list, CASEINI_AT(chron_child, also),
		CASEINI_COUNT(chron_child, nalso), .again = true},
	{"born", caseini_set_born, CASEINI_AT(chron_child, kin)},
	{"subject", caseini_set_switch, CASEINI_AT(chron_child, subject),
		.words = yes_words},
	KIN_KEYS(chron_child),
	{.name = NULL},
};

static const struct caseini_key person_keys[] = {
	{"name", caseini_set_text, CASEINI_AT(chron_person, name)},
	{"also", caseini_set_list, CASEINI_AT(chron_person, also),
		CASEINI_COUNT(chron_person, nalso), .again = true},
	{"role", caseini_set_text, CASEINI_AT(chron_person, role)},
	{"born", caseini_set_born, CASEINI_AT(chron_person, kin)},
	KIN_KEYS(chron_person),
	{.name = NULL},
};

static const struct caseini_key agency_keys[] = {
	{"file", caseini_set_item, CASEINI_AT(chron_agency, files),
		CASEINI_COUNT(chron_agency, nfiles), .again = true},
	{"silence", caseini_set_number, CASEINI_AT(chron_agency, silence_days)},
	{"status", caseini_set_word, CASEINI_AT(chron_agency, status),
		.words = status_words},
	{"note", caseini_set_text, CASEINI_AT(chron_agency, note)},
	{"kind", caseini_set_kind, CASEINI_AT(chron_agency, kind)},
	{"profile", caseini_set_profile, CASEINI_AT(chron_agency, profile)},
	{.name = NULL},
};

static const struct caseini_key profile_keys[] = {
	{"agency", caseini_set_text, CASEINI_AT(chron_profile, agency)},
	{"date_order", caseini_set_choice,
		CASEINI_AT(chron_profile, date_order), .words = order_words},
	{"header_row", caseini_set_number,
		CASEINI_AT(chron_profile, header_row)},
	{"row", caseini_set_text, CASEINI_AT(chron_profile, row_path)},
	{"part", caseini_set_item, CASEINI_AT(chron_profile, parts),
		CASEINI_COUNT(chron_profile, nparts), .again = true},
	{.name = NULL},
};

static const struct caseini_key merge_keys[] = {
	{"join", caseini_set_number, CASEINI_AT(chron_config, join_at)},
	{"possible", caseini_set_number, CASEINI_AT(chron_config, possible_at)},
	{.name = NULL},
};

static const struct caseini_key template_keys[] = {
	{"column", caseini_set_item, CASEINI_AT(chron_template, columns),
		CASEINI_COUNT(chron_template, ncolumns), .again = true},
	{"mandatory", caseini_set_list, CASEINI_AT(chron_template, mandatory),
		CASEINI_COUNT(chron_template, nmandatory), .again = true},
	{"instructions", caseini_set_item,
		CASEINI_AT(chron_template, instructions),
		CASEINI_COUNT(chron_template, ninstructions), .again = true},
	{.name = NULL},
};

static const struct caseini_key report_keys[] = {
	{"silence", caseini_set_number, CASEINI_AT(chron_config, silence_days)},
	{.name = NULL},
};

static const struct caseini_key anonymise_keys[] = {
	{"keep", caseini_set_list, CASEINI_AT(chron_config, keep),
		CASEINI_COUNT(chron_config, nkeep), .again = true},
	{.name = NULL},
};

static bool
begin_config(struct caseini *r)
{
	r->target = &r->c->config;
	return true;
}

static bool
begin_child(struct caseini *r)
{
	struct chron_config *config = &r->c->config;
	struct chron_child *child;

	if (!config->children_declared) {
		/* The one that stood for whoever the files are about. */
		config->children = NULL;
		config->nchildren = 0;
		config->children_declared = true;
	}
	for (uint32_t i = 0; i < config->nchildren; i++)
		if (fold_eq(config->children[i].ref, r->name))
			return caseini_fail(
				r, "%s stands twice", caseini_where(r));
	if (config->nchildren == CHRON_CHILDREN_MAX)
		return caseini_fail(r,
			"more than %d children (limit children): make a case "
			"for each family",
			CHRON_CHILDREN_MAX);
	child = ARENA_PUSH(r->arena, &config->children, &config->nchildren);
	child->ref = r->name;
	child->born = CIVIL_MIN;
	child->subject = true;
	kin_init(&child->kin);
	r->target = child;
	return true;
}

static bool
begin_person(struct caseini *r)
{
	struct chron_config *config = &r->c->config;
	struct chron_person *person;

	for (uint32_t i = 0; i < config->npeople; i++)
		if (fold_eq(config->people[i].ref, r->name))
			return caseini_fail(
				r, "%s stands twice", caseini_where(r));
	person = ARENA_PUSH(r->arena, &config->people, &config->npeople);
	person->ref = r->name;
	person->born = CIVIL_MIN;
	kin_init(&person->kin);
	r->target = person;
	return true;
}

static bool
end_child(struct caseini *r)
{
	struct chron_child *child = r->target;

	return caseini_end_kin(r, &child->kin, &child->born);
}

static bool
end_person(struct caseini *r)
{
	struct chron_person *person = r->target;

	return caseini_end_kin(r, &person->kin, &person->born);
}

static bool
begin_agency(struct caseini *r)
{
	uint32_t at = chronology_agency(r->c, r->name);
	struct chron_agency *agency = &r->c->agencies[at];

	if (agency->declared)
		return caseini_fail(r, "%s stands twice", caseini_where(r));
	agency->declared = true;
	r->target = agency;
	return true;
}

static bool
begin_profile(struct caseini *r)
{
	struct chron_config *config = &r->c->config;
	struct chron_profile *profile;

	for (uint32_t i = 0; i < config->nprofiles; i++) {
		profile = &config->profiles[i];
		if (!fold_eq(profile->name, r->name))
			continue;
		if (r->apart || !profile->apart)
			return caseini_fail(
				r, "%s stands twice", caseini_where(r));
		/* case.ini overrules a file of profiles/. */
		*profile = (struct chron_profile){.name = r->name};
		r->target = profile;
		return true;
	}
	profile = ARENA_PUSH(r->arena, &config->profiles, &config->nprofiles);
	profile->name = r->name;
	profile->apart = r->apart;
	r->target = profile;
	return true;
}

static bool
end_case(struct caseini *r)
{
	return caseini_in_order(r, r->c->config.from, r->c->config.to);
}

static bool
end_merge(struct caseini *r)
{
	const struct chron_config *c = &r->c->config;

	r->row = r->section_row;
	return c->possible_at <= merge_join_at(c) ||
	       caseini_fail(r,
		       "`possible` is above `join` in [merge] (%d, and %d%s)",
		       c->possible_at, merge_join_at(c),
		       c->join_at ? "" : " where it is not set");
}

/* Has the importer this option?  One we do not know may come with
 * --importer, so it is believed. */
static bool
is_option(struct caseini *r, const struct chron_importer *x,
	struct chron_str option)
{
	const char *names[CASEINI_KEYS + 1] = {NULL};

	if (!x)
		return true;
	for (size_t i = 0; x->options && i < CASEINI_KEYS; i++) {
		names[i] = x->options[i].key;
		if (!names[i])
			break;
		if (str_is(option, names[i]))
			return true;
	}
	return caseini_fail(r, "%s has no option `%.*s`: %s", x->name,
		STR(option), caseini_hint(r, option, names));
}

/* csv.delimiter = ; where csv is an importer and delimiter its option. */
static bool
profile_option(struct caseini *r, const struct ini_line *line, size_t dot)
{
	struct chron_profile *p = r->target;
	struct chron_str name =
		arena_str(r->arena, (struct chron_str){line->name.p, dot});
	struct registry registry;
	struct chron_str(*o)[2];
	bool ok = registry_load(&registry, NULL, 0, r->err) == CHRON_OK;

	ok = ok && is_option(r, registry_find(&registry, name.p),
			   (struct chron_str){line->name.p + dot + 1,
				   line->name.n - dot - 1});
	registry_free(&registry);
	if (!ok)
		return false;
	o = ARENA_PUSH(r->arena, &p->options, &p->noptions);
	(*o)[0] = arena_str(r->arena, line->name);
	(*o)[1] = arena_str(r->arena, line->value);
	return true;
}

/* date = Heading as written; agency_column for what would be `agency`. */
static bool
profile_other(struct caseini *r, const struct ini_line *line)
{
	const char *names[CASEINI_KEYS + CHRON_F_COUNT + 2] = {NULL};
	size_t dot = str_find(line->name, CHRON_S(".")), n = 0;
	struct chron_profile *p = r->target;
	enum chron_concept concept = concept_from_key(line->name);
	struct chron_profile_map *map;

	if (dot != SIZE_MAX)
		return profile_option(r, line, dot);
	if (str_is(line->name, "agency_column"))
	concept = CHRON_F_AGENCY;
	if (concept == CHRON_F_COUNT) {
		for (; profile_keys[n].name; n++)
			names[n] = profile_keys[n].name;
		names[n++] = "agency_column";
		for (int i = 0; i < CHRON_F_COUNT; i++)
			names[n++] = concept_key((enum chron_concept)i);
		return caseini_fail(r, "unknown key `%.*s` in %s: %s",
			STR(line->name), caseini_where(r),
			caseini_hint(r, line->name, names));
	}
	map = ARENA_PUSH(r->arena, &p->maps, &p->nmaps);
	map->heading = arena_str(r->arena, line->value);
	map->concept = (uint8_t) concept;
	return true;
}

static const struct caseini_key no_keys[] = {{.name = NULL}};

const struct caseini_section caseini_sections[CASEINI_SECTIONS] = {
	{"case", false, false, case_keys, begin_config, end_case, NULL},
	{"child", true, false, child_keys, begin_child, end_child, NULL},
	{"person", true, false, person_keys, begin_person, end_person, NULL},
	{"agency", true, false, agency_keys, begin_agency, NULL, NULL},
	{"standard", true, false, caseini_standard_keys, caseini_begin_standard,
		caseini_end_standard, NULL},
	[CASEINI_PROFILE] = {"profile", true, false, profile_keys,
		begin_profile, NULL, profile_other},
	{"merge", false, false, merge_keys, begin_config, end_merge, NULL},
	{"reports", false, false, report_keys, begin_config, NULL, NULL},
	{"template", false, false, template_keys, caseini_begin_template,
		caseini_end_template, NULL},
	{"anonymise", false, false, anonymise_keys, begin_config, NULL, NULL},
	[CASEINI_IDIOMS] = {"idioms", false, true, no_keys,
		caseini_begin_idioms, NULL, caseini_idiom},
};
