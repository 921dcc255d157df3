/* The case file: what is put comes back the same, and what is not a sound
 * case file is refused in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chron/importer.h"
#include "store/store.h"
#include "util/buf.h"
#include "util/str.h"

struct place {
	char dir[64];
	char path[96];
	struct arena *arena;
	struct chron_err err;
};

static int
setup(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	snprintf(p->dir, sizeof(p->dir), "/tmp/test_store.XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	snprintf(p->path, sizeof(p->path), "%s/a.case", p->dir);
	p->arena = arena_new();
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct place *p = *state;
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", p->dir);
	assert_int_equal(system(command), 0); // NOLINT(cert-env33-c)
	arena_free(p->arena);
	free(p);
	return 0;
}

#define OK(p, call)                                                            \
	do {                                                                   \
		(p)->err.text[0] = '\0';                                       \
		if ((call) != CHRON_OK)                                        \
			fail_msg("%s: %s", #call, (p)->err.text);              \
	} while (0)

#define REFUSED(p, call, words)                                                \
	do {                                                                   \
		assert_true((call) < 0);                                       \
		if (!strstr((p)->err.text, words))                             \
			fail_msg("\"%s\" does not say \"%s\"", (p)->err.text,  \
				words);                                        \
	} while (0)

static void
assert_str(struct chron_str got, struct chron_str want)
{
	if (!str_eq(got, want))
		fail_msg("\"%.*s\" is not \"%.*s\"", STR(got), STR(want));
}

/* ---- an invented case ---- */

static const struct chron_value first_values[] = {
	{"12/03/2018", 10, 0, CHRON_F_DATE, CHRON_TEXT},
	{"\"Seen\" \\ said\n\tno.\x01 caf\xc3\xa9", 25, 1, CHRON_F_EVENT,
		CHRON_TEXT},
	{"7", 1, 2, CHRON_F_OTHER, CHRON_NUMBER},
	/* a second date column that the reading set aside */
	{"2018-03-14", 10, 3, CHRON_F_ENTRY_DATE, CHRON_DATE},
};

static struct chron_heading headings[] = {
	{.text = {"Date", 4}, .concept = CHRON_F_DATE, .confidence = 100},
	{.text = {"What happened", 13},
		.concept = CHRON_F_EVENT,
		.confidence = 90},
	{.text = {"", 0}, .concept = CHRON_F_OTHER, .confidence = 0},
	{.text = {"Date 2", 6}, .concept = CHRON_F_DATE, .confidence = 60},
};

static void
first_source(struct chron_chronology *c, uint32_t agency)
{
	struct chron_source *s = chronology_add_source(c);

	*s = (struct chron_source){
		.id = CHRON_S("s01"),
		.file = CHRON_S("police.csv"),
		.sha256 = CHRON_S("abcd"),
		.agency = agency,
		.agency_from = CHRON_S("file name"),
		.importer = CHRON_S("csv"),
		.records = 5,
		.used = 2,
		.events = 3,
		.quarantined = 2,
		.not_events = 1,
		.duplicate_of = CHRON_NONE,
		.headings = headings,
		.nheadings = 4,
		.preamble = CHRON_S("Anytown Police\nChronology"),
		.child = 0,
		.date_order = CHRON_S("dmy (day first: 1 of 1)"),
	};
}

static void
first_events(struct chron_chronology *c, uint32_t agency)
{
	struct chron_event *e = chronology_add_event(c);

	*e = (struct chron_event){
		.id = CHRON_S("e01"),
		.agency = agency,
		.part = CHRON_S("Sheet1"),
		.row = 2,
		.order = 4,
		.start = {1000, 2439, CHRON_DAY, true, true, -60},
		.date_text = CHRON_S("12/03/2018"),
		.time_text = CHRON_S("pm"),
		.values = first_values,
		.nvalues = 4,
		.carried = true,
		.entry = CHRON_NONE,
	};
	e = chronology_add_event(c);
	*e = (struct chron_event){
		.id = CHRON_S("e02"),
		.agency = CHRON_NONE,
		.row = 3,
		.occurrence = 7,
		.order = 5,
		.start = {CHRON_TIME_MIN, 77, CHRON_MINUTE, false, false, 0},
		.end = {78, CHRON_TIME_MAX, CHRON_YEAR, true, true, 330},
		.has_end = true,
		.cancelled = true,
		.entry = CHRON_NONE,
	};
	e = chronology_add_event(c);
	*e = (struct chron_event){
		.id = CHRON_S("e03"),
		.agency = agency,
		.row = 4,
		.order = 6,
		.start = {CHRON_TIME_MIN, CHRON_TIME_MAX, CHRON_UNKNOWN, false,
			false, 0},
		.entry = CHRON_NONE,
	};
}

