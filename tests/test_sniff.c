/* What nobody reads is told by its content and refused in one sentence, which
 * says how to save it: one line a kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "core/registry.h"
#include "shell.h"
#include "util/buf.h"
#include "util/str.h"

#define DOCX                                                                   \
	"open it in Word and save it as .docx (File, Save As, Word Document)"
#define XLSX                                                                   \
	"open it in Excel and save it as .xlsx (File, Save As, Excel "         \
	"Workbook)"
#define EITHER                                                                 \
	"open it and save it as .docx (in Word: File, Save As, Word "          \
	"Document) or .xlsx (in Excel: File, Save As, Excel Workbook)"
#define MADE_FROM "ask the agency for the document that it was made from"
#define MAIL	  "is an e-mail: save its attachment, not the message"
#define PICTURE	  "is a picture: ask the agency for the document itself"
#define RECORDING                                                              \
	"is a recording, not a chronology: ask the agency for it in writing"
#define GOOGLE                                                                 \
	"is a shortcut to a Google document, not the document: open it and "   \
	"download it as Word or Excel (File, Download)"
#define PDF                                                                    \
	"is a PDF, from which a table cannot be read with certainty: ask the " \
	"agency for the document it was made from"

/* The sentence without the file's name; empty where somebody reads it. */
static void
sentence(const char *name, struct chron_str bytes, struct buf *to)
{
	const struct chron_importer *winner;
	struct chron_err err = {.code = CHRON_OK};
	struct chron_input in;
	struct registry r;

	buf_clear(to);
	assert_int_equal(registry_load(&r, NULL, 0, &err), CHRON_OK);
	input_memory(&in, name, bytes);
	if (registry_auction(&r, &in, &winner, NULL, &err) != CHRON_OK) {
		assert_null(winner);
		assert_int_equal(err.code, CHRON_EUNSUPPORTED);
		assert_true(str_starts(chron_cstr(err.text), name));
		buf_puts(to, err.text + strlen(name) + 1);
	}
	registry_free(&r);
}

static void
says(const char *name, struct chron_str bytes, const char *want)
{
	struct buf got = BUF_INIT;

	sentence(name, bytes, &got);
	if (strcmp(got.p, want) != 0)
		fail_msg("%s\nwant %s\n got %s", name, want, got.p);
	buf_free(&got);
}

/* ---- signatures and text ---- */

struct kind {
	const char *name;
	struct chron_str bytes;
	const char *say;
};

