/* Words that the case file uses for numbers, where no other part has them. */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

enum { SEVERITY_COUNT = 4, MATCH_COUNT = 3, ANSWER_COUNT = 4 };

extern const char *const severity_words[SEVERITY_COUNT];
extern const char *const match_words[MATCH_COUNT];

#endif
