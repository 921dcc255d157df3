/* Office and OpenDocument files kept as text: in.docx.parts holds the parts
 * one after the other, each below a line
 *
 *     == word/document.xml
 *
 * and is made into the zip archive in memory.  What stands above the first of
 * these lines is a remark.  Parts that every such file has and nobody wants to
 * read are added where they are left out: content types, relationships, the
 * workbook, mimetype, the manifest.  The relation to a part is called by its
 * name: "header1" for word/header1.xml.  Parts lie in the archive in the order
 * of the text, those that were added before them. */
#ifndef TESTS_PARTS_H
#define TESTS_PARTS_H

#include <stdio.h>
#include <stdlib.h>
#include <zip.h>

#include "util/arena.h"
#include "util/buf.h"
#include "util/str.h"

#define PARTS_XML     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define PARTS_OPENXML "http://schemas.openxmlformats.org/"
#define PARTS_MAIN    PARTS_OPENXML "spreadsheetml/2006/main"
#define PARTS_PACKAGE PARTS_OPENXML "package/2006/"
#define PARTS_OFFICE  PARTS_OPENXML "officeDocument/2006/relationships"

struct part_text {
	struct chron_str name, text;
};

struct parts {
	struct arena *arena;
	struct part_text *list;
	uint32_t n;
};

/* A format and the parts it takes for granted. */
struct parts_kind {
	const char *ext;
	const char *main; /* the part that all others belong to */
	const char *rels; /* its relations */
	const char *type; /* content type of main, or the mimetype */
};

static const struct parts_kind parts_kinds[] = {
	{"docx", "word/document.xml", "word/_rels/document.xml.rels",
		"application/vnd.openxmlformats-officedocument."
		"wordprocessingml.document.main+xml"},
	{"docm", "word/document.xml", "word/_rels/document.xml.rels",
		"application/vnd.ms-word.document.macroEnabled.main+xml"},
	{"dotx", "word/document.xml", "word/_rels/document.xml.rels",
		"application/vnd.openxmlformats-officedocument."
		"wordprocessingml.template.main+xml"},
	{"xlsx", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"application/vnd.openxmlformats-officedocument."
		"spreadsheetml.sheet.main+xml"},
	{"xlsm", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"application/vnd.ms-excel.sheet.macroEnabled.main+xml"},
	{"xltx", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
		"application/vnd.openxmlformats-officedocument."
		"spreadsheetml.template.main+xml"},
	{"odt", "content.xml", NULL, "application/vnd.oasis.opendocument.text"},
	{"ott", "content.xml", NULL,
		"application/vnd.oasis.opendocument.text-template"},
	{"ods", "content.xml", NULL,
		"application/vnd.oasis.opendocument.spreadsheet"},
	{"ots", "content.xml", NULL,
		"application/vnd.oasis.opendocument.spreadsheet-template"},
};

static inline bool
parts_have(const struct parts *p, const char *name)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (str_is(p->list[i].name, name))
			return true;
	return false;
}

static inline void
parts_add(struct parts *p, struct chron_str name, struct chron_str text)
{
	struct part_text *t = ARENA_PUSH(p->arena, &p->list, &p->n);

	t->name = arena_str(p->arena, name);
	t->text = arena_str(p->arena, text);
}

static inline void
parts_add_buf(struct parts *p, const char *name, struct buf *b)
{
	if (!parts_have(p, name))
		parts_add(p, chron_cstr(name), buf_get(b));
	buf_free(b);
}

/* The text cut at its "== NAME" lines; the line end before one is not of the
 * part. */
static inline void
parts_cut(struct parts *p, struct chron_str text)
{
	struct chron_str line, name = CHRON_S("");
	const char *from = text.p, *end = text.p + text.n;

	while (str_cut(&text, '\n', &line)) {
		if (!str_starts(line, "== "))
			continue;
		if (name.n)
			parts_add(p, name,
				(struct chron_str){
					from, (size_t)(line.p - from) - 1});
		name = str_trim((struct chron_str){line.p + 3, line.n - 3});
		from = line.p + line.n < end ? line.p + line.n + 1 : end;
	}
	if (name.n) {
		size_t n = from < end ? (size_t)(end - from) : 0;

		if (n && from[n - 1] == '\n')
			n--;
		parts_add(p, name, (struct chron_str){from, n});
	}
}

