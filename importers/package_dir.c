/* The directory of a zip archive, read from the bytes and judged before
 * anything is inflated.  The layout is that of PKWARE's APPNOTE 6.3. */
#include "package_parts.h"

#include <inttypes.h>
#include <stdlib.h>

#include "util/str.h"

enum {
	LOCAL_BYTES = 30,
	CENTRAL_BYTES = 46,
	END_BYTES = 22,
	LOCATOR_BYTES = 20,
	END64_BYTES = 56,
	TAIL_BYTES = END_BYTES + UINT16_MAX, /* where the end may lie */
	MOST_ENDS = 16,	    /* what may look like an end; libzip tries all */
	FLAG_ENCRYPTED = 1, /* general purpose bits */
	FLAG_LATE_SIZES = 1 << 3,
	EXTRA_ZIP64 = 1,
	NAME_BYTES = 1024,
	RATIO_FROM = 1 << 20,
};

#define SIG_LOCAL   "PK\3\4"
#define SIG_CENTRAL "PK\1\2"
#define SIG_END	    "PK\5\6"
#define SIG_END64   "PK\6\6"
#define SIG_LOCATOR "PK\6\7"

static uint64_t
number(const char *p, unsigned bytes)
{
	uint64_t n = 0;

	while (bytes--)
		n = n << 8 | (unsigned char)p[bytes];
	return n;
}

static uint16_t
u16(const char *p)
{
	return (uint16_t)number(p, 2);
}

static uint32_t
u32(const char *p)
{
	return (uint32_t)number(p, 4);
}

static bool
has_at(struct chron_str s, uint64_t at, uint64_t bytes, const char *sig)
{
	return at <= s.n && bytes <= s.n - at && memcmp(s.p + at, sig, 4) == 0;
}

static enum chron_status
damaged(const struct package *p, struct chron_err *err, const char *what)
{
	return package_fail(p, err, CHRON_EFORMAT,
		"the file is a zip archive that %s; ask for the file again",
		what);
}

/* ---- the end, and where the directory begins ---- */

struct directory {
	uint64_t at, bytes, entries;
};

static bool
find_end(const struct package *p, uint64_t *end, unsigned *ends)
{
	struct chron_str s = p->bytes;
	size_t floor = s.n > TAIL_BYTES ? s.n - TAIL_BYTES : 0;
	bool found = false;

	*ends = 0;
	if (s.n < END_BYTES)
		return false;
	for (size_t at = s.n - END_BYTES + 1; at-- > floor;) {
		if (s.p[at] != 'P' || !has_at(s, at, END_BYTES, SIG_END))
			continue;
		++*ends;
		if (!found && at + END_BYTES + u16(s.p + at + 20) <= s.n) {
			*end = at;
			found = true;
		}
	}
	return found;
}

static bool
large_end(const struct package *p, uint64_t end, struct directory *d)
{
	struct chron_str s = p->bytes;
	uint64_t at;

	if (end < LOCATOR_BYTES ||
		!has_at(s, end - LOCATOR_BYTES, LOCATOR_BYTES, SIG_LOCATOR))
		return false;
	at = number(s.p + end - LOCATOR_BYTES + 8, 8);
	if (!has_at(s, at, END64_BYTES, SIG_END64))
		return false;
	d->entries = number(s.p + at + 32, 8);
	d->bytes = number(s.p + at + 40, 8);
	d->at = number(s.p + at + 48, 8);
	return true;
}

static enum chron_status
find_directory(
	const struct package *p, struct directory *d, struct chron_err *err)
{
	const char *end;
	unsigned ends;
	uint64_t at = 0;

	if (!find_end(p, &at, &ends))
		return damaged(p, err,
			"is cut short or damaged: its directory is missing");
	if (ends > MOST_ENDS)
		return package_fail(p, err, CHRON_ELIMIT,
			"%u places could be the end of the archive (limit "
			"package-ends is %d): this is not what Office writes",
			ends, MOST_ENDS);
	end = p->bytes.p + at;
	*d = (struct directory){.at = u32(end + 16),
		.bytes = u32(end + 12),
		.entries = u16(end + 10)};
	if (u16(end + 4) || u16(end + 6))
		return damaged(p, err, "is one of several volumes");
	if ((d->at == UINT32_MAX || d->bytes == UINT32_MAX ||
		    d->entries == UINT16_MAX) &&
		!large_end(p, at, d))
		return damaged(p, err, "lacks the large form of its directory");
	if (d->at > at || d->bytes > at - d->at)
		return damaged(p, err, "has a directory that reaches past it");
	return CHRON_OK;
}

/* ---- one entry ---- */

