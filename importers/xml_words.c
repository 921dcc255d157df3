/* The words in element names: "CPPstartDate" is the start of a child
 * protection plan, "DateOfVisit" a date, "Attendees" people. */
#include "xml_tree.h"

#include "util/str.h"
#include "util/utf8.h"

enum { WORDS_MAX = 16, NAME_MAX_READ = 120, WORD_LEN = 40 };

/* Short forms that lower case may follow without a break.  Longest first
 * where one begins another. */
static const struct abbreviation {
	const char *is, *means;
} abbreviations[] = {
	{"CIN", "child in need"},
	{"CPP", "child protection plan"},
	{"CPC", "child protection conference"},
	{"CP", "child protection"},
	{"ICPC", "initial child protection conference"},
	{"RCPC", "review child protection conference"},
	{"S47", "section 47 enquiry"},
	{"S17", "section 17"},
	{"S20", "section 20"},
	{"LAC", "looked after child"},
	{"CLA", "looked after child"},
	{"LBP", "letter before proceedings"},
	{"LA", "local authority"},
	{"FGDM", "family group decision making"},
	{"FGC", "family group conference"},
	{"PP", "pre-proceedings"},
	{"PLO", "public law outline"},
	{"ICO", "interim care order"},
	{"EPO", "emergency protection order"},
	{"NFA", "no further action"},
	{"DECOM", "care episode start"},
	{"DEC", "care episode end"},
	{"IRO", "IRO"},
	{"UPN", "UPN"},
	{"NHS", "NHS"},
	{"GP", "GP"},
};

/* Lower-case beginnings that show that the capitals before them are a word of
 * their own: YOTreferralDate, not YO-Treferral. */
static const char *const lower_starts[] = {"start", "end", "review", "referral",
	"date", "target", "closure", "child", "plan", "not", "order", "visit"};

/* Words that end in "date" and are not dates. */
static const char *const not_dates[] = {
	"update", "mandate", "candidate", "validate", "consolidate"};

/* Words of a date's name that do not say what happened. */
static const char *const generic_words[] = {"date", "datetime", "time",
	"timestamp", "when", "start", "started", "begin", "began", "end",
	"ended", "finish", "from", "to", "until", "of", "the", "at", "on",
	"and", "in", "event", "contact", "visit", "incident", "occurred",
	"occurrence", "recorded", "record", "entry", "entered", "created",
	"updated", "modified", "written", "logged", "added", "reported",
	"received", "actual", "day", "stamp", "dttm", "dt", "row", "item",
	"dyddiad", "amser", "meeting", "appointment", "attendance", "note"};

/* Words left out where a name is told as a happening. */
static const char *const unsaid_words[] = {
	"date", "datetime", "of", "actual", "time", "timestamp"};

struct word {
	char s[WORD_LEN]; /* lower case */
	const struct abbreviation *abbreviation;
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool
listed(const char *word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, list[i]) == 0)
			return true;
	return false;
}