/* "header1" of "word/header1.xml" */
static inline struct chron_str
parts_stem(struct chron_str name)
{
	const char *slash = memrchr(name.p, '/', name.n), *dot;

	if (slash) {
		name.n -= (size_t)(slash + 1 - name.p);
		name.p = slash + 1;
	}
	dot = memchr(name.p, '.', name.n);
	if (dot)
		name.n = (size_t)(dot - name.p);
	return name;
}

/* The relations of the main part: one to each part in its folder, whose type
 * is the part's name without its number (a sheet's is "worksheet"). */
static inline void
parts_relate(struct parts *p, const struct parts_kind *k)
{
	struct buf b = BUF_INIT;
	const char *slash = strchr(k->main, '/');
	size_t folder = slash ? (size_t)(slash + 1 - k->main) : 0;

	buf_puts(&b, PARTS_XML "<Relationships xmlns=\"" PARTS_PACKAGE
			       "relationships\">\n");
	for (uint32_t i = 0; i < p->n; i++) {
		struct chron_str name = p->list[i].name;
		struct chron_str stem = parts_stem(name), type = stem;

		if (name.n <= folder || memcmp(name.p, k->main, folder) != 0 ||
			str_is(name, k->main) ||
			str_find(name, CHRON_S("_rels/")) != SIZE_MAX)
			continue;
		while (type.n && type.p[type.n - 1] >= '0' &&
			type.p[type.n - 1] <= '9')
			type.n--;
		if (str_is(type, "sheet"))
			type = CHRON_S("worksheet");
		buf_printf(&b,
			"<Relationship Id=\"%.*s\" Type=\"" PARTS_OFFICE
			"/%.*s\" Target=\"%.*s\"/>\n",
			STR(stem), STR(type), (int)(name.n - folder),
			name.p + folder);
	}
	buf_puts(&b, "</Relationships>\n");
	parts_add_buf(p, k->rels, &b);
}

/* A workbook of the sheets there are. */
static inline void
parts_workbook(struct parts *p)
{
	struct buf b = BUF_INIT;
	unsigned n = 0;

	buf_puts(&b, PARTS_XML "<workbook xmlns=\"" PARTS_MAIN
			       "\" xmlns:r=\"" PARTS_OFFICE "\"><sheets>\n");
	for (uint32_t i = 0; i < p->n; i++) {
		struct chron_str name = p->list[i].name;

		if (!str_starts(name, "xl/worksheets/") ||
			str_find(name, CHRON_S("_rels/")) != SIZE_MAX)
			continue;
		n++;
		buf_printf(&b,
			"<sheet name=\"Sheet%u\" sheetId=\"%u\" "
			"r:id=\"%.*s\"/>\n",
			n, n, STR(parts_stem(name)));
	}
	buf_puts(&b, "</sheets></workbook>\n");
	parts_add_buf(p, "xl/workbook.xml", &b);
}

static inline void
parts_openxml(struct parts *p, const struct parts_kind *k)
{
	struct buf types = BUF_INIT, rels = BUF_INIT;

	buf_printf(&types,
		PARTS_XML "<Types xmlns=\"" PARTS_PACKAGE "content-types\">\n"
			  "<Default Extension=\"rels\" "
			  "ContentType=\"application/vnd.openxmlformats-"
			  "package.relationships+xml\"/>\n"
			  "<Default Extension=\"xml\" "
			  "ContentType=\"application/xml\"/>\n"
			  "<Override PartName=\"/%s\" ContentType=\"%s\"/>\n"
			  "</Types>\n",
		k->main, k->type);
	parts_add_buf(p, "[Content_Types].xml", &types);
	buf_printf(&rels,
		PARTS_XML "<Relationships xmlns=\"" PARTS_PACKAGE
			  "relationships\"><Relationship Id=\"main\" "
			  "Type=\"" PARTS_OFFICE "/officeDocument\" "
			  "Target=\"%s\"/></Relationships>\n",
		k->main);
	parts_add_buf(p, "_rels/.rels", &rels);
	if (strcmp(k->main, "xl/workbook.xml") == 0)
		parts_workbook(p);
	parts_relate(p, k);
}