/* Why a name is refused, or NULL. */
static const char *
bad_name(struct chron_str name)
{
	struct chron_str rest = name, step;

	if (!name.n)
		return "without a name";
	if (name.n > NAME_BYTES)
		return "with a name of more than 1,024 bytes";
	if (memchr(name.p, '\0', name.n))
		return "with a NUL in its name";
	if (memchr(name.p, '\\', name.n))
		return "with a backslash in its name";
	if (name.p[0] == '/' || (name.n > 1 && name.p[1] == ':'))
		return "with a path from the root of a disk";
	while (str_cut(&rest, '/', &step))
		if (str_is(step, ".."))
			return "whose path leads out of the file";
	return NULL;
}

/* Sizes of more than 4 GiB, and what streaming writers put in their place. */
static bool
large_sizes(struct package_entry *e, struct chron_str extra)
{
	uint64_t *const wanted[] = {&e->size, &e->packed, &e->at};

	while (extra.n >= 4) {
		size_t n = u16(extra.p + 2), k = 4;

		if (n > extra.n - 4)
			return false;
		for (size_t i = 0; i < 3 && u16(extra.p) == EXTRA_ZIP64; i++) {
			if (*wanted[i] != UINT32_MAX)
				continue;
			if (k + 8 > n + 4)
				return false;
			*wanted[i] = number(extra.p + k, 8);
			k += 8;
		}
		extra.p += 4 + n;
		extra.n -= 4 + n;
	}
	return e->size != UINT32_MAX && e->packed != UINT32_MAX &&
	       e->at != UINT32_MAX;
}

static enum chron_status
read_entry(struct package *p, const char *c, struct package_entry *e,
	struct chron_err *err)
{
	struct chron_str name = {c + CENTRAL_BYTES, u16(c + 28)};
	struct chron_str extra = {name.p + name.n, u16(c + 30)};
	const char *bad = bad_name(name);

	if (bad)
		return package_fail(p, err, CHRON_EFORMAT,
			"a part %s (\"%.*s\"): this is not what Office "
			"writes, and nothing of it was read",
			bad, (int)(name.n < 100 ? name.n : 100), name.p);
	e->name = arena_str(p->arena, name).p;
	e->nname = (uint32_t)name.n;
	e->flags = u16(c + 8);
	e->method = u16(c + 10);
	e->packed = u32(c + 20);
	e->size = u32(c + 24);
	e->at = u32(c + 42);
	if ((e->size == UINT32_MAX || e->packed == UINT32_MAX ||
		    e->at == UINT32_MAX) &&
		!large_sizes(e, extra))
		return damaged(p, err, "has an entry of unknown size");
	if (e->flags & FLAG_ENCRYPTED)
		return package_fail(p, err, CHRON_EUNSUPPORTED,
			"part \"%.100s\" is locked with a password: open the "
			"file, take the password off and save it again",
			e->name);
	return CHRON_OK;
}

/* ---- the parts as they lie ---- */

/* A part from its local header to its end. */
struct extent {
	uint64_t from, to;
	const struct package_entry *entry;
};

static int
by_place(const void *a, const void *b)
{
	const struct extent *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static bool
extent(const struct package *p, const struct package_entry *e,
	struct extent *to)
{
	const char *local = p->bytes.p + e->at;
	uint64_t skip;

	if (!has_at(p->bytes, e->at, LOCAL_BYTES, SIG_LOCAL))
		return false;
	skip = (uint64_t)LOCAL_BYTES + u16(local + 26) + u16(local + 28);
	if (skip > p->bytes.n - e->at || e->packed > p->bytes.n - e->at - skip)
		return false;
	*to = (struct extent){e->at, e->at + skip + e->packed, e};
	return u16(local + 26) == e->nname &&
	       memcmp(local + LOCAL_BYTES, e->name, e->nname) == 0;
}

static enum chron_status
check_extents(struct package *p, uint64_t directory, struct chron_err *err)
{
	struct extent *x = ARENA_ARRAY(p->arena, struct extent, p->nentries);

	for (uint32_t i = 0; i < p->nentries; i++)
		if (!extent(p, &p->entries[i], &x[i]) || x[i].to > directory)
			return package_fail(p, err, CHRON_EFORMAT,
				"part \"%.100s\" does not lie where the "
				"archive's directory says; ask for the file "
				"again",
				p->entries[i].name);
	qsort(x, p->nentries, sizeof(*x), by_place);
	for (uint32_t i = 1; i < p->nentries; i++)
		if (x[i].from < x[i - 1].to)
			return package_fail(p, err, CHRON_EFORMAT,
				"the parts \"%.100s\" and \"%.100s\" overlap: "
				"this is not what Office writes, and nothing "
				"of it was read",
				x[i - 1].entry->name, x[i].entry->name);
	return CHRON_OK;
}

enum chron_status
package_fits(const struct package *p, const struct package_entry *e,
	struct chron_err *err)
{
	const struct package_limits *l = &package_limits_default;

	if (e->method != ZIP_CM_STORE && e->method != ZIP_CM_DEFLATE)
		return package_fail(p, err, CHRON_EUNSUPPORTED,
			"part \"%.100s\" is packed in a way (method %u) that "
			"Office does not use: open the file and save it again",
			e->name, e->method);
	if (e->size > l->part_bytes)
		return package_fail(p, err, CHRON_ELIMIT,
			"part \"%.100s\" unpacks to %" PRIu64 " bytes, more "
			"than %" PRIu64 " (limit part-bytes): divide the "
			"document",
			e->name, e->size, l->part_bytes);
	if (e->size > RATIO_FROM && e->size / l->ratio > e->packed)
		return package_fail(p, err, CHRON_ELIMIT,
			"part \"%.100s\" unpacks to %" PRIu64
			" times its size, "
			"more than %u times (limit package-ratio): it is made "
			"to fill a machine, and was not read",
			e->name, e->size / (e->packed ? e->packed : 1),
			l->ratio);
	return CHRON_OK;
}

/* Pictures and the like are never inflated, whatever they claim. */
static bool
is_read(const struct package_entry *e)
{
	static const char *const ends[] = {".xml", ".rels"};
	struct chron_str name = {e->name, e->nname};

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(ends[i]);

		if (name.n >= n &&
			str_ieq((struct chron_str){name.p + name.n - n, n},
				chron_cstr(ends[i])))
			return true;
	}
	return false;
}