static const struct kind kinds[] = {
	/* documents */
	{"a.pdf", CHRON_INIT("%PDF-1.7\n"), PDF},
	{"a.pdf", CHRON_INIT("\r\n\r\n%PDF-1.4\n"), PDF},
	{"a.pdf", CHRON_INIT("HTTP/1.1 200 OK\r\nX: y\r\n\r\n%PDF-1.4\n"), PDF},
	{"a.csv", CHRON_INIT("%PDF-1.4 Date,Event\n1,2\n"), PDF},
	{"a.rtf", CHRON_INIT("{\\rtf1\\ansi}"),
		"is a rich text file (.rtf): " DOCX},
	{"a.doc", CHRON_INIT("{\\rtf1\\ansi}"),
		"is a rich text file (.rtf): " DOCX},
	{"a.wpd", CHRON_INIT("\xffWPC...."), "is a WordPerfect file: " DOCX},
	{"a.doc", CHRON_INIT("\xdb\xa5\x2d\x00...."),
		"is a Word 2 document (.doc): " DOCX},
	{"a.ps", CHRON_INIT("%!PS-Adobe-3.0"),
		"is a PostScript file: " MADE_FROM},
	{"a.one",
		CHRON_INIT("\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78"
			   "\xd0\x29\x96\xd3"),
		"is a OneNote section (.one): copy the chronology into a Word "
		"document and save that as .docx"},
	/* Excel without the file system around it: 2, 3, 4, 5 */
	{"a.xls", CHRON_INIT("\x09\x00\x04\x00\x02\x00\x10\x00"),
		"is a workbook of Excel 95 or before (.xls): " XLSX},
	{"a.xls", CHRON_INIT("\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00"),
		"is a workbook of Excel 95 or before (.xls): " XLSX},
	{"a.xls", CHRON_INIT("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"),
		"is a workbook of Excel 95 or before (.xls): " XLSX},
	{"a.xls",
		CHRON_INIT("\x09\x08\x08\x00\x00\x05\x05\x00\xbb\x0d\xcc\x07"),
		"is a workbook of Excel 95 or before (.xls): " XLSX},
	{"a.wk3", CHRON_INIT("\x00\x00\x1a\x00\x00\x10\x04\x00"),
		"is a Lotus 1-2-3 file: " XLSX},
	/* databases */
	{"a.mdb", CHRON_INIT("\x00\x01\x00\x00Standard Jet DB\x00"),
		"is an Access database (.mdb): open it in Access and export "
		"the table to Excel (External Data, Excel)"},
	{"a.accdb", CHRON_INIT("\x00\x01\x00\x00Standard ACE DB\x00"),
		"is an Access database (.accdb): open it in Access and export "
		"the table to Excel (External Data, Excel)"},
	{"a.db", CHRON_INIT("SQLite format 3\0...."),
		"is a database, not a chronology: export a table as .csv"},
	/* web pages and Office's XML */
	{"a.htm", CHRON_INIT("<html><body>"), "is a web page: " EITHER},
	{"a.htm", CHRON_INIT("\xef\xbb\xbf\n<!DOCTYPE HTML PUBLIC \"x\">"),
		"is a web page: " EITHER},
	{"a.htm",
		CHRON_INIT("<?xml version='1.0'?><!DOCTYPE html><html>"
			   "<head/></html>"),
		"is a web page: " EITHER},
	{"a.txt", CHRON_INIT("<!-- saved --><html><body>"),
		"is a web page: " EITHER},
	{"a.xls",
		CHRON_INIT("<html xmlns:x=\"urn:schemas-microsoft-com:"
			   "office:excel\"><table>"),
		"is a web page: " XLSX},
	{"a.xls", CHRON_INIT("<table border=1><tr><td>Date</td></tr></table>"),
		"is a web page: " XLSX},
	{"a.xls", CHRON_INIT("\xff\xfe<\0h\0t\0m\0l\0>\0"),
		"is a web page: " XLSX},
	{"a.doc", CHRON_INIT("<html><body>"), "is a web page: " DOCX},
	{"a.mht",
		CHRON_INIT("From: <Saved by Blink>\r\nSnapshot-Content-"
			   "Location: x\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
			   "Content-Type: multipart/related;\r\n\tboundary=x"
			   "\r\n\r\n"),
		"is a web archive (.mht): " EITHER},
	{"a.doc",
		CHRON_INIT("MIME-Version: 1.0\r\nContent-Type: "
			   "multipart/related; boundary=\"x\"\r\n\r\nText\r\n"),
		"is a web archive (.mht): " DOCX},
	{"a.webarchive", CHRON_INIT("bplist00\xd1\x01\x02_WebMainResource"),
		"is a web archive (.mht): " EITHER},
	{"a.xls",
		CHRON_INIT("<?xml version=\"1.0\"?>\n"
			   "<?mso-application progid=\"Excel.Sheet\"?>\n"
			   "<Workbook xmlns=\"urn:schemas-microsoft-com:office:"
			   "spreadsheet\"><Worksheet/></Workbook>"),
		"is a workbook saved as XML (Excel 2003): " XLSX},
	{"a.xml",
		CHRON_INIT("<?xml version=\"1.0\"?>\n<w:wordDocument xmlns:w="
			   "\"http://schemas.microsoft.com/office/word/2003/"
			   "wordml\"/>"),
		"is a Word document saved as XML: " DOCX},
	{"a.xml",
		CHRON_INIT("<?xml version=\"1.0\"?>\n<pkg:package xmlns:pkg="
			   "\"http://schemas.microsoft.com/office/2006/"
			   "xmlPackage\"/>"),
		"is a Word document saved as XML: " DOCX},
	{"a.fods",
		CHRON_INIT("<?xml version=\"1.0\"?>\n<office:document "
			   "xmlns:office=\"urn:oasis:names:tc:opendocument:"
			   "xmlns:office:1.0\"/>"),
		"is a flat OpenDocument file (.fods, .fodt): open it and save "
		"it as .ods or .odt"},
	/* mail */
	{"a.eml", CHRON_INIT("Received: from x\nDate,y\n"), MAIL},
	{"a", CHRON_INIT("Return-Path: <a@b>\nReceived: from x\n\n"), MAIL},
	{"a", CHRON_INIT("Subject: Chronology\nMIME-Version: 1.0\n\nx"), MAIL},
	{"a",
		CHRON_INIT("X-Mailer: m\r\nDate: Mon, 3 May 2021 10:00:00 "
			   "+0100\r\nTo: a\r\n b\r\n\r\nDate,Event\r\n"),
		MAIL},
	{"a.txt",
		CHRON_INIT("From: Sam Example <sam@example.org>\r\n"
			   "To: Jo\r\n\r\nDear Jo,\r\n"),
		MAIL},
	{"a.txt",
		CHRON_INIT("From:\tSam Example\nSent:\t3 May 2021 10:00\n"
			   "To:\tJo\nSubject:\tChronology\n\nDear Jo,\n"),
		MAIL},
	{"a.mbox",
		CHRON_INIT("From a@b.example Mon May  3 10:00:00 2021\n"
			   "Subject: x\nMessage-ID: <1@b>\n\nx"),
		"is a mailbox of e-mails: save the attachment out of the "
		"message"},
	{"winmail.dat", CHRON_INIT("\x78\x9f\x3e\x22\x01\x00"),
		"is an attachment that Outlook wrapped (winmail.dat): ask for "
		"the file itself, sent as an ordinary attachment"},
	{"a.pst", CHRON_INIT("!BDN...."),
		"is an Outlook mailbox (.pst, .ost): save the attachment out "
		"of the message, or a calendar as .ics"},
	/* archives, locked */
	{"a.rar", CHRON_INIT("Rar!\x1a\x07"),
		"is a rar archive: unpack it and give the files in it"},
	{"a.7z", CHRON_INIT("7z\xbc\xaf\x27\x1c"),
		"is a 7-Zip archive: unpack it and give the files in it"},
	{"a.gz", CHRON_INIT("\x1f\x8b\x08"),
		"is compressed (gzip): unpack it first"},
	{"a.zip", CHRON_INIT("PK\x03\x04 something"),
		"is a zip archive, empty, damaged or cut short: ask for it "
		"again"},
	{"a.pgp", CHRON_INIT("-----BEGIN PGP MESSAGE-----"),
		"is encrypted (PGP): decrypt it first"},
	/* pictures, recordings */
	{"a.png", CHRON_INIT("\x89PNG\r\n\x1a\n"), PICTURE},
	{"a.docx", CHRON_INIT("\xff\xd8\xff\xe0"), PICTURE},
	{"a.gif", CHRON_INIT("GIF89a"), PICTURE},
	{"a.tif", CHRON_INIT("II*\0\x08\0\0\0"), PICTURE},
	{"a.bmp", CHRON_INIT("BM\x36\0\0\0"), PICTURE},
	{"a.webp", CHRON_INIT("RIFF\x10\0\0\0WEBPVP8 "), PICTURE},
	{"a.heic",
		CHRON_INIT("\0\0\0\x18"
			   "ftypheic\0\0\0\0"),
		PICTURE},
	{"a.mp4",
		CHRON_INIT("\0\0\0\x18"
			   "ftypisom\0\0\0\0"),
		RECORDING},
	{"a.m4a",
		CHRON_INIT("\0\0\0\x18"
			   "ftypM4A \0\0\0\0"),
		RECORDING},
	{"a.avi", CHRON_INIT("RIFF\x10\0\0\0AVI LIST"), RECORDING},
	{"a.wav", CHRON_INIT("RIFF\x10\0\0\0WAVEfmt "), RECORDING},
	{"a.mkv", CHRON_INIT("\x1a\x45\xdf\xa3...."), RECORDING},
	{"a.mp3", CHRON_INIT("ID3\x04\0"), RECORDING},
	/* what stands for a file */
	{"a.gdoc",
		CHRON_INIT("{\"\":\"WARNING!\",\"doc_id\":\"1x\",\"email\":"
			   "\"sam@example.org\"}"),
		GOOGLE},
	{"a.gsheet",
		CHRON_INIT("{\"url\": \"https://docs.google.com/open?id=1\"}"),
		GOOGLE},
	{"a.url", CHRON_INIT("[InternetShortcut]\r\nURL=x"),
		"is a link to a page, not a file: open it, download the "
		"document and give that"},
	{"a.lnk", CHRON_INIT("L\0\0\0\x01\x14\x02\0\0\0"),
		"is a shortcut (.lnk) to a file, not the file: give the file "
		"itself"},
	{"._a.docx", CHRON_INIT("\x00\x05\x16\x07\0\x02"),
		"is what a Mac keeps beside a file, not the file: leave it "
		"out"},
	{"~$a.docx", CHRON_INIT("\x0bSam Example   \0\0\0"),
		"is what Word and Excel leave while a document is open: close "
		"the document, and leave this file out"},
};

