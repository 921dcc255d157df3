/* The page a run ends with. */
#include "cli/summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "find/find.h"
#include "util/civil.h"
#include "util/str.h"

enum { MOST_FINDINGS = 8, MOST_FILES = 12 };

static void
line(struct chron_out *out, struct buf *text)
{
	escape_terminal(out, buf_get(text));
	out_puts(out, "\n");
	buf_clear(text);
}

static const char *
s(uint64_t n)
{
	return n == 1 ? "" : "s";
}

static void
put_period(struct buf *b, const struct chron_config *config)
{
	char from[12], to[12];
	bool begins = config->from != CIVIL_MIN, ends = config->to != CIVIL_MAX;

	if (!begins && !ends)
		return;
	if (begins)
		civil_long_day(config->from, from);
	if (ends)
		civil_long_day(config->to, to);
	buf_printf(b, "Period    %s to %s", begins ? from : "the beginning",
		ends ? to : "the end");
}

static void
put_counts(
	struct chron_out *out, const struct chron_chronology *c, struct buf *b)
{
	uint64_t records = 0, used = 0, quarantined = 0, not_events = 0;
	uint32_t sources = 0, joined = 0, agencies = 0;

	for (uint32_t i = 0; i < c->nsources; i++) {
		records += c->sources[i].records;
		used += c->sources[i].used;
		quarantined += c->sources[i].quarantined;
		not_events += c->sources[i].not_events;
		sources += !c->sources[i].refused &&
			   c->sources[i].duplicate_of == CHRON_NONE;
	}
	for (uint32_t i = 0; i < c->nentries; i++)
		joined += c->entries[i].nevents > 1;
	buf_printf(b,
		"Sources   %u read; %" PRIu64 " record%s = %" PRIu64
		" used + %" PRIu64 " quarantined + %" PRIu64 " not events",
		sources, records, s(records), used, quarantined, not_events);
	line(out, b);
	for (uint32_t i = 0; i < c->nagencies; i++)
		agencies += c->agencies[i].nevents > 0;
	buf_printf(b, "Events    %u from %u agenc%s", c->nevents, agencies,
		agencies == 1 ? "y" : "ies");
	line(out, b);
	buf_printf(b,
		"Entries   %u, of which %u bring%s together several accounts; "
		"%u pair%s for a person to decide",
		c->nentries, joined, joined == 1 ? "s" : "", c->npossible,
		s(c->npossible));
	line(out, b);
}

static const struct chron_sighting *
sighting_of(const struct chron_event *e, uint32_t child)
{
	for (uint32_t i = 0; i < e->nsightings; i++)
		if (e->sightings[i].child == child)
			return &e->sightings[i];
	return NULL;
}

/* The longest stretch without a sighting of a child, or NULL. */
static const struct chron_gap *
longest_unseen(const struct chron_chronology *c, uint32_t child)
{
	const struct chron_gap *best = NULL;

	for (uint32_t i = 0; i < c->ngaps; i++) {
		const struct chron_gap *g = &c->gaps[i];

		if (g->child == child &&
			(strcmp(g->kind, "unseen") == 0 ||
				strcmp(g->kind, "never-seen") == 0) &&
			(!best || g->days > best->days))
			best = g;
	}
	return best;
}

static void
put_child(struct buf *b, const struct chron_chronology *c, uint32_t child)
{
	uint32_t last = find_last_seen(c, child, CIVIL_MAX);
	const struct chron_gap *gap = longest_unseen(c, child);
	const struct chron_child *who = &c->config.children[child];
	char day[12];

	buf_printf(b, "  %-8.*s ", STR(who->ref));
	if (last == CHRON_NONE) {
		buf_puts(b, "no sighting recorded in the material supplied");
	} else {
		const struct chron_event *e = &c->events[last];
		const struct chron_sighting *g = sighting_of(e, child);

		civil_long_day(civil_day_of(e->start.latest), day);
		buf_printf(b, "last seen %s by %.*s%s%s", day,
			STR(c->agencies[e->agency].name),
			g && g->flag[ASPECT_ALONE] == ANSWER_YES ? ", alone"
								 : "",
			g && g->flag[ASPECT_EXPRESSED] == ANSWER_YES
				? ", views recorded"
				: "");
	}
	if (gap && gap->from > CIVIL_MIN) {
		civil_long_day(gap->from, day);
		buf_printf(b, "; longest unseen %d day%s from %s%s", gap->days,
			s((uint64_t)gap->days), day,
			gap->open ? ", still open at the end" : "");
	}
	if (!who->subject)
		buf_puts(b, " (sibling)");
}

/* What a panel wants to know first. */
static const char *const gap_rank[] = {"never-seen", "unseen", "standard",
	"missing-source", "unseen-alone", "views", "planned-not-done",
	"agency-silence", NULL};

static int
rank_of(const char *kind)
{
	int r = 0;

	while (gap_rank[r] && strcmp(gap_rank[r], kind) != 0)
		r++;
	return r;
}

struct weighed {
	const struct chron_gap *gap;
	int rank;
	bool sibling; /* not the subject of the review */
	bool told;
};

static int
by_weight(const void *pa, const void *pb)
{
	const struct weighed *a = pa, *b = pb;
	int d = a->rank - b->rank;

	if (!d)
		d = a->sibling - b->sibling;
	if (!d)
		d = (b->gap->days > a->gap->days) -
		    (b->gap->days < a->gap->days);
	return d ? d : (a->gap > b->gap) - (a->gap < b->gap);
}

/* The weightiest of each kind first, then the next of each, so that one kind
 * does not hide the others. */