static void
fill(struct chron_chronology *c, struct arena *a)
{
	struct chron_leftover *l;
	struct chron_source *s;
	uint32_t police;

	chronology_init(c, a);
	police = chronology_agency(c, CHRON_S("Police"));
	first_source(c, police);
	first_events(c, police);
	for (uint32_t i = 0; i < 3; i++) {
		l = chronology_add_leftover(c);
		*l = (struct chron_leftover){0, CHRON_S("Sheet1"), 7 + i, 2 + i,
			CHRON_S("31/11/2018 | x"), CHRON_S("no such day"),
			i < 2};
	}
	s = chronology_add_source(c);
	*s = (struct chron_source){
		.id = CHRON_S("s02"),
		.file = CHRON_S("police copy.csv"),
		.agency = CHRON_NONE,
		.duplicate_of = 0,
		.child = CHRON_NONE,
		.refused = true,
		.why = CHRON_S("the same bytes as police.csv"),
	};
	chronology_diag(c, CHRON_ERROR, "date-bad", 0, CHRON_S("Sheet1"), 7, 1,
		"there is no 31 November");
	chronology_diag(c, CHRON_NOTE, "duplicate", 1, CHRON_S(""), 0, 0,
		"the same bytes");
}

static struct store *
make(struct place *p, struct chron_chronology *c)
{
	struct store *s;

	fill(c, p->arena);
	OK(p, store_open(&s, p->path, STORE_CREATE, &p->err));
	OK(p, store_put_all(s, c, &p->err));
	return s;
}

static void
finish(struct place *p, struct store *s)
{
	OK(p, store_finish(s, &p->err));
	store_close(s);
}

static void
load(struct place *p, struct chron_chronology *c)
{
	struct store *s;

	chronology_init(c, p->arena);
	OK(p, store_open(&s, p->path, STORE_READ, &p->err));
	OK(p, store_load(s, c, &p->err));
	store_close(s);
}

/* Another program's hand on the file. */
static sqlite3 *
raw(struct place *p)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
	return db;
}

static int
raw_exec(struct place *p, const char *sql)
{
	sqlite3 *db = raw(p);
	int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);

	sqlite3_close(db);
	return rc;
}

static void
assert_sql(struct place *p, const char *sql, const char *want)
{
	sqlite3 *db = raw(p);
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	assert_string_equal(sqlite3_column_text(st, 0), want);
	sqlite3_finalize(st);
	sqlite3_close(db);
}

/* ---- comparing ---- */

static void
same_when(const struct chron_when *got, const struct chron_when *want)
{
	assert_int_equal(got->earliest, want->earliest);
	assert_int_equal(got->latest, want->latest);
	assert_int_equal(got->precision, want->precision);
	assert_int_equal(got->uncertain, want->uncertain);
	assert_int_equal(got->zoned, want->zoned);
	assert_int_equal(got->offset, want->offset);
}

static void
same_event(const struct chron_event *got, const struct chron_event *want)
{
	assert_str(got->id, want->id);
	assert_int_equal(got->source, want->source);
	assert_int_equal(got->agency, want->agency);
	assert_str(got->part, want->part);
	assert_int_equal(got->row, want->row);
	assert_int_equal(got->occurrence, want->occurrence);
	assert_int_equal(got->order, want->order);
	same_when(&got->start, &want->start);
	assert_int_equal(got->has_end, want->has_end);
	same_when(&got->end, &want->end);
	assert_int_equal(got->cancelled, want->cancelled);
	assert_int_equal(got->carried, want->carried);
	assert_str(got->date_text, want->date_text);
	assert_str(got->time_text, want->time_text);
	assert_int_equal(got->entry, want->entry);
	assert_int_equal(got->nvalues, want->nvalues);
	for (uint32_t i = 0; i < want->nvalues; i++) {
		const struct chron_value *g = &got->values[i];
		const struct chron_value *w = &want->values[i];

		assert_str((struct chron_str){g->p, g->n},
			(struct chron_str){w->p, w->n});
		assert_int_equal(g->heading, w->heading);
		assert_int_equal(g->concept, w->concept);
		assert_int_equal(g->type, w->type);
	}
}

