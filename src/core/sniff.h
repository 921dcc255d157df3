/* What nobody reads, told by its content: the parts of sniff.c.  Each answers
 * with what goes behind the file's name, one sentence that says how to save
 * it so that it can be read, or with NULL for what it does not know. */
#ifndef CORE_SNIFF_H
#define CORE_SNIFF_H

#include "chron/base.h"

#define SNIFF_AS_DOCX                                                          \
	"open it in Word and save it as .docx (File, Save As, Word Document)"
#define SNIFF_AS_XLSX                                                          \
	"open it in Excel and save it as .xlsx (File, Save As, Excel "         \
	"Workbook)"
#define SNIFF_AS_EITHER                                                        \
	"open it and save it as .docx (in Word: File, Save As, Word "          \
	"Document) or .xlsx (in Excel: File, Save As, Excel Workbook)"
#define SNIFF_ASK "ask the agency for the document that it was made from"

/* A compound file of Office before 2007: told apart by the streams at its
 * root. */
const char *sniff_ole(struct chron_str file, const char *ext);
/* A zip: told apart by its mimetype and its directory.  NULL for what the
 * importers read. */
const char *sniff_zip(struct chron_str file);
/* Text with a shape: mail, web pages, XML of Office, shortcuts. */
const char *sniff_text(struct chron_str file, const char *ext);

static inline uint32_t
sniff_u16(const char *p)
{
	return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1]
						       << 8;
}

static inline uint32_t
sniff_u32(const char *p)
{
	return sniff_u16(p) | sniff_u16(p + 2) << 16;
}

#endif
