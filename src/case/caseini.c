/* case.ini, read into the configuration. */
#include "case/caseini.h"

#include <fnmatch.h>

#include "case/caseini_parts.h"
#include "util/decode.h"
#include "util/fold.h"
#include "util/str.h"

enum { MAX_SECTIONS = 2000 };

static bool
end_section(struct caseini *r)
{
	return !r->section || !r->section->end || r->section->end(r);
}

static bool
begin_section(struct caseini *r, struct chron_str text)
{
	const char *names[CASEINI_SECTIONS + 1] = {NULL};
	struct chron_str word = text;
	size_t i;

	if (++r->sections > MAX_SECTIONS)
		return caseini_fail(r,
			"more than %d sections (limit sections): this is no "
			"case.ini",
			MAX_SECTIONS);
	for (i = 0; i < word.n; i++)
		if (word.p[i] == ' ' || word.p[i] == '\t')
			word.n = i;
	for (i = 0; i < CASEINI_SECTIONS; i++) {
		names[i] = caseini_sections[i].name;
		if (str_ieq(word, chron_cstr(names[i])))
			break;
	}
	if (i == CASEINI_SECTIONS)
		return caseini_fail(r, "unknown section [%.*s]: %s", STR(text),
			caseini_hint(r, word, names));
	if (r->alone)
		return caseini_fail(r,
			"a file of idioms has no [sections]: a line of it is "
			"`words = what they mean`");
	if (r->apart && (r->sections > 1 || i != CASEINI_PROFILE))
		return caseini_fail(r,
			"a file of profiles/ holds one [profile NAME] and "
			"nothing else");
	r->section = &caseini_sections[i];
	r->section_row = r->row;
	r->given = 0;
	r->name = arena_str(r->arena,
		str_trim((struct chron_str){text.p + word.n, text.n - word.n}));
	if (r->section->named && !r->name.n)
		return caseini_fail(r, "[%s] needs a name: [%s %s]",
			r->section->name, r->section->name, "A");
	if (!r->section->named && r->name.n)
		return caseini_fail(r, "[%s] takes no name", r->section->name);
	if (!r->section->named && !r->section->again && r->once & 1u << i)
		return caseini_fail(r, "[%s] stands twice", r->section->name);
	r->once |= 1u << i;
	return r->section->begin(r);
}

static bool
read_key(struct caseini *r, const struct ini_line *line)
{
	const char *names[CASEINI_KEYS + 1] = {NULL};
	const struct caseini_key *k;
	size_t i;

	if (!r->section)
		return caseini_fail(r,
			"`%.*s` stands before the first [section]",
			STR(line->name));
	for (i = 0; (k = &r->section->keys[i])->name; i++) {
		names[i] = k->name;
		if (str_ieq(line->name, chron_cstr(k->name)))
			break;
	}
	if (!k->name)
		return r->section->other
			       ? !line->value.n || r->section->other(r, line)
			       : caseini_fail(r, "unknown key `%.*s` in %s: %s",
					 STR(line->name), caseini_where(r),
					 caseini_hint(r, line->name, names));
	if (!line->value.n)
		return true; /* left to be filled in */
	if (r->given & UINT64_C(1) << i && !k->again)
		return caseini_fail(r, "`%s` is given twice in %s", k->name,
			caseini_where(r));
	r->given |= UINT64_C(1) << i;
	return k->set(r, k, line->value);
}

static bool
is_kept(const struct chron_config *config, const struct promise *p)
{
	if (strcmp(p->kind, "child") == 0) {
		for (uint32_t i = 0; i < config->nchildren; i++)
			if (str_eq(config->children[i].ref, p->name))
				return true;
		return false;
	}
	for (uint32_t i = 0; i < config->nprofiles; i++)
		if (fold_eq(config->profiles[i].name, p->name))
			return true;
	return false;
}

static bool
check_promises(struct caseini *r)
{
	for (uint32_t i = 0; i < r->npromises; i++) {
		const struct promise *p = &r->promises[i];

		r->row = p->row;
		if (!is_kept(&r->c->config, p))
			return caseini_fail(r, "there is no [%s %.*s]%s",
				p->kind, STR(p->name),
				strcmp(p->kind, "profile") == 0
					? ", here or in a file of profiles/"
					: "");
	}
	return true;
}

static bool
read_lines(struct caseini *r, struct chron_str text)
{
	struct ini_reader lines = {.rest = text};
	struct ini_line line;

	while (ini_next(&lines, &line)) {
		bool ok;

		r->row = line.row;
		if (line.wrong)
			return caseini_fail(r, "%s", line.wrong);
		if (line.section)
			ok = end_section(r);
		else
			ok = read_key(r, &line);
		r->row = line.row;
		if (!ok || (line.section && !begin_section(r, line.name)))
			return false;
	}
	return end_section(r) && check_promises(r) && caseini_check_kin(r);
}

static enum chron_status
read_all(struct caseini *r, struct chron_str text)
{
	struct decoded decoded;
	enum chron_status status;

	if (text.n > CASEINI_MAX_BYTES) {
		caseini_fail(r, "%s is larger than 1 MiB: this is not a %s",
			r->file, r->alone ? "file of idioms" : "case.ini");
		return CHRON_ELIMIT;
	}
	status = decode_text(text, NULL, &decoded, r->err);
	if (status != CHRON_OK)
		return status;
	if (!read_lines(r, decoded.text))
		status = CHRON_EFORMAT;
	buf_free(&decoded.made);
	return status;
}

enum chron_status
caseini_read(struct chron_chronology *c, const char *file,
	struct chron_str text, struct chron_err *err)
{
	struct caseini r = {
		.c = c, .arena = c->arena, .file = file, .err = err};

	return read_all(&r, text);
}

enum chron_status
caseini_read_profile(struct chron_chronology *c, const char *file,
	struct chron_str text, struct chron_err *err)
{
	struct caseini r = {.c = c,
		.arena = c->arena,
		.file = file,
		.err = err,
		.apart = true};
	enum chron_status st = read_all(&r, text);

	if (st == CHRON_OK && !r.sections) {
		r.row = 1;
		caseini_fail(&r, "there is no [profile NAME] in this file");
		st = CHRON_EFORMAT;
	}
	return st;
}

enum chron_status
caseini_read_idioms(struct chron_chronology *c, const char *file,
	struct chron_str text, struct chron_err *err)
{
	struct caseini r = {.c = c,
		.arena = c->arena,
		.file = file,
		.err = err,
		.section = &caseini_sections[CASEINI_IDIOMS],
		.alone = true};

	return caseini_begin_idioms(&r) ? read_all(&r, text) : CHRON_EFORMAT;
}

uint32_t
caseini_agency_of(const struct chron_chronology *c, const char *file)
{
	for (uint32_t i = 0; i < c->nagencies; i++)
		for (uint32_t k = 0; k < c->agencies[i].nfiles; k++)
			if (fnmatch(c->agencies[i].files[k].p, file,
				    FNM_CASEFOLD) == 0)
				return i;
	return CHRON_NONE;
}
