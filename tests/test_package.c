/* The parts of an Office file: found and parsed whatever writers do, refused
 * by a named limit where they were made to hurt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/resource.h>
#include <time.h>

#include "../importers/package.h"
#include "core/input.h"
#include "hostile_zip.h"
#include "parts.h"

/* ---- help ---- */

static struct package *
opened(struct buf *zip, struct chron_err *err)
{
	static struct chron_input in;
	struct package *p = NULL;
	enum chron_status st;

	*err = (struct chron_err){0};
	input_memory(&in, "in.docx", buf_get(zip));
	st = package_open(&p, &in, err);
	assert_int_equal(st, err->code);
	assert_true((p == NULL) == (st != CHRON_OK));
	return p;
}

static struct package *
opened_parts(const char *text, struct buf *zip)
{
	struct chron_err err;
	struct package *p;

	parts_zip(chron_cstr(text), "none", zip);
	p = opened(zip, &err);
	if (!p)
		print_error("%s\n", err.text);
	assert_non_null(p);
	return p;
}

static void
refused(const struct lie *lies, size_t n, enum chron_status code,
	const char *say)
{
	struct buf zip = BUF_INIT;
	struct chron_err err;
	struct package *p;

	lie_zip(&zip, lies, n);
	p = opened(&zip, &err);
	assert_null(p);
	assert_string_equal(err.text, say);
	assert_int_equal(err.code, code);
	assert_string_equal(err.pos.file, "in.docx");
	buf_free(&zip);
}

/* Writes what a reader is told, one token an event. */
static enum chron_status
on_start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct chron_str v = part_attr(a, NS_WORD, "val");
	struct chron_str plain = part_attr(a, NS_NONE, "val");

	buf_printf(arg, "<%u", id);
	if (v.n)
		buf_printf(arg, " w=%.*s", STR(v));
	if (plain.n)
		buf_printf(arg, " %.*s", STR(plain));
	buf_puts(arg, ">");
	return CHRON_OK;
}

static enum chron_status
on_end(void *arg, unsigned id)
{
	buf_printf(arg, "</%u>", id);
	return id == 9 ? CHRON_STOP : CHRON_OK;
}

static enum chron_status
on_text(void *arg, struct chron_str text)
{
	buf_str(arg, text);
	return CHRON_OK;
}

static void
where(void *arg, struct buf *to)
{
	(void)arg;
	buf_puts(to, "after cell B7");
}

static const struct part_word words[] = {
	{NS_WORD, "p", 1},
	{NS_WORD, "t", 2},
	{NS_OTHER, "p", 3},
	{NS_WORD, "stop", 9},
	{0, NULL, 0},
};

static const struct part_reader reader = {
	words, on_start, on_end, on_text, where};

#define W                                                                      \
	"<w:a xmlns:w=\"" PARTS_OPENXML "wordprocessingml/2006/main\" "        \
	"xmlns:mc=\"" PARTS_OPENXML "markup-compatibility/2006\" "             \
	"xmlns:o=\"urn:other\">"

static enum chron_status
parsed(const char *xml, struct buf *got, struct chron_err *err)
{
	struct buf text = BUF_INIT, zip = BUF_INIT;
	enum chron_status st;
	struct package *p;

	buf_printf(&text, "== word/document.xml\n%s\n", xml);
	p = opened_parts(text.p, &zip);
	st = package_parse(p, "Word/Document.xml", &reader, got, err);
	package_close(p);
	buf_free(&text);
	buf_free(&zip);
	return st;
}

static void
gives(const char *xml, const char *want)
{
	struct chron_err err = {0};
	struct buf got = BUF_INIT;

	assert_int_equal(parsed(xml, &got, &err), CHRON_OK);
	assert_string_equal(got.p, want);
	buf_free(&got);
}

static void
fails(const char *xml, enum chron_status code, const char *say)
{
	struct chron_err err = {0};
	struct buf got = BUF_INIT;

	assert_int_equal(parsed(xml, &got, &err), code);
	assert_string_equal(err.text, say);
	buf_free(&got);
}

/* ---- parsing ---- */

