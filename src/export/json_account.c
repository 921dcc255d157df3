/* The accounts of chronology.json: where, when, what, and the flags with the
 * words that decided them. */
#include "export/json_entry.h"

/* The members of an account that hold the first value of a concept.  Every
 * other value goes into `fields`, under its heading. */
struct member {
	enum chron_concept concept;
	const char *lead; /* `,"name":` */
	const char *name;
};

#define MEMBER(concept, name)                                                  \
	{                                                                      \
		CHRON_F_##concept, ",\"" name "\":", name                      \
	}
static const struct member members[] = {
	MEMBER(SOURCE, "source_of_information"),
	MEMBER(PROFESSIONAL, "professional"),
	MEMBER(SUBJECT, "subject"),
	MEMBER(CONTACT_TYPE, "contact_type"),
	MEMBER(LOCATION, "location"),
	MEMBER(OUTCOME, "outcome"),
	MEMBER(COMMENT, "comment"),
};
#undef MEMBER
enum { NMEMBERS = sizeof(members) / sizeof(members[0]) };

/* The first value of every concept of one event. */
struct firsts {
	const struct chron_value *of[CHRON_F_COUNT];
};

static void
find_firsts(const struct chron_event *e, struct firsts *f)
{
	memset(f, 0, sizeof(*f));
	for (uint32_t i = 0; i < e->nvalues; i++) {
		uint8_t concept = e->values[i].concept;

		if (!f->of[concept])
			f->of[concept] = &e->values[i];
	}
}

static struct chron_str
value_text(const struct chron_value *v)
{
	return v ? (struct chron_str){v->p, v->n} : CHRON_S("");
}

/* The member that holds v, or NULL if it is one of the fields. */
static const char *
member_of(const struct firsts *f, const struct chron_value *v)
{
	if (f->of[v->concept] != v)
		return NULL;
	if (v->concept == CHRON_F_EVENT)
		return "text";
	for (size_t i = 0; i < NMEMBERS; i++)
		if (members[i].concept == (enum chron_concept)v->concept)
			return members[i].name;
	return NULL;
}

static bool
same_text(const struct chron_value *v, struct chron_str s)
{
	return v->n == s.n && memcmp(v->p, s.p, s.n) == 0;
}

/* The member that repeats in full a value that none holds; or NULL. */
static const char *
told(const struct json_writer *w, const struct chron_event *e,
	const struct chron_value *v)
{
	switch (v->concept) {
	case CHRON_F_DATE:
	case CHRON_F_TIME:
	case CHRON_F_DATETIME:
		return same_text(v, e->date_text)   ? "date_text"
		       : same_text(v, e->time_text) ? "time_text"
						    : NULL;
	case CHRON_F_AGENCY:
		return e->agency != CHRON_NONE &&
				       same_text(v,
					       w->c->agencies[e->agency].name)
			       ? "agency"
			       : NULL;
	default:
		return NULL;
	}
}

static void
put_fields(const struct json_writer *w, const struct chron_event *e,
	const struct firsts *f)
{
	struct chron_out *out = w->out;
	bool any = false;

	JSON_PUT(out, ",\"fields\":{");
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];

		if (member_of(f, v) || told(w, e, v))
			continue;
		if (any)
			JSON_PUT(out, ",");
		any = true;
		json_text(out, heading_key(&w->keys[e->source], v->heading));
		JSON_PUT(out, ":");
		json_text(out, value_text(v));
	}
	JSON_PUT(out, "}");
}

