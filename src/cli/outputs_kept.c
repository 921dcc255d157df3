/* Files that somebody changed since they were written: found by their hash,
 * moved aside, never lost.
 *
 * People fill in the workbook and the report of duplicates, or correct a page
 * by hand; the next run would write over that. */
#include "cli/outputs_kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/hash.h"
#include "util/str.h"

enum { HEX = 64, KEPT_MOST = 1000 };

/* What `decide --from` reads. */
static const char *const given_back[] = {"chronology", "reports/duplicates"};
static const char *const readable[] = {"xlsx", "csv", NULL};

static bool
may_give_back(const struct output_file *f)
{
	struct chron_str name = chron_cstr(f->name), stem = name;
	bool back = false;

	str_cut(&name, '.', &stem);
	for (size_t i = 0; i < sizeof(given_back) / sizeof(*given_back); i++)
		back |= str_is(stem, given_back[i]);
	return back && str_in(name, readable);
}

/* The hash in the lines of the runs before, or empty. */
static struct chron_str
known(const struct outputs_record *r, const char *name)
{
	struct chron_str rest = r->before, line;

	while (str_cut(&rest, '\n', &line)) {
		struct chron_str hex = line;

		if (line.n < HEX + 2)
			continue;
		hex.n = HEX;
		line.p += HEX + 2;
		line.n -= HEX + 2;
		if (str_is(line, name))
			return hex;
	}
	return CHRON_S("");
}

/* "reports/gaps (edited, 1).csv" */
static bool
kept_name(struct output_file *f, unsigned number)
{
	const char *dot = strrchr(f->name, '.');
	int n = snprintf(f->kept, sizeof(f->kept), "%.*s (edited, %u)%s",
		(int)(dot - f->name), f->name, number, dot);

	return n > 0 && (size_t)n < sizeof(f->kept);
}

/* Under the first name that is free: nothing takes another's place. */
static bool
move_aside(const char *dir, const char *path, struct output_file *f)
{
	struct buf to = BUF_INIT;
	bool moved = false, taken = true;

	for (unsigned i = 1; i <= KEPT_MOST && taken && !moved; i++) {
		if (!kept_name(f, i))
			break;
		buf_clear(&to);
		buf_printf(&to, "%s/%s", dir, f->kept);
		moved = renameat2(AT_FDCWD, path, AT_FDCWD, to.p,
				RENAME_NOREPLACE) == 0;
		taken = !moved && errno == EEXIST;
		/* Some network folders know only the plain call. */
		if (!moved && (errno == EINVAL || errno == ENOSYS)) {
			taken = access(to.p, F_OK) == 0;
			moved = !taken && rename(path, to.p) == 0;
		}
	}
	buf_free(&to);
	if (!moved)
		f->kept[0] = '\0';
	return moved;
}

enum chron_status
outputs_keep(const struct outputs_record *r, const char *dir,
	struct output_file *f, struct chron_err *err)
{
	struct chron_str before = known(r, f->name);
	struct buf path = BUF_INIT;
	enum chron_status st = CHRON_OK;
	char hex[HEX + 1];

	buf_printf(&path, "%s/%s", dir, f->name);
	if (access(path.p, F_OK) == 0 && (before.n || !r->force) &&
		!(hash_file(path.p, hex) && str_is(before, hex)) &&
		!move_aside(dir, path.p, f))
		st = chron_fail(err, CHRON_EIO,
			"%s was changed since it was written, and cannot be "
			"moved aside: %s",
			path.p, strerror(errno));
	buf_free(&path);
	return st;
}

enum chron_status
outputs_note(const char *dir, struct output_file *f, struct chron_err *err)
{
	struct buf path = BUF_INIT;
	enum chron_status st = CHRON_OK;
	char hex[HEX + 1];

	buf_printf(&path, "%s/%s", dir, f->name);
	if (!hash_file(path.p, f->hex))
		st = chron_fail(err, CHRON_EIO, "cannot read %s back: %s",
			path.p, strerror(errno));
	buf_clear(&path);
	buf_printf(&path, "%s/%s", dir, f->kept);
	if (st == CHRON_OK && f->kept[0] && hash_file(path.p, hex) &&
		!strcmp(hex, f->hex)) {
		unlink(path.p);
		f->kept[0] = '\0';
	}
	buf_free(&path);
	return st;
}

static int
by_name(const void *pa, const void *pb)
{
	const struct chron_str *a = pa, *b = pb;

	return strcmp(a->p + HEX, b->p + HEX);
}

static bool
is_written(const struct outputs_record *r, struct chron_str name)
{
	for (uint32_t i = 0; i < r->nunits; i++)
		for (size_t k = 0; k < r->units[i].n; k++)
			if (r->units[i].files[k].hex[0] &&
				str_is(name, r->units[i].files[k].name))
				return true;
	return false;
}

struct chron_str
outputs_lines(const struct outputs_record *r, struct arena *a)
{
	struct chron_str *lines = NULL, rest = r->before, line, all;
	struct buf b = BUF_INIT;
	uint32_t n = 0;

	while (str_cut(&rest, '\n', &line))
		if (line.n > HEX + 2 &&
			!is_written(r, (struct chron_str){line.p + HEX + 2,
					       line.n - HEX - 2}))
			*ARENA_PUSH(a, &lines, &n) = arena_str(a, line);
	for (uint32_t i = 0; i < r->nunits; i++)
		for (size_t k = 0; k < r->units[i].n; k++) {
			const struct output_file *f = &r->units[i].files[k];

			if (f->hex[0])
				*ARENA_PUSH(a, &lines, &n) = arena_printf(
					a, "%s  %s", f->hex, f->name);
		}
	if (n)
		qsort(lines, n, sizeof(*lines), by_name);
	for (uint32_t i = 0; i < n; i++)
		buf_printf(&b, "%.*s\n", STR(lines[i]));
	all = arena_str(a, buf_get(&b));
	buf_free(&b);
	return all;
}

/* What somebody wrote must not be lost sight of: --quiet or not. */
static void
tell_kept(const struct cmd_args *args, const char *dir,
	const struct output_file *f)
{
	if (may_give_back(f))
		tell_anyway(args,
			"%s/%s was changed since it was written: kept as "
			"\"%s\"; give it back with `chronomerge decide %s "
			"--from \"%s/%s\"`",
			dir, f->name, f->kept, dir, dir, f->kept);
	else
		tell_anyway(args,
			"%s/%s was changed since it was written: kept as "
			"\"%s\"",
			dir, f->name, f->kept);
}

void
outputs_tell(const struct cmd_args *args, const struct outputs_record *r,
	const char *dir)
{
	for (uint32_t i = 0; i < r->nunits; i++)
		for (size_t k = 0; k < r->units[i].n; k++)
			if (r->units[i].files[k].kept[0])
				tell_kept(args, dir, &r->units[i].files[k]);
}
