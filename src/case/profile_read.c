/* Profiles in files of their own. */
#include <sys/stat.h>

#include "case/case.h"
#include "case/caseini.h"
#include "case/profile.h"
#include "core/input.h"
#include "util/decode.h"
#include "util/str.h"

enum { MAX_PROFILES = 1000 };

enum chron_status
case_read_text(struct arena *a, const char *path, const char *what,
	struct chron_str *text, struct chron_err *err)
{
	struct chron_input in = {.name = NULL};
	struct decoded decoded = {.text = CHRON_S("")};
	enum chron_status st = input_open(&in, path, err);

	if (st != CHRON_OK)
		return st;
	if (in.bytes.n > CASEINI_MAX_BYTES)
		st = chron_fail(err, CHRON_ELIMIT,
			"%s is larger than 1 MiB: this is no %s", path, what);
	else
		st = decode_text(in.bytes, NULL, &decoded, err);
	if (st == CHRON_OK) {
		*text = arena_str(a, decoded.text);
		buf_free(&decoded.made);
	}
	input_close(&in);
	return st;
}

enum chron_status
profile_read_file(struct chron_chronology *c, const char *path,
	const char *name, struct chron_str *text, struct chron_err *err)
{
	enum chron_status st =
		case_read_text(c->arena, path, "profile", text, err);

	return st == CHRON_OK ? caseini_read_profile(c, name, *text, err) : st;
}

static bool
is_ini(const char *path)
{
	size_t n = strlen(path);

	return n > 4 &&
	       str_ieq((struct chron_str){path + n - 4, 4}, CHRON_S(".ini"));
}

enum chron_status
profile_read_folder(struct chron_chronology *c, const char *dir,
	struct chron_str **texts, uint32_t *ntexts, struct chron_err *err)
{
	struct arena *a = c->arena;
	const char *path = arena_printf(a, "%s/profiles", dir).p;
	struct case_folder folder;
	enum chron_status st;
	struct stat info;

	*texts = NULL;
	*ntexts = 0;
	if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
		return CHRON_OK;
	st = case_list_folder(a, path, &folder, err);
	for (uint32_t i = 0; st == CHRON_OK && i < folder.nfiles; i++) {
		const char *name = strrchr(folder.files[i], '/') + 1;

		if (!is_ini(name))
			continue;
		if (*ntexts == MAX_PROFILES)
			return chron_fail(err, CHRON_ELIMIT,
				"more than %d files in profiles (limit "
				"profiles)",
				MAX_PROFILES);
		name = arena_printf(a, "profiles/%s", name).p;
		st = profile_read_file(c, folder.files[i], name,
			ARENA_PUSH(a, texts, ntexts), err);
	}
	return st;
}
