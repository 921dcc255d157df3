/* What people are by their work. */
#include "people/roles.h"

#include "util/str.h"

enum { SLOTS = 1 << 10, WORDS_MOST = 5 };

static const struct {
	const char *label, *phrases;
} table[] = {
#define ROLE(label, phrases) {label, phrases},
#include "people/roles.def"
};
enum { ROLES = sizeof(table) / sizeof(*table) };

struct slot {
	uint64_t hash;	   /* of the words, each after the other; 0: free */
	const char *label; /* NULL: a phrase only begins so */
};

struct roles {
	struct slot v[SLOTS];
};

static uint32_t
slot_of(const struct roles *r, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 20) & (SLOTS - 1);

	while (r->v[i].hash && r->v[i].hash != hash)
		i = (i + 1) & (SLOTS - 1);
	return i;
}

static uint64_t
and_then(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15) + 1;
}

static void
add(struct roles *r, struct chron_str phrase, const char *label)
{
	uint64_t hash = 0;
	struct chron_str word;
	struct slot *s = NULL;

	while (str_cut(&phrase, ' ', &word)) {
		char folded[LETTERS_LONGEST];
		size_t n = letters_fold(word, folded);

		hash = and_then(hash, letters_hash(folded, n));
		s = &r->v[slot_of(r, hash)];
		s->hash = hash;
	}
	if (s && !s->label)
		s->label = label;
}

struct roles *
roles_new(struct arena *a)
{
	struct roles *r = ARENA_NEW(a, struct roles);

	for (size_t i = 0; i < ROLES; i++) {
		struct chron_str rest = chron_cstr(table[i].phrases), phrase;

		while (str_cut(&rest, '|', &phrase))
			add(r, phrase, table[i].label);
	}
	return r;
}

uint32_t
roles_at(const struct roles *r, const struct passage *s, uint32_t i,
	const char **label)
{
	const struct letters *v = s->row->v;
	uint64_t hash = 0;
	uint32_t found = 0;

	for (uint32_t k = 0; k < WORDS_MOST && i + k < s->row->n; k++) {
		const struct slot *x;

		if (k) {
			enum letters_gap gap =
				letters_gap(s->text, &v[i + k - 1], &v[i + k]);

			if (gap != GAP_SPACE && gap != GAP_JOIN)
				break;
		}
		hash = and_then(hash, v[i + k].hash);
		x = &r->v[slot_of(r, hash)];
		if (!x->hash)
			break;
		if (x->label) {
			found = k + 1;
			*label = x->label;
		}
	}
	return found;
}

bool
roles_label(struct chron_str word)
{
	for (size_t i = 0; i < ROLES; i++)
		if (str_ieq(word, chron_cstr(table[i].label)))
			return true;
	return false;
}
