/* OpenDocument: spreadsheets (.ods) and text documents (.odt), as LibreOffice
 * and others save them, zipped. */
#include "odf.h"

#include "util/str.h"

static const char *const exts[] = {"ods", "odt", "ots", "ott", NULL};

/* ---- the bid ---- */

#define MIME "application/vnd.oasis.opendocument."

/* The mimetype is the first entry of the zip and lies there as it is. */
static struct chron_str
mimetype(const struct chron_probe *probe)
{
	enum { NAME_AT = 30, NAME = 8, EXTRA_AT = 28 };
	struct chron_str s = {(const char *)probe->head, probe->head_len};
	size_t at = NAME_AT + NAME;

	if (s.n < at || !str_starts(s, "PK\x03\x04") ||
		memcmp(s.p + NAME_AT, "mimetype", NAME) != 0)
		return CHRON_S("");
	at += (size_t)probe->head[EXTRA_AT] | (size_t)probe->head[EXTRA_AT + 1]
						      << 8;
	if (at > s.n)
		return CHRON_S("");
	return (struct chron_str){s.p + at, s.n - at};
}

static bool
has_ext(const struct chron_probe *probe)
{
	for (size_t i = 0; exts[i]; i++)
		if (strcmp(probe->ext, exts[i]) == 0)
			return true;
	return false;
}

static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	struct chron_str type = mimetype(probe);

	(void)err;
	if (str_starts(type, MIME "text") ||
		str_starts(type, MIME "spreadsheet"))
		return CHRON_BID_STRUCTURE;
	if (type.n)
		return CHRON_BID_NONE;
	/* Some writers forget it or put it last. */
	if (package_head_names(probe, "content.xml") &&
		(has_ext(probe) ||
			package_head_names(probe, "META-INF/manifest.xml")))
		return CHRON_BID_SIGNATURE;
	return has_ext(probe) ? CHRON_BID_NAME : CHRON_BID_NONE;
}

/* ---- behind a password ---- */

static enum chron_status
see_encryption(void *arg, unsigned id, const struct part_attrs *attrs)
{
	(void)attrs;
	*(bool *)arg |= id != 0;
	return CHRON_OK;
}

/* The manifest says so of each part.  One that cannot be read (early programs
 * put a DOCTYPE into it) says nothing. */
static bool
is_encrypted(struct package *p)
{
	static const struct part_word words[] = {
		{NS_OD_MANIFEST, "encryption-data", 1}, {0, NULL, 0}};
	static const struct part_reader reader = {
		words, see_encryption, NULL, NULL, NULL};
	bool encrypted = false;

	if (package_has(p, "META-INF/manifest.xml"))
		package_parse(
			p, "META-INF/manifest.xml", &reader, &encrypted, NULL);
	return encrypted;
}

/* ---- reading ---- */

static void
odf_init(struct odf *o, struct chron_run *run, struct chron_input *in,
	struct chron_err *err)
{
	*o = (struct odf){
		.run = run,
		.err = err,
		.file = chron_name(in),
		.arena = arena_new(),
		.frames = BUF_INIT,
	};
	o->styles.arena = o->arena;
	for (size_t i = 0; i < ODF_SINKS; i++)
		o->sinks[i].text = o->sinks[i].creator = BUF_INIT;
	odf_push(o, SINK_BODY);
}

static void
odf_free(struct odf *o)
{
	for (size_t i = 0; i < ODF_TABLES; i++)
		if (o->tables[i].grid) {
			grid_free(o->tables[i].grid);
			arena_free(o->tables[i].arena);
		}
	for (size_t i = 0; i < ODF_SINKS; i++) {
		buf_free(&o->sinks[i].text);
		buf_free(&o->sinks[i].creator);
	}
	buf_free(&o->frames);
	arena_free(o->arena);
}

static enum chron_status
read_parts(struct odf *o, struct package *p)
{
	struct odf_counting counting = {0};
	enum chron_status status = CHRON_OK;

	/* A fault in it comes up again where it can be told. */
	package_parse(p, "content.xml", &odf_counter, &counting, NULL);
	o->ntables = counting.tables;
	/* A text has headers that matter; a sheet's name its page. */
	o->is_text = counting.text;
	if (package_has(p, "styles.xml"))
		status = package_parse(p, "styles.xml", &odf_reader, o, o->err);
	if (status != CHRON_OK)
		return status;
	return package_parse(p, "content.xml", &odf_reader, o, o->err);
}

static enum chron_status
read_odf(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct package *p;
	struct odf *o;
	struct arena *arena;
	enum chron_status status = package_open(&p, in, err);

	if (status != CHRON_OK)
		return status;
	if (is_encrypted(p)) {
		package_close(p);
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"the file is locked with a password: open it and save "
			"it again "
			"without one (File, Save As, untick \"Save with "
			"password\")");
	}
	arena = arena_new();
	o = ARENA_NEW(arena, struct odf);
	odf_init(o, run, in, err);
	status = read_parts(o, p);
	odf_free(o);
	arena_free(arena);
	package_close(p);
	return status;
}

const struct chron_importer importer_odf = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "odf",
	.desc = "OpenDocument: spreadsheets (.ods) and the tables of texts "
		"(.odt)",
	.exts = exts,
	.bid = bid,
	.read = read_odf,
};
