/* One file into the chronology: the auction, the importer, the judging. */
#include <stdio.h>

#include "case/case.h"
#include "case/caseini.h"
#include "case/profile.h"
#include "core/import.h"
#include "core/raw.h"
#include "util/fold.h"
#include "util/hash.h"
#include "util/str.h"

/* Everything about the file in hand. */
struct reading {
	struct chron_chronology *c;
	const struct case_options *options;
	struct chron_input in;
	uint32_t source;
	const struct chron_profile *profile;
	struct zone *zone;
	uint32_t declared;	   /* agency of case.ini, or CHRON_NONE */
	struct chron_profile told; /* with what the options say on top */
};

static void
refuse(struct reading *r, const struct chron_err *why)
{
	struct chron_source *s = &r->c->sources[r->source];

	s->refused = true;
	s->why = arena_str(r->c->arena, chron_cstr(why->text));
	if (!s->importer.p)
		s->importer = CHRON_S("");
	chronology_diag(r->c, CHRON_FAILURE, "file-refused", r->source,
		CHRON_S(""), why->pos.row, why->pos.col, "%s", why->text);
}

static enum chron_status
no_profile(const struct chron_config *config, struct chron_str name,
	struct chron_err *err)
{
	const char *names[64] = {NULL}, *near;

	for (uint32_t i = 0; i < config->nprofiles && i < 63; i++)
		names[i] = config->profiles[i].name.p;
	near = str_nearest(name, names);
	if (near)
		return chron_fail(err, CHRON_EARG,
			"there is no [profile %.*s]: did you mean %s?",
			STR(name), near);
	return chron_fail(err, CHRON_EARG,
		"there is no [profile %.*s] in case.ini or the folder "
		"profiles beside it; a file is named with its ending, %.*s.ini",
		STR(name), STR(name));
}

static enum chron_status
find_profile(struct reading *r, struct chron_err *err)
{
	const struct chron_config *config = &r->c->config;
	struct chron_str name = r->options->profile;

	if (!name.n && r->declared != CHRON_NONE)
		name = r->c->agencies[r->declared].profile;
	if (!name.n)
		return CHRON_OK;
	for (uint32_t i = 0; i < config->nprofiles; i++)
		if (fold_eq(config->profiles[i].name, name))
			r->profile = &config->profiles[i];
	if (!r->profile)
		return no_profile(config, name, err);
	return CHRON_OK;
}

/* What the command line says overrules the profile: the last of two maps of
 * one heading holds. */
static void
add_told(struct reading *r)
{
	const struct chron_profile *t = r->options->told;
	struct chron_profile *p = &r->told;

	if (!t)
		return;
	profile_lay_over(r->c->arena, r->profile, t, p);
	r->profile = p;
}

/* Options of this importer: csv.delimiter = ; is delimiter for csv. */
static void
add_options(struct import_request *q, struct arena *a, const char *importer,
	struct chron_str (*settings)[2], uint32_t n)
{
	size_t prefix = strlen(importer);

	for (uint32_t i = 0; i < n; i++) {
		struct chron_str key = settings[i][0];
		struct chron_str(*o)[2];

		if (key.n <= prefix + 1 || !str_starts(key, importer) ||
			key.p[prefix] != '.')
			continue;
		o = ARENA_PUSH(a, &q->options, &q->noptions);
		(*o)[0] = (struct chron_str){
			key.p + prefix + 1, key.n - prefix - 1};
		(*o)[1] = arena_str(a, settings[i][1]);
	}
}

static void
request_of(struct reading *r, const struct chron_importer *importer,
	struct import_request *q)
{
	struct arena *a = r->c->arena;

	*q = (struct import_request){
		.importer = importer,
		.input = &r->in,
		.from = r->c->config.from,
		.to = r->c->config.to,
	};
	if (r->profile) {
		add_options(q, a, importer->name, r->profile->options,
			r->profile->noptions);
		if (r->profile->row_path.n) {
			struct chron_str(*o)[2] =
				ARENA_PUSH(a, &q->options, &q->noptions);

			(*o)[0] = CHRON_S("row");
			(*o)[1] = arena_str(a, r->profile->row_path);
		}
	}
	add_options(q, a, importer->name, r->options->settings,
		r->options->nsettings);
}

static void
judge_options_of(const struct reading *r, struct judge_options *j)
{
	*j = (struct judge_options){
		.profile = r->profile, .zone = r->zone, .agency = CHRON_S("")};
	if (r->options->agency.n) {
		j->agency = r->options->agency;
		j->agency_from = "option";
	} else if (r->declared != CHRON_NONE) {
		j->agency = r->c->agencies[r->declared].name;
		j->agency_from = "case.ini";
	} else if (r->profile && r->profile->agency.n) {
		j->agency = r->profile->agency;
		j->agency_from = "case.ini";
	}
}

