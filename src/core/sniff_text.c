/* Text that is no chronology for all that it is text: web pages under the
 * name of a workbook, Office's XML, mail, shortcuts to a document. */
#include "core/sniff.h"

#include "util/str.h"

enum { HEAD = 8192, LOOKED_AT = 4 * HEAD, MAIL_LINES = 200 };

/* ---- web pages and XML ---- */

/* What the head holds, and what the file then is. */
struct mark {
	const char *text;
	const char *say;
};

#define SHEET_XML "is a workbook saved as XML (Excel 2003): " SNIFF_AS_XLSX
#define WORD_XML  "is a Word document saved as XML: " SNIFF_AS_DOCX

static const struct mark office_xml[] = {
	{"urn:schemas-microsoft-com:office:spreadsheet", SHEET_XML},
	{"progid=\"Excel.Sheet\"", SHEET_XML},
	{"http://schemas.microsoft.com/office/word/2003/wordml", WORD_XML},
	{"http://schemas.microsoft.com/office/2006/xmlPackage", WORD_XML},
	{"progid=\"Word.Document\"", WORD_XML},
};

static const char *const page_starts[] = {"<!doctype html", "<html", "<head",
	"<body", "<meta", "<style", "<script"};

#define ARCHIVE "is a web archive (.mht): "
#define PAGE	"is a web page: "

static const char *
page(const char *ext, bool archive)
{
	if (strncmp(ext, "xls", 3) == 0)
		return archive ? ARCHIVE SNIFF_AS_XLSX : PAGE SNIFF_AS_XLSX;
	if (strncmp(ext, "doc", 3) == 0)
		return archive ? ARCHIVE SNIFF_AS_DOCX : PAGE SNIFF_AS_DOCX;
	return archive ? ARCHIVE SNIFF_AS_EITHER : PAGE SNIFF_AS_EITHER;
}

static bool
has(struct chron_str s, const char *text)
{
	return str_ifind(s, text) != SIZE_MAX;
}

static const char *
marked_up(struct chron_str s, const char *ext)
{
	if (!str_starts(s, "<"))
		return NULL;
	for (size_t i = 0; i < sizeof(office_xml) / sizeof(office_xml[0]); i++)
		if (has(s, office_xml[i].text))
			return office_xml[i].say;
	for (size_t i = 0; i < sizeof(page_starts) / sizeof(page_starts[0]);
		i++)
		if (str_istarts(s, page_starts[i]))
			return page(ext, false);
	if (str_istarts(s, "<table") && has(s, "<tr") && has(s, "<td"))
		return page(ext, false);
	/* XHTML, or a page behind a comment */
	if ((str_starts(s, "<?xml") || str_starts(s, "<!--")) &&
		(has(s, "<!doctype html") || has(s, "<html")))
		return page(ext, false);
	return NULL;
}

/* ---- mail ---- */

/* Headers of mail; `sure` are those that nobody writes above a table. */
struct header {
	const char *name;
	bool sure;
};

static const struct header headers[] = {
	{"From", false},
	{"To", false},
	{"Cc", false},
	{"Sent", false},
	{"Subject", false},
	{"Date", false},
	{"Reply-To", true},
	{"Return-Path", true},
	{"Received", true},
	{"Delivered-To", true},
	{"Message-ID", true},
	{"MIME-Version", true},
	{"Content-Type", true},
	{"Content-Transfer-Encoding", true},
	{"DKIM-Signature", true},
	{"Authentication-Results", true},
	{"Thread-Topic", true},
	{"Thread-Index", true},
	{"In-Reply-To", true},
	{"Importance", false},
};

struct mail {
	unsigned known; /* headers of mail */
	unsigned sure;
	bool other; /* a line that is no header */
	bool from, to, date, subject, received;
};

/* "Token: value"; the name without the colon. */
static bool
header_name(struct chron_str line, struct chron_str *name)
{
	size_t n = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7f &&
		line.p[n] != ':')
		n++;
	*name = (struct chron_str){line.p, n};
	return n > 0 && n < line.n && line.p[n] == ':';
}

static void
count_header(struct mail *m, struct chron_str line, struct chron_str name)
{
	bool sure = str_istarts(name, "X-");
	bool known = sure;

	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		if (str_ieq(name, chron_cstr(headers[i].name))) {
			known = true;
			sure = headers[i].sure;
		}
	m->known += known;
	m->sure += sure;
	m->to |= str_ieq(name, CHRON_S("To"));
	m->date |= str_ieq(name, CHRON_S("Sent")) ||
		   str_ieq(name, CHRON_S("Date"));
	m->subject |= str_ieq(name, CHRON_S("Subject"));
	m->received |= str_ieq(name, CHRON_S("Received"));
	if (str_ieq(name, CHRON_S("From"))) {
		m->from = true;
		/* "From:,jo@..." is a cell above a table. */
		m->sure += memchr(line.p, '@', line.n) != NULL &&
			   line.p[name.n + 1] != ',';
	}
}

/* The lines up to the first blank one. */
static struct mail
mail_headers(struct chron_str s)
{
	struct mail m = {0};
	struct chron_str line, name;

	for (unsigned n = 0; n < MAIL_LINES && str_cut(&s, '\n', &line); n++) {
		bool goes_on = line.n && (*line.p == ' ' || *line.p == '\t');

		if (!str_trim(line).n)
			break;
		if (goes_on && n)
			continue;
		/* the line a mailbox puts before each message */
		if (!n && str_starts(line, "From "))
			continue;
		if (header_name(line, &name))
			count_header(&m, line, name);
		else if (s.n) /* not where the head is cut */
			m.other = true;
	}
	return m;
}

static const char *
mail(struct chron_str s, const char *ext)
{
	static const char say[] =
		"is an e-mail: save its attachment, not the message";
	struct mail m = mail_headers(s);
	struct chron_str line = {s.p, 0};

	while (line.n < s.n && s.p[line.n] != '\n')
		line.n++;
	if (strcmp(ext, "eml") == 0)
		return say;
	/* Headers in a row, and one of them nothing but mail's; or the four
	 * that Outlook puts above a message saved as text. */
	if (m.other || !((m.known >= 2 && m.sure) ||
			       (m.from && m.to && m.date && m.subject)))
		return NULL;
	if (str_starts(line, "From "))
		return "is a mailbox of e-mails: save the attachment out of "
		       "the message";
	if (has(s, "multipart/related") && !m.to && !m.received)
		return page(ext, true);
	return say;
}

/* ---- all ---- */

static const char *
google(struct chron_str s)
{
	if (!str_starts(s, "{") ||
		!(has(s, "\"doc_id\"") || has(s, "docs.google.com/")))
		return NULL;
	return "is a shortcut to a Google document, not the document: open it "
	       "and download it as Word or Excel (File, Download)";
}

/* ASCII only, so that UTF-16 can be looked at like UTF-8. */
static struct chron_str
narrow(struct chron_str file, char to[HEAD])
{
	size_t n = 0;

	for (size_t i = 0; i < file.n && i < LOOKED_AT && n < HEAD; i++)
		if (file.p[i] && !((unsigned char)file.p[i] & 0x80))
			to[n++] = file.p[i];
	return str_trim((struct chron_str){to, n});
}

const char *
sniff_text(struct chron_str file, const char *ext)
{
	char head[HEAD];
	struct chron_str s = narrow(file, head);
	const char *say = marked_up(s, ext);

	if (!say && str_starts(s, "bplist00") && has(s, "WebMainResource"))
		say = page(ext, true);
	if (!say)
		say = google(s);
	if (!say && s.n)
		say = mail(s, ext);
	return say;
}
