/* Taking a source out of the case file, and putting another in its place. */
#include "store/put.h"

static enum chron_status
drop_work(struct store *s, void *arg, struct chron_err *err)
{
	static const char *const steps[] = {
		"DELETE FROM event WHERE id IN (SELECT id FROM record WHERE"
		" source = (SELECT id FROM source WHERE ref = ?))",
		"DELETE FROM record WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM leftover WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM change WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM version WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM diagnostic WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM heading WHERE"
		" source = (SELECT id FROM source WHERE ref = ?)",
		"DELETE FROM source WHERE ref = ?",
		/* nobody's now; the parameter is for form's sake */
		"DELETE FROM agency WHERE ?1 IS NOT NULL AND id NOT IN"
		" (SELECT agency FROM source WHERE agency IS NOT NULL"
		" UNION SELECT agency FROM event WHERE agency IS NOT NULL)",
	};
	const struct chron_str *id = arg;
	enum chron_status status = db_exec(s, derived_clear, err);

	for (size_t i = 0;
		i < sizeof(steps) / sizeof(*steps) && status == CHRON_OK; i++) {
		struct row r;

		status = row_open(&r, s, steps[i], err);
		if (status == CHRON_OK) {
			row_text(&r, *id);
			status = row_put(&r, err);
		}
		row_close(&r);
	}
	return status;
}

enum chron_status
store_drop_source(struct store *s, struct chron_str id, struct chron_err *err)
{
	bool there;
	enum chron_status status = put_is_there(s, id, &there, err);

	if (status == CHRON_OK && !there)
		return chron_fail(err, CHRON_EARG, "%s holds no source %.*s",
			s->path, (int)id.n, id.p);
	return status == CHRON_OK ? db_transaction(s, drop_work, &id, err)
				  : status;
}

/* ---- in one's place another ---- */

struct swap {
	struct put *p;
	const struct store_swap *swaps;
	const uint32_t *in;
	uint32_t nswaps, nin;
};

static enum chron_status
rename_original(struct store *s, const struct chron_chronology *c,
	const struct store_swap *swap, struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s,
		"UPDATE source SET duplicate_of = ? WHERE duplicate_of = ?",
		err);

	if (status == CHRON_OK) {
		row_text(&r, swap->in < c->nsources ? c->sources[swap->in].id
						    : CHRON_S(""));
		row_text(&r, c->sources[swap->out].id);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

/* Rows that another source had withdrawn and one that comes in has. */
static enum chron_status
mark_back(struct store *s, const struct chron_chronology *c,
	struct chron_err *err)
{
	struct row r;
	enum chron_status status = row_open(&r, s,
		"UPDATE change SET back = 1 WHERE event = ? AND version = ?"
		" AND source = (SELECT id FROM source WHERE ref = ?)"
		" AND change = 'withdrawn'",
		err);

	for (uint32_t i = 0; i < c->nchanges && status == CHRON_OK; i++) {
		const struct chron_change *x = &c->changes[i];

		if (!x->back)
			continue;
		row_text(&r, x->event);
		row_int(&r, x->version);
		row_text(&r, c->sources[x->source].id);
		status = row_put(&r, err);
	}
	row_close(&r);
	return status;
}

static enum chron_status
swap_work(struct store *s, void *arg, struct chron_err *err)
{
	const struct swap *w = arg;
	const struct chron_chronology *c = w->p->c;
	enum chron_status status = CHRON_OK;

	for (uint32_t i = 0; i < w->nswaps && status == CHRON_OK; i++) {
		status = drop_work(s, &c->sources[w->swaps[i].out].id, err);
		if (status == CHRON_OK)
			status = rename_original(s, c, &w->swaps[i], err);
	}
	for (uint32_t i = 0; i < w->nin && status == CHRON_OK; i++) {
		w->p->source = w->in[i];
		status = put_work(s, w->p, err);
	}
	return status == CHRON_OK ? mark_back(s, c, err) : status;
}

enum chron_status
store_swap(struct store *s, const struct chron_chronology *c,
	const struct store_swap *swaps, uint32_t nswaps, const uint32_t *in,
	uint32_t nin, struct chron_err *err)
{
	struct arena *a = arena_new();
	struct put p = put_new(a, c);
	struct swap w = {&p, swaps, in, nswaps, nin};
	enum chron_status status = db_transaction(s, swap_work, &w, err);

	arena_free(a);
	return status;
}