static void
each_kind_is_refused_with_what_to_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		says(kinds[i].name, kinds[i].bytes, kinds[i].say);
}

/* Text that only looks a little like it. */
static const struct kind readable[] = {
	{"a.csv", CHRON_INIT("From,To,Event\n1/2/2020,2/2/2020,Seen\n"), ""},
	{"a.csv",
		CHRON_INIT("Subject: Child A\nDate: 3 May 2021\n\n"
			   "Date,Event\n1/2/2020,Seen\n"),
		""},
	{"a.csv",
		CHRON_INIT("From:,sam@example.org\nDate:,3 May 2021\n\n"
			   "Date,Event\n1/2/2020,Seen\n"),
		""},
	{"a.csv",
		CHRON_INIT("Date,Event\n1/2/2020,sent as %PDF-1.4\n"
			   "2/2/2020,<html> page received\n"),
		""},
	{"a.csv", CHRON_INIT("BM,Date,Event\n1,1/2/2020,Seen\n"), ""},
	{"a.xls", CHRON_INIT("Date\tEvent\n1/2/2020\tSeen\n"), ""},
	{"a.xml",
		CHRON_INIT("<table><row><date>2020-02-01</date></row></table>"),
		""},
};

static void
what_only_looks_like_it_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(readable) / sizeof(readable[0]); i++)
		says(readable[i].name, readable[i].bytes, readable[i].say);
}

