/* Named fields put together from pieces. */
#include "gather.h"

struct piece {
	struct chron_str text;
	uint32_t slot;
};

void
gather_init(struct gather *g)
{
	g->arena = arena_new();
	g->slots = g->pieces = g->fields = BUF_INIT;
}

void
gather_free(struct gather *g)
{
	arena_free(g->arena);
	buf_free(&g->slots);
	buf_free(&g->pieces);
	buf_free(&g->fields);
}

void
gather_clear(struct gather *g)
{
	arena_reset(g->arena);
	buf_clear(&g->slots);
	buf_clear(&g->pieces);
	buf_clear(&g->fields);
}

uint32_t
gather_count(const struct gather *g)
{
	return (uint32_t)(g->slots.n / sizeof(struct gather_slot));
}

struct gather_slot *
gather_at(const struct gather *g, uint32_t slot)
{
	return (struct gather_slot *)(void *)g->slots.p + slot;
}

static uint32_t
gather_pieces(const struct gather *g)
{
	return (uint32_t)(g->pieces.n / sizeof(struct piece));
}

size_t
gather_bytes(const struct gather *g)
{
	size_t n = 0;

	for (uint32_t i = 0; i < gather_count(g); i++)
		n += gather_at(g, i)->bytes;
	return n;
}

uint32_t
gather_slot(struct gather *g, const struct gather_slot *slot)
{
	buf_add(&g->slots, (const char *)slot, sizeof(*slot));
	return gather_count(g) - 1;
}

void
gather_piece(struct gather *g, uint32_t slot, struct chron_str text)
{
	struct piece piece = {text, slot};
	struct gather_slot *s = gather_at(g, slot);

	if (!text.n)
		return;
	buf_add(&g->pieces, (const char *)&piece, sizeof(piece));
	s->bytes += text.n;
	s->pieces++;
}

void
gather_add(struct gather *g, const struct chron_field *field)
{
	buf_add(&g->fields, (const char *)field, sizeof(*field));
}

const struct chron_field *
gather_fields(const struct gather *g, size_t *n)
{
	*n = g->fields.n / sizeof(struct chron_field);
	return (const struct chron_field *)(void *)g->fields.p;
}

static void
append(struct gather_slot *s, const struct piece *piece)
{
	size_t sep = strlen(s->separator);

	if (s->bytes) {
		memcpy(s->at + s->bytes, s->separator, sep);
		s->bytes += sep;
	}
	memcpy(s->at + s->bytes, piece->text.p, piece->text.n);
	s->bytes += piece->text.n;
}

void
gather_join(struct gather *g)
{
	const struct piece *pieces = (const struct piece *)(void *)g->pieces.p;
	uint32_t nslots = gather_count(g), n = gather_pieces(g);

	for (uint32_t i = 0; i < nslots; i++) {
		struct gather_slot *s = gather_at(g, i);

		if (s->pieces < 2)
			continue;
		s->at = arena_bytes(
			g->arena, s->bytes + strlen(s->separator) * s->pieces);
		s->bytes = 0;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct gather_slot *s = gather_at(g, pieces[i].slot);

		if (s->pieces == 1)
			s->one = pieces[i].text.p;
		else
			append(s, &pieces[i]);
	}
	for (uint32_t i = 0; i < nslots; i++) {
		const struct gather_slot *s = gather_at(g, i);
		struct chron_field f = {s->name,
			{s->at ? s->at : s->one, s->bytes}, s->type, 0, 0};

		if (s->pieces)
			gather_add(g, &f);
	}
}
