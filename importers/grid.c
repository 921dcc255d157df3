/* A table of a document as a grid.
 *
 * The cells of a row are slots in the order of their columns; the slots of the
 * row above are kept, and both are walked together, so that a row costs what
 * its cells cost and not what the table is wide. */
#include "grid.h"

#include "util/str.h"

/* A cell that lies in a row. */
struct slot {
	uint64_t col, columns; /* counted from 1 */
	size_t at, n;	       /* of the row's text */
	uint32_t rows;	       /* reaches down so many more */
	enum chron_type type;
	bool carried;	/* repeats what stands above */
	bool group;	/* Word: the cell below may go on with it */
	bool inner;	/* in a group, and not in its first column */
	bool continued; /* the row below went on with it */
};

struct aside {
	uint32_t col; /* 0: of the cell that comes next */
	size_t name_at, name_n, at, n;
};

struct line {
	struct buf slots;
	struct buf text; /* what slots and asides point into */
};

struct grid {
	const char *part;
	struct line lines[2];
	struct line *now, *above;
	size_t walked; /* slots of the row above that lie behind us */
	uint64_t next; /* the column of the next cell */
	struct buf asides;
	size_t settled; /* asides that know their column */
	struct buf fields, joined;
	struct chron_record record;
	uint64_t filler, rows;
	uint64_t carried; /* bytes */
};

static struct slot *
slot_at(const struct line *line, size_t i)
{
	return (struct slot *)(void *)line->slots.p + i;
}

static size_t
slot_count(const struct line *line)
{
	return line->slots.n / sizeof(struct slot);
}

struct grid *
grid_new(struct arena *a)
{
	struct grid *g = ARENA_NEW(a, struct grid);

	*g = (struct grid){.now = &g->lines[0], .above = &g->lines[1]};
	for (int i = 0; i < 2; i++)
		g->lines[i] = (struct line){BUF_INIT, BUF_INIT};
	g->asides = g->fields = g->joined = BUF_INIT;
	return g;
}

void
grid_free(struct grid *g)
{
	for (int i = 0; i < 2; i++) {
		buf_free(&g->lines[i].slots);
		buf_free(&g->lines[i].text);
	}
	buf_free(&g->asides);
	buf_free(&g->fields);
	buf_free(&g->joined);
}

void
grid_table(struct grid *g, const char *part)
{
	g->part = part;
	buf_clear(&g->now->slots);
	buf_clear(&g->above->slots);
}

void
grid_row(struct grid *g, uint32_t row, unsigned marks)
{
	g->record = (struct chron_record){
		.pos = {.part = g->part, .row = row},
		.shape = CHRON_ROW,
		.marks = marks,
	};
	buf_clear(&g->now->slots);
	buf_clear(&g->now->text);
	buf_clear(&g->asides);
	g->settled = 0;
	g->walked = 0;
	g->next = 1;
	g->rows++;
}

/* Text of the row, by its place: the buffer moves as it grows. */
static size_t
keep(struct grid *g, struct chron_str s)
{
	size_t at = g->now->text.n;

	buf_str(&g->now->text, s);
	return at;
}

/* Asides before it belong to the cell that begins here. */
static void
settle(struct grid *g, uint64_t col)
{
	size_t n = g->asides.n / sizeof(struct aside);
	struct aside *list = (struct aside *)(void *)g->asides.p;

	for (; g->settled < n; g->settled++)
		list[g->settled].col =
			col > GRID_COLUMNS ? GRID_COLUMNS : (uint32_t)col;
}

static void
put(struct grid *g, const struct slot *slot)
{
	buf_add(&g->now->slots, (const char *)slot, sizeof(*slot));
	g->next = slot->col + slot->columns;
}

/* The slot above, one row further down. */
static void
carry(struct grid *g, const struct slot *from)
{
	struct slot s = *from;

	s.at = keep(
		g, (struct chron_str){g->above->text.p + from->at, from->n});
	s.carried = true;
	s.continued = false;
	g->carried += s.n;
	put(g, &s);
}

/* Cells from above that cover the next column. */
static void
put_covering(struct grid *g)
{
	for (; g->walked < slot_count(g->above); g->walked++) {
		struct slot *s = slot_at(g->above, g->walked);

		if (s->col + s->columns <= g->next)
			continue; /* behind us */
		if (!s->rows || s->col > g->next)
			return;
		if (s->col == g->next) {
			s->rows--;
			carry(g, s);
		}
	}
}

/* The slot above that a cell of Word goes on with, or NULL. */
static struct slot *
group_above(struct grid *g)
{
	struct slot *s;

	for (; g->walked < slot_count(g->above); g->walked++) {
		s = slot_at(g->above, g->walked);
		if (s->col + s->columns > g->next)
			return s->group && s->col <= g->next ? s : NULL;
	}
	return NULL;
}

void
grid_cell(struct grid *g, const struct grid_cell *cell)
{
	struct slot s = {
		.columns = cell->columns ? cell->columns : 1,
		.rows = cell->rows ? cell->rows - 1 : 0,
		.group = cell->merge_begins || cell->merged_above,
		.type = cell->type,
	};
	struct slot *above;

	put_covering(g);
	s.col = g->next;
	above = cell->merged_above ? group_above(g) : NULL;
	if (!above) {
		settle(g, s.col);
		s.at = keep(g, cell->text);
		s.n = cell->text.n;
		put(g, &s);
		return;
	}
	if (str_trim(cell->text).n)
		grid_aside(g, CHRON_S("hidden text"), cell->text);
	settle(g, s.col);
	above->continued = true;
	s.carried = true;
	s.inner = above->inner || above->col != s.col;
	if (!s.inner) {
		s.at = keep(g, (struct chron_str){
				       g->above->text.p + above->at, above->n});
		s.n = above->n;
		s.type = above->type;
		g->carried += s.n;
	}
	put(g, &s);
}

