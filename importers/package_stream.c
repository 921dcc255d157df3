/* The bytes of one part as they are inflated, never more than the archive's
 * directory promises. */
#include "package_parts.h"

#include <stdio.h>

enum { CHUNK = 1 << 16 };

enum chron_status
package_stream_open(struct package_stream *s, struct package *p,
	const char *part, struct chron_err *err)
{
	const struct package_entry *e = package_find(p, chron_cstr(part));
	enum chron_status status;

	if (!e)
		return package_fail(p, err, CHRON_EFORMAT,
			"part \"%.100s\" is missing from the file; open it and "
			"save it again",
			part);
	status = package_fits(p, e, err);
	if (status != CHRON_OK)
		return status;
	*s = (struct package_stream){.part = e->name, .left = e->size};
	s->from = zip_fopen_index(p->zip, (zip_uint64_t)(e - p->entries), 0);
	if (s->from)
		return CHRON_OK;
	return package_fail(p, err, CHRON_EFORMAT,
		"part \"%.100s\" cannot be unpacked (%s); ask for the file "
		"again",
		part, zip_strerror(p->zip));
}

void
package_stream_close(struct package_stream *s)
{
	zip_fclose(s->from);
}

long
package_stream_read(struct package_stream *s, char *to, size_t room,
	struct package_fault *why)
{
	zip_int64_t n = zip_fread(s->from, to, room);

	if (n < 0) {
		why->code = CHRON_EFORMAT;
		snprintf(why->say, sizeof(why->say),
			"the packed bytes are damaged (%s); ask for the file "
			"again",
			zip_file_strerror(s->from));
		return -1;
	}
	if ((uint64_t)n > s->left) {
		why->code = CHRON_ELIMIT;
		snprintf(why->say, sizeof(why->say),
			"unpacks to more bytes than the archive's directory "
			"says (limit part-bytes): it is made to fill a "
			"machine");
		return -1;
	}
	s->left -= (uint64_t)n;
	return (long)n;
}

enum chron_status
package_pieces(struct package *p, const char *part,
	enum chron_status (*piece)(void *arg, struct chron_str bytes),
	void *arg, struct chron_err *err)
{
	struct package_fault why;
	struct package_stream s;
	struct arena *a;
	enum chron_status status = package_stream_open(&s, p, part, err);
	char *chunk;
	long n = 0;

	if (status != CHRON_OK)
		return status;
	a = arena_new();
	chunk = arena_bytes(a, CHUNK);
	while (status == CHRON_OK &&
		(n = package_stream_read(&s, chunk, CHUNK, &why)) > 0)
		status = piece(arg, (struct chron_str){chunk, (size_t)n});
	if (status == CHRON_OK && n < 0)
		status = package_fail(p, err, why.code, "part \"%.100s\": %s",
			s.part, why.say);
	package_stream_close(&s);
	arena_free(a);
	return status;
}
