/* The agency in a title or in the name of a file. */
#include "core/judge.h"

#include "core/agency.h"
#include "core/words.h"
#include "util/str.h"

/* Words of titles and file names that are no part of an agency's name. */
static const char *const titles[] = {"the", "chronology", "chron",
	"chronologies", "chronological", "timeline", "integrated", "merged",
	"combined", "single", "multi", "agency", "involvement", "involved",
	"final", "draft", "version", "ver", "copy", "of", "for", "from", "by",
	"with", "re", "to", "in", "on", "new", "old", "updated", "update",
	"amended", "revised", "redacted", "template", "submission", "return",
	"report", "export", "extract", "data", "log", "logs", "records",
	"record", "notes", "entries", "events", "significant", "calendar",
	"visits", "contacts", "contact", "case", "file", "table", "sheet",
	"review", "cspr", "lcspr", "scr", "imr", "child", "children", "family",
	"subject", "practice", "rapid", "safeguarding", "received", "sent",
	"signed", "off", "chronolator", "internal", "composite", "attendance",
	"attendances", "appointments", "history", "list", "summary", "activity",
	"incidents", "contribution", "response", "completed", "form", "print",
	"download", "all", "full", "official", "sensitive", "confidential",
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept",
	"oct", "nov", "dec", "january", "february", "march", "april", "june",
	"july", "august", "september", "october", "november", "december", NULL};

/* "v2", "v1", "2021", "03", "draft3": numbers and versions. */
static bool
is_number_or_version(struct chron_str w)
{
	if (w.n > 1 && w.p[0] == 'v')
		w = (struct chron_str){w.p + 1, w.n - 1};
	return str_number(w) >= 0;
}

/* A declared child's name or reference is not the agency's. */
static bool
is_of_child(const struct chron_chronology *c, struct chron_str w)
{
	for (uint32_t i = 0;
		c->config.children_declared && i < c->config.nchildren; i++) {
		const struct chron_child *child = &c->config.children[i];

		for (uint32_t k = 0; k <= child->nalso; k++) {
			struct chron_str name =
				k ? child->also[k - 1] : child->name;
			struct buf b = BUF_INIT;
			bool in;

			words_add(&b, name);
			in = words_find(buf_get(&b), w) != SIZE_MAX;
			buf_free(&b);
			if (in)
				return true;
		}
	}
	return false;
}

/* "DHR", "CP": short and without a vowel. */
static bool
is_initials(struct chron_str w)
{
	static const char *const words[] = {
		"st", "dr", "mr", "mrs", "ms", "ltd", NULL};

	for (size_t i = 0; i < w.n; i++)
		if (memchr("aeiouy", w.p[i], 6) || w.n > 4)
			return false;
	return !str_in(w, words);
}

static void
add_title_word(struct buf *out, struct chron_str w, bool upper)
{
	if (out->n)
		buf_putc(out, ' ');
	for (size_t i = 0; i < w.n; i++) {
		char c = w.p[i];

		if ((!i || upper) && c >= 'a' && c <= 'z')
			c = (char)(c - 32);
		buf_putc(out, c);
	}
}

/* The words that are left, as a name. Words of the kind's phrase stay even if
 * they are title words elsewhere ("family nurse"). */
static void
clean(struct buf *out, const struct chron_chronology *c, struct chron_str words,
	struct chron_str phrase, bool *extra)
{
	struct chron_str rest = words, w, previous = CHRON_S("");

	*extra = false;
	while (str_cut(&rest, ' ', &w)) {
		bool kind = phrase.n && w.p >= phrase.p &&
			    w.p < phrase.p + phrase.n;
		bool letter = w.n == 1;

		if (!kind &&
			(str_in(w, titles) || is_number_or_version(w) ||
				is_of_child(c, w) ||
				(letter &&
					str_in(previous,
						(const char *const[]){"child",
							"sibling", NULL})))) {
			previous = w;
			continue;
		}
		*extra |= !kind;
		add_title_word(out, w, is_initials(w) || letter);
		previous = w;
	}
}

/* A declared agency that the words mean, else the usual name of the kind,
 * else the words. */
