/* The list of check as text, for a terminal and for editors that jump to what
 * looks like file:row:column. */
#include <inttypes.h>

#include "cli/check.h"
#include "core/headings.h"
#include "report/words.h"
#include "util/str.h"

enum {
	SHOWN = 20,	  /* of one slug in a file; the rest is counted */
	SHOWN_NOTES = 3,  /* of one slug that needs nothing done */
	WORDS_BYTES = 200 /* of what is there */
};

static const char *const severity_names[] = {
	"note", "warning", "error", "failure"};

static const char *const titles[] = {
	[TO_MEND] = "To mend",
	[TO_LOOK_AT] = "To look at",
	[NOTICED] = "Noticed",
};

struct text {
	struct chron_out *out;
	const struct chron_chronology *c;
	struct buf line;
};

static void
flush(struct text *t)
{
	escape_terminal(t->out, buf_get(&t->line));
	out_puts(t->out, "\n");
	buf_clear(&t->line);
}

/* ---- how a file was read ---- */

static void
say_heading(struct text *t, const struct chron_heading *h)
{
	const char *key = concept_key((enum chron_concept)h->concept);

	if (h->concept == CHRON_F_OTHER)
		buf_printf(
			&t->line, "    %-32.*s  carried along", STR(h->text));
	else
		buf_printf(&t->line, "    %-32.*s  %-16s %3u %% sure",
			STR(h->text), key, h->confidence);
	flush(t);
}

static void
say_reading(struct text *t, const struct chron_source *s)
{
	buf_printf(&t->line, "  read as %.*s; %.*s, by %.*s", STR(s->importer),
		STR(words_source_agency(t->c, s)), STR(s->agency_from));
	flush(t);
	if (s->profile.n) {
		buf_printf(&t->line, "  told by the profile %.*s",
			STR(s->profile));
		flush(t);
	}
	if (s->nheadings)
		out_puts(t->out, "  headings\n");
	for (uint32_t i = 0; i < s->nheadings; i++)
		say_heading(t, &s->headings[i]);
	if (s->date_order.n) {
		buf_printf(&t->line, "  dates: %.*s", STR(s->date_order));
		flush(t);
	}
	buf_printf(&t->line,
		"  %" PRIu64 " records = %" PRIu64 " used + %" PRIu64
		" quarantined + %" PRIu64 " not events",
		s->records, s->used, s->quarantined, s->not_events);
	flush(t);
}

/* ---- its problems ---- */

static void
say_place(struct text *t, uint32_t source, struct chron_str part, uint32_t row,
	uint32_t col)
{
	buf_str(&t->line, t->c->sources[source].file);
	if (part.n)
		buf_printf(&t->line, "[%.*s]", STR(part));
	if (row)
		buf_printf(&t->line, ":%u", row);
	if (row && col)
		buf_printf(&t->line, ":%u", col);
}

/* The beginning of a text, whole letters. */
static struct chron_str
beginning(struct chron_str s)
{
	size_t n = s.n < WORDS_BYTES ? s.n : WORDS_BYTES;

	while (n && n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return (struct chron_str){s.p, n};
}

/* What is there, unless the finding repeats it. */
static void
say_there(struct text *t, const struct problem *p)
{
	bool repeated = str_find(p->say, p->there) != SIZE_MAX;
	struct chron_str there = beginning(p->there);

	if (p->d->heading.n)
		buf_printf(&t->line, "    under \"%.*s\"", STR(p->d->heading));
	if (there.n && !repeated)
		buf_printf(&t->line, "%s: %.*s%s", t->line.n ? "" : "    there",
			STR(there), there.n < p->there.n ? "..." : "");
	if (t->line.n)
		flush(t);
}

static void
say_problem(struct text *t, const struct problem *p)
{
	const struct chron_diagnostic *d = p->d;

	say_place(t, d->source, d->part, d->row, d->col);
	buf_printf(&t->line, ": %s: %.*s [%.*s]", severity_names[d->severity],
		STR(p->say), STR(d->slug));
	flush(t);
	say_there(t, p);
}

/* All of one slug: the first of them, how many more, and what to do. */
static void
say_slug(struct text *t, const struct problem *list, uint32_t n, uint32_t first)
{
	struct chron_str slug = list[first].d->slug;
	uint32_t all = 0, shown = 0;
	uint32_t most =
		list[first].d->severity == CHRON_NOTE ? SHOWN_NOTES : SHOWN;

	for (uint32_t i = first; i < n; i++) {
		if (!str_eq(list[i].d->slug, slug))
			continue;
		all++;
		if (shown == most)
			continue;
		say_problem(t, &list[i]);
		shown++;
	}
	if (all > shown) {
		buf_printf(&t->line,
			"  and %u more [%.*s]: --as csv lists them all",
			all - shown, STR(slug));
		flush(t);
	}
	if (list[first].expected.n) {
		buf_printf(&t->line, "  expected: %.*s",
			STR(list[first].expected));
		flush(t);
	}
	if (list[first].what_to_do.n) {
		buf_printf(
			&t->line, "  to do: %.*s", STR(list[first].what_to_do));
		flush(t);
	}
}

/* Slugs one after the other, each with all that it has; there are far fewer
 * slugs than problems. */
static void
say_urgency(struct text *t, const struct problem *list, uint32_t n,
	enum urgency urgency)
{
	struct chron_str said[128];
	uint32_t nsaid = 0;

	if (!n)
		return;
	buf_printf(&t->line, "%s: %u", titles[urgency], n);
	out_puts(t->out, "\n");
	flush(t);
	for (uint32_t i = 0; i < n; i++) {
		bool known = false;

		for (uint32_t k = 0; k < nsaid && !known; k++)
			known = str_eq(said[k], list[i].d->slug);
		if (known || nsaid == sizeof(said) / sizeof(*said))
			continue;
		said[nsaid++] = list[i].d->slug;
		say_slug(t, list, n, i);
	}
}

static void
say_not_events(struct text *t, uint32_t source)
{
	uint32_t n = 0;

	for (uint32_t i = problems_first_leftover(t->c, source);
		i < t->c->nleftovers && t->c->leftovers[i].source == source;
		i++) {
		const struct chron_leftover *l = &t->c->leftovers[i];

		if (l->quarantined)
			continue;
		if (!n++)
			out_puts(t->out, "\nNot events\n");
		if (n > SHOWN)
			continue;
		say_place(t, source, l->part, l->row, 0);
		buf_printf(&t->line, ": not an event: %.*s", STR(l->why));
		flush(t);
	}
	if (n > SHOWN) {
		buf_printf(&t->line, "  and %u more: --as json lists them all",
			n - SHOWN);
		flush(t);
	}
}

void
check_text(struct chron_out *out, const struct chron_chronology *c,
	const struct problems *p)
{
	struct text t = {.out = out, .c = c, .line = BUF_INIT};

	for (uint32_t i = 0; i < c->nsources; i++) {
		if (i)
			out_puts(out, "\n");
		buf_str(&t.line, c->sources[i].file);
		flush(&t);
		if (!c->sources[i].refused)
			say_reading(&t, &c->sources[i]);
		for (int u = 0; u < URGENCIES; u++) {
			uint32_t from,
				n = problems_of(p, i, (enum urgency)u, &from);

			say_urgency(&t, p->list + from, n, (enum urgency)u);
		}
		say_not_events(&t, i);
	}
	buf_free(&t.line);
}
