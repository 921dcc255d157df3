/* The importers there are, and the auction between them. */
#include "core/registry.h"

#include <dlfcn.h>
#include <libxml/parser.h>
#include <string.h>

#include "util/str.h"

#define I(name) extern const struct chron_importer importer_##name;
#include "../../importers/list.def"
#undef I

static const struct chron_importer *const builtin[] = {
#define I(name) &importer_##name,
#include "../../importers/list.def"
#undef I
	NULL,
};

/* Why an importer cannot be used, or OK. */
static enum chron_status
check_importer(const struct registry *r, const struct chron_importer *x,
	const char *file, struct chron_err *err)
{
	if (x->abi != CHRON_IMPORTER_ABI)
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s was built for importer ABI %u and this is ABI %u: "
			"build it again with this version's headers",
			file, x->abi, CHRON_IMPORTER_ABI);
	if (x->size < sizeof(*x))
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s is incomplete: its importer has %u bytes, %zu are "
			"needed; build it again with this version's headers",
			file, x->size, sizeof(*x));
	if (!x->name || !x->bid || !x->read)
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s has an importer without a name, bid or read", file);
	if (registry_find(r, x->name))
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s has an importer called %s, and there is one of "
			"that name already",
			file, x->name);
	return CHRON_OK;
}

static enum chron_status
load_one(struct registry *r, uint32_t *n, const char *file,
	struct chron_err *err)
{
	struct chron_str path = chron_cstr(file);
	const struct chron_importer *x;
	enum chron_status st;
	void *handle;

	/* Without a slash dlopen would search the system's folders, and code
	 * must come only from the file the user named. */
	if (!memchr(file, '/', path.n))
		path = arena_printf(r->arena, "./%s", file);
	handle = dlopen(path.p, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"the importer %s cannot be loaded: %s", file,
			dlerror());
	*ARENA_PUSH(r->arena, &r->handles, &r->nhandles) = handle;
	x = dlsym(handle, CHRON_IMPORTER_SYMBOL);
	if (!x)
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s is no importer: it does not export "
			"`" CHRON_IMPORTER_SYMBOL "`",
			file);
	st = check_importer(r, x, file, err);
	if (st != CHRON_OK)
		return st;
	r->importers[(*n)++] = x;
	return CHRON_OK;
}

enum chron_status
registry_load(struct registry *r, const char *const *files, size_t nfiles,
	struct chron_err *err)
{
	const size_t nbuiltin = sizeof(builtin) / sizeof(builtin[0]) - 1;
	enum chron_status st = CHRON_OK;
	uint32_t n = 0;

	xmlInitParser(); /* libxml2 wants it before there are threads */
	*r = (struct registry){.arena = arena_new()};
	r->importers = ARENA_ARRAY(
		r->arena, const struct chron_importer *, nbuiltin + nfiles + 1);
	for (; n < nbuiltin; n++)
		r->importers[n] = builtin[n];
	for (size_t i = 0; i < nfiles && st == CHRON_OK; i++)
		st = load_one(r, &n, files[i], err);
	if (st != CHRON_OK)
		registry_free(r);
	return st;
}

void
registry_free(struct registry *r)
{
	for (uint32_t i = 0; i < r->nhandles; i++)
		dlclose(r->handles[i]);
	arena_free(r->arena);
	*r = (struct registry){0};
}

const struct chron_importer *
registry_find(const struct registry *r, const char *name)
{
	for (size_t i = 0; r->importers[i]; i++)
		if (strcmp(r->importers[i]->name, name) == 0)
			return r->importers[i];
	return NULL;
}