/* ---- compound files ---- */

enum { SECTOR = 512, PER_FAT = 128, PER_DIR = 4 };

static void
put_u32(char *at, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(v >> 8 * i & 0xff);
}

static void
put_entry(char *e, const char *name, uint32_t right, uint32_t child)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		e[2 * i] = name[i];
	e[64] = (char)(2 * (n + 1));
	put_u32(e + 68, UINT32_MAX);
	put_u32(e + 72, right);
	put_u32(e + 76, child);
}

/* A root with these streams side by side ("|" between them), the last of
 * which holds another, `inside`; the directory stands behind `before` empty
 * sectors, its own in every second place. */
static struct chron_str
ole(struct arena *a, const char *names, const char *inside, uint32_t before)
{
	uint32_t total = before + 64;
	char *p = arena_alloc(a, (size_t)(total + 1) * SECTOR);
	struct chron_str rest = chron_cstr(names), name;
	uint32_t id = 0;

	memcpy(p, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
	p[30] = 9;
	put_u32(p + 48, before);
	/* one sector of the table for each 128, at the end of the file */
	for (uint32_t i = 0; i < (total + PER_FAT - 1) / PER_FAT; i++)
		put_u32(p + 76 + (size_t)4 * i, before + 32 + i);
	for (uint32_t i = 0; i < 8; i++) {
		uint32_t at = before + 2 * i;
		char *table =
			p + (size_t)(before + 32 + at / PER_FAT + 1) * SECTOR;

		put_u32(table + (size_t)4 * (at % PER_FAT),
			i < 7 ? at + 2 : 0xfffffffe);
	}
#define ENTRY(i)                                                               \
	(p + (size_t)(before + 2 * ((i) / PER_DIR) + 1) * SECTOR +             \
		(size_t)128 * ((i) % PER_DIR))
	put_entry(ENTRY(id), "Root Entry", UINT32_MAX, 1);
	while (str_cut(&rest, '|', &name)) {
		id++;
		put_entry(ENTRY(id), arena_str(a, name).p,
			rest.n ? id + 1 : UINT32_MAX,
			rest.n || !inside ? UINT32_MAX : id + 1);
	}
	if (inside)
		put_entry(ENTRY(id + 1), inside, UINT32_MAX, UINT32_MAX);
#undef ENTRY
	return (struct chron_str){p, (size_t)(total + 1) * SECTOR};
}

#define LOCKED                                                                 \
	"is an Office file locked with a password: open it, take the "         \
	"password off (File, Info, Protect, Encrypt with Password: leave it "  \
	"empty) and save it again"
#define WORD  "is a Word 97-2003 document (.doc): " DOCX
#define EXCEL "is an Excel 97-2003 workbook (.xls): " XLSX
#define OUTLOOK                                                                \
	"is an Outlook message (.msg): save its attachment, not the message"

static const struct {
	const char *name;
	const char *streams;
	const char *inside;
	uint32_t before;
	const char *say;
} compounds[] = {
	{"a.doc", "1Table|WordDocument|Data", NULL, 0, WORD},
	{"a.docx", "1Table|WordDocument|Data", NULL, 0, WORD},
	{"a.xls", "Workbook", NULL, 0, EXCEL},
	{"a.xls", "a|b|c|d|e|f|g|h|Book", NULL, 0, EXCEL},
	{"a.dat", "PowerPoint Document", NULL, 0,
		"is a PowerPoint presentation: put its table into a Word "
		"document and save that as .docx"},
	{"a.msg", "__nameid_version1.0|__properties_version1.0|__attach",
		"WordDocument", 0, OUTLOOK},
	{"a.docx", "EncryptionInfo|EncryptedPackage", NULL, 0, LOCKED},
	{"a.xlsx", "EncryptionInfo|EncryptedPackage", NULL, 0, LOCKED},
	/* a sheet within a letter, a letter within a sheet */
	{"a.doc", "WordDocument|ObjectPool", "Workbook", 0, WORD},
	{"a.xls", "Workbook|MBD0001", "WordDocument", 0, EXCEL},
	/* the directory lies beyond what an importer sees of a file */
	{"a.bin", "x|WordDocument", NULL, 1000, WORD},
	{"a.bin", "a|b|c|d|e|f|g|h|Workbook", NULL, 1000, EXCEL},
};

static void
compound_files_are_told_apart_by_their_streams(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(compounds) / sizeof(compounds[0]); i++)
		says(compounds[i].name,
			ole(a, compounds[i].streams, compounds[i].inside,
				compounds[i].before),
			compounds[i].say);
	arena_free(a);
}

