/* The entries of chronology.json: their accounts, why they were put together,
 * and what was found about them. */
#include "export/json_entry.h"

void
json_event_ids(struct chron_out *out, const struct chron_chronology *c,
	const uint32_t *events, uint32_t n)
{
	JSON_PUT(out, "[");
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_text(out, c->events[events[i]].id);
	}
	JSON_PUT(out, "]");
}

void
json_pair(struct chron_out *out, const struct chron_chronology *c,
	const struct chron_pair *p)
{
	JSON_PUT(out, "{\"a\":");
	json_text(out, c->events[p->a].id);
	JSON_PUT(out, ",\"b\":");
	json_text(out, c->events[p->b].id);
	JSON_PUT(out, ",\"score\":");
	json_int(out, p->score);
	JSON_PUT(out, ",\"reasons\":[");
	for (uint32_t i = 0; i < p->nreasons; i++) {
		const struct chron_reason *r = &p->reasons[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"what\":");
		json_word(out, r->what);
		JSON_PUT(out, ",\"points\":");
		json_int(out, r->points);
		JSON_PUT(out, ",\"say\":");
		json_text(out, r->say);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_match(const struct json_writer *w, const struct chron_entry *n)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, ",\"match\":");
	if (n->match == MATCH_SINGLE) {
		JSON_PUT(out, "null");
		return;
	}
	JSON_PUT(out, "{\"status\":");
	json_word(out, n->match == MATCH_CONFIRMED ? "confirmed" : "automatic");
	JSON_PUT(out, ",\"differs\":");
	json_bool(out, n->differs);
	JSON_PUT(out, ",\"score\":");
	json_int(out, n->score);
	JSON_PUT(out, ",\"pairs\":[");
	for (uint32_t i = 0; i < n->npairs; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_pair(out, w->c, &n->pairs[i]);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]}");
}

/* Each agency once, in the order of its first account.  marks holds, for
 * every agency, the entry that named it last (counted from 1). */
static void
put_agencies(const struct json_writer *w, uint32_t entry, uint32_t *marks)
{
	const struct chron_entry *n = &w->c->entries[entry];
	struct chron_out *out = w->out;
	bool any = false;

	JSON_PUT(out, ",\"agencies\":[");
	for (uint32_t i = 0; i < n->nevents; i++) {
		uint32_t agency = w->c->events[n->events[i]].agency;

		if (agency == CHRON_NONE || marks[agency] == entry + 1)
			continue;
		marks[agency] = entry + 1;
		if (any)
			JSON_PUT(out, ",");
		any = true;
		json_text(out, w->c->agencies[agency].name);
	}
	JSON_PUT(out, "]");
}

static void
put_discrepancies(const struct json_writer *w, const struct chron_entry *n)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, ",\"discrepancies\":[");
	for (uint32_t i = 0; i < n->ndiscrepancies; i++) {
		const struct chron_discrepancy *d =
			&w->c->discrepancies[n->discrepancies[i]];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"kind\":");
		json_word(out, d->kind);
		JSON_PUT(out, ",\"events\":");
		json_event_ids(out, w->c, d->events, d->nevents);
		JSON_PUT(out, ",\"say\":");
		json_text(out, d->say);
		JSON_PUT(out, ",\"question\":");
		json_text_or_null(out, d->question);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_notes(const struct json_writer *w, const struct chron_entry *n)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, ",\"notes\":[");
	for (uint32_t i = 0; i < n->nnotes; i++) {
		const struct chron_note *note = &n->notes[i];

		if (i)
			JSON_PUT(out, ",");
		JSON_PUT(out, "{\"by\":");
		json_text_or_null(out, note->by);
		JSON_PUT(out, ",\"at\":");
		json_text_or_null(out, note->at);
		JSON_PUT(out, ",\"text\":");
		json_text(out, note->text);
		JSON_PUT(out, ",\"event\":");
		if (note->event == CHRON_NONE)
			JSON_PUT(out, "null");
		else
			json_text(out, w->c->events[note->event].id);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
}

static void
put_review(const struct json_writer *w, const struct chron_review *r)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, "{\"by\":");
	json_text_or_null(out, r->by);
	JSON_PUT(out, ",\"at\":");
	json_text_or_null(out, r->at);
	JSON_PUT(out, ",\"text\":");
	json_text(out, r->text);
	JSON_PUT(out, ",\"event\":");
	json_text(out, w->c->events[r->event].id);
	JSON_PUT(out, "}");
}

/* A member for every column, so that whoever reads it need not ask first. */
static void
put_reviews(const struct json_writer *w, const struct chron_entry *n)
{
	struct chron_out *out = w->out;
	uint32_t at = 0;

	JSON_PUT(out, ",\"review\":{");
	for (int i = 0; i < REVIEW_COUNT; i++) {
		bool any = false;

		if (i)
			JSON_PUT(out, ",");
		json_word(out, review_keys[i]);
		JSON_PUT(out, ":[");
		for (; at < n->nreviews && n->reviews[at].what == i; at++) {
			if (any)
				JSON_PUT(out, ",");
			any = true;
			put_review(w, &n->reviews[at]);
		}
		JSON_PUT(out, "]");
	}
	JSON_PUT(out, "}");
}

static void
put_related(const struct json_writer *w, const struct chron_entry *n)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, ",\"related\":[");
	for (uint32_t i = 0; i < n->nrelated; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_text(out, w->c->entries[n->related[i]].id);
	}
	JSON_PUT(out, "]");
}

static void
put_entry(const struct json_writer *w, uint32_t entry, uint32_t *marks)
{
	const struct chron_entry *n = &w->c->entries[entry];
	struct chron_out *out = w->out;

	JSON_PUT(out, "{\"id\":");
	json_text(out, n->id);
	JSON_PUT(out, ",\"start\":");
	json_when(out, &n->start);
	JSON_PUT(out, ",\"end\":");
	if (n->has_end)
		json_when(out, &n->end);
	else
		JSON_PUT(out, "null");
	JSON_PUT(out, ",\"in_scope\":");
	json_bool(out, n->in_scope);
	put_agencies(w, entry, marks);
	JSON_PUT(out, ",\"accounts\":[");
	for (uint32_t i = 0; i < n->nevents; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_account(w, &w->c->events[n->events[i]]);
	}
	JSON_PUT(out, "]");
	put_match(w, n);
	JSON_PUT(out, ",\"children\":[");
	for (uint32_t i = 0; i < n->nchildren; i++) {
		if (i)
			JSON_PUT(out, ",");
		json_flags(w, &n->children[i]);
		JSON_PUT(out, "}");
	}
	JSON_PUT(out, "]");
	put_discrepancies(w, n);
	put_notes(w, n);
	put_reviews(w, n);
	put_related(w, n);
	JSON_PUT(out, "}");
}

void
json_entries(struct chron_out *out, const struct chron_chronology *c)
{
	struct arena *a = arena_new();
	struct heading_keys *keys =
		ARENA_ARRAY(a, struct heading_keys, c->nsources);
	uint32_t *marks = ARENA_ARRAY(a, uint32_t, c->nagencies);
	struct json_writer w = {out, c, keys};

	for (uint32_t i = 0; i < c->nsources; i++)
		heading_keys(a, &c->sources[i], &keys[i]);
	JSON_PUT(out, "\"entries\":[");
	for (uint32_t i = 0; i < c->nentries; i++) {
		if (i)
			JSON_PUT(out, ",\n");
		else
			JSON_PUT(out, "\n");
		put_entry(&w, i, marks);
	}
	JSON_PUT(out, "]");
	arena_free(a);
}
