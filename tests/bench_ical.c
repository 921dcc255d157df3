/* What libical alone takes for a calendar: the floor that reading one is
 * measured against.
 *
 *     bench_ical FILE */
#include <libical/ical.h>
#include <stdio.h>

static char *
read_line(char *to, size_t room, void *file)
{
	return fgets(to, (int)room, file);
}

int
main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	icalparser *parser = icalparser_new();
	icalcomponent *calendar;

	if (!file) {
		fputs("usage: bench_ical FILE\n", stderr);
		return 2;
	}
	icalparser_set_gen_data(parser, file);
	calendar = icalparser_parse(parser, read_line);
	printf("%d\n", icalcomponent_count_components(
			       calendar, ICAL_VEVENT_COMPONENT));
	icalcomponent_free(calendar);
	icalparser_free(parser);
	fclose(file);
	return 0;
}
