/* The stretches of a part, read one after the other by what packs them. */
#include "export/package_source.h"

#include "util/arena.h"

struct source {
	struct arena *arena; /* this struct too */
	const struct package_piece *pieces;
	size_t n;
	uint64_t size;
	size_t at;	 /* the piece that is read */
	uint64_t offset; /* in it */
	zip_error_t error;
};

static uint64_t
size_of(const struct package_piece *p)
{
	return p->file ? p->size : p->text.n;
}

/* As much of the piece as is wanted and left; 0 at its end, or if it cannot be
 * read. */
static size_t
read_piece(struct source *s, char *to, uint64_t most)
{
	const struct package_piece *p = &s->pieces[s->at];
	uint64_t left = size_of(p) - s->offset;
	size_t n = (size_t)(left < most ? left : most);

	if (p->file)
		n = fread(to, 1, n, p->file);
	else if (n)
		memcpy(to, p->text.p + s->offset, n);
	s->offset += n;
	return n;
}

static zip_int64_t
read_some(struct source *s, char *to, zip_uint64_t most)
{
	uint64_t done = 0;

	while (done < most && s->at < s->n) {
		size_t n = read_piece(s, to + done, most - done);

		done += n;
		if (n)
			continue;
		if (s->offset < size_of(&s->pieces[s->at])) {
			zip_error_set(&s->error, ZIP_ER_READ, 0);
			return -1;
		}
		s->at++;
		s->offset = 0;
		if (s->at < s->n && s->pieces[s->at].file)
			rewind(s->pieces[s->at].file);
	}
	return (zip_int64_t)done;
}

static zip_int64_t
tell_size(const struct source *s, void *data)
{
	zip_stat_t *st = data;

	zip_stat_init(st);
	st->size = s->size;
	st->valid |= ZIP_STAT_SIZE;
	return sizeof(*st);
}

static zip_int64_t
answer(void *arg, void *data, zip_uint64_t len, zip_source_cmd_t cmd)
{
	struct source *s = arg;

	switch (cmd) {
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
			ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
			ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	case ZIP_SOURCE_OPEN:
		s->at = 0;
		s->offset = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_some(s, data, len);
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_STAT:
		return tell_size(s, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&s->error, data, len);
	case ZIP_SOURCE_FREE:
		arena_free(s->arena);
		return 0;
	default:
		zip_error_set(&s->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

zip_source_t *
package_source(zip_t *z, const struct package_part *part)
{
	struct arena *a = arena_new();
	struct source *s = ARENA_NEW(a, struct source);
	struct package_piece *pieces =
		ARENA_ARRAY(a, struct package_piece, part->nmore + 1);
	zip_source_t *made;

	pieces[0].text = part->text;
	for (size_t i = 0; i < part->nmore; i++)
		pieces[i + 1] = part->more[i];
	*s = (struct source){
		.arena = a, .pieces = pieces, .n = part->nmore + 1};
	for (size_t i = 0; i < s->n; i++)
		s->size += size_of(&pieces[i]);
	zip_error_init(&s->error);
	made = zip_source_function(z, answer, s);
	if (!made)
		arena_free(a);
	return made;
}
