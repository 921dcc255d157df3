/* Cells that point to the row above: ditto marks, "as above", "same day 14:30",
 * "later that day". */
#include <stdio.h>

#include "core/dates_parse.h"

enum {
	AT_SOME_TIME = 1, /* value of WORD_DITTO: words of a time as well */
};

/* ", \'\', -"- and the like, alone in the cell. */
static bool
is_ditto_mark(const struct reader *r)
{
	int quotes = 0;

	for (int k = 0; k < r->lex.n; k++) {
		const struct dates_token *t = ahead(r, k);

		if (t->kind != TOK_MARK || !strchr("\"\'-.,", t->mark))
			return false;
		quotes += t->mark == '"' ? 2 : t->mark == '\'';
	}
	return quotes >= 2;
}

bool
same_read(struct reader *r, struct cell *c)
{
	struct times t = TIMES_NONE;
	const struct dates_token *word;
	const char *rest;
	int begin = r->i;

	c->same = r->lex.n && is_ditto_mark(r);
	if (c->same)
		return true;
	while (is_mark(ahead(r, 0), '(') || is_word(ahead(r, 0), WORD_FILLER))
		r->i++;
	word = ahead(r, 0);
	if (!is_word(word, WORD_DITTO)) {
		r->i = begin;
		return false;
	}
	r->i++;
	while (ahead(r, 0)->kind == TOK_MARK &&
		strchr(".,:;-)", ahead(r, 0)->mark))
		r->i++;
	/* What follows has to be a time. */
	rest = r->lex.text + (word->value == AT_SOME_TIME ? word->at
				     : ahead(r, 0)->kind == TOK_END
					     ? word->at + word->len
					     : ahead(r, 0)->at);
	begin = r->i;
	c->same = times_read(r, &t, false) && ahead(r, 0)->kind == TOK_END &&
		  !r->failed && strlen(rest) < sizeof(r->out->time);
	if (!c->same) {
		r->i = begin;
		return reader_fail(
			r, "this leans on another row: write the date");
	}
	if (begin < r->lex.n || word->value == AT_SOME_TIME)
		snprintf(r->out->time, sizeof(r->out->time), "%s", rest);
	return true;
}
