/* Rulings as people write them. */
#include "cli/ruling.h"

#include <stdio.h>

#include "report/words.h"
#include "util/buf.h"
#include "util/fold.h"
#include "util/str.h"

struct reader {
	struct arena *arena;
	const struct chron_chronology *c;
	const struct refs *refs;
	const struct chron_str *words;
	uint32_t nwords;
	struct chron_decision *d;
	char *why;
};

/* The first word: what is ruled, and how the rest is read. */
struct form {
	const char *word;
	bool (*read)(struct reader *r, const struct form *f);
	uint8_t value; /* enum ruling or enum aspect */
};

static bool fail(struct reader *r, const char *fmt, ...) CHRON_PRINTF(2, 3);

static bool
fail(struct reader *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(r->why, RULING_WHY, fmt, ap);
	va_end(ap);
	return false;
}

/* Words from the n-th on, joined again. */
static struct chron_str
rest_of(struct reader *r, uint32_t n)
{
	struct buf b = BUF_INIT;
	struct chron_str s;

	for (uint32_t i = n; i < r->nwords; i++) {
		if (i > n)
			buf_putc(&b, ' ');
		buf_str(&b, r->words[i]);
	}
	s = arena_str(r->arena, str_trim(buf_get(&b)));
	buf_free(&b);
	return s;
}

/* The event, and when it was: a later reading may date it otherwise. */
static bool
read_event(struct reader *r, uint32_t word, struct chron_str *id,
	struct chron_str *when)
{
	uint32_t event = refs_event(r->refs, r->words[word], NULL, r->why);

	if (event == CHRON_NONE)
		return false;
	*id = r->c->events[event].id;
	*when = words_iso(r->arena, &r->c->events[event].start);
	return true;
}

static bool
read_pair(struct reader *r, const struct form *f)
{
	struct chron_str why;

	if (r->nwords < 3)
		return fail(r, "%s needs two events or entries", f->word);
	if (!read_event(r, 1, &r->d->a, &r->d->a_when) ||
		!read_event(r, 2, &r->d->b, &r->d->b_when))
		return false;
	if (str_eq(r->d->a, r->d->b))
		return fail(
			r, "that is the same event twice: %.*s", STR(r->d->a));
	r->d->ruling = (enum ruling)f->value;
	why = rest_of(r, 3);
	if (why.n)
		r->d->text = why;
	return true;
}

/* The accounts that an event stands with, as ids divided by spaces. */
static struct chron_str
others_of(struct reader *r, uint32_t event)
{
	const struct chron_entry *n = &r->c->entries[r->c->events[event].entry];
	struct buf b = BUF_INIT;
	struct chron_str ids;

	for (uint32_t i = 0; i < n->nevents; i++) {
		if (n->events[i] == event)
			continue;
		if (b.n)
			buf_putc(&b, ' ');
		buf_str(&b, r->c->events[n->events[i]].id);
	}
	ids = arena_str(r->arena, buf_get(&b));
	buf_free(&b);
	return ids;
}

/* Of an account that was left out before: whom it stood with then. */
static struct chron_str
left_out_of(const struct chron_chronology *c, struct chron_str id)
{
	for (uint32_t i = c->ndecisions; i-- > 0;)
		if (c->decisions[i].ruling == RULE_LEAVE_OUT &&
			str_eq(c->decisions[i].a, id) && c->standings &&
			c->standings[i].what <= STANDING_DOUBTED)
			return c->decisions[i].others;
	return CHRON_S("");
}

