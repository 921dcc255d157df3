/* Who the files are about, where no case.ini declares a child. */
#include "case/whose.h"

#include <ctype.h>

#include "util/fold.h"
#include "util/str.h"

/* What stands before a child's name above a table, folded. */
static const char *const labels[] = {"child", "name of child", "child's name",
	"childs name", "child name", "name", "young person", "pupil",
	"name of pupil", "patient", "subject", "subject child", "re", "baby",
	NULL};

/* A subject column also names adults; these words never name the child. */
static const char *const adults[] = {"mother", "mum", "father", "dad", "mr",
	"mrs", "ms", "miss", "dr", "family", "parents", "parent", "carer",
	"carers", "partner", "nan", "gran", "grandmother", "grandfather",
	"aunt", "uncle", "all", "both", "children", "child", "siblings",
	"sibling", "unborn", "baby", "adult", "worker", "unknown", "n/a", "mgm",
	"mgf", "pgm", "pgf", NULL};

enum { MOST_WORDS = 4, MOST_NAMES = 64 };

static bool
name_byte(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80 ||
	       c == '-' || c == '\'';
}

/* The name that s begins with: words with a capital, up to anything else. */
static struct chron_str
leading_name(struct chron_str s)
{
	size_t end = 0, words = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.n && words < MOST_WORDS;) {
		size_t from = i;

		while (i < s.n && name_byte(s.p[i]))
			i++;
		if (i == from ||
			str_in((struct chron_str){s.p + from, i - from},
				adults) ||
			str_ieq((struct chron_str){s.p + from, i - from},
				CHRON_S("DOB")) ||
			islower((unsigned char)s.p[from]))
			break;
		end = i;
		words++;
		if (i < s.n && s.p[i] == ' ')
			i++;
		else
			break;
	}
	return (struct chron_str){s.p, end};
}

static void
add_name(struct chron_chronology *c, struct chron_str name)
{
	struct chron_child *child = &c->config.children[0];

	for (uint32_t i = 0; i < child->nalso; i++)
		if (fold_eq(child->also[i], name))
			return;
	*ARENA_PUSH(c->arena, &child->also, &child->nalso) =
		arena_str(c->arena, name);
}

/* The whole name, and the first of its words, which is what notes use. */
static void
learn(struct chron_chronology *c, struct chron_str name)
{
	const char *space = memchr(name.p, ' ', name.n);

	if (name.n < 2)
		return;
	add_name(c, name);
	if (space && space - name.p > 1)
		add_name(c,
			(struct chron_str){name.p, (size_t)(space - name.p)});
}

/* "Child:<tab>Maisie Harrow<tab>DOB ..." or "Child: Maisie Harrow": the name,
 * or nothing. */
static struct chron_str
named_in(struct chron_str line)
{
	struct chron_str label = line, value;
	struct buf folded = BUF_INIT;
	size_t cut = 0;

	while (cut < line.n && line.p[cut] != ':' && line.p[cut] != '\t')
		cut++;
	if (cut == line.n)
		return CHRON_S("");
	label.n = cut;
	fold_text(&folded, label);
	value = (struct chron_str){line.p + cut, line.n - cut};
	while (value.n && (value.p[0] == ':' || value.p[0] == '\t' ||
				  value.p[0] == ' ')) {
		value.p++;
		value.n--;
	}
	value = str_in(buf_get(&folded), labels) ? leading_name(value)
						 : CHRON_S("");
	buf_free(&folded);
	return value;
}

struct chron_str
whose_named(struct arena *a, struct chron_str preamble)
{
	struct chron_str line, name;

	while (str_cut(&preamble, '\n', &line)) {
		name = named_in(str_trim(line));
		if (name.n > 1)
			return arena_str(a, name);
	}
	return CHRON_S("");
}

struct tally {
	struct chron_str name;
	uint32_t rows;
};

/* The subject column: a name that stands in at least half of the rows. */
static void
learn_subjects(struct chron_chronology *c)
{
	struct tally tallies[MOST_NAMES];
	uint32_t n = 0, rows = 0, best = 0;

	for (uint32_t i = 0; i < c->nevents; i++) {
		struct chron_str s =
			chron_event_text(&c->events[i], CHRON_F_SUBJECT);
		struct chron_str name = leading_name(s);
		uint32_t k = 0;

		if (!s.n)
			continue;
		rows++;
		while (k < n && !str_eq(tallies[k].name, name))
			k++;
		if (k == n && (n == MOST_NAMES || name.n < 2))
			continue;
		if (k == n)
			tallies[n++] = (struct tally){name, 0};
		tallies[k].rows++;
	}
	for (uint32_t k = 1; k < n; k++)
		if (tallies[k].rows > tallies[best].rows)
			best = k;
	if (n && tallies[best].rows * 2 >= rows)
		learn(c, tallies[best].name);
}

void
whose_learn(struct chron_chronology *c)
{
	if (c->config.children_declared)
		return;
	for (uint32_t i = 0; i < c->nsources; i++) {
		struct chron_str rest = c->sources[i].preamble, line;

		while (str_cut(&rest, '\n', &line))
			learn(c, named_in(str_trim(line)));
	}
	learn_subjects(c);
}
