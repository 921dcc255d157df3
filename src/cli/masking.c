/* Names, or what stands for them. */
#include "cli/masking.h"

#include <stdio.h>

#include "people/mask.h"
#include "people/register.h"
#include "people/unknown.h"
#include "report/report.h"
#include "util/str.h"

/* Is a report asked for that opens what is anonymised? */
static bool
reads_key(const struct cmd_args *args)
{
	const struct report *r = NULL;
	const char *name;

	if (args->noperands > 1)
		r = report_find(args->operands[1]);
	for (uint32_t i = 0; !(r && r->named); i++) {
		name = opts_nth(args, "report", i);
		if (!name)
			return false;
		r = report_find(name);
	}
	return true;
}

int
masking_check(const struct cmd_args *args)
{
	bool anonymised = opts_given(args, "anonymised");

	if (anonymised && opts_given(args, "personalised"))
		return tell_usage(
			args, "--anonymised and --personalised: one of them");
	if (!anonymised && opts_given(args, "accept-unknown"))
		return tell_usage(
			args, "--accept-unknown goes with --anonymised");
	if (anonymised && reads_key(args))
		return tell_usage(args,
			"the key says who is meant: it is not written with "
			"--anonymised");
	return EXIT_DONE;
}

/* One line: the word, how often, where first. */
static void
tell_unknown(const struct chron_chronology *c, const struct unknown *u)
{
	fprintf(stderr, "  %-24.*s %5u", STR(u->word), u->times);
	if (u->source != CHRON_NONE)
		fprintf(stderr, "  %.*s", STR(c->sources[u->source].file));
	else
		fputs("  case.ini or a decision", stderr);
	if (u->row)
		fprintf(stderr, ", row %u", u->row);
	fputc('\n', stderr);
}

/* Those whom nobody declared, for somebody to see whether they are right. */
static void
tell_found(const struct people *p)
{
	if (p->ndeclared == p->nknown)
		return;
	fputs("Replaced though nobody declared them:\n", stderr);
	for (uint32_t i = p->ndeclared; i < p->nknown; i++)
		fprintf(stderr, "  %-24.*s       %.*s\n", STR(p->known[i].name),
			STR(p->known[i].shown));
}

static enum chron_status
refuse(const struct chron_chronology *c, const struct mask *m,
	const struct unknowns *u, struct chron_err *err)
{
	tell_found(mask_people(m));
	fputs("Words that may be names, how often, and where first:\n", stderr);
	for (uint32_t i = 0; i < u->n; i++)
		tell_unknown(c, &u->v[i]);
	return chron_fail(err, CHRON_EARG,
		"nothing was written: %u word%s may be names. Declare those "
		"that are as [person] or `also` in case.ini, list the others "
		"under [anonymise] as `keep = word, word`, or write them as "
		"they are with --accept-unknown",
		u->n, u->n == 1 ? "" : "s");
}

enum chron_status
masking_apply(const struct cmd_args *args, const struct chron_chronology *c,
	struct chron_chronology *shown, struct chron_err *err)
{
	struct unknowns u = {NULL, 0};

	if (!opts_given(args, "anonymised"))
		return CHRON_OK;
	shown->mask = mask_new(c->arena, c);
	if (!opts_given(args, "accept-unknown"))
		unknowns_find(shown->mask, c, c->arena, &u);
	return u.n ? refuse(c, shown->mask, &u, err) : CHRON_OK;
}
