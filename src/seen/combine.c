/* Weighs the votes of one event into a sighting for each child. */
#include "seen/weigh.h"

#include "core/agency.h"
#include "seen/answer.h"

static const struct vote *
best(const struct vote v[4])
{
	static const uint8_t order[] = {
		ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR, ANSWER_NA};
	const struct vote *top = NULL;

	for (size_t i = 0; i < sizeof(order); i++)
		if (v[order[i]].weight > (top ? top->weight : 0))
			top = &v[order[i]];
	return top;
}

static void
settle(struct sighting_draft *d, enum aspect a, enum answer answer,
	const struct vote *why)
{
	d->flag[a] = (uint8_t)answer;
	d->why[a] = *why;
}

/* What a contact that says nothing of the child comes to. */
static void
settle_silence(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	struct vote why = s->first;
	unsigned ways = s->ways;

	(void)kid;
	if (s->views_box && company_of(s) && !(ways & WAYS_AWAY)) {
		why.rule = seen_rule_carer;
		settle(d, ASPECT_SEEN, ANSWER_UNCLEAR, &why);
	} else if (ways & WAY_VIDEO && !agency_kind_serves_adults(s->kind) &&
		   !(ways & (WAY_VISIT | WAY_MEETING)) &&
		   ((s->way_first & (WAY_VIDEO | WAY_PHONE | WAY_TEXT)) ==
				   WAY_VIDEO ||
			   !(ways & (WAY_PHONE | WAY_TEXT)))) {
		why.rule = seen_rule_video;
		settle(d, ASPECT_SEEN, ANSWER_UNCLEAR, &why);
	} else if (ways & (WAY_PHONE | WAY_TEXT) && !(ways & WAY_VISIT)) {
		why.rule = seen_rule_way;
		settle(d, ASPECT_SEEN, ANSWER_NO, &why);
	} else if (ways & (WAY_MEETING | WAY_DESK | WAY_LETTER)) {
		why.rule = seen_rule_not_about;
		settle(d, ASPECT_SEEN, ANSWER_NA, &why);
	} else if (ways & WAY_VISIT && !agency_kind_serves_adults(s->kind)) {
		why.rule = seen_rule_contact;
		settle(d, ASPECT_SEEN, ANSWER_UNCLEAR, &why);
	} else {
		settle(d, ASPECT_SEEN, ANSWER_NA, &why);
	}
}

/* The child on her own, in a contact that is no call, letter or meeting: only
 * somebody who was there can say so. */
static const struct vote *
alone_there(const struct scene *s, uint32_t kid)
{
	enum { SAID_PLAINLY = 60 };
	const struct vote *v = &s->votes[kid][ASPECT_ALONE][ANSWER_YES];

	if (s->ways & WAYS_AWAY || s->paper || s->away || s->call)
		return NULL;
	if (!((s->named | s->covered) >> kid & 1) &&
		(s->kind == KIND_SOCIAL_CARE ||
			seen_rules[v->rule].pred != PRED_ALONE))
		return NULL; /* who is alone is not said */
	return v->weight >= SAID_PLAINLY && v->rule < seen_nrules &&
			       seen_rules[v->rule].pred == PRED_ALONE
		       ? v
		       : NULL;
}

static void
settle_seen(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	const struct vote *v = s->votes[kid][ASPECT_SEEN];
	const struct vote *top = best(v);

	if (s->unborn >> kid & 1) {
		struct vote why = s->first;

		why.rule = seen_rule_unborn;
		settle(d, ASPECT_SEEN, ANSWER_NA, &why);
		return;
	}
	if (!top && (top = alone_there(s, kid))) {
		struct vote why = *top;

		why.rule = seen_rule_apart;
		settle(d, ASPECT_SEEN, ANSWER_YES, &why);
		d->grade = GRADE_FULL;
		return;
	}
	if (!top || top == &v[ANSWER_NA]) {
		settle_silence(s, kid, d);
		if (top && d->flag[ASPECT_SEEN] != ANSWER_NO)
			settle(d, ASPECT_SEEN, ANSWER_NA, top);
		return;
	}
	settle(d, ASPECT_SEEN, (enum answer)(top - v), top);
	if (top == &v[ANSWER_YES] && s->many_dates) {
		d->flag[ASPECT_SEEN] = ANSWER_UNCLEAR;
		d->why[ASPECT_SEEN].rule = seen_rule_dates;
	}
}

