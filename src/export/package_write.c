/* Writing the package of an Office document: a zip of named parts. */
#include "export/package_write.h"

#include "export/package_source.h"

enum { DOS_1980 = 1 << 5 | 1 }; /* 1 January 1980 */

enum {
	/* Of 9: what the library does unless told otherwise takes four times as
	 * long over a large table, for a fourth less. */
	EFFORT = 4,
};

static bool
add(zip_t *z, const struct package_part *part)
{
	zip_source_t *s = package_source(z, part);
	zip_int64_t at;

	if (!s)
		return false;
	at = zip_file_add(z, part->name, s, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(s);
		return false;
	}
	return zip_set_file_compression(
		       z, (zip_uint64_t)at, ZIP_CM_DEFLATE, EFFORT) == 0 &&
	       zip_file_set_dostime(z, (zip_uint64_t)at, 0, DOS_1980, 0) == 0;
}

/* Makes the archive in `kept`, which stays the caller's. */
static bool
archive(zip_source_t *kept, const struct package_part *parts, size_t n)
{
	zip_error_t e;
	zip_t *z;
	bool ok = true;

	zip_source_keep(kept); /* closing the archive lets go of one */
	zip_error_init(&e);
	z = zip_open_from_source(kept, ZIP_CREATE | ZIP_TRUNCATE, &e);
	zip_error_fini(&e);
	if (!z) {
		zip_source_free(kept);
		return false;
	}
	for (size_t i = 0; ok && i < n; i++)
		ok = add(z, &parts[i]);
	if (ok && zip_close(z) == 0)
		return true;
	zip_discard(z);
	return false;
}

static bool
copy(zip_source_t *kept, struct chron_out *out)
{
	char chunk[16384];
	zip_int64_t n;

	if (zip_source_open(kept) != 0)
		return false;
	while ((n = zip_source_read(kept, chunk, sizeof(chunk))) > 0)
		out_write(out, chunk, (size_t)n);
	zip_source_close(kept);
	return n == 0;
}

enum chron_status
package_write(const struct package_part *parts, size_t n, struct chron_out *out,
	struct chron_err *err)
{
	zip_error_t e;
	zip_source_t *kept;
	bool ok;

	zip_error_init(&e);
	kept = zip_source_buffer_create(NULL, 0, 0, &e);
	zip_error_fini(&e);
	ok = kept && archive(kept, parts, n) && copy(kept, out);
	if (kept)
		zip_source_free(kept);
	return ok ? CHRON_OK
		  : chron_fail(
			    err, CHRON_EIO, "the document could not be packed");
}
