/* Positions, agencies and answers in words. */
#include "report/words.h"

#include "util/str.h"

struct chron_str
words_join(struct arena *a, const struct chron_str *parts, size_t n)
{
	size_t total = 0;
	char *p, *q;

	for (size_t i = 0; i < n; i++)
		total += parts[i].n;
	p = q = arena_bytes(a, total + 1);
	for (size_t i = 0; i < n; i++) {
		if (parts[i].n)
			memcpy(q, parts[i].p, parts[i].n);
		q += parts[i].n;
	}
	*q = '\0';
	return (struct chron_str){p, total};
}

struct chron_str
words_number(struct arena *a, uint64_t n)
{
	char text[20], *p = text + sizeof(text);

	do
		*--p = (char)('0' + n % 10);
	while (n /= 10);
	return arena_str(
		a, (struct chron_str){p, (size_t)(text + sizeof(text) - p)});
}

struct chron_str
words_signed(struct arena *a, int64_t n)
{
	uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	return WORDS(
		a, n < 0 ? CHRON_S("-") : CHRON_S("+"), words_number(a, size));
}

/* By aspect, then by enum answer. */
static const char *const answers[ASPECT_COUNT][4] = {
	[ASPECT_SEEN] = {"cannot be told", "seen", "not seen",
		"not applicable"},
	[ASPECT_ALONE] = {"cannot be told", "seen alone", "not seen alone",
		"not applicable"},
	[ASPECT_SOUGHT] = {"cannot be told", "asked", "not asked",
		"not applicable"},
	[ASPECT_EXPRESSED] = {"cannot be told", "heard", "not heard",
		"not applicable"},
};

struct chron_str
words_answer(enum aspect aspect, uint8_t answer)
{
	return chron_cstr(answers[aspect][answer & 3]);
}

static struct chron_str
words_place(struct arena *a, const struct chron_chronology *c, uint32_t source,
	struct chron_str part, uint32_t row)
{
	struct chron_str file = source < c->nsources ? c->sources[source].file
						     : CHRON_S("the case");
	struct chron_str none = CHRON_S("");

	return WORDS(a, file, part.n ? CHRON_S(" [") : none, part,
		part.n ? CHRON_S("]") : none, row ? CHRON_S(", row ") : none,
		row ? words_number(a, row) : none);
}

struct chron_str
words_position(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e)
{
	return words_place(a, c, e->source, e->part, e->row);
}

struct chron_str
words_agency(const struct chron_chronology *c, uint32_t agency)
{
	return agency < c->nagencies ? c->agencies[agency].name
				     : CHRON_S("not known");
}

struct chron_str
words_source_agency(
	const struct chron_chronology *c, const struct chron_source *s)
{
	if (s->agency == CHRON_NONE && !s->refused)
		return CHRON_S("each row names its own");
	return words_agency(c, s->agency);
}

struct chron_str
words_who(struct arena *a, const struct chron_chronology *c,
	const struct chron_event *e)
{
	struct chron_str agency = words_agency(c, e->agency);
	struct chron_str who = chron_event_text(e, CHRON_F_PROFESSIONAL);

	return who.n ? WORDS(a, agency, CHRON_S(", "), who) : agency;
}

struct chron_str
words_entry(const struct chron_chronology *c, uint32_t event)
{
	const struct chron_entry *n = chronology_entry(c, event);

	return n && n->events[0] == event ? n->id : c->events[event].id;
}

struct chron_str
words_account(struct arena *a, const struct chron_event *e)
{
	struct chron_str text = chron_event_text(e, CHRON_F_EVENT);
	struct chron_str *parts;

	if (text.n || !e->nvalues)
		return text;
	parts = ARENA_ARRAY(a, struct chron_str, (size_t)e->nvalues * 2);
	for (size_t i = 0; i < e->nvalues; i++) {
		parts[2 * i] = i ? CHRON_S(" | ") : CHRON_S("");
		parts[2 * i + 1] =
			(struct chron_str){e->values[i].p, e->values[i].n};
	}
	return words_join(a, parts, (size_t)e->nvalues * 2);
}

static const struct {
	const char *kind, *words;
} gap_kinds[] = {
	{"unseen", "not seen by any agency"},
	{"unseen-alone", "not seen alone"},
	{"views", "no view asked for or heard"},
	{"never-seen", "never seen"},
	{"standard", "longer than the local standard"},
	{"planned-not-done", "planned, not found done"},
	{"agency-silence", "no entries"},
	{"missing-source", "material missing"},
};

struct chron_str
words_gap(const char *kind)
{
	for (size_t i = 0; i < sizeof(gap_kinds) / sizeof(*gap_kinds); i++)
		if (!strcmp(gap_kinds[i].kind, kind))
			return chron_cstr(gap_kinds[i].words);
	return chron_cstr(kind);
}
