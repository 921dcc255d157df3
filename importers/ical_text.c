/* Calendar text to text for people: backslashes, quoted-printable, people. */
#include "ical.h"

#include "util/str.h"

struct chron_str
ical_unescape(struct arena *a, struct chron_str s)
{
	size_t n = 0;
	char *out;

	if (!s.n || !memchr(s.p, '\\', s.n))
		return str_trim(s);
	out = arena_bytes(a, s.n);
	for (size_t i = 0; i < s.n; i++) {
		char next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (s.p[i] == '\\' && (next == 'n' || next == 'N')) {
			out[n++] = '\n';
			i++;
		} else if (s.p[i] == '\\' && next && strchr("\\,;:\"", next)) {
			out[n++] = next;
			i++;
		} else {
			out[n++] = s.p[i];
		}
	}
	return str_trim((struct chron_str){out, n});
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct chron_str
ical_unquote(struct arena *a, struct chron_str s)
{
	char *out = arena_bytes(a, s.n ? s.n : 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		int hi = i + 2 < s.n && s.p[i] == '=' ? hex(s.p[i + 1]) : -1;
		int lo = hi >= 0 ? hex(s.p[i + 2]) : -1;

		if (lo >= 0) {
			out[n++] = (char)(hi * 16 + lo);
			i += 2;
		} else {
			out[n++] = s.p[i];
		}
	}
	return (struct chron_str){out, n};
}

/* What an answer adds to a name; nothing for one who accepted or has not
 * answered yet. */
static const struct {
	const char *param, *value, *say;
} answers[] = {
	{"PARTSTAT", "DECLINED", " (declined)"},
	{"PARTSTAT", "TENTATIVE", " (tentative)"},
	{"PARTSTAT", "DELEGATED", " (delegated)"},
	{"CUTYPE", "ROOM", " (room)"},
	{"CUTYPE", "RESOURCE", " (resource)"},
};

struct chron_str
ical_who(struct arena *a, const struct ical_prop *prop)
{
	struct chron_str who = str_trim(ical_param(prop, "CN"));
	const char *say = "";

	if (!who.n)
		who = str_trim(prop->value);
	if (str_istarts(who, "mailto:")) {
		who.p += 7;
		who.n -= 7;
	}
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (!*say && str_ieq(ical_param(prop, answers[i].param),
				     chron_cstr(answers[i].value)))
			say = answers[i].say;
	who = ical_unescape(a, who);
	return *say && who.n ? arena_printf(a, "%.*s%s", STR(who), say) : who;
}