static void
same_source(const struct chron_source *got, const struct chron_source *want)
{
	assert_str(got->id, want->id);
	assert_str(got->file, want->file);
	assert_str(got->sha256, want->sha256);
	assert_int_equal(got->agency, want->agency);
	assert_str(got->agency_from, want->agency_from);
	assert_str(got->importer, want->importer);
	assert_int_equal(got->records, want->records);
	assert_int_equal(got->used, want->used);
	assert_int_equal(got->events, want->events);
	assert_int_equal(got->quarantined, want->quarantined);
	assert_int_equal(got->not_events, want->not_events);
	assert_int_equal(got->duplicate_of, want->duplicate_of);
	assert_int_equal(got->refused, want->refused);
	assert_str(got->why, want->why);
	assert_str(got->preamble, want->preamble);
	assert_int_equal(got->child, want->child);
	assert_str(got->date_order, want->date_order);
	assert_int_equal(got->nheadings, want->nheadings);
	for (uint32_t i = 0; i < want->nheadings; i++) {
		assert_str(got->headings[i].text, want->headings[i].text);
		assert_int_equal(
			got->headings[i].concept, want->headings[i].concept);
		assert_int_equal(got->headings[i].confidence,
			want->headings[i].confidence);
	}
}

static void
what_is_put_comes_back_the_same(void **state)
{
	struct place *p = *state;
	struct chron_chronology put, got;

	finish(p, make(p, &put));
	load(p, &got);
	assert_int_equal(got.nsources, put.nsources);
	for (uint32_t i = 0; i < put.nsources; i++)
		same_source(&got.sources[i], &put.sources[i]);
	assert_int_equal(got.nagencies, 1);
	assert_str(got.agencies[0].name, CHRON_S("Police"));
	assert_int_equal(got.nevents, put.nevents);
	for (uint32_t i = 0; i < put.nevents; i++)
		same_event(&got.events[i], &put.events[i]);
	assert_int_equal(got.nleftovers, put.nleftovers);
	for (uint32_t i = 0; i < put.nleftovers; i++) {
		assert_int_equal(got.leftovers[i].source, 0);
		assert_str(got.leftovers[i].part, put.leftovers[i].part);
		assert_int_equal(got.leftovers[i].row, put.leftovers[i].row);
		assert_int_equal(
			got.leftovers[i].order, put.leftovers[i].order);
		assert_str(got.leftovers[i].text, put.leftovers[i].text);
		assert_str(got.leftovers[i].why, put.leftovers[i].why);
		assert_int_equal(got.leftovers[i].quarantined,
			put.leftovers[i].quarantined);
	}
	assert_int_equal(got.ndiagnostics, put.ndiagnostics);
	for (uint32_t i = 0; i < put.ndiagnostics; i++) {
		const struct chron_diagnostic *g = &got.diagnostics[i];
		const struct chron_diagnostic *w = &put.diagnostics[i];

		assert_int_equal(g->severity, w->severity);
		assert_str(g->slug, w->slug);
		assert_int_equal(g->source, w->source);
		assert_str(g->part, w->part);
		assert_int_equal(g->row, w->row);
		assert_int_equal(g->col, w->col);
		assert_str(g->say, w->say);
	}
}

static void
a_new_case_appears_whole_and_only_for_its_owner(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s = make(p, &c);
	struct stat st;

	assert_int_not_equal(access(p->path, F_OK), 0);
	finish(p, s);
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(rmdir(p->dir), -1);
	assert_int_equal(unlink(p->path), 0);
	assert_int_equal(rmdir(p->dir), 0); /* nothing else was left */
	assert_int_equal(mkdir(p->dir, 0700), 0);
}

static void
a_case_that_is_there_is_not_overwritten(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s;

	finish(p, make(p, &c));
	REFUSED(p, store_open(&s, p->path, STORE_CREATE, &p->err),
		"exists already");
	assert_null(s);
	assert_sql(p, "SELECT count(*) FROM source", "2");
}

