/* A case: opens it, imports files into it, derives what follows. */
#ifndef CASE_CASE_H
#define CASE_CASE_H

#include "core/registry.h"
#include "store/store.h"
#include "util/buf.h"
#include "util/zone.h"

/* Progress of long work; what is "reading police.csv", done/total may be 0.
 * Several threads may step at once. */
struct case_progress {
	void (*step)(
		void *arg, const char *what, uint64_t done, uint64_t total);
	void *arg;
};

struct case_options {
	const struct registry *registry;
	struct chron_str agency;	 /* --agency, or empty */
	struct chron_str format;	 /* --format, or empty */
	struct chron_str profile;	 /* --profile, or empty */
	struct chron_str (*settings)[2]; /* --set NAME.KEY=VALUE */
	uint32_t nsettings;
	bool copies; /* read a file though another has the same bytes */
	/* What the command line says of headings, dates and parts, on top of
	 * the profile; or NULL. */
	const struct chron_profile *told;
	struct case_progress progress;
};

/* Reads one file into the chronology (source, events, leftovers,
 * diagnostics).  A file that cannot be read is a refused source and a
 * diagnostic, and CHRON_OK; a copy of a file already there is a source with
 * duplicate_of.  Fails only for what the caller asked wrongly (an unknown
 * format, profile or zone).  *source is the index of the source. */
enum chron_status case_read_file(struct chron_chronology *c, const char *path,
	const struct case_options *options, uint32_t *source,
	struct chron_err *err);

/* Many files at once, with the same outcome as one after the other. */
enum chron_status case_read_files(struct chron_chronology *c,
	char *const *paths, uint32_t n, const struct case_options *options,
	struct chron_err *err);
/* If another source has the same bytes: makes this one its copy, says so in a
 * diagnostic, and returns true. */
bool case_mark_copy(struct chron_chronology *c, uint32_t source);

/* What a folder holds, in order of name: files that are sources (regular, not
 * hidden, not case.ini, not *.case, not an office program's lock),
 * folders, which are not looked into, and what is neither. */
struct case_folder {
	char **files;
	uint32_t nfiles;
	char **folders;
	uint32_t nfolders;
	char **others; /* pipes, sockets, devices: opening one may never end */
	uint32_t nothers;
};
enum chron_status case_list_folder(struct arena *a, const char *dir,
	struct case_folder *folder, struct chron_err *err);

/* The text of DIR/case.ini, empty if there is none. */
enum chron_status case_read_ini(struct arena *a, const char *dir,
	struct chron_str *text, struct chron_err *err);
/* Reads that, the files of DIR/profiles and the idioms it names into the
 * configuration of a new chronology.  *text is all as one case.ini, for a case
 * file that stands alone. */
enum chron_status case_read_config(struct chron_chronology *c, const char *dir,
	struct chron_str *text, struct chron_err *err);

/* The text of a small file that a person may have saved in any encoding; what
 * it is to be ("profile") is for messages. */
enum chron_status case_read_text(struct arena *a, const char *path,
	const char *what, struct chron_str *text, struct chron_err *err);

/* Sort, seen, merge, find. */
void case_derive(struct chron_chronology *c, struct case_progress progress);

/* Where the case file of CASE is: itself, or the one *.case in the folder. */
enum chron_status case_locate(
	const char *case_arg, struct buf *path, struct chron_err *err);
/* The folder whose case.ini counts for CASE: itself, or the one its case file
 * lies in, if that holds a case.ini and no other case file.  Appended to dir;
 * false if there is none.  The case file need not be there yet. */
bool case_home(const char *case_arg, struct buf *dir);
/* Opens and loads: config (from that folder's case.ini if there is one, else
 * the stored one), everything stored, sorted; not derived. */
enum chron_status case_load(struct chron_chronology *c, const char *case_arg,
	enum store_mode mode, struct store **store, struct chron_err *err);

#endif
