/* Asking and being answered.  Internal to src/seen. */
#ifndef SEEN_VIEWS_H
#define SEEN_VIEWS_H

#include "seen/clause.h"

/* views.c: what the words around make of a verb of asking or saying. */
void views_frame(struct scene *s, const struct flow *f, struct frame *fr);
/* Is it a verb, is it a noun? */
bool views_is_really(const struct flow *f, uint32_t i, struct meaning m);
/* Who was asked, and what follows as the answer. */
void views_asked(struct scene *s, const struct flow *f, const struct frame *fr);
/* Is it a session, an interview? */
void views_session(struct scene *s, const struct flow *f);
/* Who is on the telephone, and what that makes of the words. */
void views_caller(struct scene *s, const struct flow *f);
void views_told(const struct scene *s, const struct flow *f, struct frame *fr);

/* asking.c: whom a worker asked, with what; the parts of views_frame. */
uint64_t views_addressee(
	const struct scene *s, const struct flow *f, const struct frame *fr);
void views_ask(const struct scene *s, const struct flow *f, struct frame *fr);
void views_tool(const struct scene *s, const struct flow *f, struct frame *fr);
/* "A asked Mrs O could they": it is the child who asks. */
bool views_child_asks(
	const struct scene *s, const struct flow *f, const struct frame *fr);
bool views_kid_before(const struct flow *f, uint32_t i);
/* views.c: whose wishes they are. */
void views_owner(const struct flow *f, struct frame *fr);

/* quote.c: whose words stand in the quotation marks that open at token i. */
void views_quote(struct scene *s, struct flow *f, uint32_t i);
/* Who may be answering at the beginning of the next sentence. */
void views_sentence(struct scene *s, const struct flow *f, char ended);

#endif
