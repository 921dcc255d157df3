/* What the answers of a whole column tell about one of them. */
#include "core/answers.h"

#include "util/str.h"

bool
answer_is_asked(uint8_t concept)
{
	return concept == CHRON_F_SEEN || concept == CHRON_F_ALONE ||
	       concept == CHRON_F_SPOKEN || concept == CHRON_F_VIEWS ||
	       concept == CHRON_F_SEEN_VIEWS;
}

void
answer_marks_add(struct answer_marks *m, struct chron_str value)
{
	value = str_trim(value);
	if (!value.n)
		return;
	if (str_ieq(value, CHRON_S("x")))
		m->crosses++;
	else
		m->others++;
}

bool
answer_cross_is_yes(const struct answer_marks *m, uint32_t rows)
{
	return m->crosses && !m->others && m->crosses < rows;
}

bool
answer_is_welsh(struct chron_str value)
{
	static const char *const words[] = {"ie", "do", "naddo", "oes", "ydw",
		"ydy", "nac ydy", "nac oes", "nage"};

	size_t n = 0;

	/* "Ie / Yes" */
	value = str_trim(value);
	while (n < value.n && !memchr("/(-,.;", value.p[n], 6))
		n++;
	value = str_trim((struct chron_str){value.p, n});
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_ieq(value, chron_cstr(words[i])))
			return true;
	return false;
}