static void
a_name_taken_meanwhile_is_not_overwritten(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s = make(p, &c);
	int fd = open(p->path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	assert_int_equal(write(fd, "mine", 4), 4);
	close(fd);
	REFUSED(p, store_finish(s, &p->err), "File exists");
	store_close(s);
	assert_int_equal(unlink(p->path), 0);
	assert_int_equal(rmdir(p->dir), 0);
	assert_int_equal(mkdir(p->dir, 0700), 0);
}

static void
other_files_are_refused_in_words(void **state)
{
	static const struct {
		const char *sql; /* of another database; NULL: see text */
		const char *text;
		const char *say;
	} files[] = {
		{NULL, "Date,What happened\n", "is not a case file"},
		{NULL, "", "is not a case file"},
		{"CREATE TABLE t(x)", NULL, "is not a case file"},
		{"PRAGMA application_id = 1128813134; "
		 "PRAGMA user_version = 99; CREATE TABLE t(x)",
			NULL, "newer version"},
		{"PRAGMA application_id = 1128813134; "
		 "PRAGMA user_version = 1; CREATE TABLE t(x)",
			NULL, "damaged"},
	};
	struct place *p = *state;
	struct chron_chronology c;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct store *s = NULL;
		enum chron_status status;

		unlink(p->path);
		if (files[i].sql) {
			assert_int_equal(raw_exec(p, files[i].sql), SQLITE_OK);
		} else {
			FILE *f = fopen(p->path, "w");

			assert_non_null(f);
			fputs(files[i].text, f);
			fclose(f);
		}
		chronology_init(&c, p->arena);
		status = store_open(&s, p->path, STORE_READ, &p->err);
		if (status == CHRON_OK)
			status = store_load(s, &c, &p->err);
		store_close(s);
		REFUSED(p, status, files[i].say);
	}
	REFUSED(p,
		store_open(
			&(struct store *){NULL}, p->dir, STORE_READ, &p->err),
		"is not a case file");
	REFUSED(p,
		store_open(&(struct store *){NULL}, "/nowhere/a.case",
			STORE_READ, &p->err),
		"cannot open /nowhere/a.case");
}

static void
a_cut_case_is_damaged_not_shorter(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct stat st;
	struct store *s = NULL;
	enum chron_status status;

	finish(p, make(p, &c));
	assert_int_equal(stat(p->path, &st), 0);
	assert_int_equal(truncate(p->path, st.st_size / 2), 0);
	chronology_init(&c, p->arena);
	status = store_open(&s, p->path, STORE_READ, &p->err);
	if (status == CHRON_OK)
		status = store_load(s, &c, &p->err);
	store_close(s);
	REFUSED(p, status, "is damaged");
}

static void
rows_that_make_no_sense_are_damage(void **state)
{
	static const char *const harm[] = {
		"UPDATE record SET cells = '[[9,\"x\"]]' WHERE id = 1",
		"UPDATE record SET cells = '[[0,\"x' WHERE id = 1",
		"UPDATE record SET cells = '[[0,\"x\\' WHERE id = 1",
		"UPDATE record SET cells = '[[0,\"x\",\"date\",\"no\"]]'",
		"UPDATE record SET cells = '' WHERE id = 1",
		"UPDATE heading SET concept = 'no such' WHERE n = 0",
		"PRAGMA foreign_keys = OFF; DELETE FROM record WHERE id = 3",
		"UPDATE event SET zone_offset = 99999",
		"UPDATE diagnostic SET severity = 'dire'",
		"UPDATE source SET used = 1 WHERE id = 1",
	};
	struct place *p = *state;
	struct chron_chronology c;

	for (size_t i = 0; i < sizeof(harm) / sizeof(*harm); i++) {
		struct store *s;

		unlink(p->path);
		finish(p, make(p, &c));
		assert_int_equal(raw_exec(p, harm[i]), SQLITE_OK);
		chronology_init(&c, p->arena);
		OK(p, store_open(&s, p->path, STORE_READ, &p->err));
		REFUSED(p, store_load(s, &c, &p->err), "is damaged");
		store_close(s);
	}
}

static void
a_case_in_use_elsewhere_is_said_to_be(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s;
	sqlite3 *other;

	finish(p, make(p, &c));
	other = raw(p);
	assert_int_equal(
		sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
		SQLITE_OK);
	REFUSED(p, store_open(&s, p->path, STORE_WRITE, &p->err),
		"in use by another program");
	sqlite3_close(other);
}

