/* A box for the child's voice.  Internal to src/seen. */
#ifndef SEEN_VOICE_H
#define SEEN_VOICE_H

#include "seen/said.h"

/* Votes for what tokens from..to of such a box say, which is no plain answer;
 * `kids` are those it is about if it names none. */
void voice_put(const struct answer_sink *sink, const struct said *a,
	const struct token *t, uint32_t from, uint32_t to, uint64_t kids);
/* Does it tell what is to be done? */
bool voice_ahead(const struct scene *s, const struct token *t, uint32_t from,
	uint32_t to);
/* "F - likes school": where a part begins with the first letter of the name of
 * one child only, marks that letter as the child. */
void voice_initials(const struct scene *s, struct token *t, uint32_t n);
/* Where the part that begins at `from` ends: before the next "Kez:". */
uint32_t voice_part(const struct token *t, uint32_t from, uint32_t to);

#endif
