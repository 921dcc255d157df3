/* The values of an event from the cells of its record. */
#include "core/judge.h"

#include "util/str.h"

static uint16_t
heading_of(const struct raw_cell *cell, uint32_t index)
{
	if (cell->name != RAW_NO_NAME)
		return cell->name;
	return (uint16_t)(cell->col ? cell->col - 1 : index);
}

static uint8_t
concept_of(const struct chron_heading *headings, uint32_t nheadings, uint16_t h)
{
	return h < nheadings ? headings[h].concept : CHRON_F_OTHER;
}

/* The narrative cells from `first` on as one text, in the order of the
 * columns; where there is one, the cell itself. */
static struct chron_str
narrative(struct arena *a, const struct chron_heading *headings,
	uint32_t nheadings, const struct raw_cell *cells, uint32_t ncells,
	uint32_t first)
{
	struct chron_str one = str_trim(cell_text(&cells[first]));
	struct buf b = BUF_INIT;

	for (uint32_t i = first + 1; i < ncells; i++) {
		struct chron_str s = str_trim(cell_text(&cells[i]));

		if (!s.n || concept_of(headings, nheadings,
				    heading_of(&cells[i], i)) != CHRON_F_EVENT)
			continue;
		if (!b.n)
			buf_str(&b, one);
		buf_putc(&b, '\n');
		buf_str(&b, s);
	}
	if (b.n)
		one = arena_str(a, buf_get(&b));
	buf_free(&b);
	return one;
}

struct chron_value *
judge_values(struct arena *a, const struct chron_heading *headings,
	uint32_t nheadings, const struct raw_cell *cells, uint32_t ncells,
	uint32_t *nvalues)
{
	struct chron_value *values;
	uint32_t n = 0;
	bool told = false;

	for (uint32_t i = 0; i < ncells; i++)
		n += cells[i].n > 0;
	values = ARENA_ARRAY(a, struct chron_value, n);
	n = 0;
	for (uint32_t i = 0; i < ncells; i++) {
		struct chron_str s = str_trim(cell_text(&cells[i]));
		uint16_t h = heading_of(&cells[i], i);
		uint8_t concept = concept_of(headings, nheadings, h);

		if (!s.n || (concept == CHRON_F_EVENT && told))
			continue;
		if (concept == CHRON_F_EVENT) {
			told = true;
			s = narrative(a, headings, nheadings, cells, ncells, i);
		}
		values[n++] = (struct chron_value){
			.p = s.p,
			.n = (uint32_t)s.n,
			.heading = h,
			.concept = concept,
			.type = cells[i].type,
		};
	}
	*nvalues = n;
	return values;
}
