/* What sort of agency a name means, by the phrases of agency.def. */
#include "core/agency.h"

#include "core/words.h"

struct phrase {
	enum agency_kind kind;
	uint8_t n;
	const char *words;
};

static const struct phrase phrases[] = {
#define WORDS(id, phrase) {KIND_##id, sizeof(phrase) - 1, phrase},
#include "core/agency.def"
};

static const struct {
	const char *key, *usual;
} kinds[] = {
#define KIND(id, key, usual) [KIND_##id] = {key, usual},
#include "core/agency.def"
};

enum { PATIENT = 1, ADULTS = 2 };

static const uint8_t traits[KIND_COUNT] = {
	[KIND_HEALTH_VISITING] = PATIENT,
	[KIND_GP] = PATIENT,
	[KIND_HOSPITAL] = PATIENT,
	[KIND_MIDWIFERY] = PATIENT,
	[KIND_CAMHS] = PATIENT,
	[KIND_DENTAL] = PATIENT,
	[KIND_AMBULANCE] = PATIENT,
	[KIND_COMMUNITY_HEALTH] = PATIENT,
	[KIND_NHS_111] = PATIENT,
	[KIND_ADULT_MENTAL_HEALTH] = ADULTS,
	[KIND_SUBSTANCE_MISUSE] = ADULTS,
	[KIND_ADULT_SOCIAL_CARE] = ADULTS,
	[KIND_PROBATION] = ADULTS,
	[KIND_DOMESTIC_ABUSE] = ADULTS,
};

enum agency_kind
agency_kind_find(struct chron_str words, struct chron_str *found)
{
	const struct phrase *best = NULL;

	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++) {
		const struct phrase *p = &phrases[i];
		size_t at;

		if (best && p->n < best->n)
			continue;
		at = words_find(words, (struct chron_str){p->words, p->n});
		if (at == SIZE_MAX)
			continue;
		/* Of two as long, the one that is said first. */
		if (best && p->n == best->n && found->p <= words.p + at)
			continue;
		best = p;
		*found = (struct chron_str){words.p + at, p->n};
	}
	if (!best)
		*found = (struct chron_str){words.p, 0};
	return best ? best->kind : KIND_OTHER;
}

enum agency_kind
agency_kind_of(struct chron_str name)
{
	struct buf b = BUF_INIT;
	struct chron_str found;
	enum agency_kind kind;

	words_add(&b, name);
	kind = agency_kind_find(buf_get(&b), &found);
	buf_free(&b);
	return kind;
}

const char *
agency_kind_name(enum agency_kind kind)
{
	return (unsigned)kind < KIND_COUNT ? kinds[kind].key : "other";
}

const char *
agency_usual_name(enum agency_kind kind)
{
	return (unsigned)kind < KIND_COUNT ? kinds[kind].usual : "";
}

bool
agency_kind_has_patient(enum agency_kind kind)
{
	return traits[kind] & PATIENT;
}

bool
agency_kind_serves_adults(enum agency_kind kind)
{
	return traits[kind] & ADULTS;
}
