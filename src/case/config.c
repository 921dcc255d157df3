/* What a case folder says of itself: case.ini, and the profiles beside it. */
#include "case/case.h"
#include "case/caseini.h"
#include "case/profile.h"
#include "util/decode.h"
#include "util/str.h"

/* case.ini with the profiles that it does not overrule below it. */
static enum chron_status
put_together(struct chron_chronology *c, struct chron_str *text,
	const struct chron_str *texts, uint32_t n, struct chron_err *err)
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
	if (b.n > CASEINI_MAX_BYTES)
		st = chron_fail(err, CHRON_ELIMIT,
			"case.ini and the files of profiles/ have more than "
			"1 MiB together (limit case-ini): take some profiles "
			"away");
	else
		*text = arena_str(c->arena, buf_get(&b));
	buf_free(&b);
	return st;
}

enum chron_status
case_read_config(struct chron_chronology *c, const char *dir,
	struct chron_str *text, struct chron_err *err)
{
	struct chron_str *texts;
	uint32_t n;
	enum chron_status st = case_read_ini(c->arena, dir, text, err);

	if (st == CHRON_OK)
		st = profile_read_folder(c, dir, &texts, &n, err);
	if (st == CHRON_OK)
		st = caseini_read(c, "case.ini", *text, err);
	return st == CHRON_OK && n ? put_together(c, text, texts, n, err) : st;
}