static bool
read_leave_out(struct reader *r, const struct form *f)
{
	uint32_t entry, event;
	struct chron_str why;

	if (r->nwords < 2)
		return fail(r, "%s needs the account to leave out", f->word);
	event = refs_event(r->refs, r->words[1], &entry, r->why);
	if (event == CHRON_NONE)
		return false;
	if (entry != CHRON_NONE && r->c->entries[entry].nevents > 1)
		return fail(r,
			"%.*s is an entry of %u accounts: name the one to "
			"leave out, by its own id (%.*s, ...)",
			STR(r->words[1]), r->c->entries[entry].nevents,
			STR(r->c->events[event].id));
	r->d->ruling = RULE_LEAVE_OUT;
	r->d->others = others_of(r, event);
	if (!r->d->others.n)
		r->d->others = left_out_of(r->c, r->c->events[event].id);
	if (!r->d->others.n)
		return fail(r,
			"%.*s stands alone: there is no entry to leave it out "
			"of",
			STR(r->c->events[event].id));
	why = rest_of(r, 2);
	if (why.n)
		r->d->text = why;
	return read_event(r, 1, &r->d->a, &r->d->a_when);
}

static bool
read_child(struct reader *r, struct chron_str word)
{
	const struct chron_config *config = &r->c->config;
	const char **names = ARENA_ARRAY(
		r->arena, const char *, (size_t)config->nchildren + 1);
	const char *near;

	for (uint32_t i = 0; i < config->nchildren; i++) {
		names[i] = arena_str(r->arena, config->children[i].ref).p;
		if (fold_eq(config->children[i].ref, word)) {
			r->d->child = config->children[i].ref;
			return true;
		}
	}
	near = str_nearest(word, names);
	if (near)
		return fail(r, "there is no child %.*s: did you mean %s?",
			word.n > 40 ? 40 : (int)word.n, word.p, near);
	return fail(r,
		"there is no child %.*s: a child is named as in "
		"case.ini%s%s",
		word.n > 40 ? 40 : (int)word.n, word.p,
		names[0] ? ", here for instance " : ", and it declares none",
		names[0] ? names[0] : "");
}

static bool
read_flag(struct reader *r, const struct form *f)
{
	/* "na" is the last, and only `seen` has it. */
	int answers = f->value == ASPECT_SEEN ? ANSWER_NA : ANSWER_NO;
	struct chron_str why;

	if (r->nwords < 4)
		return fail(r, "%s needs an event, a child and yes, no%s",
			f->word,
			answers == ANSWER_NA ? ", unclear or na"
					     : " or unclear");
	if (!read_event(r, 1, &r->d->a, &r->d->a_when) ||
		!read_child(r, r->words[2]))
		return false;
	r->d->ruling = RULE_FLAG;
	r->d->aspect = f->value;
	why = rest_of(r, 4);
	if (why.n)
		r->d->text = why;
	for (int i = 0; i <= answers; i++)
		if (fold_eq(r->words[3], chron_cstr(answer_names[i]))) {
			r->d->answer = (uint8_t)i;
			return true;
		}
	return fail(r, "`%.*s` is no answer: it is yes, no%s", STR(r->words[3]),
		answers == ANSWER_NA ? ", unclear or na" : " or unclear");
}

static bool
read_note(struct reader *r, const struct form *f)
{
	if (r->nwords < 3)
		return fail(
			r, "%s needs an event or entry and a text", f->word);
	r->d->ruling = RULE_NOTE;
	r->d->text = rest_of(r, 2);
	if (!r->d->text.n)
		return fail(r, "the note says nothing: write its text");
	return read_event(r, 1, &r->d->a, &r->d->a_when);
}

/* What is written on the entry comes in their place. */
struct chron_str
ruling_others_written(struct arena *a, const struct chron_chronology *c,
	uint32_t entry, uint8_t what, uint32_t event)
{
	const struct chron_entry *n = &c->entries[entry];
	struct chron_str ids = CHRON_S("");

	for (uint32_t i = 0; i < n->nreviews; i++)
		if (n->reviews[i].what == what && n->reviews[i].event != event)
			ids = WORDS(a, ids, ids.n ? CHRON_S(" ") : ids,
				c->events[n->reviews[i].event].id);
	return ids;
}

