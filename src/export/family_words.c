/* What a family's drawing shows, in words: a sentence for those who listen, and
 * the legend. */
#include "export/family_parts.h"
#include "util/buf.h"

enum {
	KEY = 180,
	KEY_WIDE = 440,
};

static void
say_refs(struct family *f, struct buf *b, bool (*is)(const struct family_one *))
{
	const char *before = "";

	for (uint32_t i = 0; i < f->n; i++)
		if (is(&f->ones[i])) {
			buf_puts(b, before);
			buf_str(b, f->ones[i].ref);
			before = ", ";
		}
}

static bool
is_subject(const struct family_one *one)
{
	return one->subject;
}

static void
say_home(struct family *f, struct buf *b, uint32_t home)
{
	const char *before = ": ";

	buf_str(b, f->homes[home].name);
	for (uint32_t i = 0; i < f->n; i++)
		if (f->ones[i].home == home) {
			buf_puts(b, before);
			buf_str(b, f->ones[i].ref);
			before = ", ";
		}
}

void
family_say(struct family *f)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%u %s in %u %s.", f->n, f->n == 1 ? "person" : "people",
		f->nrows, f->nrows == 1 ? "generation" : "generations");
	for (uint32_t i = 0; i < f->n; i++)
		if (is_subject(&f->ones[i])) {
			buf_puts(&b, " Subjects of the review: ");
			say_refs(f, &b, is_subject);
			buf_puts(&b, ".");
			break;
		}
	for (uint32_t h = 0; h < f->nhomes; h++) {
		buf_puts(&b, h ? "; " : " Households: ");
		say_home(f, &b, h);
	}
	if (f->nhomes)
		buf_puts(&b, ".");
	f->d->title = CHRON_S("Genogram");
	f->d->say = arena_str(f->a, buf_get(&b));
	buf_free(&b);
}

/* ---- the legend ---- */

static struct drawing *
push_key(struct picture_keys *keys, struct family *f, int32_t width,
	const char *shape, const char *words)
{
	struct picture_key *key = ARENA_PUSH(f->a, &keys->items, &keys->n);

	key->drawing = (struct drawing){
		.arena = f->a,
		.width = width,
		.height = KEY,
		.title = chron_cstr(shape),
		.say = CHRON_S(""),
	};
	key->words = chron_cstr(words);
	return &key->drawing;
}

static const struct {
	struct family_one one;
	const char *shape, *words;
} symbols[] = {
	{{.sex = FAMILY_MALE}, "square", "Male"},
	{{.sex = FAMILY_FEMALE}, "circle", "Female"},
	{{.sex = FAMILY_OTHER}, "diamond", "Sex not known"},
	{{.unborn = true}, "triangle", "Pregnancy"},
};

static bool
any(const struct family *f, bool (*is)(const struct family_one *))
{
	for (uint32_t i = 0; i < f->n; i++)
		if (is(&f->ones[i]))
			return true;
	return false;
}

static bool
is_dead(const struct family_one *one)
{
	return one->dead;
}

static bool
any_shape(const struct family *f, enum drawing_shape shape)
{
	for (uint32_t i = 0; i < f->n; i++)
		if (family_shape(&f->ones[i]) == shape)
			return true;
	return false;
}

static bool
any_bond(const struct family *f, enum family_bond bond)
{
	for (uint32_t i = 0; i < f->nunions; i++)
		if (f->unions[i].b != CHRON_NONE && f->unions[i].bond == bond)
			return true;
	return false;
}

static const struct {
	enum drawing_stroke stroke;
	int strokes;
	const char *shape, *words;
} bonds[] = {
	[FAMILY_LASTING] = {DRAWING_THIN, 0, "unbroken line",
		"Lasting relationship, or parents of whom no more is declared"},
	[FAMILY_PASSING] = {DRAWING_BROKEN, 0, "broken line",
		"Passing relationship"},
	[FAMILY_SEPARATED] = {DRAWING_THIN, 1, "line with a stroke",
		"Separated"},
	[FAMILY_DIVORCED] = {DRAWING_THIN, 2, "line with two strokes",
		"Divorced"},
};

static void
push_symbols(struct picture_keys *keys, struct family *f)
{
	struct family_one one = {.sex = FAMILY_FEMALE, .dead = true};

	for (size_t i = 0; i < sizeof(symbols) / sizeof(*symbols); i++)
		if (any_shape(f, family_shape(&symbols[i].one)))
			family_symbol(push_key(keys, f, KEY, symbols[i].shape,
					      symbols[i].words),
				&symbols[i].one, KEY / 2, 20, KEY - 40);
	if (any(f, is_dead))
		family_symbol(
			push_key(keys, f, KEY, "cross inside", "Has died"),
			&one, KEY / 2, 20, KEY - 40);
	if (any(f, is_subject)) {
		struct drawing *d = push_key(keys, f, KEY, "double outline",
			"Subject of the review");

		family_add(d, DRAWING_ELLIPSE, DRAWING_BOLD, 15, 15, KEY - 15,
			KEY - 15);
		family_add(d, DRAWING_ELLIPSE, DRAWING_BOLD, 45, 45, KEY - 45,
			KEY - 45);
	}
}

static bool
any_twins(const struct family *f)
{
	for (uint32_t i = 0; i < f->nnets; i++)
		for (uint32_t k = 0; k < f->nets[i].ntaps; k++)
			if (f->nets[i].taps[k].kind == TAP_TWIN)
				return true;
	return false;
}

struct picture_keys
family_keys(struct family *f)
{
	struct picture_keys keys = {NULL, 0};
	struct drawing *d;

	push_symbols(&keys, f);
	for (size_t i = 0; i < sizeof(bonds) / sizeof(*bonds); i++) {
		if (!any_bond(f, (enum family_bond)i))
			continue;
		d = push_key(
			&keys, f, KEY_WIDE, bonds[i].shape, bonds[i].words);
		family_add(d, DRAWING_LINE, bonds[i].stroke, 10, KEY / 2,
			KEY_WIDE - 10, KEY / 2);
		for (int32_t k = 0; k < bonds[i].strokes; k++)
			family_add(d, DRAWING_LINE, DRAWING_BOLD,
				KEY_WIDE / 2 - 40 + k * 60, KEY - 30,
				KEY_WIDE / 2 + 20 + k * 60, 30);
	}
	if (any_twins(f)) {
		d = push_key(
			&keys, f, KEY_WIDE, "lines from one point", "Twins");
		family_add(d, DRAWING_LINE, DRAWING_THIN, KEY_WIDE / 2, 20,
			KEY_WIDE / 2 - 120, KEY - 10);
		family_add(d, DRAWING_LINE, DRAWING_THIN, KEY_WIDE / 2, 20,
			KEY_WIDE / 2 + 120, KEY - 10);
	}
	if (f->nhomes) {
		d = push_key(&keys, f, KEY_WIDE, "dotted line",
			"Household, named at its foot");
		family_add(d, DRAWING_LINE, DRAWING_DOTTED, 10, KEY / 2,
			KEY_WIDE - 10, KEY / 2);
	}
	return keys;
}
