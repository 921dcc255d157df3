/* Zip files that nobody reads: told apart by the mimetype that OpenDocument
 * puts first, and by the names in the directory at the end. */
#include "core/sniff.h"

#include "util/str.h"

enum {
	LOCAL = 30,   /* bytes of a local header before the name */
	CENTRAL = 46, /* likewise in the directory */
	END = 22,     /* the record at the end, before its comment */
	COMMENT_MAX = 65535,
	ENTRIES_MAX = 65535,
	LOCKED_FLAG = 1,
};

struct part {
	struct chron_str name; /* how the name begins */
	const char *say;       /* NULL: an importer reads such files */
};

#define SLIDES                                                                 \
	"is a presentation: put its table into a Word document and save that " \
	"as .docx"
#define APPLE                                                                  \
	"is a Pages, Numbers or Keynote file: open it and export it as Word "  \
	"or Excel (File, Export To)"

/* The first in the table wins, not the first in the file. */
static const struct part parts[] = {
	{CHRON_INIT("xl/workbook.bin"),
		"is a binary Excel workbook (.xlsb): " SNIFF_AS_XLSX},
	{CHRON_INIT("xl/"), NULL},
	{CHRON_INIT("word/"), NULL},
	{CHRON_INIT("ppt/"), SLIDES},
	{CHRON_INIT("visio/"), "is a Visio drawing: " SNIFF_ASK},
	{CHRON_INIT("Index/Document.iwa"), APPLE},
	{CHRON_INIT("Index.zip"), APPLE},
	{CHRON_INIT("FixedDocumentSequence.fdseq"),
		"is an XPS file, which is like a PDF: " SNIFF_ASK},
	{CHRON_INIT("FixedDocSeq.fdseq"),
		"is an XPS file, which is like a PDF: " SNIFF_ASK},
};

/* OpenDocument's other kinds; templates and masters of text are read. */
static const struct part mimetypes[] = {
	{CHRON_INIT("application/vnd.oasis.opendocument.text"), NULL},
	{CHRON_INIT("application/vnd.oasis.opendocument.spreadsheet"), NULL},
	{CHRON_INIT("application/vnd.oasis.opendocument.presentation"), SLIDES},
	{CHRON_INIT("application/vnd.oasis.opendocument."),
		"is an OpenDocument drawing or database, not a text or a "
		"spreadsheet: copy its table into one of these"},
	{CHRON_INIT("application/vnd.sun.xml."),
		"is a file of OpenOffice.org 1 (.sxw, .sxc): open it and save "
		"it as .docx or .xlsx"},
	{CHRON_INIT("application/epub"), "is an e-book: " SNIFF_ASK},
};

static bool
begins(struct chron_str s, struct chron_str with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

/* The content of a first entry "mimetype", which lies there as it is. */
static bool
by_mimetype(struct chron_str file, const char **say)
{
	struct chron_str s;
	size_t skip;

	if (file.n < LOCAL + 8 || sniff_u16(file.p + 26) != 8 ||
		memcmp(file.p + LOCAL, "mimetype", 8) != 0)
		return false;
	skip = LOCAL + 8 + sniff_u16(file.p + 28);
	if (skip > file.n)
		return false;
	s = (struct chron_str){file.p + skip, file.n - skip};
	for (size_t i = 0; i < sizeof(mimetypes) / sizeof(mimetypes[0]); i++)
		if (begins(s, mimetypes[i].name)) {
			*say = mimetypes[i].say;
			return true;
		}
	return false;
}

/* The directory, found by the record at the end; empty if there is none. */
static struct chron_str
directory(struct chron_str file)
{
	size_t back = END;

	for (; back <= file.n && back <= END + COMMENT_MAX; back++) {
		const char *p = file.p + file.n - back;
		uint64_t at, n;

		if (memcmp(p, "PK\x05\x06", 4) != 0)
			continue;
		n = sniff_u32(p + 12);
		at = sniff_u32(p + 16);
		if (at + n <= file.n)
			return (struct chron_str){file.p + at, (size_t)n};
	}
	return CHRON_S("");
}

static const char *
by_directory(struct chron_str d)
{
	const size_t count = sizeof(parts) / sizeof(parts[0]);
	size_t best = count;
	bool locked = false;

	for (unsigned n = 0; n < ENTRIES_MAX && d.n >= CENTRAL; n++) {
		struct chron_str name = {d.p + CENTRAL, sniff_u16(d.p + 28)};
		size_t size = CENTRAL + name.n + sniff_u16(d.p + 30) +
			      sniff_u16(d.p + 32);

		if (memcmp(d.p, "PK\x01\x02", 4) != 0 || size > d.n)
			break;
		locked |= (sniff_u16(d.p + 8) & LOCKED_FLAG) != 0;
		for (size_t i = 0; i < best; i++)
			if (begins(name, parts[i].name))
				best = i;
		d.p += size;
		d.n -= size;
	}
	if (best < count)
		return parts[best].say;
	return locked ? "is a zip archive locked with a password: unpack it "
			"with the password and give the files in it"
		      : "is a zip archive: unpack it and give the files in it";
}

const char *
sniff_zip(struct chron_str file)
{
	const char *say = NULL;
	struct chron_str d;

	if (!str_starts(file, "PK\x03\x04") && !str_starts(file, "PK\x05\x06"))
		return NULL;
	if (by_mimetype(file, &say))
		return say;
	d = directory(file);
	if (!d.n)
		return "is a zip archive, empty, damaged or cut short: ask for "
		       "it again";
	return by_directory(d);
}
