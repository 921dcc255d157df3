/* Reads a narrative that stands by itself, and writes what was read. */
#include "cli/seen_line.h"

#include "case/caseini.h"
#include "cli/tell.h"
#include "export/export.h"

const struct lexicon *
seen_line_lexicon(struct arena *a, const struct cmd_args *args)
{
	const char *file = opts_value(args, "idioms");
	struct chron_chronology c;
	struct chron_str text;
	struct chron_err err;

	chronology_init(&c, a);
	if (file && (case_read_text(a, file, "file of idioms", &text, &err) !=
				    CHRON_OK ||
			    caseini_read_idioms(&c, file, text, &err) !=
				    CHRON_OK)) {
		tell_failure(&err);
		return NULL;
	}
	return seen_lexicon_of(a, &c.config);
}

void
seen_line_family(struct arena *a, const struct lexicon *lexicon,
	struct chron_str list, struct seen_family *f)
{
	struct chron_chronology c;

	chronology_init(&c, a);
	f->config = c.config;
	f->config.nchildren =
		seen_read_children(a, list, SEEN_LINE_DAY, &f->config.children);
	f->config.children_declared = true;
	f->people = seen_people_new(a, lexicon, &f->config);
}

static const struct chron_sighting no_contact = {
	.flag = {ANSWER_NA, ANSWER_NO, ANSWER_NO, ANSWER_NO},
};

const struct chron_sighting *
seen_line_read(const struct seen_family *f, enum agency_kind kind,
	struct chron_str text, struct arena *a)
{
	return seen_line_trace(f, kind, text, a, NULL);
}

const struct chron_sighting *
seen_line_trace(const struct seen_family *f, enum agency_kind kind,
	struct chron_str text, struct arena *a, const struct cue_trace *trace)
{
	struct chron_value value = {.p = text.p,
		.n = text.n < UINT32_MAX ? (uint32_t)text.n : UINT32_MAX,
		.concept = CHRON_F_EVENT};
	struct chron_event e = {
		.agency = CHRON_NONE, .values = &value, .nvalues = 1};
	struct seen_context context = {.kind = kind,
		.child = CHRON_NONE,
		.trace = trace,
		.everyone = true};
	struct chron_sighting *all;

	e.start.earliest = (int64_t)SEEN_LINE_DAY * CIVIL_DAY_MINUTES;
	e.start.latest = e.start.earliest + CIVIL_DAY_MINUTES - 1;
	e.start.precision = CHRON_DAY;
	seen_event(f->people, &context, &e, a);
	if (e.nsightings == f->config.nchildren)
		return e.sightings;
	/* more children than are audited */
	all = ARENA_ARRAY(a, struct chron_sighting, f->config.nchildren);
	for (uint32_t i = 0; i < f->config.nchildren; i++)
		all[i] = i < e.nsightings ? e.sightings[i] : no_contact;
	return all;
}

static void
write_evidence(struct chron_out *out, const struct chron_evidence *v,
	struct chron_str text)
{
	struct chron_str quote = CHRON_S("");

	if (v->value == 0 && v->start <= v->end && v->end <= text.n)
		quote = (struct chron_str){
			text.p + v->start, v->end - v->start};
	out_puts(out, "{\"field\":\"text\",\"start\":");
	out_number(out, v->start);
	out_puts(out, ",\"end\":");
	out_number(out, v->end);
	out_puts(out, ",\"quote\":");
	escape_json(out, quote);
	out_puts(out, ",\"rule\":\""); /* both are plain names */
	out_puts(out, v->rule);
	out_puts(out, "\",\"aspect\":\"");
	out_puts(out, aspect_names[v->aspect]);
	out_puts(out, "\"}");
}

static void
write_child(struct chron_out *out, struct chron_str ref,
	const struct chron_sighting *s, struct chron_str text)
{
	out_puts(out, "{\"ref\":");
	escape_json(out, ref);
	for (int i = 0; i < ASPECT_COUNT; i++) {
		out_puts(out, ",\"");
		out_puts(out, aspect_names[i]);
		out_puts(out, "\":\"");
		out_puts(out, answer_names[s->flag[i]]);
		out_puts(out, "\"");
	}
	out_puts(out, ",\"evidence\":[");
	for (uint32_t i = 0; i < s->nevidence; i++) {
		out_puts(out, i ? "," : "");
		write_evidence(out, &s->evidence[i], text);
	}
	out_puts(out, "]}");
}

void
seen_line_write(struct chron_out *out, const struct seen_family *f,
	const struct chron_sighting *sightings, struct chron_str text)
{
	for (uint32_t i = 0; i < f->config.nchildren; i++) {
		out_puts(out, i ? "," : "");
		write_child(
			out, f->config.children[i].ref, &sightings[i], text);
	}
}
