/* The parts of a zip archive in memory: opening, finding by name. */
#include "package_parts.h"

#include <stdio.h>

#include "util/str.h"

const struct package_limits package_limits_default = {
	.entries = 20000,
	.part_bytes = (uint64_t)1 << 30,
	.total_bytes = (uint64_t)4 << 30,
	.ratio = 250,
	.depth = 250, /* libxml2 itself stops at 256 */
};

enum chron_status
package_fail(const struct package *p, struct chron_err *err,
	enum chron_status code, const char *fmt, ...)
{
	char say[sizeof(err->text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(say, sizeof(say), fmt, ap);
	va_end(ap);
	chron_fail(err, code, "%s", say);
	if (err)
		err->pos = (struct chron_pos){.file = p->file};
	return code;
}

/* ---- names ---- */

static unsigned char
lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static uint32_t
hash_name(struct chron_str s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ lower(s.p[i])) * 0x100000001b3u;
	return (uint32_t)(h ^ (h >> 32));
}

static struct chron_str
name_of(const struct package_entry *e)
{
	return (struct chron_str){e->name, e->nname};
}

/* The slot of a name, or the empty one where it belongs. */
static uint32_t *
slot(const struct package *p, struct chron_str name)
{
	for (uint32_t h = hash_name(name);; h++) {
		uint32_t *s = &p->index[h & (p->nindex - 1)];

		if (!*s || str_ieq(name_of(&p->entries[*s - 1]), name))
			return s;
	}
}

const struct package_entry *
package_find(const struct package *p, struct chron_str name)
{
	uint32_t at = *slot(p, name);

	return at ? &p->entries[at - 1] : NULL;
}

bool
package_has(const struct package *p, const char *part)
{
	return package_find(p, chron_cstr(part)) != NULL;
}

static enum chron_status
index_names(struct package *p, struct chron_err *err)
{
	p->nindex = 16;
	while (p->nindex < p->nentries * 2)
		p->nindex *= 2;
	p->index = ARENA_ARRAY(p->arena, uint32_t, p->nindex);
	for (uint32_t i = 0; i < p->nentries; i++) {
		uint32_t *s = slot(p, name_of(&p->entries[i]));

		if (*s)
			return package_fail(p, err, CHRON_EFORMAT,
				"the part \"%.100s\" stands in the file twice, "
				"so that it is not known which one counts; ask "
				"for the file again",
				p->entries[i].name);
		*s = i + 1;
	}
	return CHRON_OK;
}

/* ---- opening ---- */

/* libzip must see the archive as we do, or what we judged is not what it
 * inflates. */
static bool
agrees(const struct package *p)
{
	if (zip_get_num_entries(p->zip, 0) != (zip_int64_t)p->nentries)
		return false;
	for (uint32_t i = 0; i < p->nentries; i++) {
		const struct package_entry *e = &p->entries[i];
		zip_stat_t st;

		if (zip_stat_index(p->zip, i, 0, &st) < 0 ||
			st.size != e->size || st.comp_size != e->packed)
			return false;
	}
	return true;
}

static enum chron_status
open_zip(struct package *p, struct chron_err *err)
{
	zip_error_t e;
	zip_source_t *source;
	enum chron_status status = CHRON_OK;

	zip_error_init(&e);
	source = zip_source_buffer_create(p->bytes.p, p->bytes.n, 0, &e);
	p->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &e) : NULL;
	if (!p->zip) {
		zip_source_free(source);
		status = package_fail(p, err, CHRON_EFORMAT,
			"the file is a zip archive that cannot be read (%s); "
			"ask for the file again",
			zip_error_strerror(&e));
	} else if (!agrees(p)) {
		status = package_fail(p, err, CHRON_EFORMAT,
			"the file is a zip archive that contradicts itself "
			"about what it holds; ask for the file again");
	}
	zip_error_fini(&e);
	return status;
}

enum chron_status
package_open(struct package **to, struct chron_input *in, struct chron_err *err)
{
	struct arena *arena = arena_new();
	struct package *p = ARENA_NEW(arena, struct package);
	enum chron_status status;

	p->arena = arena;
	p->file = chron_name(in);
	p->bytes = chron_bytes(in);
	status = package_directory(p, err);
	if (status == CHRON_OK)
		status = index_names(p, err);
	if (status == CHRON_OK)
		status = open_zip(p, err);
	if (status != CHRON_OK) {
		package_close(p);
		p = NULL;
	}
	*to = p;
	return status;
}

void
package_close(struct package *p)
{
	if (!p)
		return;
	if (p->zip)
		zip_discard(p->zip);
	arena_free(p->arena);
}