/* How well the child was seen.  Where a column says that it was, the narrative
 * can still tell how. */
static uint8_t
grade_of(const struct scene *s, uint32_t kid, const struct sighting_draft *d)
{
	const struct vote *said = &s->votes[kid][ASPECT_SEEN][ANSWER_YES];
	uint8_t grade = said->weight ? seen_rules[said->rule].grade
				     : (uint8_t)GRADE_FULL;

	if (d->flag[ASPECT_SEEN] != ANSWER_YES)
		return GRADE_NONE;
	if (s->distant >> kid & 1)
		return GRADE_DISTANCE;
	if (s->asleep >> kid & 1)
		return GRADE_ASLEEP;
	if (s->brief >> kid & 1)
		return GRADE_BRIEF;
	if (grade == GRADE_NONE)
		grade = GRADE_FULL;
	return grade == GRADE_FULL && s->reported >> kid & 1 && !d->stated
		       ? (uint8_t)GRADE_REPORTED
		       : grade;
}

static void
settle_alone(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	const struct vote *v = s->votes[kid][ASPECT_ALONE];
	const struct vote *top = best(v), *adult = company_of(s);
	bool sight = d->flag[ASPECT_SEEN] == ANSWER_YES ||
		     s->ways & WAY_VIDEO; /* somebody looked */

	if (d->flag[ASPECT_SEEN] == ANSWER_NO ||
		d->flag[ASPECT_SEEN] == ANSWER_NA) {
		struct vote why = d->why[ASPECT_SEEN];

		why.rule = seen_rule_unseen_alone;
		settle(d, ASPECT_ALONE, ANSWER_NO, &why);
	} else if (top) {
		settle(d, ASPECT_ALONE, (enum answer)(top - v), top);
	} else if (adult && sight) {
		settle(d, ASPECT_ALONE, ANSWER_NO, adult);
	} else if (s->company.aside.weight && sight) {
		settle(d, ASPECT_ALONE, ANSWER_YES, &s->company.aside);
	} else {
		settle(d, ASPECT_ALONE, ANSWER_UNCLEAR, &s->first);
	}
}

/* A view that came of a talk was asked for, unless the child began it and
 * nobody talked face to face. */
static bool
is_talk(const struct scene *s, uint32_t kid, const struct sighting_draft *d,
	const struct vote *why)
{
	unsigned pred = why && why->rule < seen_nrules
				? seen_rules[why->rule].pred
				: PRED_NONE;
	bool talked = s->talked >> kid & 1;

	if (pred == PRED_KIDCALLS)
		return talked && d->flag[ASPECT_SEEN] == ANSWER_YES;
	if (pred == PRED_BEGAN)
		return talked;
	if (d->flag[ASPECT_SOUGHT] != ANSWER_UNCLEAR || s->began >> kid & 1)
		return false;
	return talked || s->heading >> kid & 1 || s->session;
}

static void
settle_talk(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	const struct vote *why = best(s->votes[kid][ASPECT_SOUGHT]);

	if (d->flag[ASPECT_EXPRESSED] != ANSWER_YES || !is_talk(s, kid, d, why))
		return;
	d->flag[ASPECT_SOUGHT] = ANSWER_YES;
	d->why[ASPECT_SOUGHT].rule = seen_rule_talk_view;
}

static void
settle_views(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	const struct vote *v = s->votes[kid][ASPECT_EXPRESSED];
	const struct vote *top = best(v);

	if (top)
		settle(d, ASPECT_EXPRESSED, (enum answer)(top - v), top);
	else
		settle(d, ASPECT_EXPRESSED, ANSWER_NO, &s->first);
	v = s->votes[kid][ASPECT_SOUGHT];
	top = best(v);
	if (top)
		settle(d, ASPECT_SOUGHT, (enum answer)(top - v), top);
	else
		settle(d, ASPECT_SOUGHT, ANSWER_NO, &s->first);
	settle_talk(s, kid, d);
}

