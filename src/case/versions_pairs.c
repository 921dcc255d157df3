/* Which row of a new version is which row of the one before. */
#include <stdlib.h>

#include "case/versions_parts.h"

enum {
	MOST_WORDS = 512, /* of a row, for likeness */
	NEAR = 8,	  /* rows to either side, on days with many rows */
	FULL_DAY = 4096	  /* pairs of rows of a day that are all looked at */
};

/* One row by the hash in question. */
struct item {
	uint64_t hash, ref;
	uint32_t row, order;
};

struct pairing {
	struct arena *a;
	struct vrow *was, *now;
	uint32_t nwas, nnow;
	struct item *x, *y; /* scratch */
	bool numbers_stay;  /* bare numbers name rows, and do not count them */
};

static int
by_hash(const void *pa, const void *pb)
{
	const struct item *a = pa, *b = pb;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->ref != b->ref)
		return a->ref < b->ref ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

typedef uint64_t hash_of(const struct pairing *p, const struct vrow *r);

static uint64_t
key_and_ref(const struct pairing *p, const struct vrow *r)
{
	(void)p;
	return r->key[0] ^ (r->key[1] * 31) ^ (r->ref * 0x9e3779b97f4a7c15u);
}

static uint64_t
key_alone(const struct pairing *p, const struct vrow *r)
{
	(void)p;
	return r->key[0] ^ (r->key[1] * 31);
}

static uint64_t
ref_alone(const struct pairing *p, const struct vrow *r)
{
	return r->number && !p->numbers_stay ? 0 : r->ref;
}

static uint64_t
text_alone(const struct pairing *p, const struct vrow *r)
{
	(void)p;
	return r->text;
}

static uint32_t
collect(const struct pairing *p, const struct vrow *rows, uint32_t n,
	hash_of *hash, struct item *to)
{
	uint32_t k = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint64_t h = rows[i].mate == CHRON_NONE ? hash(p, &rows[i]) : 0;

		if (h)
			to[k++] =
				(struct item){h, rows[i].ref, i, rows[i].order};
	}
	if (k)
		qsort(to, k, sizeof(*to), by_hash);
	return k;
}

static void
mate(struct pairing *p, uint32_t was, uint32_t now, bool same)
{
	p->was[was].mate = now;
	p->now[now].mate = was;
	p->was[was].same = p->now[now].same = same;
}

static uint32_t
run_of(const struct item *x, uint32_t n, uint32_t at)
{
	uint32_t end = at;

	while (end < n && x[end].hash == x[at].hash)
		end++;
	return end - at;
}

/* Pairs unpaired rows of one hash: in their order if they say the same, else
 * only where there is no choice. */
static void
join(struct pairing *p, hash_of *hash, bool same)
{
	uint32_t nx = collect(p, p->was, p->nwas, hash, p->x);
	uint32_t ny = collect(p, p->now, p->nnow, hash, p->y);

	for (uint32_t i = 0, k = 0; i < nx && k < ny;) {
		uint32_t in = run_of(p->x, nx, i), kn = run_of(p->y, ny, k);

		if (p->x[i].hash < p->y[k].hash) {
			i += in;
			continue;
		}
		if (p->x[i].hash > p->y[k].hash) {
			k += kn;
			continue;
		}
		for (uint32_t m = 0; m < in && m < kn; m++)
			if (same || (in == 1 && kn == 1))
				mate(p, p->x[i + m].row, p->y[k + m].row, same);
		i += in;
		k += kn;
	}
}

/* Numbers that most rows kept are names of rows; others only count them. */
static void
trust_numbers(struct pairing *p)
{
	uint32_t kept = 0, moved = 0;

	for (uint32_t i = 0; i < p->nwas; i++) {
		const struct vrow *r = &p->was[i];

		if (r->mate == CHRON_NONE || !r->number)
			continue;
		if (p->now[r->mate].ref == r->ref)
			kept++;
		else
			moved++;
	}
	p->numbers_stay = kept > 9 * moved;
}

/* ---- rows of one day that read alike ---- */

struct wording {
	uint64_t *words;
	uint32_t n;
};

struct likeness {
	uint32_t was, now, score; /* of 1000 words */
};

