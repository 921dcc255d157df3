/* chronology.json: the whole case but its entries, which are in
 * json_entry.c.  The order of members is part of the format. */
#include "export/json_put.h"
#include "merge/merge.h"
#include "util/civil.h"

static void
put_children(struct chron_out *out, const struct chron_config *g)
{
	JSON_PUT(out, "\"children\":[");
	for (uint32_t i = 0; i < g->nchildren; i++) {
		const struct chron_child *child = &g->children[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"ref\":");
		json_text(out, child->ref);
		JSON_PUT(out, ",\"name\":");
		json_text_or_null(out, child->name);
		JSON_PUT(out, ",\"born\":");
		json_day(out, child->born);
		JSON_PUT(out, ",\"subject\":");
		json_bool(out, child->subject);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_agencies(struct chron_out *out, const struct chron_chronology *c)
{
	JSON_PUT(out, ",\"agencies\":[");
	for (uint32_t i = 0; i < c->nagencies; i++) {
		const struct chron_agency *agency = &c->agencies[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"name\":");
		json_text(out, agency->name);
		JSON_PUT(out, ",\"status\":");
		json_word(out, agency_status_names[agency->status]);
		JSON_PUT(out, ",\"events\":");
		json_int(out, agency->nevents);
		JSON_PUT(out, ",\"note\":");
		json_text_or_null(out, agency->note);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_case(struct chron_out *out, const struct chron_chronology *c)
{
	const struct chron_config *g = &c->config;

	JSON_PUT(out, "\"case\":{\"title\":");
	json_text_or_null(out, g->title);
	JSON_PUT(out, ",\"from\":");
	json_day(out, g->from);
	JSON_PUT(out, ",\"to\":");
	json_day(out, g->to);
	JSON_PUT(out, ",\"zone\":");
	json_text(out, g->zone);
	JSON_PUT(out, ",\"marking\":");
	json_text_or_null(out, g->marking);
	JSON_PUT(out, ",\n");
	put_children(out, g);
	put_agencies(out, c);
	JSON_PUT(out, "}");
}

/* Only of a source that took another's place: the rest is as it always was. */
static void
put_version(struct chron_out *out, const struct chron_chronology *c,
	uint32_t source)
{
	const struct chron_version *v = chronology_version(c, source);
	const struct chron_version *old = chronology_version_before(c, source);

	if (!v || !old)
		return;
	JSON_PUT(out, ",\"version\":");
	json_int(out, v->number);
	JSON_PUT(out, ",\"replaces\":{\"file\":");
	json_text(out, old->file);
	JSON_PUT(out, ",\"sha256\":");
	json_text(out, old->sha256);
	JSON_PUT(out, "},\"unchanged\":");
	json_int(out, v->same);
	JSON_PUT(out, ",\"added\":");
	json_int(out, v->added);
	JSON_PUT(out, ",\"changed\":");
	json_int(out, v->changed);
	JSON_PUT(out, ",\"withdrawn\":");
	json_int(out, v->withdrawn);
}

static void
put_source(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_source *s)
{
	JSON_PUT(out, "{\"id\":");
	json_text(out, s->id);
	JSON_PUT(out, ",\"file\":");
	json_text(out, s->file);
	JSON_PUT(out, ",\"sha256\":");
	json_text(out, s->sha256);
	JSON_PUT(out, ",\"agency\":");
	if (s->agency == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->agencies[s->agency].name);
	JSON_PUT(out, ",\"agency_from\":");
	json_text_or_null(out, s->agency_from);
	JSON_PUT(out, ",\"importer\":");
	json_text_or_null(out, s->importer);
	JSON_PUT(out, ",\"records\":");
	json_int(out, (int64_t)s->records);
	JSON_PUT(out, ",\"used\":");
	json_int(out, (int64_t)s->used);
	JSON_PUT(out, ",\"events\":");
	json_int(out, (int64_t)s->events);
	JSON_PUT(out, ",\"quarantined\":");
	json_int(out, (int64_t)s->quarantined);
	JSON_PUT(out, ",\"not_events\":");
	json_int(out, (int64_t)s->not_events);
	JSON_PUT(out, ",\"duplicate_of\":");
	if (s->duplicate_of == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->sources[s->duplicate_of].id);
	JSON_PUT(out, ",\"refused\":");
	json_text_or_null(out, s->refused ? s->why : CHRON_S(""));
	put_version(out, c, (uint32_t)(s - c->sources));
	JSON_PUT(out, "}");
}

static void
put_sources(struct chron_out *out, const struct chron_chronology *c)
{
	JSON_PUT(out, "\"sources\":[");
	for (uint32_t i = 0; i < c->nsources; i++) {
		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n");
		put_source(out, c, &c->sources[i]);
	}
	JSON_PUT(out, "]");
}

/* The records that gave no event and are, or are not, quarantined. */
static void
put_leftovers(struct chron_out *out, const struct chron_chronology *c,
	bool quarantined)
{
	bool any = false;

	for (uint32_t i = 0; i < c->nleftovers; i++) {
		const struct chron_leftover *l = &c->leftovers[i];

		if (l->quarantined != quarantined)
			continue;
		if (any)
			JSON_PUT(out, ",");
		any = true;
		JSON_PUT(out, "\n{\"source\":");
		json_text(out, c->sources[l->source].id);
		JSON_PUT(out, ",\"part\":");
		json_text_or_null(out, l->part);
		JSON_PUT(out, ",\"row\":");
		json_int(out, l->row);
		JSON_PUT(out, ",\"text\":");
		json_text(out, l->text);
		JSON_PUT(out, ",\"why\":");
		json_text(out, l->why);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_use(struct chron_out *out, const struct chron_use *u)
{
	JSON_PUT(out, ",\"use\":");
	json_int(out, u->points);
	JSON_PUT(out, ",\"why\":[");
	for (uint32_t i = 0; i < u->nreasons; i++) {
		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"what\":");
		json_word(out, u->reasons[i].what);
		JSON_PUT(out, ",\"points\":");
		json_int(out, u->reasons[i].points);
		JSON_PUT(out, ",\"say\":");
		json_text(out, u->reasons[i].say);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_possible(struct chron_out *out, const struct chron_chronology *c)
{
	JSON_PUT(out, "\"possible\":[");
	for (uint32_t i = 0; i < c->npossible; i++) {
		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n");
		json_pair(out, c, &c->possible[i]);
		if (c->uses)
			put_use(out, &c->uses[i]);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_apart(struct chron_out *out, const struct chron_chronology *c)
{
	JSON_PUT(out, "\"apart\":[");
	for (uint32_t i = 0; i < c->napart; i++) {
		const struct chron_apart *a = &c->apart[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n");
		json_pair(out, c, &a->pair);
		JSON_PUT(out, ",\"why\":");
		json_word(out, apart_names[a->why]);
		JSON_PUT(out, ",\"say\":");
		json_text(out, a->say);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_gap(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_gap *g)
{
	JSON_PUT(out, "{\"kind\":");
	json_word(out, g->kind);
	JSON_PUT(out, ",\"child\":");
	if (g->child == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->config.children[g->child].ref);
	JSON_PUT(out, ",\"agency\":");
	if (g->agency == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->agencies[g->agency].name);
	JSON_PUT(out, ",\"from\":");
	json_day(out, g->from);
	JSON_PUT(out, ",\"to\":");
	json_day(out, g->open ? CIVIL_MAX : g->to);
	JSON_PUT(out, ",\"days\":");
	json_int(out, g->days);
	JSON_PUT(out, ",\"open\":");
	json_bool(out, g->open);
	JSON_PUT(out, ",\"standard\":");
	if (g->standard == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->config.standards[g->standard].key);
	JSON_PUT(out, ",\"within\":");
	json_event_ids(out, c, g->within, g->nwithin);
	JSON_PUT(out, ",\"say\":");
	json_text(out, g->say);
	JSON_PUT(out, "}");
}

static void
put_discrepancy(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_discrepancy *d)
{
	JSON_PUT(out, "{\"kind\":");
	json_word(out, d->kind);
	JSON_PUT(out, ",\"entry\":");
	if (d->entry == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, c->entries[d->entry].id);
	JSON_PUT(out, ",\"events\":");
	json_event_ids(out, c, d->events, d->nevents);
	JSON_PUT(out, ",\"say\":");
	json_text(out, d->say);
	JSON_PUT(out, ",\"question\":");
	json_text_or_null(out, d->question);
	JSON_PUT(out, "}");
}

static void
put_findings(struct chron_out *out, const struct chron_chronology *c)
{
	JSON_PUT(out, "\"findings\":{\"gaps\":[");
	for (uint32_t i = 0; i < c->ngaps; i++) {
		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n");
		put_gap(out, c, &c->gaps[i]);
	}
	JSON_PUT(out, "],\n\"discrepancies\":[");
	for (uint32_t i = 0; i < c->ndiscrepancies; i++) {
		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n");
		put_discrepancy(out, c, &c->discrepancies[i]);
	}
	JSON_PUT(out, "],\n\"recording\":[");
	for (uint32_t i = 0; i < c->nrecording; i++) {
		const struct chron_recording *r = &c->recording[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n{\"agency\":");
		json_text(out, c->agencies[r->agency].name);
		JSON_PUT(out, ",\"contacts\":");
		json_int(out, r->contacts);
		JSON_PUT(out, ",\"seen_known\":");
		json_int(out, r->seen_known);
		JSON_PUT(out, ",\"views_known\":");
		json_int(out, r->views_known);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]}");
}

static void
put_diagnostics(struct chron_out *out, const struct chron_chronology *c)
{
	static const char *const severities[] = {
		[CHRON_NOTE] = "note",
		[CHRON_WARNING] = "warning",
		[CHRON_ERROR] = "error",
		[CHRON_FAILURE] = "failure",
	};

	JSON_PUT(out, "\"diagnostics\":[");
	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		const struct chron_diagnostic *d = &c->diagnostics[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "\n{\"severity\":");
		json_word(out, severities[d->severity]);
		JSON_PUT(out, ",\"slug\":");
		json_text(out, d->slug);
		JSON_PUT(out, ",\"file\":");
		json_text_or_null(out, d->source == CHRON_NONE
					       ? CHRON_S("")
					       : c->sources[d->source].file);
		JSON_PUT(out, ",\"part\":");
		json_text_or_null(out, d->part);
		JSON_PUT(out, ",\"row\":");
		json_count_or_null(out, d->row);
		JSON_PUT(out, ",\"column\":");
		json_count_or_null(out, d->col);
		JSON_PUT(out, ",\"say\":");
		json_text(out, d->say);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

/* By what accounts were put together. */
static void
put_merge(struct chron_out *out, const struct chron_config *config)
{
	JSON_PUT(out, "\"merge\":{\"recipe\":");
	json_word(out, merge_recipe());
	JSON_PUT(out, ",\"join\":");
	json_int(out, merge_join_at(config));
	JSON_PUT(out, ",\"join_from\":");
	json_word(out, merge_join_from(config));
	JSON_PUT(out, ",\"possible\":");
	json_int(out, merge_possible_at(config));
	JSON_PUT(out, ",\"possible_from\":");
	json_word(out, merge_possible_from(config));
	JSON_PUT(out, "}");
}

enum chron_status
json_chronology(struct chron_out *out, const struct chron_chronology *c,
	struct chron_err *err)
{
	(void)err; /* write errors are told by out_close */
	JSON_PUT(out, "{\"format\":\"chronomerge\",\"version\":1,\"tool\":");
	json_tool(out);
	JSON_PUT(out, ",\"part\":");
	json_text_or_null(out, c->part ? chron_cstr(c->part) : CHRON_S(""));
	JSON_PUT(out, ",");
	put_merge(out, &c->config);
	JSON_PUT(out, ",\n");
	put_case(out, c);
	JSON_PUT(out, ",\n");
	put_sources(out, c);
	JSON_PUT(out, ",\n\"quarantined\":[");
	put_leftovers(out, c, true);
	JSON_PUT(out, ",\n\"not_events\":[");
	put_leftovers(out, c, false);
	JSON_PUT(out, ",\n");
	json_entries(out, c);
	JSON_PUT(out, ",\n");
	put_possible(out, c);
	JSON_PUT(out, ",\n");
	put_apart(out, c);
	JSON_PUT(out, ",\n");
	put_findings(out, c);
	JSON_PUT(out, ",\n");
	put_diagnostics(out, c);
	JSON_PUT(out, "}\n");
	return CHRON_OK;
}
