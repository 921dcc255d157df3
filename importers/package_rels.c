/* The relations between the parts of an Open Packaging file: which part an id
 * points at.  They are looked up, never walked, so that a circle of them costs
 * nothing. */
#include "package_parts.h"

#include "util/str.h"

enum { MOST_RELATIONS = 1 << 16, RELATION = 1 };

static const struct part_word words[] = {
	{NS_PACKAGE, "Relationship", RELATION},
	{0, NULL, 0},
};

struct reading {
	struct package *p;
	struct package_relations *to;
	struct chron_str folder; /* of the part; "" or ends with a slash */
	struct chron_err *err;
};

static struct chron_str
folder_of(struct chron_str part)
{
	while (part.n && part.p[part.n - 1] != '/')
		part.n--;
	return part;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %20 and the like. */
static void
add_decoded(struct buf *to, struct chron_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = -1, low = -1;

		if (s.p[i] == '%' && s.n - i > 2) {
			high = hex(s.p[i + 1]);
			low = hex(s.p[i + 2]);
		}
		if (high < 0 || low < 0) {
			buf_putc(to, s.p[i]);
			continue;
		}
		buf_putc(to, (char)(high * 16 + low));
		i += 2;
	}
}

/* Where a target leads from a folder, as a name in the package; false if it
 * leads out of it. */
static bool
resolve(struct buf *to, struct chron_str folder, struct chron_str target)
{
	struct chron_str step;

	if (str_starts(target, "/")) {
		target.p++;
		target.n--;
	} else if (folder.n) {
		buf_add(to, folder.p, folder.n - 1);
	}
	while (str_cut(&target, '/', &step)) {
		if (str_is(step, ".") || !step.n)
			continue;
		if (!str_is(step, "..")) {
			if (to->n)
				buf_putc(to, '/');
			add_decoded(to, step);
			continue;
		}
		if (!to->n)
			return false;
		to->n = folder_of(buf_get(to)).n;
		to->n -= to->n > 0;
	}
	return true;
}

static const char *
find_target(const struct reading *r, struct chron_str target)
{
	const struct package_entry *e = NULL;
	const char *fragment =
		target.n ? memchr(target.p, '#', target.n) : NULL;
	struct buf name = BUF_INIT;

	if (fragment)
		target.n = (size_t)(fragment - target.p);
	if (resolve(&name, r->folder, target))
		e = package_find(r->p, buf_get(&name));
	buf_free(&name);
	return e ? e->name : NULL;
}

static enum chron_status
start(void *arg, unsigned id, const struct part_attrs *a)
{
	struct reading *r = arg;
	struct package_relation *rel;
	struct chron_str type;

	if (id != RELATION)
		return CHRON_OK;
	if (r->to->n >= MOST_RELATIONS)
		return package_fail(r->p, r->err, CHRON_ELIMIT,
			"more than %d relations of \"%.100s\" (limit "
			"package-relations)",
			MOST_RELATIONS, r->to->of);
	type = part_attr(a, NS_NONE, "Type");
	rel = ARENA_PUSH(r->p->arena, &r->to->list, &r->to->n);
	rel->id = arena_str(r->p->arena, part_attr(a, NS_NONE, "Id"));
	type.p += folder_of(type).n;
	type.n -= folder_of(part_attr(a, NS_NONE, "Type")).n;
	rel->type = arena_str(r->p->arena, type);
	if (!str_ieq(part_attr(a, NS_NONE, "TargetMode"), CHRON_S("External")))
		rel->target = find_target(r, part_attr(a, NS_NONE, "Target"));
	return CHRON_OK;
}

/* The relations of a part, read when first asked for.  What cannot be read is
 * as good as not there: the one who asks has to say what is missing. */
static struct package_relations *
relations_of(struct package *p, const char *part)
{
	const char *of = part ? part : "";
	struct chron_str whole = chron_cstr(of), folder = folder_of(whole);
	static const struct part_reader reader = {
		.words = words, .start = start};
	struct package_relations *to;
	struct reading r = {.p = p, .folder = folder};
	struct buf name = BUF_INIT;

	for (uint32_t i = p->nrelations; i-- > 0;)
		if (strcmp(p->relations[i].of, of) == 0)
			return &p->relations[i];
	to = ARENA_PUSH(p->arena, &p->relations, &p->nrelations);
	to->of = arena_str(p->arena, whole).p;
	buf_printf(&name, "%.*s_rels/%s.rels", STR(folder), of + folder.n);
	r.to = to;
	if (package_has(p, name.p))
		package_parse(p, name.p, &reader, &r, NULL);
	buf_free(&name);
	return to;
}

const char *
package_target(struct package *p, const char *part, struct chron_str id)
{
	struct package_relations *r = relations_of(p, part);

	/* Asked for in their order, mostly. */
	for (uint32_t i = 0; i < r->n; i++) {
		const struct package_relation *rel =
			&r->list[(r->hint + i) % r->n];

		if (str_eq(rel->id, id)) {
			r->hint = (r->hint + i + 1) % r->n;
			return rel->target;
		}
	}
	return NULL;
}

const char *
package_related(struct package *p, const char *part, const char *type)
{
	const struct package_relations *r = relations_of(p, part);

	for (uint32_t i = 0; i < r->n; i++)
		if (r->list[i].target && str_is(r->list[i].type, type))
			return r->list[i].target;
	return NULL;
}
