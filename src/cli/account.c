/* One account, whole, for the terminal. */
#include "cli/account.h"

#include "export/export.h"
#include "report/words.h"
#include "util/str.h"

void
page_line(struct page *p, int indent, struct chron_str text)
{
	struct chron_str line;

	while (str_cut(&text, '\n', &line)) {
		out_printf(p->out, "%*s", line.n ? indent : 0, "");
		escape_terminal(p->out, line);
		out_puts(p->out, "\n");
	}
}

void
page_printf(struct page *p, int indent, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	page_line(p, indent, arena_vprintf(p->arena, fmt, ap));
	va_end(ap);
}

/* "04 Mar 2019, 10:30" */
static struct chron_str
when_words(struct page *p, const struct chron_when *w)
{
	struct chron_str date = words_date(p->arena, w);

	if (w->precision != CHRON_MINUTE)
		return date;
	return WORDS(p->arena, date, CHRON_S(", "), words_time(p->arena, w));
}

struct chron_str
page_event_line(struct page *p, uint32_t event)
{
	const struct chron_event *e = &p->c->events[event];

	return WORDS(p->arena, e->id, CHRON_S(": "), when_words(p, &e->start),
		CHRON_S("; "), words_who(p->arena, p->c, e), CHRON_S("; "),
		words_position(p->arena, p->c, e));
}

/* How the date was written, and how it was come by. */
static void
write_dates(struct page *p, const struct chron_event *e)
{
	struct chron_str end =
		e->has_end ? when_words(p, &e->end) : CHRON_S("");

	if (e->has_end)
		page_printf(p, 4, "until      %.*s", STR(end));
	if (e->date_text.n || e->time_text.n)
		page_printf(p, 4, "written    %.*s%s%.*s%s", STR(e->date_text),
			e->date_text.n && e->time_text.n ? ", " : "",
			STR(e->time_text),
			e->carried ? " (carried down from above)" : "");
	if (e->cancelled)
		page_printf(p, 4, "cancelled  never a contact");
}

/* The heading as written, else the name of the concept. */
static struct chron_str
heading_of(const struct page *p, const struct chron_event *e,
	const struct chron_value *v)
{
	const struct chron_source *s = &p->c->sources[e->source];

	return v->heading < s->nheadings ? s->headings[v->heading].text
					 : CHRON_S("");
}

static void
write_values(struct page *p, const struct chron_event *e)
{
	for (uint32_t i = 0; i < e->nvalues; i++) {
		const struct chron_value *v = &e->values[i];
		struct chron_str heading = heading_of(p, e, v);

		page_printf(p, 4, "[%.*s]",
			STR(heading.n ? heading : CHRON_S("no heading")));
		page_line(p, 6, (struct chron_str){v->p, v->n});
	}
}

static void
write_evidence(struct page *p, const struct chron_event *e,
	const struct chron_evidence *v)
{
	struct chron_str quote = CHRON_S("");

	if (v->value < e->nvalues && v->start < v->end &&
		v->end <= e->values[v->value].n)
		quote = (struct chron_str){
			e->values[v->value].p + v->start, v->end - v->start};
	if (quote.n)
		page_printf(p, 10, "by %s: \"%.*s\"", v->rule, STR(quote));
	else
		page_printf(p, 10, "by %s", v->rule);
}

static void
write_sighting(struct page *p, const struct chron_event *e,
	const struct chron_sighting *s)
{
	const char *grade = grade_names[s->grade];
	const char *mode = mode_names[s->mode];

	page_printf(p, 4, "child %.*s (%s%s%s%s%s)",
		STR(p->c->config.children[s->child].ref), basis_names[s->basis],
		grade ? ", " : "", grade ? grade : "", mode ? ", " : "",
		mode ? mode : "");
	for (int i = 0; i < ASPECT_COUNT; i++) {
		struct chron_str words =
			words_answer((enum aspect)i, s->flag[i]);

		page_printf(p, 6, "%-16s %s: %.*s", aspect_names[i],
			answer_names[s->flag[i]], STR(words));
		for (uint32_t k = 0; k < s->nevidence; k++)
			if (s->evidence[k].aspect == i)
				write_evidence(p, e, &s->evidence[k]);
	}
	if (s->contradicted)
		page_printf(p, 6, "the columns and the narrative disagree");
}

void
page_account(struct page *p, uint32_t event)
{
	const struct chron_event *e = &p->c->events[event];

	page_line(p, 2, page_event_line(p, event));
	write_dates(p, e);
	write_values(p, e);
	for (uint32_t i = 0; i < e->nsightings; i++)
		write_sighting(p, e, &e->sightings[i]);
}