static void
put_evidence(const struct json_writer *w, const struct chron_event *e,
	const struct firsts *f, const struct chron_evidence *ev)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, "{\"field\":");
	if (ev->value == CHRON_NONE) {
		/* a person ruled: no words of the account decided it */
		JSON_PUT(
			out, "null,\"start\":null,\"end\":null,\"quote\":null");
	} else {
		const struct chron_value *v = &e->values[ev->value];
		const char *name = member_of(f, v);

		if (!name)
			name = told(w, e, v);
		if (name)
			json_word(out, name);
		else
			json_text(out,
				heading_key(&w->keys[e->source], v->heading));
		JSON_PUT(out, ",\"start\":");
		json_int(out, ev->start);
		JSON_PUT(out, ",\"end\":");
		json_int(out, ev->end);
		JSON_PUT(out, ",\"quote\":");
		json_text(out, (struct chron_str){
				       v->p + ev->start, ev->end - ev->start});
	}
	JSON_PUT(out, ",\"rule\":");
	json_text(out, chron_cstr(ev->rule));
	JSON_PUT(out, ",\"aspect\":");
	json_word(out, aspect_names[ev->aspect]);
	JSON_PUT(out, "}");
}

void
json_flags(const struct json_writer *w, const struct chron_sighting *s)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, "{\"ref\":");
	json_text(out, w->c->config.children[s->child].ref);
	for (unsigned a = 0; a < ASPECT_COUNT; a++) {
		JSON_PUT(out, ",\"");
		out_puts(out, aspect_names[a]);
		JSON_PUT(out, "\":");
		json_word(out, answer_names[s->flag[a]]);
	}
	JSON_PUT(out, ",\"grade\":");
	json_word(out, grade_names[s->grade]);
	JSON_PUT(out, ",\"mode\":");
	json_word(out, mode_names[s->mode]);
	JSON_PUT(out, ",\"basis\":");
	json_word(out, basis_names[s->basis]);
}

static void
put_sightings(const struct json_writer *w, const struct chron_event *e,
	const struct firsts *f)
{
	struct chron_out *out = w->out;

	JSON_PUT(out, ",\"children\":[");
	for (uint32_t i = 0; i < e->nsightings; i++) {
		const struct chron_sighting *s = &e->sightings[i];

		if (i)
			JSON_PUT(out, ",");
		json_flags(w, s);
		JSON_PUT(out, ",\"evidence\":[");
		for (uint32_t k = 0; k < s->nevidence; k++) {
			if (k)
				JSON_PUT(out, ",");
			put_evidence(w, e, f, &s->evidence[k]);
		}
		JSON_PUT(out, "]}");
	}
	JSON_PUT(out, "]");
}

void
json_account(const struct json_writer *w, const struct chron_event *e)
{
	struct chron_out *out = w->out;
	struct firsts f;

	find_firsts(e, &f);
	JSON_PUT(out, "{\"event\":");
	json_text(out, e->id);
	JSON_PUT(out, ",\"source\":");
	json_text(out, w->c->sources[e->source].id);
	JSON_PUT(out, ",\"part\":");
	json_text_or_null(out, e->part);
	JSON_PUT(out, ",\"row\":");
	json_int(out, e->row);
	JSON_PUT(out, ",\"agency\":");
	if (e->agency == CHRON_NONE)
		JSON_PUT(out, "null");
	else
		json_text(out, w->c->agencies[e->agency].name);
	JSON_PUT(out, ",\"start\":");
	json_when(out, &e->start);
	JSON_PUT(out, ",\"end\":");
	if (e->has_end)
		json_when(out, &e->end);
	else
		JSON_PUT(out, "null");
	JSON_PUT(out, ",\"date_text\":");
	json_text_or_null(out, e->date_text);
	JSON_PUT(out, ",\"time_text\":");
	json_text_or_null(out, e->time_text);
	JSON_PUT(out, ",\"text\":");
	json_text(out, value_text(f.of[CHRON_F_EVENT]));
	for (size_t i = 0; i < NMEMBERS; i++) {
		out_puts(out, members[i].lead);
		json_text_or_null(out, value_text(f.of[members[i].concept]));
	}
	put_fields(w, e, &f);
	put_sightings(w, e, &f);
	JSON_PUT(out, ",\"cancelled\":");
	json_bool(out, e->cancelled);
	JSON_PUT(out, ",\"date_carried\":");
	json_bool(out, e->carried);
	JSON_PUT(out, "}");
}