static void
a_read_only_case_opens_for_reading_only(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s;

	if (geteuid() == 0)
		skip(); /* root may write anything */
	finish(p, make(p, &c));
	assert_int_equal(chmod(p->path, 0400), 0);
	load(p, &c);
	REFUSED(p, store_open(&s, p->path, STORE_WRITE, &p->err), "read only");
}

static void
a_source_is_put_once_and_wholly(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s;

	finish(p, make(p, &c));
	OK(p, store_open(&s, p->path, STORE_WRITE, &p->err));
	REFUSED(p, store_put_source(s, &c, 0, &p->err),
		"holds this source already: police.csv");
	/* A new one that breaks on its way leaves nothing behind. */
	c.sources[0].id = CHRON_S("s03");
	c.events[2].start.precision = 200;
	assert_true(store_put_source(s, &c, 0, &p->err) < 0);
	store_close(s);
	assert_sql(p, "SELECT count(*) FROM source", "2");
	assert_sql(p, "SELECT count(*) FROM record", "3");
}

static void
a_dropped_source_leaves_decisions(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct chron_decision d = {.ruling = RULE_NOTE,
		.a = CHRON_S("e01"),
		.text = CHRON_S("Ask."),
		.by = CHRON_S("MR"),
		.at = CHRON_S("2020-01-01T10:00")};
	struct store *s;

	finish(p, make(p, &c));
	OK(p, store_open(&s, p->path, STORE_WRITE, &p->err));
	OK(p, store_rule(s, &d, 1, &p->err));
	OK(p, store_drop_source(s, CHRON_S("s01"), &p->err));
	REFUSED(p, store_drop_source(s, CHRON_S("s01"), &p->err),
		"holds no source s01");
	store_close(s);
	load(p, &c);
	assert_int_equal(c.nsources, 1);
	assert_int_equal(c.nevents, 0);
	assert_int_equal(c.nleftovers, 0);
	assert_int_equal(c.nagencies, 0);
	assert_int_equal(c.ndecisions, 1);
	assert_str(c.decisions[0].text, CHRON_S("Ask."));
}

static void
decisions_come_back_as_made(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct chron_decision d[] = {
		{.ruling = RULE_SAME_DIFFER,
			.a = CHRON_S("e01"),
			.b = CHRON_S("e02"),
			.text = CHRON_S("why"),
			.by = CHRON_S("MR"),
			.at = CHRON_S("2020-01-01T10:00")},
		{.ruling = RULE_FLAG,
			.a = CHRON_S("e03"),
			.child = CHRON_S("A"),
			.aspect = ASPECT_ALONE,
			.answer = ANSWER_NO},
		{.ruling = RULE_NOTE,
			.a = CHRON_S("e01"),
			.text = CHRON_S("note")},
	};
	struct chron_decision out = {.ruling = RULE_LEAVE_OUT,
		.a = CHRON_S("e01"),
		.others = CHRON_S("e02 e03"),
		.a_when = CHRON_S("2018-03-04")};
	const struct chron_undoing undo[] = {
		{2, true, CHRON_S("JP"), CHRON_S("2020-01-02T10:00"),
			CHRON_S("a slip")},
		{3, true, CHRON_S(""), CHRON_S(""), CHRON_S("")},
	};
	const struct chron_undoing redo = {
		3, false, CHRON_S(""), CHRON_S(""), CHRON_S("")};
	struct store *s;

	finish(p, make(p, &c));
	OK(p, store_open(&s, p->path, STORE_WRITE, &p->err));
	OK(p, store_rule(s, d, 3, &p->err));
	assert_int_equal(d[2].number, 3);
	OK(p, store_rule(s, &out, 1, &p->err));
	OK(p, store_undo(s, undo, 2, &p->err));
	store_close(s);
	load(p, &c);
	assert_int_equal(c.ndecisions, 4);
	assert_int_equal(c.decisions[0].batch, 1);
	assert_int_equal(c.decisions[2].batch, 1);
	assert_int_equal(c.decisions[3].batch, 0);
	assert_int_equal(c.decisions[3].ruling, RULE_LEAVE_OUT);
	assert_str(c.decisions[3].others, CHRON_S("e02 e03"));
	assert_str(c.decisions[3].a_when, CHRON_S("2018-03-04"));
	assert_int_equal(c.nundoings, 2);
	assert_int_equal(c.undoings[0].decision, 2);
	assert_str(c.undoings[0].by, CHRON_S("JP"));
	assert_str(c.undoings[0].why, CHRON_S("a slip"));
	assert_int_equal(c.decisions[0].number, 1);
	assert_int_equal(c.decisions[0].ruling, RULE_SAME_DIFFER);
	assert_str(c.decisions[0].b, CHRON_S("e02"));
	assert_str(c.decisions[0].by, CHRON_S("MR"));
	assert_str(c.decisions[0].at, CHRON_S("2020-01-01T10:00"));
	assert_false(c.decisions[0].undone);
	assert_int_equal(c.decisions[1].aspect, ASPECT_ALONE);
	assert_int_equal(c.decisions[1].answer, ANSWER_NO);
	assert_str(c.decisions[1].child, CHRON_S("A"));
	assert_true(c.decisions[1].undone);
	assert_true(c.decisions[2].undone);
	OK(p, store_open(&s, p->path, STORE_WRITE, &p->err));
	OK(p, store_undo(s, &redo, 1, &p->err));
	store_close(s);
	load(p, &c);
	assert_false(c.decisions[2].undone);
	assert_int_equal(c.nundoings, 3);
	assert_false(c.undoings[2].undone);
}