/* What weighs less is a hint. */
enum { PLAIN_WEIGHT = 40, PLAIN_COMPANY = 60, FORM_LEAST = 100 };

/* The strongest answer of the columns.  Where one cell says both, as in "Y, N",
 * it is none. */
static const struct vote *
best_stated(const struct vote v[4], enum answer *answer)
{
	const struct vote *top = best(v), *no = &v[ANSWER_NO];

	if (!top)
		return NULL;
	*answer = (enum answer)(top - v);
	if (*answer == ANSWER_YES && no->weight == top->weight &&
		no->value == top->value)
		*answer = ANSWER_UNCLEAR;
	return top;
}

/* Two columns say "yes" and "no". */
static bool
columns_differ(const struct vote v[4])
{
	return v[ANSWER_YES].weight && v[ANSWER_NO].weight &&
	       v[ANSWER_YES].value != v[ANSWER_NO].value;
}

/* Does the narrative say the contrary in so many words? */
static bool
is_belied(const struct scene *s, uint32_t kid, enum aspect a, enum answer now,
	const struct sighting_draft *d)
{
	enum answer was = (enum answer)d->flag[a];
	const struct vote *v = s->votes[kid][a];

	if (a == ASPECT_ALONE)
		return d->flag[ASPECT_SEEN] == ANSWER_YES && was != now &&
		       ((now == ANSWER_YES &&
				v[ANSWER_NO].weight >= PLAIN_COMPANY) ||
			       (now == ANSWER_NO &&
				       v[ANSWER_YES].weight >= PLAIN_COMPANY));
	if (now == ANSWER_YES && was == ANSWER_NO)
		return d->why[a].rule == seen_rule_way ||
		       (v[ANSWER_NO].weight >= PLAIN_WEIGHT &&
			       s->plainly_not >> kid & 1);
	return (now == ANSWER_NO || now == ANSWER_NA) && was == ANSWER_YES &&
	       v[ANSWER_YES].weight >=
		       (now == ANSWER_NA ? PLAIN_COMPANY : PLAIN_WEIGHT) &&
	       !(s->reported >> kid & 1);
}

/* A "yes" for the whole row, beside a narrative that says which of several
 * children was seen and that this one was not: it is about the others.  And a
 * "no" the same. */
static bool
is_of_others(const struct scene *s, uint32_t kid, enum answer now,
	const struct vote *top)
{
	enum answer other = now == ANSWER_YES ? ANSWER_NO : ANSWER_YES;

	if (top->weight != COLUMN_WEIGHT - IMPLICIT_LESS ||
		(now == ANSWER_YES && !(s->plainly_not >> kid & 1)))
		return false;
	for (uint32_t i = 0; i < s->people->nkids; i++)
		if (i != kid && s->stated[i][ASPECT_SEEN][now].weight &&
			s->votes[i][ASPECT_SEEN][now].weight >= PLAIN_WEIGHT &&
			s->votes[i][ASPECT_SEEN][now].weight >
				s->votes[i][ASPECT_SEEN][other].weight)
			return true;
	return false;
}

/* A column that answers wins; that the narrative says otherwise is kept.  "Yes"
 * in a row of several children is not said of one who was not yet born. */
static void
state(const struct scene *s, uint32_t kid, enum aspect a,
	struct sighting_draft *d)
{
	const struct vote *v = s->stated[kid][a];
	enum answer was = (enum answer)d->flag[a], now;
	const struct vote *top = best_stated(v, &now);