static void
put_findings(struct chron_out *out, const struct chron_chronology *c,
	struct buf *b, struct arena *a)
{
	struct weighed *list = ARENA_ARRAY(a, struct weighed, c->ngaps + 1);
	uint32_t left = MOST_FINDINGS;

	for (uint32_t i = 0; i < c->ngaps; i++) {
		const struct chron_gap *g = &c->gaps[i];

		list[i] = (struct weighed){
			.gap = g,
			.rank = rank_of(g->kind),
			.sibling = g->child != CHRON_NONE &&
				   !c->config.children[g->child].subject,
		};
	}
	if (c->ngaps)
		qsort(list, c->ngaps, sizeof(*list), by_weight);
	for (bool any = true; any && left;) {
		int rank = -1;

		any = false;
		for (uint32_t i = 0; i < c->ngaps && left; i++) {
			if (list[i].told || list[i].rank == rank)
				continue;
			rank = list[i].rank;
			list[i].told = any = true;
			buf_printf(b, "  %.*s", STR(list[i].gap->say));
			line(out, b);
			left--;
		}
	}
}

static void
put_discrepancies(
	struct chron_out *out, const struct chron_chronology *c, struct buf *b)
{
	const char *done[16];
	uint32_t ndone = 0;

	if (!c->ndiscrepancies)
		return;
	buf_printf(b, "  %u discrepanc%s between accounts (", c->ndiscrepancies,
		c->ndiscrepancies == 1 ? "y" : "ies");
	for (uint32_t i = 0; i < c->ndiscrepancies && ndone < 16; i++) {
		const char *kind = c->discrepancies[i].kind;
		uint32_t n = 0;
		bool had = false;

		for (uint32_t k = 0; k < ndone; k++)
			had = had || strcmp(done[k], kind) == 0;
		if (had)
			continue;
		for (uint32_t k = i; k < c->ndiscrepancies; k++)
			n += strcmp(c->discrepancies[k].kind, kind) == 0;
		buf_printf(b, "%s%s %u", ndone ? ", " : "", kind, n);
		done[ndone++] = kind;
	}
	buf_puts(b, ")");
	line(out, b);
}

/* Files given up, whole or from a row on: what is missing comes first. */
static void
put_failures(
	struct chron_out *out, const struct chron_chronology *c, struct buf *b)
{
	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		const struct chron_diagnostic *d = &c->diagnostics[i];
		bool whole = d->source == CHRON_NONE ||
			     c->sources[d->source].refused;

		if (d->severity != CHRON_FAILURE)
			continue;
		if (whole)
			buf_puts(b, "Not read  ");
		else
			buf_printf(b, "Cut short %.*s: ",
				STR(c->sources[d->source].file));
		buf_str(b, d->say);
		line(out, b);
	}
}

/* What a person has to know of the files before reading on. */
static const char *const file_slugs[] = {"file-again", "looks-like-new-version",
	"new-version", "rows-withdrawn", "decision-on-changed-row",
	"decision-unknown-event", "decision-unknown-child", "decision-conflict",
	"decision-far-apart", "decision-date-moved", NULL};

static bool
is_of_files(const struct chron_diagnostic *d)
{
	for (size_t i = 0; file_slugs[i]; i++)
		if (str_is(d->slug, file_slugs[i]))
			return true;
	return false;
}

/* Files sent again, new versions, decisions they touch. */
static void
put_files(
	struct chron_out *out, const struct chron_chronology *c, struct buf *b)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->ndiagnostics; i++) {
		const struct chron_diagnostic *d = &c->diagnostics[i];

		if (!is_of_files(d) || n++ >= MOST_FILES)
			continue;
		buf_puts(b, n == 1 ? "Look at   " : "          ");
		if (d->source != CHRON_NONE) {
			buf_str(b, c->sources[d->source].file);
			buf_puts(b, ": ");
		}
		buf_str(b, d->say);
		line(out, b);
	}
	if (n > MOST_FILES) {
		buf_printf(b,
			"          and %u more: see the report of diagnostics",
			n - MOST_FILES);
		line(out, b);
	}
}

/* How much reading the files found, whatever it was. */
static void
put_found(
	struct chron_out *out, const struct chron_chronology *c, struct buf *b)
{
	uint32_t n[CHRON_FAILURE + 1] = {0};

	for (uint32_t i = 0; i < c->ndiagnostics; i++)
		n[c->diagnostics[i].severity]++;
	if (!n[CHRON_ERROR] && !n[CHRON_WARNING])
		return;
	buf_printf(b,
		"Found     %u error%s, %u warning%s: see the report of "
		"diagnostics",
		n[CHRON_ERROR], s(n[CHRON_ERROR]), n[CHRON_WARNING],
		s(n[CHRON_WARNING]));
	line(out, b);
}

void
summary_write(struct chron_out *out, const struct chron_chronology *c)
{
	struct arena *a = arena_new();
	struct buf b = BUF_INIT;

	if (c->config.title.n) {
		buf_str(&b, c->config.title);
		line(out, &b);
	}
	put_period(&b, &c->config);
	if (b.n)
		line(out, &b);
	put_counts(out, c, &b);
	put_failures(out, c, &b);
	put_files(out, c, &b);
	put_found(out, c, &b);
	out_puts(out, "\nChildren\n");
	for (uint32_t i = 0; i < c->config.nchildren; i++) {
		put_child(&b, c, i);
		line(out, &b);
	}
	if (c->ngaps || c->ndiscrepancies)
		out_puts(out, "\nFirst findings\n");
	put_findings(out, c, &b, a);
	put_discrepancies(out, c, &b);
	buf_free(&b);
	arena_free(a);
}
