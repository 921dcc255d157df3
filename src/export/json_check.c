/* What check found, as JSON: an object a file, one problem a line. */
#include "export/json_put.h"

#include "core/headings.h"
#include "report/problems.h"

static const char *const severity_names[] = {
	[CHRON_NOTE] = "note",
	[CHRON_WARNING] = "warning",
	[CHRON_ERROR] = "error",
	[CHRON_FAILURE] = "failure",
};

struct list {
	struct chron_out *out;
	bool begun;
};

/* Between the elements of an array, each on a line of its own. */
static void
next(struct list *l)
{
	if (l->begun)
		JSON_PUT(l->out, ",");
	JSON_PUT(l->out, "\n");
	l->begun = true;
}

static void
put_headings(struct chron_out *out, const struct chron_source *s)
{
	struct list l = {.out = out};

	JSON_PUT(out, ",\"headings\":[");
	for (uint32_t i = 0; i < s->nheadings; i++) {
		const struct chron_heading *h = &s->headings[i];
		enum chron_concept k = (enum chron_concept)h->concept;

		next(&l);
		JSON_PUT(out, "{\"text\":");
		json_text(out, h->text);
		JSON_PUT(out, ",\"part\":");
		json_text_or_null(out, h->part);
		JSON_PUT(out, ",\"column\":");
		json_count_or_null(out, h->col);
		JSON_PUT(out, ",\"concept\":");
		json_word(out, k == CHRON_F_OTHER ? NULL : concept_key(k));
		JSON_PUT(out, ",\"confidence\":");
		json_int(out, h->confidence);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_problem(struct chron_out *out, const struct problem *p)
{
	const struct chron_diagnostic *d = p->d;

	JSON_PUT(out, "{\"severity\":");
	json_word(out, severity_names[d->severity]);
	JSON_PUT(out, ",\"slug\":");
	json_text(out, d->slug);
	JSON_PUT(out, ",\"part\":");
	json_text_or_null(out, d->part);
	JSON_PUT(out, ",\"row\":");
	json_count_or_null(out, d->row);
	JSON_PUT(out, ",\"column\":");
	json_count_or_null(out, d->col);
	JSON_PUT(out, ",\"heading\":");
	json_text_or_null(out, d->heading);
	JSON_PUT(out, ",\"there\":");
	json_text_or_null(out, p->there);
	JSON_PUT(out, ",\"expected\":");
	json_text_or_null(out, p->expected);
	JSON_PUT(out, ",\"do\":");
	json_text_or_null(out, p->what_to_do);
	JSON_PUT(out, ",\"say\":");
	json_text(out, p->say);
	JSON_PUT(out, "}");
}

static void
put_explained(struct chron_out *out, const struct chron_chronology *c,
	uint32_t source, bool words)
{
	struct list l = {.out = out};

	JSON_PUT(out, ",\"explained\":[");
	for (uint32_t i = problems_first_leftover(c, source);
		i < c->nleftovers && c->leftovers[i].source == source; i++) {
		const struct chron_leftover *n = &c->leftovers[i];

		if (n->quarantined)
			continue;
		next(&l);
		JSON_PUT(out, "{\"part\":");
		json_text_or_null(out, n->part);
		JSON_PUT(out, ",\"row\":");
		json_count_or_null(out, n->row);
		JSON_PUT(out, ",\"text\":");
		json_text_or_null(out, words ? n->text : CHRON_S(""));
		JSON_PUT(out, ",\"why\":");
		json_text(out, n->why);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

/* How the file was read. */
static void
put_reading(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_source *s)
{
	JSON_PUT(out, "{\"file\":");
	json_text(out, s->file);
	JSON_PUT(out, ",\"sha256\":");
	json_text_or_null(out, s->sha256);
	JSON_PUT(out, ",\"refused\":");
	json_text_or_null(out, s->refused ? s->why : CHRON_S(""));
	JSON_PUT(out, ",\"importer\":");
	json_text_or_null(out, s->importer);
	JSON_PUT(out, ",\"agency\":");
	json_text_or_null(out, s->agency == CHRON_NONE
				       ? CHRON_S("")
				       : c->agencies[s->agency].name);
	JSON_PUT(out, ",\"agency_from\":");
	json_text_or_null(out, s->agency_from);
	JSON_PUT(out, ",\"profile\":");
	json_text_or_null(out, s->profile);
	JSON_PUT(out, ",\"records\":");
	json_int(out, (int64_t)s->records);
	JSON_PUT(out, ",\"used\":");
	json_int(out, (int64_t)s->used);
	JSON_PUT(out, ",\"quarantined\":");
	json_int(out, (int64_t)s->quarantined);
	JSON_PUT(out, ",\"not_events\":");
	json_int(out, (int64_t)s->not_events);
	JSON_PUT(out, ",\"date_order\":");
	json_text_or_null(out, s->date_order);
	put_headings(out, s);
}

void
json_check(struct chron_out *out, const struct chron_chronology *c,
	const struct problems *p, bool words)
{
	struct list files = {.out = out};

	JSON_PUT(out, "{\"format\":\"chronomerge-check\",\"version\":1,"
		      "\"tool\":");
	json_tool(out);
	JSON_PUT(out, ",\n\"files\":[");
	for (uint32_t i = 0; i < c->nsources; i++) {
		struct list l = {.out = out};

		next(&files);
		put_reading(out, c, &c->sources[i]);
		JSON_PUT(out, ",\"problems\":[");
		for (int u = 0; u < URGENCIES; u++) {
			uint32_t from,
				n = problems_of(p, i, (enum urgency)u, &from);

			for (uint32_t k = from; k < from + n; k++) {
				next(&l);
				put_problem(out, &p->list[k]);
			}
		}
		JSON_PUT(out, "]");
		put_explained(out, c, i, words);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]}\n");
}
