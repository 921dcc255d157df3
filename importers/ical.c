/* iCalendar: diaries as calendar programs save them.
 *
 * A calendar tells what was arranged.  Every VEVENT is a record; to-do items
 * and the like are set aside with the reason. */
#include "ical.h"

#include <stdlib.h>

#include "util/fold.h"
#include "util/str.h"

static const char *const exts[] = {"ics", "ical", "ifb", "vcs", NULL};

static const struct chron_option options[] = {
	{"encoding", "found by looking",
		"UTF-8, UTF-16, WINDOWS-1252 or another that iconv knows"},
	{NULL, NULL, NULL},
};

/* ---- the bid ---- */

static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	char head[4096];
	struct chron_str s = {head, 0};
	size_t at;

	(void)err;
	/* ASCII only, so that UTF-16 can be looked at like UTF-8 */
	for (size_t i = 0; i < probe->head_len && s.n < sizeof(head); i++)
		if (probe->head[i] && probe->head[i] < 0x80)
			head[s.n++] = (char)probe->head[i];
	s = str_trim(s);
	if (str_istarts(s, "BEGIN:VCALENDAR"))
		return CHRON_BID_STRUCTURE;
	at = str_ifind(s, "\nBEGIN:VCALENDAR");
	if (at != SIZE_MAX && at < 512)
		return CHRON_BID_SIGNATURE;
	if (str_istarts(s, "BEGIN:VEVENT") ||
		str_ifind(s, "\nBEGIN:VEVENT") != SIZE_MAX)
		return CHRON_BID_SHAPE;
	for (size_t i = 0; exts[i]; i++)
		if (strcmp(probe->ext, exts[i]) == 0)
			return CHRON_BID_NAME;
	return CHRON_BID_NONE;
}

/* ---- the text ---- */

/* Lines are folded between bytes, so a letter may lie on two of them: such a
 * file is UTF-8, though not as it stands. */
static bool
utf8_when_unfolded(struct chron_str s)
{
	struct buf b = BUF_INIT;
	bool valid;

	buf_room(&b, s.n);
	for (size_t i = 0; i < s.n; i++) {
		size_t lf = i + (s.p[i] == '\r');

		if (lf + 1 < s.n && s.p[lf] == '\n' &&
			(s.p[lf + 1] == ' ' || s.p[lf + 1] == '\t'))
			i = lf + 1;
		else
			buf_putc(&b, s.p[i]);
	}
	valid = utf8_valid(buf_get(&b)) == b.n;
	buf_free(&b);
	return valid;
}

static enum chron_status
text_of(struct chron_run *run, struct chron_input *in, struct chron_str *text,
	struct chron_err *err)
{
	struct chron_str s = chron_bytes(in);

	if (str_starts(s, "\xef\xbb\xbf")) {
		s.p += 3;
		s.n -= 3;
	}
	*text = s;
	if (!chron_option(run, "encoding") && s.n && !memchr(s.p, '\0', s.n) &&
		(utf8_valid(s) == s.n || utf8_when_unfolded(s)))
		return CHRON_OK;
	return chron_text(run, in, text, err);
}

/* ---- blocks ---- */

static const char *const set_aside[ICAL_KINDS] = {
	[ICAL_TODO] = "a to-do item, not a happening",
	[ICAL_FREEBUSY] = "a list of busy times, not a happening",
	[ICAL_OTHER] = "a part of the calendar that is not an event",
};

static enum chron_status
read_block(
	struct ical_file *f, const struct ical_block *b, struct chron_err *err)
{
	struct chron_pos pos = {.file = f->name, .row = b->row};

	if (b->kind == ICAL_TIMEZONE)
		return CHRON_OK;
	gather_clear(&f->gather);
	if (!b->closed)
		return chron_quarantine(f->run, "ical-block-open", &pos,
			ical_gist(f, b),
			"this %s has no END line, so where it stops is "
			"anybody's guess; ask for the calendar again",
			b->kind == ICAL_OTHER ? "item"
					      : ical_kind_names[b->kind]);
	if (set_aside[b->kind])
		return chron_not_event(f->run, &pos, ical_gist(f, b), "%s",
			set_aside[b->kind]);
	return ical_emit(f, b, err);
}

static int
compare_overrides(const void *a, const void *b)
{
	const struct ical_override *x = a, *y = b;
	int c = str_cmp(x->uid, y->uid);

	if (c)
		return c;
	return x->at.local < y->at.local ? -1 : x->at.local > y->at.local;
}

/* Which occurrences of which items stand elsewhere in the file. */
static void
find_overrides(struct ical_file *f)
{
	const struct ical_block *b = (const void *)f->blocks.p;
	size_t n = f->blocks.n / sizeof(*b);

	for (size_t i = 0; i < n; i++) {
		struct ical_override o;

		if (b[i].override && b[i].closed && b[i].kind == ICAL_EVENT &&
			ical_read_override(f, &b[i], &o))
			*ARENA_PUSH(f->arena, &f->overrides, &f->noverrides) =
				o;
	}
	if (f->noverrides)
		qsort(f->overrides, f->noverrides, sizeof(*f->overrides),
			compare_overrides);
}

static enum chron_status
read_all(struct ical_file *f, struct chron_str text, struct chron_err *err)
{
	enum chron_status status = CHRON_OK;
	const struct ical_block *b;
	size_t n;

	ical_split(text, &f->blocks);
	find_overrides(f);
	b = (const void *)f->blocks.p;
	n = f->blocks.n / sizeof(*b);
	if (!n && str_ifind(text, "BEGIN:VCALENDAR") == SIZE_MAX)
		return chron_fail(err, CHRON_EFORMAT,
			"no VEVENT in this file: it is not a calendar");
	for (size_t i = 0; i < n && status == CHRON_OK; i++)
		status = read_block(f, &b[i], err);
	return status;
}

static enum chron_status
read_ical(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct ical_file f = {.run = run, .name = chron_name(in)};
	enum chron_status status;
	struct chron_str text;

	status = text_of(run, in, &text, err);
	if (status != CHRON_OK)
		return status;
	f.arena = arena_new();
	f.blocks = f.spans = f.rule.extra = f.rule.without = BUF_INIT;
	gather_init(&f.gather);
	f.zones = (struct ical_zones){.arena = f.arena,
		.blocks = &f.blocks,
		.run = run,
		.file = f.name};
	status = read_all(&f, text, err);
	ical_zones_free(&f.zones);
	gather_free(&f.gather);
	buf_free(&f.rule.without);
	buf_free(&f.rule.extra);
	buf_free(&f.spans);
	buf_free(&f.blocks);
	arena_free(f.arena);
	return status;
}

const struct chron_importer importer_ical = {
	.abi = CHRON_IMPORTER_ABI,
	.size = sizeof(struct chron_importer),
	.name = "ical",
	.desc = "iCalendar: diaries saved by Outlook, Google, Apple and others",
	.exts = exts,
	.options = options,
	.bid = bid,
	.read = read_ical,
};