static void
elements_by_name_and_namespace(void **state)
{
	(void)state;
	gives(W "<w:p><w:t>a &amp; b</w:t></w:p><o:p/><q><w:t/></q></w:a>",
		"<0><1><2>a & b</2></1><3></3><0><2></2></0></0>");
	gives("<x:a xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/"
	      "main\"><x:p/></x:a>",
		"<0><1></1></0>");
	gives(W "<![CDATA[<w:p>]]></w:a>", "<0><w:p></0>");
}

static void
attributes_are_decoded(void **state)
{
	(void)state;
	gives(W "<w:p w:val=\"a &amp; &lt;b&gt; &#38;#38; &quot;\" val=\"x\" "
		"o:val=\"no\"/></w:a>",
		"<0><1 w=a & <b> &#38; \" x></1></0>");
}

static void
alternate_content_comes_once(void **state)
{
	(void)state;
	gives(W "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:p/>"
		"</mc:Choice><mc:Fallback><w:t/></mc:Fallback>"
		"</mc:AlternateContent><w:p/></w:a>",
		"<0><1></1><1></1></0>");
	gives(W "<mc:AlternateContent><mc:Choice Requires=\"w16se\"><w:p/>x"
		"</mc:Choice><mc:Fallback><w:t>y</w:t></mc:Fallback>"
		"</mc:AlternateContent></w:a>",
		"<0><2>y</2></0>");
	gives(W "<mc:AlternateContent><mc:Choice Requires=\"z\"><w:p/>"
		"</mc:Choice><mc:Choice Requires=\"wps wpg\"><w:t/>"
		"</mc:Choice><mc:Fallback><w:p/></mc:Fallback>"
		"</mc:AlternateContent></w:a>",
		"<0><2></2></0>");
	gives(W "<mc:AlternateContent><mc:Fallback><w:p>"
		"<mc:AlternateContent><mc:Choice Requires=\"wpg\"><w:t/>"
		"</mc:Choice></mc:AlternateContent></w:p></mc:Fallback>"
		"</mc:AlternateContent></w:a>",
		"<0><1><2></2></1></0>");
}

static void
faults_say_part_line_and_place(void **state)
{
	(void)state;
	fails(W "\n<w:p></w:a>", CHRON_EFORMAT,
		"part \"word/document.xml\", line 2, after cell B7: the XML is "
		"broken (Opening and ending tag mismatch: p line 2 and a); "
		"open the file and save it again");
	fails("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", CHRON_EFORMAT,
		"part \"word/document.xml\", line 1, after cell B7: has a "
		"DOCTYPE, which Office never writes and which could make it "
		"say what it does not hold; ask for the file again");
	fails("", CHRON_EFORMAT,
		"part \"word/document.xml\", line 1, after cell B7: the XML is "
		"broken (Document is empty); open the file and save it again");
	fails(W "&b;</w:a>", CHRON_EFORMAT,
		"part \"word/document.xml\", line 1, after cell B7: the XML is "
		"broken (Entity 'b' not defined); open the file and save it "
		"again");
}

static void
too_deep(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_puts(&b, "<a>");
	fails(b.p, CHRON_ELIMIT,
		"part \"word/document.xml\", line 1, after cell B7: elements "
		"lie more than 250 deep (limit xml-depth): this is not what "
		"Office writes");
	buf_free(&b);
}

static void
too_many_attributes(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "<!-- isn't = --><a><b");
	for (int i = 0; i < 300000; i++)
		buf_printf(&b, " a%d='>'", i);
	buf_puts(&b, "/></a>");
	fails(b.p, CHRON_ELIMIT,
		"part \"word/document.xml\", line 1, after cell B7: a tag has "
		"more than 256 attributes (limit xml-attributes): this is not "
		"what Office writes");
	buf_free(&b);
}

static void
a_reader_stops_the_parse(void **state)
{
	struct chron_err err = {0};
	struct buf got = BUF_INIT;

	(void)state;
	assert_int_equal(
		parsed(W "<w:stop/><w:p/></w:a>", &got, &err), CHRON_STOP);
	assert_string_equal(got.p, "<0><9></9>");
	assert_int_equal(err.code, CHRON_OK);
	buf_free(&got);
}