static void
decisions_cannot_be_rewritten_or_deleted(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct chron_decision d = {.ruling = RULE_NOTE, .a = CHRON_S("e01")};
	struct store *s;

	finish(p, make(p, &c));
	OK(p, store_open(&s, p->path, STORE_WRITE, &p->err));
	OK(p, store_rule(s, &d, 1, &p->err));
	store_close(s);
	assert_int_not_equal(raw_exec(p, "DELETE FROM decision"), SQLITE_OK);
	assert_int_not_equal(
		raw_exec(p, "UPDATE decision SET a = 'e02'"), SQLITE_OK);
	assert_int_not_equal(
		raw_exec(p, "UPDATE decision SET others = 'e02'"), SQLITE_OK);
	assert_int_equal(raw_exec(p, "INSERT INTO undoing(decision, undone)"
				     " VALUES(1, 1)"),
		SQLITE_OK);
	assert_int_not_equal(raw_exec(p, "DELETE FROM undoing"), SQLITE_OK);
	assert_int_not_equal(
		raw_exec(p, "UPDATE undoing SET undone = 0"), SQLITE_OK);
}

static void
the_views_show_words(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;

	finish(p, make(p, &c));
	assert_sql(p, "SELECT text FROM chronology WHERE event = 'e01'",
		"\"Seen\" \\ said\n\tno.\x01 caf\xc3\xa9");
	assert_sql(p,
		"SELECT earliest || precision || agency || file"
		" FROM chronology WHERE event = 'e01'",
		"1970-01-01dayPolicepolice.csv");
	assert_sql(p, "SELECT latest FROM chronology WHERE event = 'e02'",
		"1970-01-01T01:17");
	assert_sql(p, "SELECT text FROM cell WHERE concept = 'entry_date'",
		"2018-03-14");
	assert_sql(p, "SELECT heading FROM cell WHERE concept = 'event'",
		"What happened");
}

static void
the_ini_text_is_kept(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s = make(p, &c);
	struct chron_str text;

	OK(p, store_get_ini(s, p->arena, &text, &p->err));
	assert_int_equal(text.n, 0);
	OK(p, store_put_ini(s, CHRON_S("[case]\n"), &p->err));
	OK(p, store_put_ini(s, CHRON_S("[case]\ntitle = X\n"), &p->err));
	OK(p, store_get_ini(s, p->arena, &text, &p->err));
	assert_str(text, CHRON_S("[case]\ntitle = X\n"));
	finish(p, s);
}

/* ---- what was derived ---- */

static struct chron_evidence evidence = {.value = 1,
	.start = 1,
	.end = 5,
	.rule = "seen.word",
	.aspect = ASPECT_SEEN};
static struct chron_sighting sighting = {
	.flag = {ANSWER_YES, ANSWER_NO, ANSWER_UNCLEAR, ANSWER_UNCLEAR},
	.grade = GRADE_BRIEF,
	.mode = MODE_HOME,
	.evidence = &evidence,
	.nevidence = 1,
};
static struct chron_reason reason = {"time", -4, {"two days apart", 14}};
static struct chron_pair pair = {0, 1, -4, &reason, 1};
static uint32_t both[] = {0, 1};