static void
a_damaged_compound_file_goes_by_its_name(void **state)
{
	struct arena *a = arena_new();
	struct chron_str whole = ole(a, "WordDocument", NULL, 0), s;
	char *round = arena_bytes(a, whole.n);

	(void)state;
	says("a.doc", (struct chron_str){whole.p, 20}, WORD);
	says("a.xls", (struct chron_str){whole.p, 600}, EXCEL);
	says("a.docx", (struct chron_str){whole.p, 600}, LOCKED);
	says("a.bin", (struct chron_str){whole.p, 20},
		"is an Office file from before 2007 (.doc, .xls): " EITHER);
	/* siblings in a circle: looked at so often and no more */
	memcpy(round, whole.p, whole.n);
	put_u32(round + SECTOR + 128 + 68, 1);
	put_u32(round + SECTOR + 128 + 72, 1);
	round[SECTOR + 128] = 'X';
	s = (struct chron_str){round, whole.n};
	says("a.msg", s, OUTLOOK);
	for (size_t n = 8; n < 4096; n++) {
		struct buf b = BUF_INIT;

		sentence("a.doc", (struct chron_str){whole.p, n}, &b);
		assert_true(b.n > 0);
		buf_free(&b);
	}
	arena_free(a);
}

/* ---- zips ---- */

static void
put_record(struct buf *b, const char *magic, size_t size, size_t name_at,
	struct chron_str name, unsigned flags, uint32_t n)
{
	size_t at = b->n;

	for (size_t i = 0; i < size; i++)
		buf_putc(b, '\0');
	memcpy(b->p + at, magic, 4);
	b->p[at + (name_at == 26 ? 6 : 8)] = (char)flags;
	if (name_at < size) /* the end of the directory has none */
		b->p[at + name_at] = (char)name.n;
	put_u32(b->p + at + (name_at == 26 ? 18 : 20), n);
	buf_str(b, name);
}

/* Entries of a name each ("|" between them); the content of the first. */
static struct chron_str
zip(struct arena *a, const char *names, const char *content, unsigned flags)
{
	struct chron_str rest = chron_cstr(names), name;
	struct buf files = BUF_INIT, dir = BUF_INIT;
	struct chron_str s;
	size_t at;

	while (str_cut(&rest, '|', &name)) {
		put_record(&files, "PK\x03\x04", 30, 26, name, flags,
			(uint32_t)strlen(content));
		buf_puts(&files, content);
		put_record(&dir, "PK\x01\x02", 46, 28, name, flags, 0);
		content = "";
	}
	at = files.n;
	buf_str(&files, buf_get(&dir));
	put_record(&files, "PK\x05\x06", 22, 26, CHRON_S(""), 0, 0);
	put_u32(files.p + files.n - 10, (uint32_t)dir.n);
	put_u32(files.p + files.n - 6, (uint32_t)at);
	s = arena_str(a, buf_get(&files));
	buf_free(&files);
	buf_free(&dir);
	return s;
}

