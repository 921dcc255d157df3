/* Styles of OpenDocument, as far as they hide what they apply to: letters,
 * paragraphs and whole sheets. */
#include "odf.h"

#include "util/str.h"

static uint64_t
hash(enum odf_family family, struct chron_str name)
{
	uint64_t h = 0xcbf29ce484222325u + (uint64_t)family;

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 0x100000001b3u;
	return h ^ h >> 29;
}

/* Names are kept with their family in front of them. */
static bool
is(struct chron_str slot, enum odf_family family, struct chron_str name)
{
	return slot.n == name.n + 1 && slot.p[0] == (char)family &&
	       memcmp(slot.p + 1, name.p, name.n) == 0;
}

static struct chron_str *
find(const struct odf_styles *s, enum odf_family family, struct chron_str name)
{
	for (uint64_t h = hash(family, name);; h++) {
		struct chron_str *slot = &s->slots[h & (s->nslots - 1)];

		if (!slot->n || is(*slot, family, name))
			return slot;
	}
}

bool
odf_hides(const struct odf_styles *s, enum odf_family family,
	struct chron_str name)
{
	return s->n && name.n && find(s, family, name)->n;
}

static void
grow(struct odf_styles *s)
{
	struct odf_styles was = *s;

	s->nslots = was.nslots ? was.nslots * 2 : 64;
	s->slots = ARENA_ARRAY(s->arena, struct chron_str, s->nslots);
	for (uint32_t i = 0; i < was.nslots; i++) {
		struct chron_str slot = was.slots[i];

		if (slot.n)
			*find(s, (enum odf_family)slot.p[0],
				(struct chron_str){slot.p + 1, slot.n - 1}) =
				slot;
	}
}

static void
add(struct odf_styles *s, enum odf_family family, struct chron_str name)
{
	struct chron_str *slot;
	char *p;

	if (s->n * 2 >= s->nslots)
		grow(s);
	slot = find(s, family, name);
	if (slot->n)
		return;
	p = arena_bytes(s->arena, name.n + 1);
	p[0] = (char)family;
	memcpy(p + 1, name.p, name.n);
	*slot = (struct chron_str){p, name.n + 1};
	s->n++;
}

void
odf_style_begins(struct odf_styles *s, const struct part_attrs *a)
{
	struct chron_str family = part_attr(a, NS_OD_STYLE, "family");

	s->name = CHRON_S("");
	if (str_is(family, "table"))
		s->family = ODF_SHEET;
	else if (str_is(family, "text") || str_is(family, "paragraph"))
		s->family = ODF_LETTERS;
	else
		return;
	s->name = arena_str(s->arena, part_attr(a, NS_OD_STYLE, "name"));
	s->hides = odf_hides(
		s, s->family, part_attr(a, NS_OD_STYLE, "parent-style-name"));
}

void
odf_style_shows(
	struct odf_styles *s, enum odf_family family, struct chron_str display)
{
	if (s->name.n && display.n && family == s->family)
		s->hides =
			str_is(display, family == ODF_SHEET ? "false" : "none");
}

void
odf_style_ends(struct odf_styles *s)
{
	if (s->name.n && s->hides)
		add(s, s->family, s->name);
	s->name = CHRON_S("");
}