static enum chron_status
check_sizes(struct package *p, struct chron_err *err)
{
	const struct package_limits *l = &package_limits_default;
	enum chron_status status;
	uint64_t total = 0;

	for (uint32_t i = 0; i < p->nentries; i++) {
		if (!is_read(&p->entries[i]))
			continue;
		status = package_fits(p, &p->entries[i], err);
		if (status != CHRON_OK)
			return status;
		total += p->entries[i].size;
	}
	if (total <= l->total_bytes)
		return CHRON_OK;
	return package_fail(p, err, CHRON_ELIMIT,
		"the parts of the file unpack to %" PRIu64 " bytes, more than "
		"%" PRIu64 " (limit package-bytes): divide the document",
		total, l->total_bytes);
}

enum chron_status
package_directory(struct package *p, struct chron_err *err)
{
	const struct package_limits *l = &package_limits_default;
	struct directory d = {0};
	enum chron_status status = find_directory(p, &d, err);
	uint64_t at = d.at, end = d.at + d.bytes;

	if (status != CHRON_OK)
		return status;
	if (d.entries > l->entries)
		return package_fail(p, err, CHRON_ELIMIT,
			"the file has %" PRIu64 " parts, more than %u (limit "
			"package-entries): this is no document",
			d.entries, l->entries);
	p->entries = ARENA_ARRAY(p->arena, struct package_entry, d.entries);
	for (; p->nentries < d.entries; p->nentries++) {
		const char *c = p->bytes.p + at;
		uint64_t n = CENTRAL_BYTES;

		if (end - at < n || !has_at(p->bytes, at, n, SIG_CENTRAL))
			return damaged(p, err, "has a damaged directory");
		n += (uint64_t)u16(c + 28) + u16(c + 30) + u16(c + 32);
		if (end - at < n)
			return damaged(p, err, "has a damaged directory");
		status = read_entry(p, c, &p->entries[p->nentries], err);
		if (status != CHRON_OK)
			return status;
		at += n;
	}
	status = check_extents(p, d.at, err);
	return status == CHRON_OK ? check_sizes(p, err) : status;
}

/* ---- what the head of a file tells ---- */

/* Steps over the body of a part where the head says how long it is. */
static size_t
next_header(struct chron_str head, size_t at, bool local)
{
	const char *h = head.p + at;
	size_t next;

	if (!local || u16(h + 6) & FLAG_LATE_SIZES || u32(h + 18) > head.n)
		return at + 4;
	next = at + LOCAL_BYTES + u16(h + 26) + u16(h + 28) + u32(h + 18);
	return next > head.n ? head.n : next;
}

bool
package_head_names(const struct chron_probe *probe, const char *entry)
{
	struct chron_str head = {(const char *)probe->head, probe->head_len};
	size_t n = strlen(entry), at = 0;

	if (!has_at(head, 0, LOCAL_BYTES, SIG_LOCAL))
		return false;
	while (at < head.n) {
		const char *pk = memmem(head.p + at, head.n - at, "PK", 2);
		size_t here, name;
		bool local;

		if (!pk)
			return false;
		here = (size_t)(pk - head.p);
		local = has_at(head, here, LOCAL_BYTES, SIG_LOCAL);
		at = here + 2;
		if (!local && !has_at(head, here, CENTRAL_BYTES, SIG_CENTRAL))
			continue;
		name = local ? LOCAL_BYTES : CENTRAL_BYTES;
		if (u16(pk + (local ? 26 : 28)) >= n &&
			n <= head.n - here - name &&
			memcmp(pk + name, entry, n) == 0)
			return true;
		at = next_header(head, here, local);
	}
	return false;
}