static int
by_day(const void *pa, const void *pb, void *arg)
{
	const struct vrow *rows = arg;
	const struct vrow *a = &rows[*(const uint32_t *)pa];
	const struct vrow *b = &rows[*(const uint32_t *)pb];

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static uint32_t
unpaired(struct arena *a, struct vrow *rows, uint32_t n, uint32_t **list)
{
	uint32_t k = 0;

	*list = ARENA_ARRAY(a, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		if (rows[i].mate == CHRON_NONE && rows[i].day != INT64_MIN)
			(*list)[k++] = i;
	if (k)
		qsort_r(*list, k, sizeof(**list), by_day, rows);
	return k;
}

static uint32_t
day_end(const struct vrow *rows, const uint32_t *list, uint32_t n, uint32_t at)
{
	uint32_t end = at;

	while (end < n && rows[list[end]].day == rows[list[at]].day)
		end++;
	return end;
}

static uint32_t
common(const struct wording *a, const struct wording *b)
{
	uint32_t n = 0;

	for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
		if (a->words[i] == b->words[k]) {
			n++;
			i++;
			k++;
		} else if (a->words[i] < b->words[k]) {
			i++;
		} else {
			k++;
		}
	}
	return n;
}

/* Most words equal; nearly all where another professional stands there. */
static uint32_t
score_of(const struct vrow *a, const struct vrow *b, const struct wording *x,
	const struct wording *y)
{
	uint32_t most = x->n > y->n ? x->n : y->n;
	uint32_t share = most ? common(x, y) * 1000 / most : 0;
	bool other = a->who && b->who && a->who != b->who;

	return share > (other ? 800u : 500u) ? share : 0;
}

static int
by_score(const void *pa, const void *pb)
{
	const struct likeness *a = pa, *b = pb;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->now != b->now)
		return a->now < b->now ? -1 : 1;
	return (a->was > b->was) - (a->was < b->was);
}

/* The lists of one day: x of the version before, y of the new one. */
struct day {
	const uint32_t *x, *y;
	uint32_t nx, ny;
};

static struct wording *
wordings(struct arena *a, const struct vrow *rows, const uint32_t *list,
	uint32_t n)
{
	struct wording *w = ARENA_ARRAY(a, struct wording, n);
	uint64_t words[MOST_WORDS];

	for (uint32_t i = 0; i < n; i++) {
		w[i].n = vrow_words(&rows[list[i]], words, MOST_WORDS);
		w[i].words = ARENA_ARRAY(a, uint64_t, w[i].n + 1);
		memcpy(w[i].words, words, w[i].n * sizeof(*words));
	}
	return w;
}

static void
pair_day(struct pairing *p, const struct day *d)
{
	struct arena *a = arena_new();
	struct wording *x = wordings(a, p->was, d->x, d->nx);
	struct wording *y = wordings(a, p->now, d->y, d->ny);
	bool all = (uint64_t)d->nx * d->ny <= FULL_DAY;
	struct likeness *l = NULL;
	uint32_t n = 0;

	for (uint32_t k = 0; k < d->ny; k++) {
		uint32_t from = all || k < NEAR ? 0 : k - NEAR;
		uint32_t to = all || k + NEAR > d->nx ? d->nx : k + NEAR;

		for (uint32_t i = from; i < to; i++) {
			uint32_t score = score_of(&p->was[d->x[i]],
				&p->now[d->y[k]], &x[i], &y[k]);

			if (score)
				*ARENA_PUSH(a, &l, &n) = (struct likeness){
					d->x[i], d->y[k], score};
		}
	}
	if (n)
		qsort(l, n, sizeof(*l), by_score);
	for (uint32_t i = 0; i < n; i++)
		if (p->was[l[i].was].mate == CHRON_NONE &&
			p->now[l[i].now].mate == CHRON_NONE)
			mate(p, l[i].was, l[i].now, false);
	arena_free(a);
}

static void
pair_days(struct pairing *p)
{
	uint32_t *x, *y, i = 0, k = 0;
	uint32_t nx = unpaired(p->a, p->was, p->nwas, &x);
	uint32_t ny = unpaired(p->a, p->now, p->nnow, &y);

	while (i < nx && k < ny) {
		int64_t dx = p->was[x[i]].day, dy = p->now[y[k]].day;
		uint32_t ie = day_end(p->was, x, nx, i);
		uint32_t ke = day_end(p->now, y, ny, k);

		if (dx == dy)
			pair_day(
				p, &(struct day){x + i, y + k, ie - i, ke - k});
		if (dx <= dy)
			i = ie;
		if (dy <= dx)
			k = ke;
	}
}

void
vrows_pair(struct arena *a, struct vrow *was, uint32_t nwas, struct vrow *now,
	uint32_t nnow)
{
	struct pairing p = {
		.a = a,
		.was = was,
		.now = now,
		.nwas = nwas,
		.nnow = nnow,
		.x = ARENA_ARRAY(a, struct item, nwas + 1),
		.y = ARENA_ARRAY(a, struct item, nnow + 1),
	};

	join(&p, key_and_ref, true);
	join(&p, key_alone, true);
	trust_numbers(&p);
	join(&p, ref_alone, false);
	join(&p, text_alone, false);
	pair_days(&p);
}