static void
read_raw(struct reading *r, const struct chron_importer *importer,
	struct raw_file *raw)
{
	struct chron_source *s = &r->c->sources[r->source];
	struct chron_err fault = {.code = CHRON_OK}, err = {.code = CHRON_OK};
	struct import_request q;
	struct judge_options j;

	s->importer = chron_cstr(importer->name);
	request_of(r, importer, &q);
	judge_options_of(r, &j);
	if (import_run(&q, raw, &fault) != CHRON_OK && !raw->nrecords &&
		!raw->nleftovers) {
		refuse(r, &fault);
		return;
	}
	if (judge_file(r->c, r->source, raw, &j, &err) != CHRON_OK) {
		refuse(r, fault.code != CHRON_OK ? &fault : &err);
		return;
	}
	/* What stood before the fault is kept, and the fault is told. */
	if (fault.code != CHRON_OK)
		chronology_diag(r->c, CHRON_FAILURE, "file-cut-short",
			r->source, CHRON_S(""), fault.pos.row, fault.pos.col,
			"%s; what stood before is kept, what follows is not "
			"in the chronology",
			fault.text);
}

static void
read_with(struct reading *r, const struct chron_importer *importer)
{
	struct raw_file raw = {.arena = r->c->arena,
		.rows = arena_new(),
		.file = r->c->sources[r->source].file.p};

	read_raw(r, importer, &raw);
	arena_free(raw.rows);
}

bool
case_mark_copy(struct chron_chronology *c, uint32_t source)
{
	struct chron_source *s = &c->sources[source];

	for (uint32_t i = 0; i < c->nsources; i++) {
		const struct chron_source *o = &c->sources[i];

		if (i == source || o->duplicate_of != CHRON_NONE ||
			!s->sha256.n || !str_eq(o->sha256, s->sha256))
			continue;
		s->duplicate_of = i;
		s->importer = o->importer;
		s->agency = o->agency;
		s->agency_from = o->agency_from;
		chronology_diag(c, CHRON_WARNING, "file-again", source,
			CHRON_S(""), 0, 0,
			"the same file as %.*s, byte for byte: not read again",
			STR(o->file));
		return true;
	}
	return false;
}

static void
identify(struct reading *r)
{
	struct chron_source *s = &r->c->sources[r->source];
	char hex[65], id[17];

	hash_sha256(r->in.bytes, hex);
	s->sha256 = arena_str(r->c->arena, chron_cstr(hex));
	hash_id((struct chron_str[]){s->file, s->sha256}, 2, 12, id);
	s->id = arena_printf(r->c->arena, "s%s", id);
}

static enum chron_status
read_open_file(struct reading *r, struct chron_err *err)
{
	const struct chron_importer *importer = NULL;
	struct chron_err why = {.code = CHRON_OK};

	if (r->options->format.n) {
		importer = registry_find(
			r->options->registry, r->options->format.p);
		if (!importer)
			return chron_fail(err, CHRON_EARG,
				"there is no format %.*s: `chronomerge "
				"formats` lists them",
				STR(r->options->format));
	} else if (registry_auction(r->options->registry, &r->in, &importer,
			   NULL, &why) != CHRON_OK) {
		refuse(r, &why);
		return CHRON_OK;
	}
	read_with(r, importer);
	return CHRON_OK;
}

enum chron_status
case_read_file(struct chron_chronology *c, const char *path,
	const struct case_options *options, uint32_t *source,
	struct chron_err *err)
{
	struct reading r = {.c = c, .options = options};
	struct chron_err why = {.code = CHRON_OK};
	struct chron_source *s = chronology_add_source(c);
	enum chron_status st;

	r.source = *source = c->nsources - 1;
	st = input_open(&r.in, path, &why);
	s->file = arena_str(c->arena, chron_cstr(r.in.name));
	s->agency_from = s->importer = s->preamble = s->why = s->date_order =
		CHRON_S("");
	identify(&r);
	if (st != CHRON_OK) {
		s->sha256 = CHRON_S("");
		refuse(&r, &why);
		return CHRON_OK;
	}
	r.declared = caseini_agency_of(c, s->file.p);
	st = find_profile(&r, err);
	if (st == CHRON_OK && r.profile)
		s->profile = r.profile->name;
	if (st == CHRON_OK)
		add_told(&r);
	r.zone = st == CHRON_OK ? zone_find(c->config.zone.p) : NULL;
	if (st == CHRON_OK && !r.zone)
		st = chron_fail(err, CHRON_EARG,
			"there is no time zone %.*s: write it as in "
			"Europe/London",
			STR(c->config.zone));
	if (st == CHRON_OK && (options->copies || !case_mark_copy(c, r.source)))
		st = read_open_file(&r, err);
	zone_free(r.zone);
	input_close(&r.in);
	return st;
}
