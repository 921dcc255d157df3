/* The zip layer alone: an archive as it is, or one that lies as the text says.
 * Parts stand below "== NAME" lines, and behind a tab what is wrong with one,
 * each a letter and a number: d0 deflated, f flags, m method, s size declared
 * too large by so much, z too small, a the offset it claims, c0 a bad sum.
 * What opens is asked for its parts, relations and bytes. */
#include "../importers/package.h"

#include "fuzz_office.h"

static void
set(struct lie *l, char what, uint32_t n)
{
	switch (what) {
	case 'd':
		l->deflate = true;
		break;
	case 'f':
		l->flags = (uint16_t)n;
		break;
	case 'm':
		l->method = (uint16_t)n;
		break;
	case 's':
		l->declare = n;
		break;
	case 'z':
		l->declare = -(int64_t)n;
		break;
	case 'a':
		l->at = n;
		break;
	case 'c':
		l->bad_crc = true;
		break;
	default:
		break;
	}
}

static struct lie
lie_of(const struct part_text *part)
{
	struct lie l = {.body = part->text};
	struct chron_str rest = part->name, word;

	if (!str_cut(&rest, '\t', &l.name))
		return l;
	while (str_cut(&rest, ' ', &word)) {
		uint32_t n = 0;

		for (size_t i = 1; i < word.n; i++)
			n = n * 10 + (uint32_t)(word.p[i] - '0');
		if (word.n)
			set(&l, word.p[0], n);
	}
	return l;
}

static void
lying(struct chron_str text, struct buf *zip)
{
	struct parts p = {.arena = arena_new()};
	struct lie lies[FUZZ_PARTS];
	size_t n = 0;

	parts_cut(&p, text);
	for (; n < p.n && n < FUZZ_PARTS; n++)
		lies[n] = lie_of(&p.list[n]);
	lie_zip(zip, lies, n);
	arena_free(p.arena);
}

static enum chron_status
on_start(void *arg, unsigned id, const struct part_attrs *attrs)
{
	(void)arg;
	(void)id;
	fuzz_text(part_attr(attrs, NS_WORD, "val"), "an attribute");
	return CHRON_OK;
}

static enum chron_status
on_end(void *arg, unsigned id)
{
	(void)arg;
	(void)id;
	return CHRON_OK;
}

static enum chron_status
on_text(void *arg, struct chron_str text)
{
	(void)arg;
	fuzz_text(text, "text that is no UTF-8");
	return CHRON_OK;
}

static enum chron_status
on_piece(void *arg, struct chron_str bytes)
{
	*(size_t *)arg += bytes.n;
	return CHRON_OK;
}

static void
ask(struct package *p)
{
	static const struct part_word words[] = {
		{NS_WORD, "p", 1}, {NS_WORD, "t", 2}, {0, NULL, 0}};
	static const struct part_reader reader = {
		words, on_start, on_end, on_text, NULL};
	static const char *const names[] = {"[Content_Types].xml",
		"word/document.xml", "xl/workbook.xml", "content.xml", "a.xml"};
	const char *main = package_related(p, NULL, "officeDocument");

	if (main)
		package_related(p, main, "comments");
	package_target(p, main, CHRON_S("rId1"));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct chron_err err = {0};
		size_t n = 0;

		if (!package_has(p, names[i]))
			continue;
		if (package_parse(p, names[i], &reader, NULL, &err) != CHRON_OK)
			fuzz_must(err.text[0], "refused without a word");
		package_pieces(p, names[i], on_piece, &n, &err);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct chron_str bytes = {(const char *)data, size};
	struct buf zip = BUF_INIT;
	struct package *p = NULL;
	struct chron_err err = {0};
	struct chron_input in;

	if (!str_starts(bytes, "PK")) {
		lying(bytes, &zip);
		bytes = buf_get(&zip);
	}
	input_memory(&in, "in.docx", bytes);
	if (package_open(&p, &in, &err) == CHRON_OK) {
		ask(p);
		package_close(p);
	} else {
		fuzz_must(err.text[0], "refused without a word");
	}
	buf_free(&zip);
	return 0;
}