	if (!top || s->unborn >> kid & 1 ||
		(a <= ASPECT_ALONE && top->rule != seen_rule_column))
		return;
	if (a > ASPECT_ALONE && now != ANSWER_YES && was == ANSWER_YES &&
		(top->weight <= FREE_TEXT_WEIGHT ||
			top->rule != seen_rule_column))
		return; /* the narrative told what the box did not */
	if (a == ASPECT_SOUGHT && now == ANSWER_UNCLEAR && was == ANSWER_NO &&
		top->weight < FORM_LEAST && best(s->votes[kid][a]) &&
		d->flag[ASPECT_SEEN] != ANSWER_YES)
		return; /* nor that somebody asked */
	if (a == ASPECT_SEEN &&
		((now == ANSWER_YES && was == ANSWER_NO) ||
			(now == ANSWER_NO && was == ANSWER_YES)) &&
		is_of_others(s, kid, now, top))
		return;
	if (a <= ASPECT_ALONE && is_belied(s, kid, a, now, d)) {
		d->contradicted = true;
		d->other[a] = d->why[a];
	} else if (a <= ASPECT_ALONE && columns_differ(v)) {
		d->contradicted = true;
		d->other[a] = v[now == ANSWER_YES ? ANSWER_NO : ANSWER_YES];
	}
	d->stated = true;
	settle(d, a, now, top);
}

/* How the worker and the child were together, or in touch. */
static uint8_t
mode_of(const struct scene *s, uint32_t kid, const struct sighting_draft *d)
{
	static const uint8_t usual[KIND_COUNT] = {[KIND_GP] = MODE_CLINIC,
		[KIND_HOSPITAL] = MODE_HOSPITAL,
		[KIND_CAMHS] = MODE_CLINIC,
		[KIND_DENTAL] = MODE_CLINIC,
		[KIND_SCHOOL] = MODE_SCHOOL,
		[KIND_NURSERY] = MODE_SCHOOL,
		[KIND_NHS_111] = MODE_PHONE,
		[KIND_COMMUNITY_HEALTH] = MODE_CLINIC};

	if (d->flag[ASPECT_SEEN] == ANSWER_NA)
		return MODE_NONE;
	if (s->place)
		return s->place;
	if (d->flag[ASPECT_SEEN] == ANSWER_YES) {
		uint8_t mode = s->mode[kid] ? s->mode[kid] : s->text_mode;

		uint8_t at = usual[s->kind < KIND_COUNT ? s->kind : KIND_OTHER];

		/* an office in a school is at school */
		if (mode && mode != MODE_PHONE && mode != MODE_VIRTUAL &&
			(mode != MODE_OTHER || !at))
			return mode;
		return at;
	}
	if (s->ways & WAY_VIDEO)
		return MODE_VIRTUAL;
	return s->ways & (WAY_PHONE | WAY_TEXT) ? MODE_PHONE : s->text_mode;
}

/* No contact with this child. */
static void
set_apart(const struct scene *s, unsigned rule, struct sighting_draft *d)
{
	struct vote why = s->first;

	memset(d, 0, sizeof(*d));
	why.rule = (uint16_t)rule;
	settle(d, ASPECT_SEEN, ANSWER_NA, &why);
	for (enum aspect a = ASPECT_ALONE; a < ASPECT_COUNT; a++)
		settle(d, a, ANSWER_NO, &why);
}

void
combine_unmentioned(const struct scene *s, struct sighting_draft *d)
{
	set_apart(s, seen_rule_unmentioned, d);
}

void
combine(const struct scene *s, uint32_t kid, struct sighting_draft *d)
{
	uint8_t seen;

	/* a meeting that was called off is nobody's sighting */
	if (s->cancelled) {
		set_apart(s, seen_rule_cancelled, d);
		return;
	}
	memset(d, 0, sizeof(*d));
	settle_seen(s, kid, d);
	settle_alone(s, kid, d);
	settle_views(s, kid, d);
	weigh(s, kid, d);
	seen = d->flag[ASPECT_SEEN];
	state(s, kid, ASPECT_SEEN, d);
	if (d->flag[ASPECT_SEEN] != seen)
		settle_alone(s, kid, d);
	if (d->flag[ASPECT_SEEN] == ANSWER_YES ||
		d->flag[ASPECT_SEEN] == ANSWER_UNCLEAR)
		state(s, kid, ASPECT_ALONE, d);
	state(s, kid, ASPECT_SOUGHT, d);
	state(s, kid, ASPECT_EXPRESSED, d);
	settle_talk(s, kid, d);
	d->grade = grade_of(s, kid, d);
	d->mode = mode_of(s, kid, d);
}
