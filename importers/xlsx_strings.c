/* The texts that the cells of all sheets share. */
#include "xlsx.h"

#include "util/str.h"

enum { ITEM = 1, TEXT, PHONETIC, STRIKE };

static const struct part_word words[] = {
	{NS_SHEET, "si", ITEM},
	{NS_SHEET, "t", TEXT},
	{NS_SHEET, "rPh", PHONETIC},
	{NS_SHEET, "strike", STRIKE},
	{0, NULL, 0},
};

struct reading {
	struct xlsx_book *book;
	struct xlsx_string now;
	bool in_text, phonetic;
};

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct reading *r = arg;

	switch (id) {
	case ITEM:
		r->now = (struct xlsx_string){.at = r->book->string_text.n};
		r->phonetic = false;
		break;
	case TEXT:
		r->in_text = !r->phonetic;
		break;
	case PHONETIC:
		r->phonetic = true;
		break;
	case STRIKE:
		r->now.struck |= xlsx_is_on(a);
		break;
	default:
		break;
	}
	return CHRON_OK;
}

static enum chron_status
end(void *arg, unsigned id)
{
	struct reading *r = arg;
	struct xlsx_book *b = r->book;

	if (id == TEXT)
		r->in_text = false;
	if (id == PHONETIC)
		r->phonetic = false;
	if (id != ITEM)
		return CHRON_OK;
	xlsx_unescape(&b->string_text, r->now.at);
	r->now.n = b->string_text.n - r->now.at;
	buf_add(&b->strings, (const char *)&r->now, sizeof(r->now));
	if (b->string_text.n + b->strings.n > XLSX_STRING_BYTES)
		return xlsx_fail(b, CHRON_ELIMIT,
			"the cells hold more than %d bytes of text (limit "
			"shared-strings): divide the workbook",
			XLSX_STRING_BYTES);
	return CHRON_OK;
}

static enum chron_status
text(void *arg, struct chron_str s)
{
	struct reading *r = arg;

	if (r->in_text)
		buf_str(&r->book->string_text, s);
	return CHRON_OK;
}

enum chron_status
xlsx_read_strings(struct xlsx_book *b)
{
	static const struct part_reader reader = {
		.words = words, .start = start, .end = end, .text = text};
	const char *part =
		package_related(b->package, b->part, "sharedStrings");
	struct reading r = {.book = b};

	return part ? package_parse(b->package, part, &reader, &r, b->err)
		    : CHRON_OK;
}
