/* Calendar text to lines, properties and blocks: one pass, each line looked
 * at once. */
#include "ical.h"

#include "util/str.h"

const char *const ical_kind_names[] = {
	"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", ""};

void
ical_lines(struct ical_lines *l, struct chron_str text, uint32_t row)
{
	*l = (struct ical_lines){text.p, text.p + text.n, NULL, row};
}

static bool
ical_next_line(struct ical_lines *l, struct chron_str *line)
{
	const char *p = l->p, *stop, *cr;

	if (p == l->end)
		return false;
	if (!l->lf || l->lf < p) {
		l->lf = memchr(p, '\n', (size_t)(l->end - p));
		if (!l->lf)
			l->lf = l->end;
	}
	stop = l->lf;
	cr = memchr(p, '\r', (size_t)(stop - p));
	if (cr && cr + 1 < stop)
		stop = cr; /* a bare CR ends a line as well */
	*line = (struct chron_str){p, (size_t)((cr ? cr : stop) - p)};
	l->p = stop == l->end ? stop : stop + 1;
	l->row++;
	return true;
}

static bool
folded(const struct ical_lines *l)
{
	return l->p < l->end && (*l->p == ' ' || *l->p == '\t');
}

/* Joins the lines that go on with white space. */
static struct chron_str
unfold(struct ical_lines *l, struct arena *a, struct chron_str first)
{
	struct ical_lines ahead = *l;
	struct chron_str line;
	size_t n = first.n;
	char *out;

	while (folded(&ahead) && ical_next_line(&ahead, &line))
		n += line.n - 1;
	out = arena_bytes(a, n ? n : 1);
	memcpy(out, first.p, first.n);
	n = first.n;
	while (folded(l) && ical_next_line(l, &line)) {
		memcpy(out + n, line.p + 1, line.n - 1);
		n += line.n - 1;
	}
	return (struct chron_str){out, n};
}

/* Where the parameters end: the first ':' outside quotes. */
static size_t
find_colon(struct chron_str s, size_t from)
{
	bool quoted = false;

	for (size_t i = from; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == ':' && !quoted)
			return i;
	}
	/* An open quote is somebody's slip: then the first colon counts. */
	for (size_t i = from; quoted && i < s.n; i++)
		if (s.p[i] == ':')
			return i;
	return s.n;
}

static bool
name_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

bool
ical_next_prop(struct ical_lines *l, struct arena *a, struct ical_prop *prop)
{
	struct chron_str s;
	size_t n = 0, colon;

	do {
		prop->row = l->row;
		if (!ical_next_line(l, &s))
			return false;
	} while (!s.n);
	if (folded(l))
		s = unfold(l, a, s);
	while (n < s.n && name_char(s.p[n]))
		n++;
	colon = n < s.n && s.p[n] == ';' ? find_colon(s, n) : n;
	prop->bad = !n || colon == s.n || s.p[colon] != ':';
	prop->name = (struct chron_str){s.p, n};
	prop->params = (struct chron_str){s.p + n, prop->bad ? 0 : colon - n};
	prop->value = prop->bad ? s
				: (struct chron_str){
					  s.p + colon + 1, s.n - colon - 1};
	return true;
}

struct chron_str
ical_param(const struct ical_prop *prop, const char *name)
{
	struct chron_str s = prop->params;
	size_t len = strlen(name);

	while (s.n > 1) {
		size_t end = 1;
		bool quoted = false;

		while (end < s.n && (quoted || s.p[end] != ';'))
			quoted ^= s.p[end++] == '"';
		if (end > len + 1 && s.p[len + 1] == '=' &&
			str_ieq((struct chron_str){s.p + 1, len},
				(struct chron_str){name, len})) {
			struct chron_str v = {s.p + len + 2, end - len - 2};

			if (v.n >= 2 && v.p[0] == '"' && v.p[v.n - 1] == '"')
				v = (struct chron_str){v.p + 1, v.n - 2};
			return v;
		}
		s.p += end;
		s.n -= end;
	}
	return CHRON_S("");
}

/* ---- blocks ---- */

struct splitter {
	struct buf *blocks;
	struct ical_block open;
	bool is_open;
	uint32_t inner;	       /* components begun inside the open block */
	struct chron_str name; /* of the open block */
	bool cancel;
};

static enum ical_kind
kind_of(struct chron_str name)
{
	unsigned k = 0;

	while (k < ICAL_OTHER && !str_ieq(name, chron_cstr(ical_kind_names[k])))
		k++;
	return (enum ical_kind)k;
}

static void
close_block(struct splitter *s, const char *end, bool closed)
{
	if (!s->is_open)
		return;
	s->is_open = false;
	s->open.closed = closed;
	s->open.text.n = (size_t)(end - s->open.text.p);
	buf_add(s->blocks, (const char *)&s->open, sizeof(s->open));
}

static void
begin(struct splitter *s, struct chron_str name, const char *line,
	const char *after, uint32_t row)
{
	enum ical_kind kind = kind_of(name);

	if (str_ieq(name, CHRON_S("VCALENDAR"))) {
		close_block(s, line, false);
		s->cancel = false;
		return;
	}
	if (s->is_open && kind == ICAL_OTHER) {
		s->inner++;
		return;
	}
	close_block(s, line, false);
	s->is_open = true;
	s->inner = 0;
	s->name = name;
	s->open = (struct ical_block){.text = {after, 0},
		.row = row,
		.kind = (uint8_t)kind,
		.cancelled = s->cancel};
}

static void
end(struct splitter *s, struct chron_str name, const char *line)
{
	if (str_ieq(name, CHRON_S("VCALENDAR")))
		close_block(s, line, false);
	else if (s->is_open && str_ieq(name, s->name))
		close_block(s, line, true);
	else if (s->inner)
		s->inner--;
}

void
ical_split(struct chron_str text, struct buf *blocks)
{
	struct splitter s = {.blocks = blocks};
	struct ical_lines l;
	struct chron_str line;
	uint32_t row;

	ical_lines(&l, text, 1);
	for (row = l.row; ical_next_line(&l, &line); row = l.row) {
		struct chron_str rest;

		/* B E M R, either case: the letters that matter here */
		if (line.n < 5 || !strchr("BEMRbemr", line.p[0]))
			continue;
		if (str_istarts(line, "BEGIN:")) {
			rest = (struct chron_str){line.p + 6, line.n - 6};
			begin(&s, str_trim(rest), line.p, l.p, row);
		} else if (str_istarts(line, "END:")) {
			rest = (struct chron_str){line.p + 4, line.n - 4};
			end(&s, str_trim(rest), line.p);
		} else if (s.is_open) {
			if (str_istarts(line, "RECURRENCE-ID"))
				s.open.override |= !s.inner;
		} else if (str_istarts(line, "METHOD:")) {
			rest = (struct chron_str){line.p + 7, line.n - 7};
			s.cancel = str_ieq(str_trim(rest), CHRON_S("CANCEL"));
		}
	}
	close_block(&s, l.end, false);
}