static struct chron_str
name_of(const struct chron_chronology *c, struct arena *a,
	struct chron_str words)
{
	struct buf b = BUF_INIT;
	struct chron_str phrase, name;
	enum agency_kind kind = agency_kind_find(words, &phrase);
	uint32_t declared;
	bool extra;

	clean(&b, c, words, phrase, &extra);
	name = arena_str(a, buf_get(&b));
	buf_free(&b);
	declared = name.n ? judge_declared(c, name) : CHRON_NONE;
	if (declared != CHRON_NONE)
		return c->agencies[declared].name;
	if (kind != KIND_OTHER && !extra)
		return chron_cstr(agency_usual_name(kind));
	return name;
}

/* The part of the title that has just these words, empty if there is none:
 * a title keeps its capitals and apostrophes. */
static struct chron_str
as_written(struct chron_str title, struct chron_str words)
{
	struct chron_str part = CHRON_S("");
	struct buf b = BUF_INIT;

	for (size_t from = 0; from < title.n && !part.n; from++) {
		if (from && title.p[from - 1] != ' ')
			continue;
		for (size_t to = from + 1; to <= title.n && !part.n; to++) {
			struct chron_str s = {title.p + from, to - from};

			if (to < title.n && title.p[to] != ' ' &&
				title.p[to] != ':' && title.p[to] != ',')
				continue;
			buf_clear(&b);
			words_add(&b, s);
			if (str_eq(buf_get(&b), words))
				part = s;
			else if (b.n > words.n)
				break;
		}
	}
	buf_free(&b);
	return part;
}

struct chron_str
judge_name_in_title(const struct chron_chronology *c, struct arena *a,
	struct chron_str title)
{
	struct chron_str words = words_arena(a, title), phrase, as;
	struct chron_str name = name_of(c, a, words);
	enum agency_kind kind = agency_kind_find(words, &phrase);

	if (!name.n || judge_declared(c, name) != CHRON_NONE)
		return name;
	/* The usual name of the kind stands for "police" and "CSC", not for a
	 * name of several words. */
	if (kind == KIND_OTHER || !memchr(phrase.p, ' ', phrase.n) ||
		!str_is(name, agency_usual_name(kind)))
		phrase = words_arena(a, name);
	as = as_written(title, phrase);
	return as.n && as.p[0] >= 'A' && as.p[0] <= 'Z' ? as : name;
}

/* The declared agency that a file is named after, word for word, beside words
 * of titles: its own name may hold some of those, and numbers. */
static struct chron_str
declared_in(const struct chron_chronology *c, struct chron_str words)
{
	struct chron_str best = CHRON_S(""), none = CHRON_S("");
	struct buf name = BUF_INIT, rest = BUF_INIT;
	size_t longest = 0;
	bool extra;

	for (uint32_t i = 0; i < c->nagencies; i++) {
		size_t at;

		buf_clear(&name);
		buf_clear(&rest);
		words_add(&name, c->agencies[i].name);
		at = words_find(words, buf_get(&name));
		if (!c->agencies[i].declared || name.n <= longest ||
			at == SIZE_MAX)
			continue;
		clean(&rest, c, (struct chron_str){words.p, at}, none, &extra);
		clean(&rest, c,
			str_trim((struct chron_str){
				words.p + at + name.n, words.n - at - name.n}),
			none, &extra);
		if (rest.n)
			continue;
		longest = name.n;
		best = c->agencies[i].name;
	}
	buf_free(&name);
	buf_free(&rest);
	return best;
}

struct chron_str
judge_name_from_file(
	const struct chron_chronology *c, struct arena *a, const char *file)
{
	struct chron_str s = chron_cstr(file), name;
	size_t dot = s.n;

	while (dot && s.p[dot - 1] != '.')
		dot--;
	if (dot > 1)
		s.n = dot - 1;
	name = declared_in(c, words_arena(a, s));
	if (!name.n)
		name = name_of(c, a, words_arena(a, s));
	/* Nothing left of "chronology final.docx": it still needs a name. */
	return name.n ? name : arena_str(a, s);
}
