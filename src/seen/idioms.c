/* Idioms: what a partnership's own words can mean. */
#include "seen/idioms.h"

#include "seen/lexicon.h"
#include "seen/text.h"
#include "util/buf.h"
#include "util/str.h"

#define PRED(pred, form) ROW_PRED, PRED_##pred, FORM_##form

const struct seen_meaning seen_meanings[] = {
	{"seen", PRED(SEE, PART), "clocked by"},
	{"saw", PRED(SEE, FIN), "clapped eyes on"},
	{"met", PRED(MEET, FIN), "caught up with"},
	{"examined", PRED(EXAM, BOTH), "top-to-toed"},
	{"present", PRED(PLACE, FLAT), "in the big room"},
	{"came", PRED(COME, FIN), "rocked up"},
	{"not seen", PRED(UNSEEN, FLAT), "NSI"},
	{"elsewhere", PRED(OUT, FLAT), "at Cherry Tree"},
	{"no access", PRED(NOACCESS, FLAT), "NA1"},
	{"not brought", PRED(DNA, FLAT), "WNBx"},
	{"absent", PRED(ABSENT, FLAT), "code Z"},
	{"missing", PRED(MISSING, FLAT), "on walkabout"},
	{"asleep", PRED(ASLEEP, FLAT), "zonked"},
	{"briefly", PRED(BRIEF, FLAT), "flying visit to"},
	{"from a distance", PRED(DISTANT, FLAT), "over the fence"},
	{"alone", PRED(ALONE, FLAT), "solo slot"},
	{"not alone", PRED(NOTALONE, FLAT), "full house"},
	{"left alone", PRED(IDIOM, FLAT), "home by themself"},
	{"spoken to", PRED(TALK, PART), "nattered to"},
	{"spoke to", PRED(TALK, FIN), "nattered with"},
	{"asked", PRED(ASK, FIN), "sounded out"},
	{"views sought", PRED(TOOL, FLAT), "wishes round done with"},
	{"views sought (tool)", PRED(TOOL, FLAT), "Big Chat"},
	{"views not sought", PRED(NOTSOUGHT, FLAT), "voice skipped"},
	{"views not recorded", PRED(NOTRECORDED, FLAT), "voice box empty"},
	{"would not say", PRED(NOVIEW, FLAT), "zipped lips"},
	{"said", PRED(SAY, FIN), "piped up that"},
	{"feels", PRED(FEEL, FIN), "is made up about"},
	{"visit", PRED(VISIT, FLAT), "pop-in"},
	{"telephone", PRED(PHONE, FLAT), "bell to"},
	{"message", PRED(TEXT, FLAT), "pinged"},
	{"letter", PRED(LETTER, FLAT), "TWIMC letter"},
	{"video", PRED(VIDEO, FLAT), "AccuRx link"},
	{"meeting", PRED(MEETING, FLAT), "huddle"},
	{"desk", PRED(DESK, FLAT), "paper exercise"},
	{"nothing", PRED(IDIOM, FLAT), "seen off"},
	{"child", ROW_KIDS, KIDS_ONE, 0, "little one"},
	{"children", ROW_KIDS, KIDS_ALL, 0, "wee ones"},
	{"baby", ROW_KIDS, KIDS_BABY, 0, "bubba"},
	{"adult", ROW_CLASS, BIT_ADULT, 0, "our mam"},
	{"worker", ROW_CLASS, BIT_PRO, 0, "FIP keyperson"},
};
const unsigned seen_nmeanings =
	sizeof(seen_meanings) / sizeof(seen_meanings[0]);

uint32_t
seen_meaning_find(struct chron_str name)
{
	for (uint32_t i = 0; i < seen_nmeanings; i++)
		if (str_ieq(name, chron_cstr(seen_meanings[i].name)))
			return i;
	return CHRON_NONE;
}

const char *const *
seen_meaning_names(struct arena *a)
{
	const char **names =
		ARENA_ARRAY(a, const char *, (size_t)seen_nmeanings + 1);

	for (unsigned i = 0; i < seen_nmeanings; i++)
		names[i] = seen_meanings[i].name;
	return names;
}

/* Who stands there: as the lexicon calls it. */
static const struct {
	const char *word, *class;
} places[] = {
	{"CHILD", "KID"},
	{"ADULT", "ADULT"},
};

static bool
is_place(struct chron_str word, const char **class)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (str_is(word, places[i].word)) {
			*class = places[i].class;
			return true;
		}
	return false;
}

static bool
is_wordlike(struct chron_str word)
{
	static const char joints[] = "/-&.':";

	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];

		if (!(c >= 0x80 || (c >= '0' && c <= '9') ||
			    ((c | 32) >= 'a' && (c | 32) <= 'z') ||
			    (i > 0 && i + 1 < word.n && strchr(joints, c))))
			return false;
	}
	return true;
}

const char *
seen_idiom_fold(
	struct arena *a, struct chron_str words, struct chron_str *folded)
{
	struct buf b = BUF_INIT;
	const char *wrong = NULL;
	struct chron_str word;
	uint32_t n = 0, plain = 0;

	while (!wrong && str_cut(&words, ' ', &word)) {
		const char *class;
		char f[WORD_MAX];

		if (!word.n)
			continue;
		if (b.n)
			buf_putc(&b, ' ');
		if (word.n >= WORD_MAX)
			wrong = "a word has more than 39 letters";
		else if (++n > IDIOM_WORDS)
			wrong = "an idiom has at most 8 words";
		else if (is_place(word, &class))
			buf_puts(&b, class);
		else if (!is_wordlike(word))
			wrong = arena_printf(a,
				"`%.*s` is no word: letters, digits, and / - & "
				"' between them",
				STR(word))
					.p;
		else {
			buf_str(&b, text_folded(word.p, word.n, f));
			plain++;
		}
	}
	if (!wrong && !plain)
		wrong = "an idiom has at least one word of its own";
	*folded = arena_str(a, buf_get(&b));
	buf_free(&b);
	return wrong;
}
