/* The elements of a Word document that mean something here.  Of docx_read.c
 * and docx_props.c. */
#ifndef IMPORTERS_DOCX_WORDS_H
#define IMPORTERS_DOCX_WORDS_H

#include "docx.h"

enum docx_word {
	W_NOT_READ = 1, /* with all that is in it */
	W_TBL,
	W_TR,
	W_TC,
	W_P,
	W_R,
	W_TEXT,
	W_DELETED_TEXT,
	W_PPR,
	W_RPR,
	W_TRPR,
	W_TCPR,
	W_DELETED,
	W_INSERTED,
	W_BOX,
	W_SDT,
	W_FORM,
	W_NOTE,
	W_LAST_TREE = W_NOTE, /* those above have an end */
	W_TAB,
	W_BREAK,
	W_HYPHEN,
	W_SYM,
	W_PLACEHOLDER,
	W_FIELD,
	W_CHECKBOX,
	W_DEFAULT,
	W_CHECKED,
	W_CHOICES,
	W_RESULT,
	W_CHOICE,
	W_STYLE_OF_PARA,
	W_NUM_ID,
	W_LEVEL,
	W_STYLE_OF_RUN,
	W_VANISH,
	W_STRIKE,
	W_FONTS,
	W_HIGHLIGHT,
	W_SHADE,
	W_BEFORE,
	W_HEADING,
	W_HIDDEN,
	W_SPAN,
	W_MERGE,
	W_CELL_DELETED,
	W_CELL_INSERTED,
	W_COMMENT,
	W_FOOTNOTE,
	W_ENDNOTE,
	W_EMBEDDED,
	W_WORDS,
};

/* What an element does when it begins. */
typedef void word_handler(
	struct docx *d, unsigned id, const struct part_attrs *attrs);

/* docx_props.c */
word_handler docx_para_word, docx_run_word, docx_table_word;

#endif