static bool
upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
at(struct chron_str s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

/* Does a word begin at `from` that is known to follow capitals unbroken? */
static bool
lower_start(struct chron_str s, size_t from)
{
	struct chron_str rest = {s.p + from, s.n - from};

	for (size_t i = 0; i < COUNT(lower_starts); i++)
		if (str_starts(rest, lower_starts[i]))
			return true;
	return false;
}

static const struct abbreviation *
abbreviation_at(struct chron_str s, size_t from)
{
	struct chron_str rest = {s.p + from, s.n - from};

	for (size_t i = 0; i < COUNT(abbreviations); i++) {
		size_t n = strlen(abbreviations[i].is);

		if (!str_starts(rest, abbreviations[i].is))
			continue;
		/* CPPlan is CP and Plan; LABEL has no LA */
		if (lower(at(rest, n))
				? lower_start(rest, n)
				: !upper(at(rest, n)) || lower(at(rest, n + 1)))
			return &abbreviations[i];
	}
	return NULL;
}

/* Where the word that begins at `from` ends. */
static size_t
word_end(struct chron_str s, size_t from)
{
	size_t i = from, run;

	if (digit(s.p[i])) {
		while (digit(at(s, i)))
			i++;
		return i;
	}
	while (upper(at(s, i)))
		i++;
	run = i - from;
	if (run > 1)
		return lower(at(s, i)) && !lower_start(s, i) ? i - 1 : i;
	while (i < s.n && !upper(s.p[i]) && !digit(s.p[i]) &&
		!strchr("_-. :/", s.p[i]))
		i++;
	return i > from ? i : from + 1;
}

static struct word *
add_word(struct word *words, size_t *n, const char *p, size_t len)
{
	struct word *w;

	if (*n == WORDS_MAX)
		return NULL;
	w = &words[(*n)++];
	*w = (struct word){0};
	if (len >= WORD_LEN)
		len = WORD_LEN - 1;
	for (size_t i = 0; i < len; i++)
		w->s[i] = (char)(upper(p[i]) ? p[i] + ('a' - 'A') : p[i]);
	w->s[utf8_drop_cut(w->s, len)] = '\0';
	return w;
}

/* "eventdate" is two words; "update" is one. */
static void
add_plain(struct word *words, size_t *n, const char *p, size_t len)
{
	struct word *w = add_word(words, n, p, len);
	size_t k = w ? strlen(w->s) : 0;

	if (k <= 4 || strcmp(w->s + k - 4, "date") != 0 ||
		listed(w->s, not_dates, COUNT(not_dates)))
		return;
	w->s[k - 4] = '\0';
	add_word(words, n, "date", 4);
}

static size_t
split(struct chron_str name, struct word words[WORDS_MAX])
{
	size_t n = 0, i = 0;

	if (name.n > NAME_MAX_READ)
		name.n = NAME_MAX_READ;
	while (i < name.n && n < WORDS_MAX) {
		const struct abbreviation *a;
		size_t end;

		if (strchr("_-. :/", name.p[i])) {
			i++;
			continue;
		}
		a = abbreviation_at(name, i);
		end = a ? i + strlen(a->is) : word_end(name, i);
		if (a)
			add_word(words, &n, a->is, strlen(a->is))
				->abbreviation = a;
		else
			add_plain(words, &n, name.p + i, end - i);
		i = end;
	}
	return n;
}

static const struct {
	const char *word;
	uint32_t flags;
} meanings[] = {
#define W(word, flags) {word, flags},
#include "xml_words.def"
#undef W
};

/* Plural too; *plural says so. */
static uint32_t
meaning(const char *word, bool *plural)
{
	size_t n = strlen(word);

	*plural = strcmp(word, "children") == 0;
	if (*plural)
		word = "child", n = 5;
	for (size_t i = 0; i < COUNT(meanings); i++) {
		size_t k = strlen(meanings[i].word);

		if (strncmp(word, meanings[i].word, k) != 0)
			continue;
		if (n == k)
			return meanings[i].flags;
		if (n == k + 1 && word[k] == 's' && k > 2) {
			*plural = true;
			return meanings[i].flags;
		}
	}
	if (strcmp(word, "entries") == 0 || strcmp(word, "activities") == 0) {
		*plural = true;
		return XML_W_EVENT;
	}
	return 0;
}

uint32_t
xml_words(struct chron_str name)
{
	const uint32_t anywhere = XML_W_DATE | XML_W_BIRTH | XML_W_OF_PERSON;
	struct word words[WORDS_MAX];
	size_t n = split(name, words);
	uint32_t flags = 0, last = 0;
	bool plural = false;

	for (size_t i = 0; i < n; i++) {
		bool ignored;

		flags |= meaning(words[i].s, &ignored) & anywhere;
	}
	if (n)
		last = meaning(words[n - 1].s, &plural);
	/* ChildName and NameOfChild are both names. */
	if (n == 3 && strcmp(words[1].s, "of") == 0)
		last = meaning(words[0].s, &plural);
	/* A head word among others may be anything: a ServiceUser is no
	 * service, but an AgencyName names an agency. */
	if (n > 2)
		last &= ~(uint32_t)(XML_W_PERSON | XML_W_INLINE | XML_W_BLOCK);
	if (n > 1)
		last &= ~(uint32_t)(XML_W_INLINE | XML_W_BLOCK);
	if (plural && last & (XML_W_EVENT | XML_W_PERSON) &&
		!(last & XML_W_NARRATIVE &&
			strcmp(words[n - 1].s, "notes") == 0))
		last = (last & ~(uint32_t)(XML_W_EVENT | XML_W_PERSON |
					   XML_W_NARRATIVE)) |
		       XML_W_CONTAINER;
	if (n == 2 && last & XML_W_NAME) {
		bool ignored;

		last |= meaning(words[0].s, &ignored) & XML_W_AGENCY;
	}
	return flags | last;
}

struct chron_str
xml_say(struct arena *a, struct chron_str name)
{
	struct word words[WORDS_MAX];
	size_t n = split(name, words);
	struct buf out = BUF_INIT;
	struct chron_str say;

	for (size_t i = 0; i < n; i++) {
		if (listed(words[i].s, unsaid_words, COUNT(unsaid_words)))
			continue;
		if (out.n)
			buf_putc(&out, ' ');
		buf_puts(&out, words[i].abbreviation
				       ? words[i].abbreviation->means
				       : words[i].s);
	}
	if (!out.n)
		buf_str(&out, name);
	if (lower(out.p[0]))
		out.p[0] = (char)(out.p[0] - ('a' - 'A'));
	say = arena_str(a, buf_get(&out));
	buf_free(&out);
	return say;
}

bool
xml_is_milestone(struct chron_str name)
{
	struct word words[WORDS_MAX];
	size_t n = split(name, words);

	for (size_t i = 0; i < n; i++)
		if (!listed(words[i].s, generic_words, COUNT(generic_words)))
			return true;
	return false;
}

/* ---- values ---- */

bool
xml_is_iso(struct chron_str s, bool *time)
{
	static const char shape[] = "dddd-dd-dd";

	*time = false;
	if (s.n < 10)
		return false;
	for (size_t i = 0; i < 10; i++)
		if (shape[i] == 'd' ? !digit(s.p[i]) : s.p[i] != shape[i])
			return false;
	if (s.n == 10)
		return true;
	*time = true;
	return s.n >= 16 && (s.p[10] == 'T' || s.p[10] == ' ') &&
	       digit(s.p[11]) && digit(s.p[12]) && s.p[13] == ':' &&
	       digit(s.p[14]) && digit(s.p[15]);
}

static bool
has_month(struct chron_str s)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec"};

	for (size_t i = 0; i < COUNT(months); i++)
		if (str_ifind(s, months[i]) != SIZE_MAX)
			return true;
	return false;
}

/* A shape, not a reading: 1-2 or 4 digits, a mark, 1-2 digits, a mark,
 * digits; or a number, a month's name and a number. */
bool
xml_looks_date(struct chron_str s)
{
	size_t runs = 0, i = 0, len[3] = {0};
	char mark = '\0';

	if (s.n < 6 || s.n > 40)
		return false;
	while (i < s.n && runs < 3) {
		size_t from = i;

		while (i < s.n && digit(s.p[i]))
			i++;
		if (i == from) {
			if (!runs)
				return has_month(s) && digit(s.p[s.n - 1]);
			break;
		}
		len[runs++] = i - from;
		if (runs == 3 || i == s.n)
			break;
		if (!strchr("/-.", s.p[i]) || (mark && s.p[i] != mark))
			break;
		mark = s.p[i++];
	}
	if (runs == 3 && len[1] <= 2)
		return (len[0] == 4 && len[2] <= 2) ||
		       (len[0] <= 2 && (len[2] == 4 || len[2] == 2));
	return runs >= 1 && (len[0] <= 2 || len[0] == 4) && has_month(s) &&
	       (s.n < 25 || digit(s.p[s.n - 1]));
}
