/* The page a run ends with: what was read, when each child was last seen, the
 * findings that matter most, where the files are. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cli/cmd.h"

/* Refs stand for people: a log is no place for names. */
void summary_write(struct chron_out *out, const struct chron_chronology *c);

#endif
