/* Any parts as a Word document, and any bytes as the file itself: no crash, no
 * leak, no slow input, and every row in its place. */
#include <stdlib.h>

#include "core/import.h"
#include "core/registry.h"
#include "util/civil.h"

#include "parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Rows of a table come in order. */
static void
check_order(const struct raw_file *raw)
{
	for (uint32_t i = 1; i < raw->nrecords; i++) {
		const struct raw_record *a = &raw->records[i - 1];
		const struct raw_record *b = &raw->records[i];

		if (b->row && a->row >= b->row && str_eq(a->part, b->part))
			abort();
	}
}

static void
read_bytes(struct chron_str bytes)
{
	extern const struct chron_importer importer_docx;
	struct raw_file raw = {.arena = arena_new(), .file = "in.docx"};
	struct chron_input in;
	struct import_request q = {.importer = &importer_docx,
		.input = &in,
		.from = CIVIL_MIN,
		.to = CIVIL_MAX};
	struct chron_err err = {0};

	input_memory(&in, "in.docx", bytes);
	if (import_run(&q, &raw, &err) != CHRON_OK && !err.text[0])
		abort();
	check_order(&raw);
	input_close(&in);
	arena_free(raw.arena);
}

/* The parts that are read, each once. */
static void
keep_known(struct parts *p)
{
	static const char *const known[] = {"word/document.xml",
		"word/styles.xml", "word/numbering.xml", "word/comments.xml",
		"word/footnotes.xml", "word/endnotes.xml", "word/header1.xml",
		"word/header2.xml", NULL};
	uint32_t n = p->n;

	p->n = 0;
	for (uint32_t i = 0; i < n; i++)
		for (int k = 0; known[k]; k++)
			if (str_is(p->list[i].name, known[k]) &&
				!parts_have(p, known[k])) {
				p->list[p->n++] = p->list[i];
				break;
			}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct chron_str s = {(const char *)data, size};
	struct parts p = {.arena = arena_new()};
	struct buf zip = BUF_INIT;

	if (size && *data == 'P') {
		read_bytes(s);
	} else {
		parts_cut(&p, s);
		keep_known(&p);
		parts_build(&p, "docx", &zip);
		read_bytes(buf_get(&zip));
	}
	buf_free(&zip);
	arena_free(p.arena);
	return 0;
}
