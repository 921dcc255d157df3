/* Makes a case folder of any size for benchmarks: twelve agencies, seven
 * years, an invented family, 8 % of the events told by a second agency.  The
 * same arguments give the same bytes.
 *
 *     gen-case DIR EVENTS [csv|xml|ics] [ONE_DAY]
 *
 * ONE_DAY events fall on a single day, for the merge's worst case. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const agencies[12] = {"Police", "Social Care",
	"Health Visiting", "GP", "Hospital", "School", "Nursery", "Housing",
	"Probation", "CAMHS", "Midwifery", "Early Help"};
static const char *const kinds[] = {"home visit", "telephone call",
	"strategy meeting", "core group", "clinic appointment",
	"police incident", "school meeting", "referral", "supervision",
	"attendance at ED", "tenancy visit", "review conference"};
static const char *const sights[] = {"Both children seen, clean and chatty.",
	"Child A not seen, said to be asleep upstairs.",
	"Child A spoken to alone in the bedroom; said that home is noisy.",
	"No reply, card left.", "Mother seen, child at school.",
	"Was not brought.", "Child A seen in the lounge with mother present.",
	"No mention made of the other children."};
static const char *const words[] = {"mother", "father", "grandmother",
	"neighbour", "worried", "reported", "school", "uniform", "appointment",
	"kitchen", "money", "arrears", "letter", "telephoned", "agreed",
	"concern", "bruise", "explained", "medication", "attended", "missed",
	"rebooked", "plan", "review", "social", "worker", "discussed",
	"manager", "housing", "repair", "heating", "food", "shopping",
	"partner", "argument", "police", "returned", "evening", "morning",
	"weekend", "garden", "birthday", "holiday", "nursery", "teacher",
	"asked", "advice", "referred", "declined", "support", "family", "visit",
	"contact", "unable", "later", "transport", "bus", "tired", "hungry",
	"settled"};
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static uint64_t state = 88172645463325252u;

static uint32_t
any(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 11) % n);
}

struct happening {
	int year, month, day, hour, minute;
	uint32_t kind, number;
	char text[420];
};

static void
invent(struct happening *h, uint32_t number, int one_day)
{
	size_t n;

	h->number = number;
	h->year = one_day ? 2016 : 2012 + (int)any(7);
	h->month = one_day ? 5 : 1 + (int)any(12);
	h->day = one_day ? 9 : 1 + (int)any(28);
	h->hour = 8 + (int)any(11);
	h->minute = (int)any(12) * 5;
	h->kind = any(COUNT(kinds));
	n = (size_t)snprintf(h->text, sizeof(h->text), "%s. %s ",
		kinds[h->kind], sights[any(COUNT(sights))]);
	h->text[0] = (char)(h->text[0] - 32);
	while (n < 180 + any(140))
		n += (size_t)snprintf(h->text + n, sizeof(h->text) - n, "%s ",
			words[any(COUNT(words))]);
	snprintf(h->text + n, sizeof(h->text) - n, "Ref %06u.", number);
}

static void
tell_csv(FILE *f, const struct happening *h)
{
	fprintf(f, "%02d/%02d/%d,%02d:%02d,Worker %u,%s,\"%s\",%s\r\n", h->day,
		h->month, h->year, h->hour, h->minute, h->number % 40,
		kinds[h->kind], h->text,
		h->number % 3 ? "No further action" : "");
}

static void
tell_xml(FILE *f, const struct happening *h)
{
	fprintf(f,
		"  <Event><Date>%d-%02d-%02d</Date><Time>%02d:%02d</Time>"
		"<Professional>Worker %u</Professional><Type>%s</Type>"
		"<Details>%s</Details></Event>\n",
		h->year, h->month, h->day, h->hour, h->minute, h->number % 40,
		kinds[h->kind], h->text);
}

static void
tell_ics(FILE *f, const struct happening *h)
{
	char line[700];
	size_t n =
		(size_t)snprintf(line, sizeof(line), "DESCRIPTION:%s", h->text);

	fprintf(f,
		"BEGIN:VEVENT\r\nUID:%u@example\r\n"
		"DTSTART;TZID=Europe/London:%d%02d%02dT%02d%02d00\r\n"
		"SUMMARY:%s\r\n",
		h->number, h->year, h->month, h->day, h->hour, h->minute,
		kinds[h->kind]);
	for (size_t i = 0; i < n; i += 73)
		fprintf(f, "%s%.73s\r\n", i ? " " : "", line + i);
	fputs("END:VEVENT\r\n", f);
}

static const struct format {
	const char *name, *head, *tail;
	void (*tell)(FILE *, const struct happening *);
} formats[] = {
	{"csv", "Date,Time,Professional,Contact type,Event,Outcome\r\n", "",
		tell_csv},
	{"xml", "<?xml version=\"1.0\"?>\n<Chronology>\n", "</Chronology>\n",
		tell_xml},
	{"ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\n",
		"END:VCALENDAR\r\n", tell_ics},
};

static const char ini[] = "[case]\ntitle = Benchmark: an invented family\n"
			  "from = 2012-01-01\nto = 2018-12-31\n"
			  "[child A]\nname = Robin Example\nborn = 2011-03-04\n"
			  "[child S1]\nname = Kim Example\nborn = 2008-09-12\n"
			  "subject = no\n";

static FILE *
open_in(const char *dir, const char *name, const char *ext)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.%s", dir, name, ext);
	f = fopen(path, "wb");
	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

int
main(int argc, char **argv)
{
	const struct format *format = &formats[0];
	struct happening h;
	FILE *f[12], *config;
	uint32_t events, one_day;

	if (argc < 3) {
		fputs("usage: gen-case DIR EVENTS [csv|xml|ics] [ONE_DAY]\n",
			stderr);
		return 2;
	}
	events = (uint32_t)strtoul(argv[2], NULL, 10);
	one_day = argc > 4 ? (uint32_t)strtoul(argv[4], NULL, 10) : 0;
	for (size_t i = 0; argc > 3 && i < COUNT(formats); i++)
		if (strcmp(formats[i].name, argv[3]) == 0)
			format = &formats[i];
	mkdir(argv[1], 0700);
	config = open_in(argv[1], "case", "ini");
	fputs(ini, config);
	fclose(config);
	for (int i = 0; i < 12; i++) {
		f[i] = open_in(argv[1], agencies[i], format->name);
		fputs(format->head, f[i]);
	}
	for (uint32_t n = 0; n < events; n++) {
		uint32_t who = any(12);

		invent(&h, n, n < one_day);
		format->tell(f[who], &h);
		if (any(100) < 8 && ++n < events) {
			h.minute = (int)any(12) * 5;
			h.text[0] = (char)(h.text[0] | 32);
			format->tell(f[(who + 1 + any(11)) % 12], &h);
		}
	}
	for (int i = 0; i < 12; i++) {
		fputs(format->tail, f[i]);
		if (fclose(f[i]) != 0) {
			perror(argv[1]);
			return 1;
		}
	}
	return 0;
}
