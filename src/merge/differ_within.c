/* An account that contradicts itself: its columns and its narrative, or two of
 * its columns, on whether a child was seen or seen alone. */
#include "merge/differ.h"
#include "util/buf.h"
#include "util/str.h"

/* The two pieces of evidence for one flag, where it has two. */
static bool
evidence_of(const struct chron_sighting *s, enum aspect a,
	const struct chron_evidence *found[2])
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->nevidence && n < 2; i++)
		if (s->evidence[i].aspect == a)
			found[n++] = &s->evidence[i];
	return s->contradicted && n == 2;
}

enum { QUOTE_MAX = 80 };

/* The words in quotation marks, after the heading of their column. */
static struct chron_str
quote(const struct differ *d, const struct chron_event *e,
	const struct chron_evidence *v)
{
	struct arena *a = d->c->arena;
	const struct chron_value *value;
	struct chron_str words, heading = CHRON_S("");
	bool cut;

	if (v->value >= e->nvalues || v->end > e->values[v->value].n)
		return CHRON_S("nothing");
	value = &e->values[v->value];
	words = (struct chron_str){value->p + v->start, v->end - v->start};
	cut = words.n > QUOTE_MAX;
	if (cut)
		words.n = QUOTE_MAX;
	while (cut && words.n &&
		((unsigned char)words.p[words.n] & 0xc0) == 0x80)
		words.n--;
	if (value->concept != CHRON_F_EVENT && e->source < d->c->nsources &&
		value->heading < d->c->sources[e->source].nheadings)
		heading = str_trim(
			d->c->sources[e->source].headings[value->heading].text);
	return arena_printf(a, "%.*s%s\"%.*s%s\"", STR(heading),
		heading.n ? " " : "", STR(words), cut ? " ..." : "");
}

/* One finding for the children of whom the same is in doubt. */
static void
report(struct differ *d, uint32_t i, enum aspect aspect)
{
	static const char *const what[] = {"seen", "seen alone"};
	const struct chron_event *e = differ_event(d, i);
	const struct chron_evidence *v[2], *first[2] = {NULL, NULL};
	struct arena *a = d->c->arena;
	struct buf names = BUF_INIT;
	uint32_t n = 0;

	for (uint32_t k = 0; k < e->nsightings; k++) {
		const struct chron_sighting *s = &e->sightings[k];

		if (!evidence_of(s, aspect, v))
			continue;
		if (!n++)
			memcpy(first, v, sizeof(first));
		else
			buf_puts(&names, " and ");
		buf_str(&names, d->c->config.children[s->child].ref);
	}
	if (n)
		differ_report(d, "seen", i, i,
			arena_printf(a,
				"%.*s contradicts itself on whether %.*s %s "
				"%s: it says %.*s and "
				"%.*s.",
				STR(differ_agency(d, i)), STR(buf_get(&names)),
				n > 1 ? "were" : "was", what[aspect],
				STR(quote(d, e, first[0])),
				STR(quote(d, e, first[1]))),
			aspect == ASPECT_SEEN
				? CHRON_S("Was the child seen, and which of "
					  "the two was written at the time?")
				: CHRON_S("Was the child seen alone, and which "
					  "of the two was written at the "
					  "time?"));
	buf_free(&names);
}

/* The column of a meeting or of news is about what its writer did: "no", and
 * what the text tells of others, are both true. */
static bool
tells_of_others(const struct differ *d, uint32_t i)
{
	const struct sig *g = differ_sig(d, i);

	return sig_news(g) ||
	       contact_rows[g->lead].flags & (CONTACT_FIRM | CONTACT_COMM) ||
	       g->kinds >> CONTACT_MISSING & 1;
}

static bool
column_says_no(const struct differ *d, uint32_t i)
{
	const struct chron_event *e = differ_event(d, i);
	struct chron_str v = chron_event_text(e, CHRON_F_SEEN);

	return v.n && (v.p[0] == 'n' || v.p[0] == 'N');
}

void
differ_within(struct differ *d, uint32_t i)
{
	if (tells_of_others(d, i) && column_says_no(d, i))
		return;
	report(d, i, ASPECT_SEEN);
	report(d, i, ASPECT_ALONE);
}
