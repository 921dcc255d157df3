/* What a case folder says of itself: case.ini, and the profiles and idioms
 * beside it. */
#include "case/case.h"
#include "case/caseini.h"
#include "case/profile.h"
#include "util/decode.h"
#include "util/str.h"

/* case.ini with the profiles that it does not overrule and the idioms below
 * it. */
static enum chron_status
put_together(struct chron_chronology *c, struct chron_str *text,
	const struct chron_str *texts, uint32_t n, struct chron_str idioms,
	struct chron_err *err)
{
	struct decoded decoded;
	struct buf b = BUF_INIT;
	enum chron_status st = decode_text(*text, NULL, &decoded, err);

	if (st != CHRON_OK)
		return st;
	buf_str(&b, decoded.text);
	buf_free(&decoded.made);
	for (uint32_t i = 0; i < n; i++) {
		if (!c->config.profiles[i].apart)
			continue;
		buf_putc(&b, '\n');
		buf_str(&b, texts[i]);
	}
	if (idioms.n) {
		buf_puts(&b, "\n[idioms]\n");
		buf_str(&b, idioms);
	}
	if (b.n > CASEINI_MAX_BYTES)
		st = chron_fail(err, CHRON_ELIMIT,
			"case.ini, the files of profiles/ and the idioms have "
			"more than 1 MiB together (limit case-ini): take some "
			"away");
	else
		*text = arena_str(c->arena, buf_get(&b));
	buf_free(&b);
	return st;
}

static enum chron_status
read_idioms(struct chron_chronology *c, const char *dir, struct chron_str *text,
	struct chron_err *err)
{
	const char *name = c->config.idioms_file.p;
	const char *path = arena_printf(c->arena, "%s/%s", dir, name).p;
	enum chron_status st =
		case_read_text(c->arena, path, "file of idioms", text, err);

	return st == CHRON_OK ? caseini_read_idioms(c, name, *text, err) : st;
}

enum chron_status
case_read_config(struct chron_chronology *c, const char *dir,
	struct chron_str *text, struct chron_err *err)
{
	struct chron_str *texts, idioms = CHRON_S("");
	uint32_t n;
	enum chron_status st = case_read_ini(c->arena, dir, text, err);

	if (st == CHRON_OK)
		st = profile_read_folder(c, dir, &texts, &n, err);
	if (st == CHRON_OK)
		st = caseini_read(c, "case.ini", *text, err);
	if (st == CHRON_OK && c->config.idioms_file.n)
		st = read_idioms(c, dir, &idioms, err);
	return st == CHRON_OK && (n || idioms.n)
		       ? put_together(c, text, texts, n, idioms, err)
		       : st;
}
