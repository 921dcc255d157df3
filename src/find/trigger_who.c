/* Whom a trigger is about: the children that the sentence names, else those the
 * record concerns. */
#include "find/trigger.h"
#include "util/sentence.h"
#include "util/str.h"

enum {
	SENTENCE_BYTES = 1000,
	TEXT_BYTES = 4000,
	SHORT = 3,
	CARRIED = 294, /* days */
};

/* What happens to one child, not to a family. */
static const bool personal[TRIGGER_KINDS] = {
	[TRIGGER_PLAN] = true,
	[TRIGGER_BIRTH] = true,
	[TRIGGER_RETURN] = true,
	[TRIGGER_DISCHARGE] = true,
	[TRIGGER_PLACED] = true,
};

/* What may be about a child that is not born yet. */
static const bool before_birth[TRIGGER_KINDS] = {
	[TRIGGER_REFERRAL] = true,
	[TRIGGER_STRATEGY] = true,
	[TRIGGER_PLAN] = true,
};

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* As whole words; of a short name the letters have to be as written, or "a
 * bruise" would name A. */
static bool
has_name(struct chron_str s, struct chron_str name)
{
	size_t from = 0;

	while (name.n && from + name.n <= s.n) {
		struct chron_str at = {s.p + from, name.n};

		if ((!from || !is_word(s.p[from - 1])) &&
			(from + name.n == s.n ||
				!is_word(s.p[from + name.n])) &&
			(name.n > SHORT ? str_ieq(at, name) : str_eq(at, name)))
			return true;
		from++;
	}
	return false;
}

static bool
is_named(const struct chron_child *child, struct chron_str s)
{
	struct chron_str rest = child->name, first;

	if (has_name(s, child->ref) ||
		(str_cut(&rest, ' ', &first) && has_name(s, first)))
		return true;
	for (uint32_t i = 0; i < child->nalso; i++)
		if (has_name(s, child->also[i]))
			return true;
	return false;
}

static struct chron_str
sentence_of(const struct chron_event *e, const struct trigger_hit *hit)
{
	const struct chron_value *v = &e->values[hit->value];
	struct chron_str s =
		sentence_at((struct chron_str){v->p, v->n}, hit->start);

	if (s.n > SENTENCE_BYTES)
		s = (struct chron_str){v->p + hit->start,
			v->n - hit->start < SENTENCE_BYTES ? v->n - hit->start
							   : SENTENCE_BYTES};
	return s;
}

/* Those of a record whose sight it tells of: "found in the park, brought home"
 * is about the one who was missing, not about the sibling it mentions. */
static void
keep_contacts(const struct chron_event *e, uint32_t n, bool *about)
{
	bool any = false;

	for (uint32_t i = 0; i < e->nsightings; i++)
		any |= e->sightings[i].child < n &&
		       e->sightings[i].flag[ASPECT_SEEN] != ANSWER_NA;
	for (uint32_t i = 0; any && i < e->nsightings; i++)
		if (e->sightings[i].child < n &&
			e->sightings[i].flag[ASPECT_SEEN] == ANSWER_NA)
			about[e->sightings[i].child] = false;
}

static struct chron_str
text_of(const struct chron_event *e, const struct trigger_hit *hit)
{
	const struct chron_value *v = &e->values[hit->value];

	return (struct chron_str){
		v->p, v->n < TEXT_BYTES ? v->n : (size_t)TEXT_BYTES};
}

/* Does a record speak of a child before it is born? */
static bool
is_expected(const struct chron_child *child, struct chron_str text)
{
	static const char *const words[] = {
		"unborn", "pre-birth", "prebirth", "pre birth", "pregnan"};

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (str_ifind(text, words[k]) != SIZE_MAX)
			return true;
	return is_named(child, text);
}

/* "All three children" of a family are not the one that is born next year,
 * unless the record speaks of it. */
static void
keep_expected(const struct chron_config *config, const struct chron_event *e,
	const struct trigger_hit *hit, bool *about)
{
	struct chron_str text = text_of(e, hit);
	int32_t on = civil_day_of(e->start.latest);

	for (uint32_t i = 0; i < config->nchildren; i++) {
		const struct chron_child *child = &config->children[i];

		about[i] = about[i] &&
			   (child->born <= on || is_expected(child, text));
	}
}

void
trigger_about(const struct chron_chronology *c, enum trigger_kind kind,
	uint32_t event, const struct trigger_hit *hit, bool *about)
{
	const struct chron_event *e = &c->events[event];
	uint32_t n = c->config.nchildren;
	struct chron_str sentence;
	bool any = false;

	keep_expected(&c->config, e, hit, about);
	if (!personal[kind])
		return;
	sentence = sentence_of(e, hit);
	for (uint32_t i = 0; i < n; i++)
		any |= about[i] && is_named(&c->config.children[i], sentence);
	if (!any) {
		keep_contacts(e, n, about);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		about[i] =
			about[i] && is_named(&c->config.children[i], sentence);
}

bool
trigger_may_be_unborn(enum trigger_kind kind, int32_t on, int32_t born)
{
	return on >= born ||
	       (before_birth[kind] && (int64_t)born - on <= CARRIED);
}