/* "-" takes back what stands there. */
static bool
read_review(struct reader *r, const struct form *f)
{
	uint32_t entry, event;

	if (r->nwords < 3)
		return fail(r,
			"%s needs an event or entry and a text, or - to take "
			"back what stands there",
			f->word);
	event = refs_event(r->refs, r->words[1], &entry, r->why);
	if (event == CHRON_NONE)
		return false;
	r->d->ruling = RULE_REVIEW;
	r->d->aspect = f->value;
	r->d->text = rest_of(r, 2);
	if (!r->d->text.n)
		return fail(r,
			"%s says nothing: write its text, or - to take back "
			"what stands there",
			f->word);
	if (ruling_is_dash(r->d->text))
		r->d->text = CHRON_S("");
	if (entry != CHRON_NONE)
		r->d->others = ruling_others_written(
			r->arena, r->c, entry, f->value, event);
	return read_event(r, 1, &r->d->a, &r->d->a_when);
}

static const struct form forms[] = {
	{"same", read_pair, RULE_SAME},
	{"same-differ", read_pair, RULE_SAME_DIFFER},
	{"related", read_pair, RULE_RELATED},
	{"different", read_pair, RULE_DIFFERENT},
	{"unsure", read_pair, RULE_UNSURE},
	{"leave-out", read_leave_out, 0},
	{"seen", read_flag, ASPECT_SEEN},
	{"alone", read_flag, ASPECT_ALONE},
	{"views-sought", read_flag, ASPECT_SOUGHT},
	{"views-expressed", read_flag, ASPECT_EXPRESSED},
	{"note", read_note, 0},
	{"phase", read_review, REVIEW_PHASE},
	{"episode", read_review, REVIEW_EPISODE},
	{"theme", read_review, REVIEW_THEME},
	{"good-practice", read_review, REVIEW_GOOD},
	{"missed-opportunity", read_review, REVIEW_MISSED},
	{"question", read_review, REVIEW_QUESTION},
};
enum { NFORMS = sizeof(forms) / sizeof(*forms) };

/* What people write in place of the word. */
static const struct {
	const char *said, *word;
} said_for[] = {
	{"confirm", "same"},
	{"confirmed", "same"},
	{"same-but-accounts-differ", "same-differ"},
	{"same-but-the-accounts-differ", "same-differ"},
	{"same-accounts-differ", "same-differ"},
	{"same-but-differ", "same-differ"},
	{"same-but-they-differ", "same-differ"},
	{"same-differs", "same-differ"},
	{"not-the-same", "different"},
	{"not-same", "different"},
	{"not-sure", "unsure"},
	{"left-out", "leave-out"},
	{"take-out", "leave-out"},
	{"key-practice-episode", "episode"},
	{"kpe", "episode"},
	{"themes", "theme"},
	{"question-for-agency", "question"},
};

enum { WORD = 40 };

/* In lower case, without what a spreadsheet or a hand puts around it, and with
 * one hyphen for whatever divides: "'Same differ. " is "same-differ". */
static void
plain_word(struct chron_str s, char to[WORD])
{
	static const char around[] = "'`\"*.,;:!?()[]";
	static const char divides[] = " \t\n_-,/";
	size_t n = 0;

	s = str_trim(s);
	while (s.n && strchr(around, *s.p))
		s = str_trim((struct chron_str){s.p + 1, s.n - 1});
	while (s.n && strchr(around, s.p[s.n - 1]))
		s = str_trim((struct chron_str){s.p, s.n - 1});
	for (size_t i = 0; i < s.n && n < WORD - 1; i++) {
		char c = s.p[i];

		/* A non-breaking space, a dash: the same as a hyphen. */
		if (c == '\0' || strchr(divides, c) || (unsigned char)c >= 0x80)
			c = '-';
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != '-' || (n && to[n - 1] != '-'))
			to[n++] = c;
	}
	to[n] = '\0';
}