static void
a_missing_part(void **state)
{
	struct buf zip = BUF_INIT, got = BUF_INIT;
	struct package *p = opened_parts("== a.xml\n<a/>\n", &zip);
	struct chron_err err;

	(void)state;
	assert_true(package_has(p, "A.XML"));
	assert_false(package_has(p, "b.xml"));
	assert_int_equal(
		package_parse(p, "b.xml", &reader, &got, &err), CHRON_EFORMAT);
	assert_string_equal(err.text,
		"part \"b.xml\" is missing from the file; open it and save it "
		"again");
	package_close(p);
	buf_free(&zip);
}

/* ---- relations ---- */

#define RELS "<Relationships xmlns=\"" PARTS_PACKAGE "relationships\">"
#define REL(id, type, target)                                                  \
	"<Relationship Id=\"" id "\" Type=\"" PARTS_OFFICE "/" type            \
	"\" Target=\"" target "\"/>"

static void
relations_are_resolved(void **state)
{
	struct buf zip = BUF_INIT;
	struct package *p = opened_parts(
		"== _rels/.rels\n" RELS REL("r1", "officeDocument",
			"xl/workbook.xml") "</Relationships>\n"
					   "== "
					   "xl/_rels/workbook.xml.rels\n" RELS REL(
						   "a", "worksheet",
						   "worksheets/Sheet1.xml") REL("b",
						   "worksheet",
						   "/xl/worksheets/"
						   "sheet1.xml#A1") REL("c",
						   "x",
						   "./../xl/.//a%20b.xml") REL("d",
						   "x",
						   "../../etc/passwd") REL("e",
						   "sharedStrings",
						   "gone.xml") REL("f",
						   "sharedStrings",
						   "workbook.xml") "<Relationsh"
								   "ip "
								   "Id=\"g\" "
								   "Type=\"t/"
								   "x\" "
								   "TargetMode="
								   "\"External"
								   "\" "
								   "Target="
								   "\"workbook."
								   "xml\"/>"
								   "</"
								   "Relationshi"
								   "ps>\n"
								   "== "
								   "xl/"
								   "workbook."
								   "xml\n<a/>\n"
								   "== "
								   "xl/"
								   "worksheets/"
								   "sheet1."
								   "xml\n<a/>\n"
								   "== xl/a "
								   "b.xml\n<a/"
								   ">\n"
								   "== "
								   "xl/"
								   "worksheets/"
								   "_rels/"
								   "sheet1.xml."
								   "rels\n<"
								   "broken\n",
		&zip);
	const char *book = package_related(p, NULL, "officeDocument");

	(void)state;
	assert_string_equal(book, "xl/workbook.xml");
	assert_string_equal(package_target(p, book, CHRON_S("a")),
		"xl/worksheets/sheet1.xml");
	assert_string_equal(package_target(p, book, CHRON_S("b")),
		"xl/worksheets/sheet1.xml");
	assert_string_equal(
		package_target(p, book, CHRON_S("c")), "xl/a b.xml");
	assert_null(package_target(p, book, CHRON_S("d")));
	assert_null(package_target(p, book, CHRON_S("e")));
	/* external */
	assert_null(package_target(p, book, CHRON_S("g")));
	assert_null(package_target(p, book, CHRON_S("h")));
	/* the first that is there; a circle is only another name */
	assert_string_equal(package_related(p, book, "sharedStrings"), book);
	assert_null(package_related(p, "xl/worksheets/sheet1.xml", "x"));
	assert_null(package_related(p, "xl/a b.xml", "x"));
	package_close(p);
	buf_free(&zip);
}

static void
the_head_names_entries(void **state)
{
	struct buf zip = BUF_INIT;
	struct chron_probe probe = {.name = "x"};

	(void)state;
	parts_zip(
		CHRON_S("== a.xml\nPK\3\4 xl/worksheets\n== xl/b.xml\n<a/>\n"),
		"none", &zip);
	probe.head = (const unsigned char *)zip.p;
	probe.head_len = zip.n;
	assert_true(package_head_names(&probe, "xl/"));
	assert_true(package_head_names(&probe, "xl/b.xml"));
	assert_false(package_head_names(&probe, "xl/worksheets"));
	assert_false(package_head_names(&probe, "b.xml"));
	for (size_t n = 0; n < zip.n; n++) {
		probe.head_len = n;
		package_head_names(&probe, "xl/c");
	}
	buf_free(&zip);
}