static inline void
parts_opendocument(struct parts *p, const struct parts_kind *k)
{
	struct buf type = BUF_INIT, manifest = BUF_INIT;

	buf_puts(&type, k->type);
	parts_add_buf(p, "mimetype", &type);
	buf_printf(&manifest,
		PARTS_XML "<manifest:manifest xmlns:manifest=\"urn:oasis:names:"
			  "tc:opendocument:xmlns:manifest:1.0\" "
			  "manifest:version=\"1.2\">\n"
			  "<manifest:file-entry manifest:full-path=\"/\" "
			  "manifest:media-type=\"%s\"/>\n"
			  "<manifest:file-entry manifest:full-path=\"%s\" "
			  "manifest:media-type=\"text/xml\"/>\n"
			  "</manifest:manifest>\n",
		k->type, k->main);
	parts_add_buf(p, "META-INF/manifest.xml", &manifest);
}

static inline void
parts_must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "parts: %s\n", what);
	abort();
}

/* One archive, the same bytes every time. */
static inline void
parts_pack(const struct parts *p, uint32_t ngiven, struct buf *out)
{
	zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
	zip_stat_t st;

	parts_must(z, "no archive");
	zip_source_keep(to);
	for (uint32_t i = 0; i < p->n; i++) {
		/* what was added comes first */
		uint32_t nadded = p->n - ngiven;
		const struct part_text *t =
			&p->list[i < nadded ? ngiven + i : i - nadded];
		zip_source_t *from =
			zip_source_buffer(z, t->text.p, t->text.n, 0);
		zip_int64_t at =
			zip_file_add(z, t->name.p, from, ZIP_FL_ENC_UTF_8);

		parts_must(at >= 0, "two parts of one name");
		zip_file_set_dostime(z, (zip_uint64_t)at, 0, 0x21, 0);
		zip_set_file_compression(z, (zip_uint64_t)at,
			str_is(t->name, "mimetype") ? ZIP_CM_STORE
						    : ZIP_CM_DEFLATE,
			0);
	}
	parts_must(zip_close(z) == 0, "cannot be written");
	parts_must(zip_source_stat(to, &st) == 0, "no size");
	buf_clear(out);
	if (st.size) {
		buf_room(out, st.size);
		parts_must(zip_source_open(to) == 0, "cannot be read");
		out->n = (size_t)zip_source_read(to, out->p, st.size);
		out->p[out->n] = '\0';
		zip_source_close(to);
	}
	zip_source_free(to);
}

/* The archive of the text's parts; ext says which are taken for granted
 * ("docx"; one that is not known adds none).  out is BUF_INIT or used
 * before; the caller frees it. */
static inline void
parts_zip(struct chron_str text, const char *ext, struct buf *out)
{
	struct parts p = {.arena = arena_new()};
	uint32_t ngiven;

	parts_cut(&p, text);
	ngiven = p.n;
	for (size_t i = 0; i < sizeof(parts_kinds) / sizeof(parts_kinds[0]);
		i++) {
		const struct parts_kind *k = &parts_kinds[i];

		if (strcmp(k->ext, ext) != 0)
			continue;
		if (k->rels)
			parts_openxml(&p, k);
		else
			parts_opendocument(&p, k);
	}
	parts_pack(&p, ngiven, out);
	arena_free(p.arena);
}

/* "docx" of "in.docx.parts"; false if it is no such file. */
static inline bool
parts_ext(const char *name, char *ext, size_t size)
{
	struct chron_str s = chron_cstr(name);
	const char *dot;

	if (s.n < 7 || memcmp(s.p + s.n - 6, ".parts", 6) != 0)
		return false;
	s.n -= 6;
	dot = memrchr(s.p, '.', s.n);
	if (!dot)
		return false;
	snprintf(ext, size, "%.*s", (int)(s.n - (size_t)(dot + 1 - s.p)),
		dot + 1);
	return true;
}

#endif
