/* What one cell says: text, number, date, truth value, error. */
#include "xlsx_sheet.h"

#include "util/str.h"

enum { TOLD_VALUELESS = 100 }; /* of a sheet, one by one */

static const struct {
	const char *name;
	uint8_t type;
} types[] = {
	{"s", CELL_SHARED},
	{"n", CELL_NUMBER},
	{"str", CELL_TEXT},
	{"inlineStr", CELL_TEXT},
	{"b", CELL_BOOLEAN},
	{"e", CELL_ERROR},
	{"d", CELL_DATE},
};

enum xlsx_type
xlsx_cell_type(struct chron_str t)
{
	for (size_t i = 0; t.n && i < sizeof(types) / sizeof(types[0]); i++)
		if (str_is(t, types[i].name))
			return (enum xlsx_type)types[i].type;
	return CELL_NUMBER;
}

static void
found(struct xlsx_reading *r, enum xlsx_finding finding)
{
	xlsx_tally(&r->tally, r->rows.arena, finding, r->row, r->col);
}

/* ---- the value of each type ---- */

static struct chron_str
shared(struct xlsx_reading *r, struct chron_str raw)
{
	const struct xlsx_book *b = r->book;
	const struct xlsx_string *s =
		(const struct xlsx_string *)(const void *)b->strings.p;
	size_t n = b->strings.n / sizeof(*s);
	int64_t i = str_number(str_trim(raw));

	if (i < 0 || (uint64_t)i >= n) {
		found(r, FOUND_LOST);
		return CHRON_S("");
	}
	r->struck |= s[i].struck;
	return (struct chron_str){b->string_text.p + s[i].at, s[i].n};
}

static struct chron_str
own(struct xlsx_reading *r)
{
	xlsx_unescape(&r->value, 0);
	return arena_str(r->rows.row_arena, buf_get(&r->value));
}

/* A date in words; in a style without a time midnight is not one. */
static bool
iso(struct xlsx_reading *r, struct chron_str raw)
{
	struct xlsx_value *v = &r->shown;

	if (!xlsx_iso(raw, v))
		return false;
	if (r->style->format.shows == SHOWS_DATE && v->n == 16 &&
		memcmp(v->text + 10, "T00:00", 6) == 0) {
		v->n = 10;
		v->type = CHRON_DATE;
	}
	return true;
}

static struct chron_str
number(struct xlsx_reading *r, struct chron_str raw, enum chron_type *type)
{
	struct xlsx_value *v = &r->shown;
	bool read = r->type == CELL_DATE ? iso(r, raw)
					 : xlsx_value(raw, &r->style->format,
						   r->book->from_1904, v);

	if (!read)
		return own(r);
	if (v->impossible)
		found(r, FOUND_IMPOSSIBLE);
	if (v->yearless)
		found(r, FOUND_YEARLESS);
	if (v->rounded)
		found(r, FOUND_ROUNDED);
	*type = v->type;
	return arena_str(r->rows.row_arena, (struct chron_str){v->text, v->n});
}

static struct chron_str
value(struct xlsx_reading *r, enum chron_type *type)
{
	struct chron_str raw = buf_get(&r->value), s;

	switch (r->type) {
	case CELL_SHARED:
		s = shared(r, raw);
		break;
	case CELL_BOOLEAN:
		return xlsx_true(str_trim(raw)) ? CHRON_S("TRUE")
						: CHRON_S("FALSE");
	case CELL_ERROR:
		found(r, FOUND_ERROR);
		return own(r);
	case CELL_NUMBER:
	case CELL_DATE:
		return number(r, str_trim(raw), type);
	case CELL_TEXT:
	default:
		s = own(r);
		break;
	}
	if (xlsx_was_number(s))
		found(r, FOUND_WAS_NUMBER);
	return s;
}

/* ---- the cell ---- */

/* Programs that write workbooks cannot calculate: the cell is empty until a
 * spreadsheet has opened the file and saved it. */
static void
no_value(struct xlsx_reading *r)
{
	struct chron_pos pos = {r->book->file, r->rows.part, r->row, r->col};
	char name[8];

	xlsx_column(r->col, name);
	if (r->formula.n)
		xlsx_row_aside(&r->rows, r->col, CHRON_S("formula"),
			arena_printf(r->rows.row_arena, "=%.*s",
				STR(buf_get(&r->formula))));
	if (r->valueless++ < TOLD_VALUELESS)
		chron_diag(r->book->run, CHRON_WARNING, "formula-without-value",
			&pos,
			"cell %s%u holds a formula without its result: open "
			"the file in a spreadsheet and save it again%s",
			name, r->row,
			r->valueless == TOLD_VALUELESS
				? "; more of them are not listed"
				: "");
}

void
xlsx_cell(struct xlsx_reading *r)
{
	enum chron_type type = CHRON_TEXT;
	struct chron_str s;

	if (!r->value.n) {
		/* The result of a formula may be no text at all. */
		if (r->has_formula && r->type != CELL_TEXT)
			no_value(r);
		return;
	}
	s = value(r, &type);
	if (r->has_formula)
		found(r, FOUND_FORMULA);
	if (!s.n)
		return;
	if (r->struck || r->style->struck)
		found(r, FOUND_STRUCK);
	xlsx_row_put(&r->rows, r->col, s, type);
}