/* The word that is meant, if it is one. */
static void
meant_word(struct chron_str word, char to[WORD])
{
	plain_word(word, to);
	for (size_t i = 0; i < sizeof(said_for) / sizeof(*said_for); i++)
		if (strcmp(to, said_for[i].said) == 0)
			snprintf(to, WORD, "%s", said_for[i].word);
}

bool
ruling_is(struct chron_str word, const char *name)
{
	char plain[WORD];

	meant_word(word, plain);
	return strcmp(plain, name) == 0;
}

static const struct form *
find_form(struct chron_str word, char why[RULING_WHY])
{
	const char *names[NFORMS + 1] = {NULL};
	const char *near;
	char plain[WORD];

	meant_word(word, plain);
	for (size_t i = 0; i < NFORMS; i++) {
		names[i] = forms[i].word;
		if (strcmp(plain, forms[i].word) == 0)
			return &forms[i];
	}
	near = str_nearest(chron_cstr(plain), names);
	if (near)
		snprintf(why, RULING_WHY,
			"`%.*s` is no ruling: did you mean %s?", STR(word),
			near);
	else
		snprintf(why, RULING_WHY,
			"`%.*s` is no ruling: a ruling begins with same, "
			"same-differ, related, different, unsure, leave-out, "
			"seen, alone, views-sought, views-expressed, note, "
			"phase, episode, theme, good-practice, "
			"missed-opportunity or question",
			word.n > 40 ? 40 : (int)word.n, word.p);
	return NULL;
}

bool
ruling_is_word(struct chron_str word, char why[RULING_WHY])
{
	return find_form(word, why) != NULL;
}

bool
ruling_is_dash(struct chron_str s)
{
	static const char *const dashes[] = {
		"-", "'-", "\xe2\x80\x93", "\xe2\x80\x94", NULL};

	return str_in(str_trim(s), dashes);
}

bool
ruling_read(const struct ruling_desk *desk, const struct chron_str *words,
	uint32_t nwords, struct chron_decision *d, char why[RULING_WHY])
{
	struct reader r = {
		desk->arena, desk->c, desk->refs, words, nwords, d, why};
	const struct form *f = find_form(nwords ? words[0] : CHRON_S(""), why);

	*d = (struct chron_decision){
		.by = desk->by->by, .at = desk->by->at, .text = desk->by->why};
	return f && f->read(&r, f);
}

void
ruling_add(const struct ruling_desk *desk, const struct chron_decision *d,
	const struct ruling_place *place)
{
	struct rulings *out = desk->out;

	*ARENA_PUSH(desk->arena, &out->list, &out->n) = *d;
	*ARENA_PUSH(desk->arena, &out->places, &out->nplaces) = *place;
}

void
ruling_fail(const struct ruling_desk *desk, const struct ruling_place *place,
	const char *fmt, ...)
{
	struct ruling_error *e = ARENA_PUSH(
		desk->arena, &desk->out->errors, &desk->out->nerrors);
	va_list ap;

	e->place = *place;
	va_start(ap, fmt);
	vsnprintf(e->why, sizeof(e->why), fmt, ap);
	va_end(ap);
}

void
rulings_from_lines(const struct ruling_desk *desk, struct chron_str text)
{
	struct ruling_place place = {.part = CHRON_S("")};
	struct chron_str line, word;

	while (str_cut(&text, '\n', &line)) {
		struct chron_str *words = NULL;
		struct chron_decision d;
		uint32_t n = 0;
		char why[RULING_WHY];

		place.row++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		while (str_cut(&line, ' ', &word)) {
			word = str_trim(word);
			if (word.n)
				*ARENA_PUSH(desk->arena, &words, &n) = word;
		}
		if (ruling_read(desk, words, n, &d, why))
			ruling_add(desk, &d, &place);
		else
			ruling_fail(desk, &place, "%s", why);
	}
}
