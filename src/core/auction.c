/* Who reads this file?  The highest bid wins, and content beats the name. */
#include <ctype.h>
#include <stdio.h>

#include "core/registry.h"
#include "util/str.h"

enum { HEAD_MAX = 64 * 1024, EXT_MAX = 15 };

static void
probe_of(const struct chron_input *in, struct chron_probe *probe,
	char ext[EXT_MAX + 1])
{
	const char *dot = strrchr(in->name, '.');

	ext[0] = '\0';
	if (dot && dot != in->name && strlen(dot + 1) <= EXT_MAX)
		for (size_t i = 0; i <= strlen(dot + 1); i++)
			ext[i] = (char)tolower((unsigned char)dot[1 + i]);
	*probe = (struct chron_probe){
		.name = in->name,
		.ext = ext,
		.head = (const unsigned char *)in->bytes.p,
		.head_len = in->bytes.n < HEAD_MAX ? in->bytes.n : HEAD_MAX,
		.size = in->bytes.n,
	};
}

/* What can be read, for the sentence about what cannot. */
static void
list_names(const struct registry *r, char *to, size_t size)
{
	size_t n = 0;

	to[0] = '\0';
	for (size_t i = 0; r->importers[i] && n < size; i++)
		n += (size_t)snprintf(to + n, size - n, "%s%s", i ? ", " : "",
			r->importers[i]->name);
}

static enum chron_status
nobody(const struct registry *r, const struct chron_probe *probe,
	const char *why, const struct chron_err *unreadable,
	struct chron_err *err)
{
	char names[120];

	if (unreadable->code != CHRON_OK) {
		if (err)
			*err = *unreadable;
		return unreadable->code;
	}
	if (why)
		return chron_fail(
			err, CHRON_EUNSUPPORTED, "%s %s", probe->name, why);
	if (probe->size == 0)
		return chron_fail(
			err, CHRON_EFORMAT, "%s is empty", probe->name);
	list_names(r, names, sizeof(names));
	return chron_fail(err, CHRON_EUNSUPPORTED,
		"%s is in no format that can be read (%s): save it as one of "
		"these, or name one with --format",
		probe->name, names);
}

enum chron_status
registry_auction(const struct registry *r, const struct chron_input *in,
	const struct chron_importer **winner, int *bid, struct chron_err *err)
{
	struct chron_err unreadable = {.code = CHRON_OK};
	const struct chron_importer *tied = NULL;
	struct chron_probe probe;
	const char *known = NULL;
	char ext[EXT_MAX + 1];
	int best = CHRON_BID_NONE;

	*winner = NULL;
	probe_of(in, &probe, ext);
	for (size_t i = 0; r->importers[i]; i++) {
		struct chron_err why = {.code = CHRON_EUNSUPPORTED};
		int b = r->importers[i]->bid(&probe, &why);

		if (b == CHRON_BID_UNREADABLE)
			unreadable = why;
		if (b > best) {
			best = b;
			*winner = r->importers[i];
			tied = NULL;
		} else if (b == best && b > CHRON_BID_NONE) {
			tied = r->importers[i];
		}
	}
	if (bid)
		*bid = best;
	/* A signature of something nobody reads, or that its reader cannot
	 * read, beats a guess at text. */
	if (best < CHRON_BID_SIGNATURE)
		known = sniff_unreadable(&probe, in->bytes);
	if (known ||
		(unreadable.code != CHRON_OK && best < CHRON_BID_SIGNATURE))
		*winner = NULL;
	if (!*winner)
		return nobody(r, &probe, known, &unreadable, err);
	if (tied)
		return chron_fail(err, CHRON_EUNSUPPORTED,
			"%s could be %s or %s: say which with --format",
			in->name, (*winner)->name, tied->name);
	return CHRON_OK;
}
