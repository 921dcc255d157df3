/* A picture of many lanes in several panels, each with the axes, so that a
 * sheet of paper or a screen holds one. */
#include "export/picture.h"

enum { PANEL_MOST = 6000 }; /* height of a panel, its axes included */

/* The lane after the last of a panel that begins with lane `first` and has
 * room for so much. */
static uint32_t
fill(const struct picture_layout *l, uint32_t first, int32_t room)
{
	uint32_t end = first;
	int32_t used = 0;

	while (end < l->nlanes &&
		(end == first || used + l->lanes[end].height <= room))
		used += l->lanes[end++].height;
	return end;
}

static uint32_t
count(const struct picture_layout *l, int32_t room)
{
	uint32_t n = 0;

	for (uint32_t first = 0; first < l->nlanes; n++)
		first = fill(l, first, room);
	return n;
}

/* The least room in which no more panels are needed than with the most: they
 * are then about as high as each other. */
static int32_t
even_room(const struct picture_layout *l)
{
	int32_t most = PANEL_MOST - l->top - (l->height - l->bottom), least = 0;
	uint32_t n = count(l, most);

	while (least + PICTURE_UNIT < most) {
		int32_t middle = least + (most - least) / 2;

		if (count(l, middle) > n)
			least = middle;
		else
			most = middle;
	}
	return most;
}

uint32_t
picture_panels(const struct picture_layout *l)
{
	uint32_t n = count(l, even_room(l));

	return n ? n : 1;
}

/* The places in lanes, moved up so that the panel's first lane is on top. */
static struct picture_places
take(const struct picture_layout *l, const struct picture_places *from,
	uint32_t first, uint32_t end, struct arena *a)
{
	struct picture_places to = {0};
	int32_t up = l->lanes[first].y - l->top;

	for (uint32_t i = 0; i < from->n; i++) {
		struct picture_place *p;
		int32_t lane = from->items[i].mark->lane;

		if (lane < l->lanes[first].number ||
			lane > l->lanes[end - 1].number)
			continue;
		p = ARENA_PUSH(a, &to.items, &to.n);
		*p = from->items[i];
		p->y -= up;
		p->label_y -= up;
	}
	return to;
}

static void
cut_flags(struct picture_layout *l, bool first, struct arena *a)
{
	struct picture_places from = l->flags;

	l->flags = (struct picture_places){0};
	for (uint32_t i = 0; i < from.n; i++) {
		struct picture_place *p = &from.items[i];

		/* those of triggers end in the first lane */
		if (!first && p->mark->kind == PICTURE_TRIGGER)
			continue;
		p = ARENA_PUSH(a, &l->flags.items, &l->flags.n);
		*p = from.items[i];
		if (p->height > l->bottom - l->top)
			p->height = l->bottom - l->top;
	}
}

void
picture_panel(const struct picture_layout *l, uint32_t at,
	struct picture_layout *panel, struct arena *a)
{
	int32_t room = even_room(l);
	uint32_t first = 0, end = fill(l, 0, room);
	int32_t foot = l->height - l->bottom, up;

	*panel = *l;
	for (uint32_t i = 0; i < at; i++) {
		first = end;
		end = fill(l, first, room);
	}
	if (!l->nlanes)
		return;
	up = l->lanes[first].y - l->top;
	panel->nlanes = end - first;
	panel->lanes = ARENA_ARRAY(a, struct picture_lane, panel->nlanes);
	for (uint32_t i = 0; i < panel->nlanes; i++) {
		panel->lanes[i] = l->lanes[first + i];
		panel->lanes[i].y -= up;
	}
	panel->bars = take(l, &l->bars, first, end, a);
	panel->records = take(l, &l->records, first, end, a);
	panel->bottom = l->lanes[end - 1].y + l->lanes[end - 1].height - up;
	panel->height = panel->bottom + foot;
	if (l->ages_y)
		panel->ages_y = l->ages_y - l->bottom + panel->bottom;
	cut_flags(panel, at == 0, a);
}
