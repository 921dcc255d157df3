/* The parts of an Office or OpenDocument file, which is a zip archive: found,
 * inflated and parsed in memory.  Nothing is extracted to disk, nothing
 * outside the file is followed.  Private to the importers of such files. */
#ifndef IMPORTERS_PACKAGE_H
#define IMPORTERS_PACKAGE_H

#include "chron/importer.h"
#include "util/buf.h"

/* Named limits; the message of each names it, and the part.  A real document
 * stays far below all of them. */
struct package_limits {
	uint32_t entries;     /* parts of a package: package-entries */
	uint64_t part_bytes;  /* inflated bytes of one part: part-bytes */
	uint64_t total_bytes; /* of all parts of XML: package-bytes */
	uint32_t ratio;	      /* inflated to packed, of a part of XML above
			       * 1 MiB: package-ratio */
	uint32_t depth;	      /* elements within elements: xml-depth */
};
extern const struct package_limits package_limits_default;

struct package;

/* Opens the archive and judges it by its directory before a byte is inflated:
 * names that leave the package, parts that overlap or come twice, too many, too
 * large, too dense, encrypted.  Pictures and the like are never inflated and
 * may be what they want.  The input is borrowed until package_close. */
enum chron_status package_open(
	struct package **p, struct chron_input *in, struct chron_err *err);
void package_close(struct package *p);

/* Names of parts are found whatever their case: writers differ. */
bool package_has(const struct package *p, const char *part);

/* For a bid: whether the head of a zip names an entry (a prefix will do), as
 * far as the head reaches.  */
bool package_head_names(const struct chron_probe *probe, const char *entry);

/* ---- relations of Open Packaging (docx, xlsx) ---- */

/* The part that relation `id` of `part` (NULL: of the package) points at, or
 * NULL if there is none or it lies outside the package.  Belongs to p. */
const char *package_target(
	struct package *p, const char *part, struct chron_str id);
/* The same by the last step of the relation's type: "officeDocument",
 * "sharedStrings", "comments". */
const char *package_related(
	struct package *p, const char *part, const char *type);

/* ---- parsing a part, as a stream ---- */

/* Whose element or attribute it is.  The transitional and the strict
 * namespace of a vocabulary are the same. */
enum part_ns {
	NS_NONE,
	NS_OTHER,
	NS_WORD,      /* w: wordprocessingml */
	NS_SHEET,     /* spreadsheetml */
	NS_RELATION,  /* r: of officeDocument */
	NS_PACKAGE,   /* relationships of the package */
	NS_COMPAT,    /* mc: markup compatibility */
	NS_OD_OFFICE, /* office: table: text: style: ... of OpenDocument */
	NS_OD_TABLE,
	NS_OD_TEXT,
	NS_OD_STYLE,
	NS_OD_FO,
	NS_OD_NUMBER,
	NS_XLINK,
	NS_DC,
	NS_DRAWING,  /* a: */
	NS_TYPES,    /* [Content_Types].xml */
	NS_THREADED, /* threaded comments of Excel */
	NS_OD_MANIFEST,
	NS_XML, /* xml:space, xml:lang */
};

/* The elements a reader wants; what is not in the list comes as id 0.  Ends
 * with name NULL. */
struct part_word {
	uint8_t ns; /* enum part_ns */
	const char *name;
	uint8_t id; /* from 1, below 250 */
};

struct part_attrs; /* of one start tag */
/* Empty if there is none; valid until the callback returns. */
struct chron_str part_attr(
	const struct part_attrs *a, enum part_ns ns, const char *name);

/* Called in the order of the document.  What a callback returns other than
 * CHRON_OK ends the parse and is returned: it has filled err itself. Text may
 * come in pieces. */
struct part_reader {
	const struct part_word *words;
	enum chron_status (*start)(
		void *arg, unsigned id, const struct part_attrs *attrs);
	enum chron_status (*end)(void *arg, unsigned id);
	enum chron_status (*text)(void *arg, struct chron_str text);
	/* Where a person would look, for the message about a fault ("after
	 * cell B7"); may be NULL. */
	void (*where)(void *arg, struct buf *to);
};

/* Inflates and parses one part.  Refused: a DOCTYPE, broken XML (with the
 * part, the line and where()), the limits above, a part that is not there
 * (CHRON_EFORMAT).  Content of mc:AlternateContent comes once: a choice that
 * needs nothing beyond text boxes, or the fallback. */
enum chron_status package_parse(struct package *p, const char *part,
	const struct part_reader *reader, void *arg, struct chron_err *err);

/* The bytes of a part as they are, in pieces: for the few things that stand at
 * its end and are needed before.  Cheaper than parsing; limits as above. */
enum chron_status package_pieces(struct package *p, const char *part,
	enum chron_status (*piece)(void *arg, struct chron_str bytes),
	void *arg, struct chron_err *err);

#endif