static void
derive(struct chron_chronology *c)
{
	struct chron_entry *n = ARENA_NEW(c->arena, struct chron_entry);
	struct chron_gap *g = ARENA_NEW(c->arena, struct chron_gap);
	struct chron_discrepancy *d =
		ARENA_NEW(c->arena, struct chron_discrepancy);

	c->events[0].sightings = &sighting;
	c->events[0].nsightings = 1;
	*n = (struct chron_entry){.id = CHRON_S("n01"),
		.events = both,
		.nevents = 2,
		.start = c->events[0].start,
		.match = MATCH_AUTOMATIC,
		.score = 12,
		.pairs = &pair,
		.npairs = 1,
		.children = &sighting,
		.nchildren = 1};
	*g = (struct chron_gap){.kind = "unseen",
		.child = 0,
		.agency = CHRON_NONE,
		.from = 0,
		.to = INT32_MAX,
		.days = 9,
		.open = true,
		.standard = CHRON_NONE,
		.within = both,
		.nwithin = 2,
		.say = CHRON_S("nine days")};
	*d = (struct chron_discrepancy){.kind = "date",
		.entry = 0,
		.events = both,
		.nevents = 2,
		.say = CHRON_S("two dates")};
	c->entries = n;
	c->possible = &pair;
	c->gaps = g;
	c->discrepancies = d;
	c->nentries = c->npossible = c->ngaps = c->ndiscrepancies = 1;
}

static void
what_is_derived_is_written_in_words_and_replaced(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s = make(p, &c);

	derive(&c);
	OK(p, store_put_derived(s, &c, &p->err));
	OK(p, store_put_derived(s, &c, &p->err));
	finish(p, s);
	assert_sql(p, "SELECT count(*) FROM derived_sighting", "1");
	assert_sql(p,
		"SELECT event||child||seen||alone||grade||mode||basis"
		" FROM derived_sighting",
		"e01childyesnobriefhomeinferred");
	assert_sql(p, "SELECT aspect||quote||rule FROM derived_evidence",
		"seenSeenseen.word");
	assert_sql(p, "SELECT ref||status||score FROM derived_entry",
		"n01automatic12");
	assert_sql(p, "SELECT group_concat(event) FROM derived_entry_event",
		"e01,e02");
	assert_sql(p, "SELECT count(*) FROM derived_link WHERE entry IS NULL",
		"1");
	assert_sql(p, "SELECT count(*)||seen FROM derived_entry_flags", "1yes");
	assert_sql(p, "SELECT what||points||say FROM derived_reason",
		"time-4two days apart");
	assert_sql(p,
		"SELECT kind||child||first_day||ifnull(last_day,'-')"
		" FROM derived_gap",
		"unseenchild1970-01-01-");
	assert_sql(p, "SELECT kind||say FROM derived_discrepancy",
		"datetwo dates");
}

static void
a_changed_source_drops_what_was_derived(void **state)
{
	struct place *p = *state;
	struct chron_chronology c;
	struct store *s = make(p, &c);

	derive(&c);
	OK(p, store_put_derived(s, &c, &p->err));
	OK(p, store_drop_source(s, CHRON_S("s02"), &p->err));
	finish(p, s);
	assert_sql(p, "SELECT count(*) FROM derived_sighting", "0");
	assert_sql(p, "SELECT count(*) FROM derived_reason", "0");
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(what_is_put_comes_back_the_same),
		T(a_new_case_appears_whole_and_only_for_its_owner),
		T(a_case_that_is_there_is_not_overwritten),
		T(a_name_taken_meanwhile_is_not_overwritten),
		T(other_files_are_refused_in_words),
		T(a_cut_case_is_damaged_not_shorter),
		T(rows_that_make_no_sense_are_damage),
		T(a_case_in_use_elsewhere_is_said_to_be),
		T(a_read_only_case_opens_for_reading_only),
		T(a_source_is_put_once_and_wholly),
		T(a_dropped_source_leaves_decisions),
		T(decisions_come_back_as_made),
		T(decisions_cannot_be_rewritten_or_deleted),
		T(the_views_show_words),
		T(the_ini_text_is_kept),
		T(what_is_derived_is_written_in_words_and_replaced),
		T(a_changed_source_drops_what_was_derived),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