void
grid_skip(struct grid *g, uint32_t columns)
{
	g->next += columns;
}

void
grid_aside(struct grid *g, struct chron_str name, struct chron_str text)
{
	struct aside a = {.name_n = name.n, .n = text.n};

	a.name_at = keep(g, name);
	a.at = keep(g, text);
	buf_add(&g->asides, (const char *)&a, sizeof(a));
}

/* What still covers the row to the right of its last cell. */
static void
put_rest(struct grid *g)
{
	for (; g->walked < slot_count(g->above); g->walked++) {
		struct slot *s = slot_at(g->above, g->walked);

		if (s->rows && s->col >= g->next) {
			s->rows--;
			carry(g, s);
		}
	}
	settle(g, g->next > 1 ? g->next - 1 : 1);
}

/* The row's own cells, joined by " | "; what is set aside stands with its
 * cell. */
static struct chron_str
join(struct grid *g)
{
	const struct aside *a = (const struct aside *)(void *)g->asides.p;
	const struct aside *end = a + g->asides.n / sizeof(*a);
	const char *text = g->now->text.p;

	buf_clear(&g->joined);
	for (size_t i = 0; i < slot_count(g->now); i++) {
		const struct slot *s = slot_at(g->now, i);

		if (i)
			buf_puts(&g->joined, " | ");
		if (!s->carried)
			buf_add(&g->joined, text + s->at, s->n);
		for (; a < end && a->col <= s->col; a++)
			buf_add(&g->joined, text + a->at, a->n);
	}
	return buf_get(&g->joined);
}

static void
add_field(struct grid *g, const struct chron_field *f)
{
	buf_add(&g->fields, (const char *)f, sizeof(*f));
}

static void
add_cells(struct grid *g)
{
	uint32_t col = 1;

	for (size_t i = 0; i < slot_count(g->now); i++) {
		const struct slot *s = slot_at(g->now, i);
		struct chron_field f = {.value = CHRON_S("")};

		for (; col < s->col; col++) {
			f.col = col;
			add_field(g, &f);
		}
		f.value = (struct chron_str){g->now->text.p + s->at, s->n};
		f.type = s->type;
		f.col = col++;
		f.marks = (s->carried ? CHRON_CELL_CARRIED : 0u) |
			  (s->columns > 1 ? CHRON_CELL_ACROSS : 0u);
		add_field(g, &f);
	}
}

static void
add_asides(struct grid *g)
{
	const struct aside *a = (const struct aside *)(void *)g->asides.p;
	const char *text = g->now->text.p;

	for (size_t n = g->asides.n / sizeof(*a); n; n--, a++) {
		struct chron_field f = {
			.name = {text + a->name_at, a->name_n},
			.value = {text + a->at, a->n},
			.col = a->col,
			.marks = CHRON_CELL_ASIDE,
		};

		add_field(g, &f);
	}
}

/* Which limit the row passes, or a NULL slug. */
static struct grid_taken
limit_passed(struct grid *g)
{
	size_t n = slot_count(g->now);
	uint64_t last = n ? slot_at(g->now, n - 1)->col : 0;

	g->filler += last <= GRID_COLUMNS ? last - n : 0;
	if (last > GRID_COLUMNS)
		return (struct grid_taken){.slug = "too-many-fields",
			.why = "its cells reach over more than 16384 columns "
			       "(limit grid-columns): no row of a chronology"};
	if (g->filler > GRID_FILLER + GRID_FILLER_A_ROW * g->rows)
		return (struct grid_taken){.slug = "too-many-fields",
			.why = "the rows up to this one leave more than a "
			       "million columns empty (limit grid-filler): "
			       "no table of a chronology"};
	if (g->carried > GRID_CARRIED)
		return (struct grid_taken){.slug = "field-too-large",
			.why = "the cells merged down to this row repeat more "
			       "than 64 MiB of text (limit grid-carried): "
			       "take the merging out of the table"};
	return (struct grid_taken){NULL, NULL, NULL, {"", 0}};
}

/* The row is now the row above. */
static void
turn(struct grid *g)
{
	struct line *was = g->now;

	g->now = g->above;
	g->above = was;
}

struct grid_taken
grid_row_take(struct grid *g)
{
	struct grid_taken t;

	put_rest(g);
	t = limit_passed(g);
	buf_clear(&g->fields);
	if (t.slug) {
		t.text = join(g);
	} else {
		add_cells(g);
		add_asides(g);
	}
	g->record.fields = (const struct chron_field *)(void *)g->fields.p;
	g->record.nfields = g->fields.n / sizeof(struct chron_field);
	t.record = &g->record;
	turn(g);
	return t;
}

void
grid_pass(struct grid *g, uint64_t rows)
{
	for (size_t i = 0; rows && i < slot_count(g->above); i++) {
		struct slot *s = slot_at(g->above, i);

		s->rows = s->rows > rows ? s->rows - (uint32_t)rows : 0;
		s->group = false;
	}
}

struct chron_str
grid_row_drop(struct grid *g)
{
	settle(g, g->next);
	for (size_t i = 0; i < slot_count(g->above); i++) {
		struct slot *s = slot_at(g->above, i);

		s->group = s->group && s->continued;
		s->continued = false;
	}
	return join(g);
}

enum chron_status
grid_row_end(struct grid *g, struct chron_run *run, struct chron_err *err)
{
	struct grid_taken t = grid_row_take(g);

	if (t.slug)
		return chron_quarantine(
			run, t.slug, &t.record->pos, t.text, "%s", t.why);
	return chron_emit(run, t.record, err);
}
