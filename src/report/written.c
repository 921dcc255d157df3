/* What reviewers wrote beside an entry, as a cell shows it. */
#include "report/written.h"

#include "report/words.h"
#include "util/fold.h"
#include "util/str.h"

bool
written_theme(struct chron_str *rest, struct chron_str *theme)
{
	while (rest->n) {
		size_t n = 0;

		while (n < rest->n && rest->p[n] != ';' && rest->p[n] != '\n')
			n++;
		*theme = str_trim((struct chron_str){rest->p, n});
		n += n < rest->n;
		rest->p += n;
		rest->n -= n;
		if (theme->n)
			return true;
	}
	return false;
}

static bool
is_among(struct chron_str s, const struct chron_str *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (fold_eq(list[i], s))
			return true;
	return false;
}

struct chron_str
written_join(struct arena *a, enum review what, const struct chron_str *texts,
	uint32_t n)
{
	struct chron_str *parts = NULL, text = CHRON_S(""), part, rest;
	uint32_t nparts = 0;

	if (n == 1)
		return texts[0];
	for (uint32_t i = 0; i < n; i++) {
		if (what != REVIEW_THEME) {
			if (!is_among(texts[i], parts, nparts))
				*ARENA_PUSH(a, &parts, &nparts) = texts[i];
			continue;
		}
		rest = texts[i];
		while (written_theme(&rest, &part))
			if (!is_among(part, parts, nparts))
				*ARENA_PUSH(a, &parts, &nparts) = part;
	}
	for (uint32_t i = 0; i < nparts; i++)
		text = WORDS(a, text,
			!i		       ? CHRON_S("")
			: what == REVIEW_THEME ? CHRON_S("; ")
					       : CHRON_S("\n"),
			parts[i]);
	return text;
}

struct chron_str
written_cell(struct arena *a, const struct chron_entry *n, enum review what)
{
	struct chron_str *texts = NULL;
	uint32_t ntexts = 0;

	for (uint32_t i = 0; i < n->nreviews; i++)
		if (n->reviews[i].what == (uint8_t)what)
			*ARENA_PUSH(a, &texts, &ntexts) = n->reviews[i].text;
	return ntexts ? written_join(a, what, texts, ntexts) : CHRON_S("");
}

struct chron_str
written_note(struct arena *a, const struct chron_note *note)
{
	return WORDS(a, note->by, note->by.n ? CHRON_S(", ") : CHRON_S(""),
		note->at, CHRON_S(": "), note->text);
}
