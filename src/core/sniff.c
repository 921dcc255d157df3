/* What is known of files nobody reads: one sentence each, that says how to
 * save them so that they can be read.  Told by content, whatever the name. */
#include "core/sniff.h"

#include "core/registry.h"
#include "util/str.h"

enum { PDF_JUNK = 1024, LOCK_FILE_MAX = 4096 };

struct signature {
	size_t at;
	struct chron_str bytes;
	const char *ext; /* must be the extension; or NULL */
	const char *say;
};

#define PICTURE "is a picture: ask the agency for the document itself"
#define RECORDING                                                              \
	"is a recording, not a chronology: ask the agency for it in writing"
#define M(at, bytes, ext, say) {at, CHRON_INIT(bytes), ext, say},
static const struct signature signatures[] = {
#include "core/sniff.def"
};
#undef M

static const char *
by_signature(struct chron_str file, const char *ext)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]);
		i++) {
		const struct signature *s = &signatures[i];

		if (file.n >= s->at + s->bytes.n &&
			memcmp(file.p + s->at, s->bytes.p, s->bytes.n) == 0 &&
			(!s->ext || strcmp(s->ext, ext) == 0))
			return s->say;
	}
	return NULL;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Some systems put blank lines or a header of their own before it. */
static const char *
pdf(struct chron_str file)
{
	struct chron_str head = {file.p, file.n < PDF_JUNK ? file.n : PDF_JUNK};
	size_t at = str_find(head, CHRON_S("%PDF-"));

	if (at == SIZE_MAX || at + 8 > file.n || !is_digit(file.p[at + 5]) ||
		file.p[at + 6] != '.' || !is_digit(file.p[at + 7]))
		return NULL;
	/* In the middle of a line of text it is only talked about. */
	if (at && file.p[at - 1] >= ' ' && file.p[at - 1] <= '~')
		return NULL;
	return "is a PDF, from which a table cannot be read with certainty: "
	       "ask the agency for the document it was made from";
}

/* Excel up to 95 wrote its records without a file system around them: BOF,
 * its length, the version and what the sheet is. */
static const char *
bare_excel(struct chron_str file)
{
	static const uint32_t kinds[] = {5, 6, 0x10, 0x20, 0x40, 0x100};
	uint32_t bof, size;

	if (file.n < 8)
		return NULL;
	bof = sniff_u16(file.p);
	size = sniff_u16(file.p + 2);
	if ((bof & 0xf1ff) != 9 || size < 4 || size > 16)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (sniff_u16(file.p + 6) == kinds[i])
			return "is a workbook of Excel 95 or before "
			       "(.xls): " SNIFF_AS_XLSX;
	return NULL;
}

const char *
sniff_unreadable(const struct chron_probe *probe, struct chron_str file)
{
	const char *say = by_signature(file, probe->ext);

	if (!say)
		say = sniff_ole(file, probe->ext);
	if (!say)
		say = sniff_zip(file);
	if (!say)
		say = pdf(file);
	if (!say)
		say = bare_excel(file);
	if (!say)
		say = sniff_text(file, probe->ext);
	if (!say && str_starts(chron_cstr(probe->name), "~$") &&
		file.n <= LOCK_FILE_MAX)
		say = "is what Word and Excel leave while a document is open: "
		      "close the document, and leave this file out";
	return say;
}
