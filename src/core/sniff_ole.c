/* Compound files (OLE2): Office before 2007, Outlook messages, and Office
 * files behind a password.  What stands at the root says which; what is
 * embedded deeper (a sheet in a letter) must not.  Layout: [MS-CFB]. */
#include "core/sniff.h"

#include "util/str.h"

#define MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

enum {
	HEADER = 512,
	DIFAT_IN_HEADER = 109,
	DIFAT_AT = 76,
	DIRECTORY_AT = 48,
	ENTRY = 128, /* bytes of a directory entry */
	SECTORS_MAX = 1024,
	ROOT_MAX = 4096, /* entries looked at */
	STACK_MAX = 128,
};

struct ole {
	struct chron_str file;
	unsigned shift;
	uint32_t sectors[SECTORS_MAX]; /* of the directory, in order */
	uint32_t nsectors;
};

struct stream {
	const char *name;
	const char *say;
};

#define WORD  "is a Word 97-2003 document (.doc): " SNIFF_AS_DOCX
#define EXCEL "is an Excel 97-2003 workbook (.xls): " SNIFF_AS_XLSX
#define OUTLOOK                                                                \
	"is an Outlook message (.msg): save its attachment, not the "          \
	"message"
#define SLIDES                                                                 \
	"is a PowerPoint presentation: put its table into a Word "             \
	"document and save that as .docx"
#define LOCKED                                                                 \
	"is an Office file locked with a password: open it, take the "         \
	"password off (File, Info, Protect, Encrypt with Password: leave it "  \
	"empty) and save it again"

/* At the root; particular before general. */
static const struct stream streams[] = {
	{"EncryptedPackage", LOCKED},
	{"\tDRMContent", "is locked by rights management: open it, take the "
			 "restriction off and save it again"},
	{"__properties_version1.0", OUTLOOK},
	{"__nameid_version1.0", OUTLOOK},
	{"WordDocument", WORD},
	{"Workbook", EXCEL},
	{"Book", EXCEL},
	{"PowerPoint Document", SLIDES},
	{"VisioDocument", "is a Visio drawing: " SNIFF_ASK},
	{"Quill", "is a Publisher file (.pub): " SNIFF_AS_DOCX},
	{"MatOST", "is a Works document (.wps): " SNIFF_AS_DOCX},
};

/* Where the directory cannot be followed: the name must do. */
static const struct stream by_ext[] = {
	{"doc", WORD},
	{"dot", WORD},
	{"xls", EXCEL},
	{"xlt", EXCEL},
	{"ppt", SLIDES},
	{"msg", OUTLOOK},
	{"docx", LOCKED},
	{"docm", LOCKED},
	{"xlsx", LOCKED},
	{"xlsm", LOCKED},
};

/* n bytes of a sector, or NULL where the file ends before. */
static const char *
sector(const struct ole *o, uint32_t number, size_t offset, size_t n)
{
	uint64_t at = (((uint64_t)number + 1) << o->shift) + offset;

	return at + n <= o->file.n ? o->file.p + at : NULL;
}

static bool
next_sector(const struct ole *o, uint32_t number, uint32_t *next)
{
	uint32_t per = 1u << (o->shift - 2);
	uint32_t table = number / per;
	const char *p;

	if (table >= DIFAT_IN_HEADER)
		return false;
	p = sector(o, sniff_u32(o->file.p + DIFAT_AT + (size_t)4 * table),
		(size_t)4 * (number % per), 4);
	if (!p)
		return false;
	*next = sniff_u32(p);
	return true;
}

static bool
open_directory(struct ole *o)
{
	uint32_t at;

	if (o->file.n < HEADER)
		return false;
	o->shift = sniff_u16(o->file.p + 30);
	if (o->shift != 9 && o->shift != 12)
		return false;
	at = sniff_u32(o->file.p + DIRECTORY_AT);
	while (o->nsectors < SECTORS_MAX && sector(o, at, 0, ENTRY)) {
		o->sectors[o->nsectors++] = at;
		if (!next_sector(o, at, &at))
			break;
	}
	return o->nsectors > 0;
}

static const char *
entry(const struct ole *o, uint32_t id)
{
	uint32_t per = 1u << (o->shift - 7);

	if (id / per >= o->nsectors)
		return NULL;
	return sector(
		o, o->sectors[id / per], (size_t)ENTRY * (id % per), ENTRY);
}

/* Names are UTF-16. */
static bool
is_named(const char *e, const char *name)
{
	size_t n = strlen(name);

	if (sniff_u16(e + 64) != 2 * (n + 1))
		return false;
	for (size_t i = 0; i < n; i++)
		if (e[2 * i] != name[i] || e[2 * i + 1])
			return false;
	return true;
}

/* The first of the table that stands at the root.  Siblings are a tree; a
 * damaged one may go round in circles. */
static const char *
at_root(const struct ole *o)
{
	const size_t count = sizeof(streams) / sizeof(streams[0]);
	uint32_t stack[STACK_MAX], depth = 0;
	const char *root = entry(o, 0);
	size_t best = count;

	if (!root)
		return NULL;
	stack[depth++] = sniff_u32(root + 76);
	for (uint32_t seen = 0; depth && seen < ROOT_MAX; seen++) {
		const char *e = entry(o, stack[--depth]);

		if (!e)
			continue;
		for (size_t i = 0; i < best; i++)
			if (is_named(e, streams[i].name))
				best = i;
		if (depth + 2 <= STACK_MAX) {
			stack[depth++] = sniff_u32(e + 68);
			stack[depth++] = sniff_u32(e + 72);
		}
	}
	return best < count ? streams[best].say : NULL;
}

const char *
sniff_ole(struct chron_str file, const char *ext)
{
	struct ole o = {.file = file};
	const char *say = NULL;

	if (!str_starts(file, MAGIC))
		return NULL;
	if (open_directory(&o))
		say = at_root(&o);
	for (size_t i = 0; !say && i < sizeof(by_ext) / sizeof(by_ext[0]); i++)
		if (strcmp(ext, by_ext[i].name) == 0)
			say = by_ext[i].say;
	return say ? say
		   : "is an Office file from before 2007 (.doc, "
		     ".xls): " SNIFF_AS_EITHER;
}
