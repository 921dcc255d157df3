/* Texts as they may be read by those who are not to know whom they name. */
#include "people/mask.h"

#include "people/found.h"
#include "people/mask_parts.h"
#include "people/tally.h"
#include "util/civil.h"
#include "util/str.h"

static void
keep_text(struct vocab *v, struct letters_row *row, struct arena *a,
	struct chron_str s)
{
	letters_cut(row, a, s);
	for (uint32_t i = 0; i < row->n; i++)
		vocab_add(v, row->v[i].hash, VOCAB_CAPITAL);
}

/* What is to stay as it is: agencies go by their names, and so does what
 * [anonymise] keeps. */
static void
keep_words(struct vocab *v, const struct chron_chronology *c)
{
	struct letters_row row = {NULL, 0, 0};
	struct arena *a = arena_new();

	for (uint32_t i = 0; i < c->nagencies; i++)
		keep_text(v, &row, a, c->agencies[i].name);
	for (uint32_t i = 0; i < c->config.nkeep; i++)
		keep_text(v, &row, a, c->config.keep[i]);
	arena_free(a);
}

struct mask *
mask_new(struct arena *a, const struct chron_chronology *c)
{
	struct mask *m = ARENA_NEW(a, struct mask);

	m->people = people_declared(a, &c->config);
	tally_words(m->people->vocab, c);
	keep_words(m->people->vocab, c);
	people_find(m->people, c);
	return m;
}

const struct people *
mask_people(const struct mask *m)
{
	return m->people;
}

/* Whatever tells who somebody is, each its own matcher: the first that knows
 * what stands at a word takes it. */
static bool (*const matchers[])(
	const struct looking *k, uint32_t i, struct name_hit *hit) = {
	match_web,
	match_address,
	match_birth,
	match_number,
	match_code,
	match_street,
	match_name,
};

bool
match_name(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	return names_at(k->mask->people, &k->s, i, k->arena, hit);
}

bool
mask_match(const struct looking *k, uint32_t i, struct name_hit *hit)
{
	for (size_t x = 0; x < sizeof(matchers) / sizeof(*matchers); x++)
		if (matchers[x](k, i, hit))
			return true;
	return false;
}

static void
copy(struct buf *out, struct chron_str s, uint32_t from, uint32_t to)
{
	buf_add(out, s.p + from, to - from);
}

static struct chron_str
mask_all(struct looking *k, struct mask_map *map)
{
	struct chron_str s = k->s.text;
	struct buf out = BUF_INIT;
	uint32_t done = 0;

	for (uint32_t i = 0; i < k->s.row->n;) {
		struct name_hit hit;

		if (!mask_match(k, i, &hit)) {
			i++;
			continue;
		}
		copy(&out, s, done, hit.at);
		if (map)
			*ARENA_PUSH(k->arena, &map->v, &map->n) =
				(struct mask_piece){hit.at, hit.end,
					(uint32_t)out.n,
					(uint32_t)(out.n + hit.shown.n)};
		buf_str(&out, hit.shown);
		done = hit.end;
		i += hit.words;
	}
	if (done) {
		copy(&out, s, done, (uint32_t)s.n);
		s = arena_str(k->arena, buf_get(&out));
	}
	buf_free(&out);
	return s;
}

static struct chron_str
mask_as(const struct mask *m, struct chron_str s, int32_t day, bool token,
	struct arena *a, struct mask_map *map)
{
	struct letters_row row = {NULL, 0, 0};
	struct looking k = {
		.mask = m, .s = {s, &row, token, day}, .day = day, .arena = a};

	if (map)
		*map = (struct mask_map){NULL, 0};
	if (!s.n || s.n > UINT32_MAX / 2)
		return s;
	letters_cut(&row, a, s);
	return mask_all(&k, map);
}

struct chron_str
mask_text(const struct mask *m, struct chron_str s, int32_t day,
	struct arena *a, struct mask_map *map)
{
	return mask_as(m, s, day, false, a, map);
}

struct chron_str
mask_token(const struct mask *m, struct chron_str s, struct arena *a)
{
	return mask_as(m, s, CIVIL_MIN, true, a, NULL);
}

struct chron_str
mask_ref(const struct mask *m, struct chron_str ref)
{
	for (uint32_t i = 0; i < m->people->ndeclared; i++) {
		const struct known *k = &m->people->known[i];

		if (str_eq(k->ref, ref))
			return k->renamed ? k->shown : ref;
	}
	return ref;
}

/* Where a byte lies now, that begins or ends a stretch. */
static uint32_t
moved(const struct mask_map *map, uint32_t at, bool end)
{
	int64_t shift = 0;

	for (uint32_t i = 0; i < map->n; i++) {
		const struct mask_piece *x = &map->v[i];

		if (at < x->from || (end && at == x->from))
			break;
		if (at < x->to)
			return end ? x->end : x->at;
		shift = (int64_t)x->end - x->to;
	}
	return (uint32_t)(at + shift);
}

void
mask_move(const struct mask_map *map, uint32_t *start, uint32_t *end)
{
	*start = moved(map, *start, false);
	*end = moved(map, *end, true);
	if (*end < *start)
		*end = *start;
}

int32_t
mask_day(const struct chron_event *e)
{
	int64_t at = e->start.earliest;

	if (at == CHRON_TIME_MIN || at == CHRON_TIME_MAX ||
		e->start.precision == CHRON_UNKNOWN)
		return CIVIL_MIN;
	return civil_day_of(at);
}