#define APPLE                                                                  \
	"is a Pages, Numbers or Keynote file: open it and export it as Word "  \
	"or Excel (File, Export To)"
#define SLIDES                                                                 \
	"is a presentation: put its table into a Word document and save that " \
	"as .docx"
#define ODF "application/vnd.oasis.opendocument."

static const struct {
	const char *name;
	const char *entries;
	const char *content;
	unsigned flags;
	const char *say;
} zips[] = {
	{"a.xlsb", "[Content_Types].xml|xl/workbook.bin|xl/styles.bin", "", 0,
		"is a binary Excel workbook (.xlsb): " XLSX},
	{"a.pptx", "[Content_Types].xml|ppt/presentation.xml", "", 0, SLIDES},
	{"a.odp", "mimetype|content.xml", ODF "presentation", 0, SLIDES},
	{"a.odg", "mimetype|content.xml", ODF "graphics", 0,
		"is an OpenDocument drawing or database, not a text or a "
		"spreadsheet: copy its table into one of these"},
	{"a.sxc", "mimetype|content.xml", "application/vnd.sun.xml.calc", 0,
		"is a file of OpenOffice.org 1 (.sxw, .sxc): open it and save "
		"it as .docx or .xlsx"},
	{"a.pages", "Index/Document.iwa|Data/x.jpg", "", 0, APPLE},
	{"a.numbers", "Data/x.jpg|Index/Document.iwa", "", 0, APPLE},
	{"a.xps", "FixedDocumentSequence.fdseq", "", 0,
		"is an XPS file, which is like a PDF: " MADE_FROM},
	{"a.epub", "mimetype|x", "application/epub+zip", 0,
		"is an e-book: " MADE_FROM},
	{"a.zip", "one.csv|two.csv", "Date,Event\n", 0,
		"is a zip archive: unpack it and give the files in it"},
	{"a.csv", "one.csv", "Date,Event\n", 0,
		"is a zip archive: unpack it and give the files in it"},
	{"a.zip", "one.csv|two.csv", "xyz", 1,
		"is a zip archive locked with a password: unpack it with the "
		"password and give the files in it"},
	{"a.zip", "", "", 0,
		"is a zip archive, empty, damaged or cut short: ask for it "
		"again"},
};

static void
zips_are_told_apart_by_their_directory(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(zips) / sizeof(zips[0]); i++)
		says(zips[i].name,
			zip(a, zips[i].entries, zips[i].content, zips[i].flags),
			zips[i].say);
	arena_free(a);
}

/* ---- the program as a user meets it ---- */

static void
check_says_what_to_do(void **state)
{
	(void)state;
	expect("printf '{\\\\rtf1}' > $T/a.docx; $C check $T/a.docx", 3,
		"a.docx is a rich text file (.rtf): " DOCX " [file-refused]",
		NULL);
	expect("printf '<html><table><tr><td>Date' > $T/a.xls; "
	       "$C check $T/a.xls",
		3, "a.xls is a web page: " XLSX " [file-refused]", NULL);
	expect("printf 'From: a@b.example\\nSubject: x\\n\\nDate,Event\\n' "
	       "> $T/a.txt; $C check $T/a.txt",
		3, "a.txt " MAIL " [file-refused]", NULL);
	/* the others of a case are read all the same */
	expect("mkdir $T/c; printf '%%PDF-1.7' > $T/c/gp.pdf; "
	       "printf 'Date,Event\\n4/3/2019,Seen\\n' > $T/c/police.csv; "
	       "$C run $T/c -o $T/o --as json 2>&1",
		0, "gp.pdf is a PDF, from which", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_is_refused_with_what_to_do),
		cmocka_unit_test(what_only_looks_like_it_is_read),
		cmocka_unit_test(
			compound_files_are_told_apart_by_their_streams),
		cmocka_unit_test(a_damaged_compound_file_goes_by_its_name),
		cmocka_unit_test(zips_are_told_apart_by_their_directory),
		cmocka_unit_test(check_says_what_to_do),
	};

	return cmocka_run_group_tests_name(
		"sniff", tests, shell_open, shell_close);
}
