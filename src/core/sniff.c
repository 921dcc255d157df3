/* What is known of files nobody reads: one sentence each, that says how to
 * save them so that they can be read. */
#include "core/registry.h"
#include "util/str.h"

struct known {
	const char *magic;
	size_t n;
	const char *within; /* must stand somewhere in the head; or NULL */
	const char *ext;    /* must be the extension; or NULL */
	const char *say;
};

#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
/* Names inside an OLE file are UTF-16. */
#define ENCRYPTED "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"
#define SAVE_AS_CSV                                                            \
	"open it and save the chronology as .csv (for Word: copy the table "   \
	"into a spreadsheet first)"

/* The first that fits: particular before general. */
static const struct known known[] = {
	{"%PDF-", 5, NULL, NULL,
		"is a PDF, from which a table cannot be read with certainty: "
		"ask the agency for the document it was made from"},
	{OLE, 8, "encrypted", NULL,
		"is an Office file locked with a password: open it, take the "
		"password off and save it again"},
	{OLE, 8, NULL, "xls",
		"is an Excel 97-2003 workbook (.xls): open it and save the "
		"chronology as .csv"},
	{OLE, 8, NULL, "msg",
		"is an Outlook message (.msg): save its attachment, not the "
		"message"},
	{OLE, 8, NULL, NULL,
		"is a Word or Office 97-2003 file (.doc): " SAVE_AS_CSV},
	{"PK\x03\x04", 4, "word/", NULL,
		"is a Word document (.docx), which this version does not "
		"read: " SAVE_AS_CSV},
	{"PK\x03\x04", 4, "xl/", NULL,
		"is an Excel workbook (.xlsx), which this version does not "
		"read: open it and save the chronology as .csv"},
	{"PK\x03\x04", 4, "opendocument", NULL,
		"is an OpenDocument file (.odt, .ods), which this version does "
		"not read: open it and save the chronology as .csv"},
	{"PK\x03\x04", 4, NULL, NULL,
		"is a zip archive: unpack it and give the files in it"},
	{"Rar!", 4, NULL, NULL,
		"is a rar archive: unpack it and give the files in it"},
	{"7z\xbc\xaf\x27\x1c", 6, NULL, NULL,
		"is a 7-Zip archive: unpack it and give the files in it"},
	{"\x1f\x8b", 2, NULL, NULL, "is compressed (gzip): unpack it first"},
	{"{\\rtf", 5, NULL, NULL, "is a rich text file (.rtf): " SAVE_AS_CSV},
	{"\x89PNG", 4, NULL, NULL,
		"is a picture: ask the agency for the document itself"},
	{"\xff\xd8\xff", 3, NULL, NULL,
		"is a picture: ask the agency for the document itself"},
	{"GIF8", 4, NULL, NULL,
		"is a picture: ask the agency for the document itself"},
	{"SQLite format 3", 16, NULL, NULL,
		"is a database, not a chronology: export a table as .csv"},
	{"-----BEGIN PGP", 14, NULL, NULL,
		"is encrypted (PGP): decrypt it first"},
	{"Return-Path:", 12, NULL, NULL,
		"is an e-mail: save its attachment, not the message"},
	{"Received:", 9, NULL, NULL,
		"is an e-mail: save its attachment, not the message"},
	{"", 0, NULL, "eml",
		"is an e-mail: save its attachment, not the message"},
	{"<!DOCTYPE html", 14, NULL, NULL,
		"is a web page: copy its table into a spreadsheet and save "
		"that as .csv"},
	{"<html", 5, NULL, NULL,
		"is a web page: copy its table into a spreadsheet and save "
		"that as .csv"},
};

static bool
has(struct chron_str head, const struct known *k)
{
	if (!k->within)
		return true;
	if (strcmp(k->within, "encrypted") == 0)
		return str_find(head, (struct chron_str){ENCRYPTED,
					      sizeof(ENCRYPTED) - 1}) !=
		       SIZE_MAX;
	return str_find(head, chron_cstr(k->within)) != SIZE_MAX;
}

const char *
sniff_unreadable(const struct chron_probe *probe)
{
	struct chron_str head = {(const char *)probe->head, probe->head_len};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct known *k = &known[i];

		if (head.n >= k->n &&
			str_ieq((struct chron_str){head.p, k->n},
				(struct chron_str){k->magic, k->n}) &&
			(!k->ext || strcmp(k->ext, probe->ext) == 0) &&
			has(head, k))
			return k->say;
	}
	return NULL;
}