/* ---- archives made to hurt ---- */

#define NAME(s) .name = CHRON_INIT(s), .body = CHRON_INIT("<a/>")
#define REFUSED(code, say, ...)                                                \
	refused((const struct lie[]){__VA_ARGS__},                             \
		sizeof((const struct lie[]){__VA_ARGS__}) /                    \
			sizeof(struct lie),                                    \
		code, say)

static void
names_that_leave_the_file(void **state)
{
	(void)state;
	REFUSED(CHRON_EFORMAT,
		"a part whose path leads out of the file (\"a/../../b.xml\"): "
		"this is not what Office writes, and nothing of it was read",
		{NAME("a/../../b.xml")});
	REFUSED(CHRON_EFORMAT,
		"a part with a path from the root of a disk (\"/etc/passwd\"): "
		"this is not what Office writes, and nothing of it was read",
		{NAME("/etc/passwd")});
	REFUSED(CHRON_EFORMAT,
		"a part with a path from the root of a disk (\"C:x\"): this is "
		"not what Office writes, and nothing of it was read",
		{NAME("C:x")});
	REFUSED(CHRON_EFORMAT,
		"a part with a backslash in its name (\"xl\\b.xml\"): this is "
		"not what Office writes, and nothing of it was read",
		{NAME("xl\\b.xml")});
	REFUSED(CHRON_EFORMAT,
		"a part with a NUL in its name (\"a.xml\"): this is not what "
		"Office writes, and nothing of it was read",
		{NAME("a.xml\0b")});
}

static void
parts_that_come_twice_or_overlap(void **state)
{
	(void)state;
	REFUSED(CHRON_EFORMAT,
		"the part \"A.xml\" stands in the file twice, so that it is "
		"not known which one counts; ask for the file again",
		{NAME("a.xml")}, {NAME("A.xml")});
	REFUSED(CHRON_EFORMAT,
		"part \"b.xml\" does not lie where the archive's directory "
		"says; ask for the file again",
		{NAME("a.xml")},
		{.name = CHRON_INIT("b.xml"),
			.local_name = CHRON_INIT("c.xml")});
	REFUSED(CHRON_EFORMAT,
		"part \"b.xml\" does not lie where the archive's directory "
		"says; ask for the file again",
		{NAME("a.xml")}, {NAME("b.xml"), .at = 1});
}

/* A part that holds another one's header within its body, as the bombs of
 * overlapping files do. */
static void
one_part_within_another(void **state)
{
	struct buf inner = BUF_INIT;
	struct lie lies[2] = {{NAME("a.xml")}, {NAME("b.xml")}};

	(void)state;
	lie_zip(&inner, &(struct lie){NAME("b.xml")}, 1);
	inner.n = 30 + 5 + 4; /* header, name, body */
	lies[0].body = buf_get(&inner);
	lies[1].at = 30 + 5 + 1;
	refused(lies, 2, CHRON_EFORMAT,
		"the parts \"a.xml\" and \"b.xml\" overlap: this is not what "
		"Office writes, and nothing of it was read");
	buf_free(&inner);
}

