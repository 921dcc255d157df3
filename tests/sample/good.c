/* A sample importer outside the tree: lines of "date ~ text".  It is built
 * against include/chron alone, as anyone's would be. */
#include <chron/importer.h>

#ifndef SAMPLE_ABI
#define SAMPLE_ABI CHRON_IMPORTER_ABI
#endif
#ifndef SAMPLE_NAME
#define SAMPLE_NAME "tilde"
#endif
#ifndef SAMPLE_BID
#define SAMPLE_BID CHRON_BID_SIGNATURE
#endif

static const char magic[] = "#tilde\n";

static int
bid(const struct chron_probe *probe, struct chron_err *err)
{
	(void)err;
	return probe->head_len >= sizeof(magic) - 1 &&
			       memcmp(probe->head, magic, sizeof(magic) - 1) ==
				       0
		       ? SAMPLE_BID
		       : CHRON_BID_NONE;
}

static enum chron_status
read_lines(struct chron_run *run, struct chron_input *in, struct chron_err *err)
{
	struct chron_str text;
	enum chron_status st = chron_text(run, in, &text, err);
	uint32_t row = 0;

	for (const char *p = text.p, *end = text.p + text.n, *stop;
		st == CHRON_OK && p < end; p = stop + 1) {
		const char *tilde;

		stop = memchr(p, '\n', (size_t)(end - p));
		if (!stop)
			stop = end;
		row++;
		tilde = memchr(p, '~', (size_t)(stop - p));
		if (!tilde)
			continue;
		st = chron_emit(run,
			&(struct chron_record){
				.pos = {.row = row},
				.shape = CHRON_NAMED,
				.nfields = 2,
				.fields =
					(struct chron_field[]){
						{.name = CHRON_S("Date"),
							.value = {p,
								(size_t)(tilde -
									 p)}},
						{.name = CHRON_S("Event"),
							.value = {tilde + 1,
								(size_t)(stop -
									 tilde -
									 1)}},
					},
			},
			err);
	}
	return st;
}

static const char *const exts[] = {"tilde", NULL};

CHRON_API const struct chron_importer chron_importer;
CHRON_API const struct chron_importer chron_importer = {
	.abi = SAMPLE_ABI,
	.size = sizeof(struct chron_importer),
	.name = SAMPLE_NAME,
	.desc = "a sample: date ~ text",
	.exts = exts,
	.bid = bid,
	.read = read_lines,
};