static void
locked_or_packed_strangely(void **state)
{
	(void)state;
	REFUSED(CHRON_EUNSUPPORTED,
		"part \"a.xml\" is locked with a password: open the file, take "
		"the password off and save it again",
		{NAME("a.xml"), .flags = 1});
	REFUSED(CHRON_EUNSUPPORTED,
		"part \"a.xml\" is packed in a way (method 9) that Office does "
		"not use: open the file and save it again",
		{NAME("a.xml"), .method = 9});
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
bombs(void **state)
{
	double began = seconds();
	struct buf zeros = BUF_INIT;
	struct lie *many;

	(void)state;
	buf_room(&zeros, 40u << 20);
	memset(zeros.p, ' ', 40u << 20);
	zeros.n = 40u << 20;
	REFUSED(CHRON_ELIMIT,
		"part \"a.xml\" unpacks to 1030 times its size, more than 250 "
		"times (limit package-ratio): it is made to fill a machine, "
		"and was not read",
		{.name = CHRON_INIT("a.xml"),
			.body = buf_get(&zeros),
			.deflate = true});
	REFUSED(CHRON_ELIMIT,
		"part \"a.xml\" unpacks to 2000000004 bytes, more than "
		"1073741824 (limit part-bytes): divide the document",
		{NAME("a.xml"), .declare = 2000000000});
	many = calloc(30000, sizeof(*many));
	for (int i = 0; i < 30000; i++)
		many[i] = (struct lie){NAME("a.xml")};
	refused(many, 30000, CHRON_ELIMIT,
		"the file has 30000 parts, more than 20000 (limit "
		"package-entries): this is no document");
	free(many);
	buf_free(&zeros);
	assert_true(seconds() - began < 5);
}

/* Reads a.xml of an archive of one part and gives what is said. */
static void
reading_says(struct lie l, enum chron_status code, const char *say)
{
	struct buf zip = BUF_INIT, got = BUF_INIT;
	struct chron_err err;
	struct package *p;

	lie_zip(&zip, &l, 1);
	p = opened(&zip, &err);
	if (p) {
		err.code = package_parse(p, "a.xml", &reader, &got, &err);
		package_close(p);
	}
	assert_string_equal(err.text, say);
	assert_int_equal(err.code, code);
	buf_free(&zip);
	buf_free(&got);
}

static void
sizes_and_sums_that_lie(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_puts(&b, "<a>");
	for (int i = 0; i < 200000; i++)
		buf_printf(&b, "%d ", i);
	buf_puts(&b, "</a>");
	reading_says((struct lie){.name = CHRON_INIT("a.xml"),
			     .body = buf_get(&b),
			     .deflate = true,
			     .declare = -1000000},
		CHRON_ELIMIT,
		"part \"a.xml\", line 1, after cell B7: unpacks to more bytes "
		"than the archive's directory says (limit part-bytes): it is "
		"made to fill a machine");
	reading_says((struct lie){.name = CHRON_INIT("a.xml"),
			     .body = buf_get(&b),
			     .deflate = true,
			     .bad_crc = true},
		CHRON_EFORMAT,
		"part \"a.xml\", line 1, after cell B7: the packed bytes are "
		"damaged (CRC error); ask for the file again");
	reading_says((struct lie){.name = CHRON_INIT("a.xml"),
			     .body = CHRON_INIT("\7\7\7garbage"),
			     .method = 8,
			     .declare = 1000},
		CHRON_EFORMAT,
		"part \"a.xml\", line 1, after cell B7: the packed bytes are "
		"damaged (Zlib error: data error); ask for the file again");
	buf_free(&b);
}

static void
cut_short(void **state)
{
	struct buf zip = BUF_INIT;
	struct chron_err err;

	(void)state;
	lie_zip(&zip, (const struct lie[]){{NAME("a.xml")}, {NAME("b.xml")}},
		2);
	while (zip.n--) {
		assert_null(opened(&zip, &err));
		if (zip.n > 120)
			assert_string_equal(err.text,
				"the file is a zip archive that is cut short "
				"or damaged: its directory is missing; ask for "
				"the file again");
	}
	zip.n = 0;
	buf_free(&zip);
}

static void
memory_stays_small(void **state)
{
	struct rusage u;

	(void)state;
	getrusage(RUSAGE_SELF, &u);
	assert_true(u.ru_maxrss < 256 << 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_by_name_and_namespace),
		cmocka_unit_test(attributes_are_decoded),
		cmocka_unit_test(alternate_content_comes_once),
		cmocka_unit_test(faults_say_part_line_and_place),
		cmocka_unit_test(too_deep),
		cmocka_unit_test(too_many_attributes),
		cmocka_unit_test(a_reader_stops_the_parse),
		cmocka_unit_test(a_missing_part),
		cmocka_unit_test(relations_are_resolved),
		cmocka_unit_test(the_head_names_entries),
		cmocka_unit_test(names_that_leave_the_file),
		cmocka_unit_test(parts_that_come_twice_or_overlap),
		cmocka_unit_test(one_part_within_another),
		cmocka_unit_test(locked_or_packed_strangely),
		cmocka_unit_test(bombs),
		cmocka_unit_test(sizes_and_sums_that_lie),
		cmocka_unit_test(cut_short),
		cmocka_unit_test(memory_stays_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
