/* Files, folders and neighbours that mean no good: the program says what is
 * wrong, ends in time, and leaves what was there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "core/input.h"
#include "shell.h"

/* The sanitizers take far more address space than ulimit leaves. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define TABLE "'Date,Time,Event\\n04/03/2019,10:30,Home visit\\n'"

static void
a_pipe_in_the_folder_does_not_stop_a_run(void **state)
{
	(void)state;
	expect("mkdir $T/pipe && printf " TABLE " > $T/pipe/police.csv && "
	       "mkfifo $T/pipe/gp.csv && "
	       "timeout 20 $C run $T/pipe -o $T/pipe-out --quiet && "
	       "cat $T/pipe-out/reports/diagnostics.csv",
		0, "gp.csv was not read: it is a pipe", NULL);
}

static void
a_pipe_that_is_named_is_read(void **state)
{
	(void)state;
	expect("mkfifo $T/named.csv && (printf " TABLE " > $T/named.csv &) && "
	       "timeout 20 $C check $T/named.csv",
		0, "1 records = 1 used", NULL);
}

static void
a_file_cut_short_after_it_was_read_stays_readable(void **state)
{
	struct chron_err err = {.code = CHRON_OK};
	struct chron_input in;
	char path[64];
	int fd;

	(void)state;
	snprintf(path, sizeof(path), "%s/short.csv", tmp);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "abc\n", 4), 4);
	assert_int_equal(input_open(&in, path, &err), CHRON_OK);
	assert_int_equal(ftruncate(fd, 0), 0);
	assert_memory_equal(in.bytes.p, "abc\n", 4);
	input_close(&in);
	close(fd);
}

static void
a_row_of_fifty_million_cells_is_set_aside_in_little_memory(void **state)
{
	(void)state;
	if (SANITIZED)
		skip();
	expect("(limit 600000; "
	       "{ printf 'Date,Event\\n1/2/2019,Visit\\n'; "
	       "head -c 50000000 /dev/zero | tr '\\0' ,; printf '\\n"
	       "2/2/2019,Visit\\n'; } > $T/commas.csv; "
	       "timeout 60 $C check $T/commas.csv)",
		0, "3 records = 2 used + 1 quarantined", NULL);
	expect("$C check $T/commas.csv", 0,
		"commas.csv:3: error: 50000001 cells", NULL);
}

static void
too_little_memory_is_told_and_ends_with_three(void **state)
{
	(void)state;
	if (SANITIZED)
		skip();
	if (strcmp(SHELL_LIMIT, ":") == 0)
		skip();
	expect("(limit 120000; { printf 'Date,Event\\n1/2/2019,'; "
	       "head -c 99000000 /dev/zero | tr '\\0' x; } > $T/big.csv; "
	       "$C check $T/big.csv)",
		3, NULL, "not enough memory");
}

static void
names_cannot_drive_the_terminal(void **state)
{
	struct result r;

	(void)state;
	r = sh("$C \"$(printf 'x\\033[2J')\"; "
	       "$C check \"$T/$(printf 'x\\033[2J\\n.csv')\"; "
	       "$C run \"$T/$(printf 'x\\033[2J')\" -o $T/o; "
	       "$C show \"$T/$(printf 'x\\033[2J')\" e1");
	assert_non_null(strstr(r.err.p, "\\x1b"));
	assert_null(strchr(r.err.p, '\033'));
	assert_null(strchr(r.out.p, '\033'));
	done(&r);
}

static void
a_second_run_keeps_out_of_the_way_of_the_first(void **state)
{
	(void)state;
	expect("mkdir -p $T/lock $T/lock-out && printf " TABLE
	       " > $T/lock/police.csv && "
	       "flock $T/lock-out $C run $T/lock -o $T/lock-out",
		3, NULL, "another run is writing to");
	expect("$C run $T/lock -o $T/lock-out && "
	       "$C run $T/lock -o $T/lock-out",
		0, NULL, NULL);
}

static void
what_a_killed_run_left_is_taken_away(void **state)
{
	(void)state;
	expect("mkdir -p $T/left && printf " TABLE " > $T/left/police.csv && "
	       "$C run $T/left -o $T/left-out --quiet && "
	       "(cd $T/left-out && touch chronology.html.part-aB3dEf "
	       "reports/gaps.csv.part-ZZZZZZ case.case.new "
	       ".case.case.new.k4Jh2a "
	       "mine.html.part-aB3dEf chronology.html.backup) && "
	       "$C run $T/left -o $T/left-out --quiet && "
	       "cd $T/left-out && find . -type f | sort | tr '\\n' ' '",
		0,
		"./case.case ./chronology.csv ./chronology.docx "
		"./chronology.html "
		"./chronology.html.backup ./chronology.json "
		"./chronology.xlsx "
		"./mine.html.part-aB3dEf ./reports/diagnostics.csv ",
		NULL);
	expect("ls $T/left-out/reports/gaps.csv.part-ZZZZZZ "
	       "$T/left-out/.case.case.new.k4Jh2a; test $? -ne 0",
		0, NULL, NULL);
}

static void
a_case_ini_that_is_no_file_is_told(void **state)
{
	(void)state;
	expect("mkdir -p $T/ini && printf " TABLE " > $T/ini/police.csv && "
	       "mkfifo $T/ini/case.ini && "
	       "timeout 20 $C run $T/ini -o $T/ini-out",
		3, NULL, "case.ini is a pipe, a socket or a device");
	expect("rm $T/ini/case.ini && ln -s nowhere $T/ini/case.ini && "
	       "$C run $T/ini -o $T/ini-out",
		3, NULL, "case.ini cannot be opened: No such file");
	expect("rm $T/ini/case.ini && mkdir $T/ini/case.ini && "
	       "$C run $T/ini -o $T/ini-out",
		3, NULL, "case.ini is a folder");
}

static void
a_full_disk_ends_with_three_and_says_so(void **state)
{
	static const char *const lines[] = {
		"$C export $T/disk-out --as json -o - >/dev/full",
		"$C export $T/disk-out --as csv -o /dev/full",
		"$C report $T/disk-out gaps >/dev/full",
		"$C run $T/disk -o $T/disk-out >/dev/full",
		"$C check $T/disk/police.csv >/dev/full",
		"$C help >/dev/full",
	};

	(void)state;
	expect("mkdir -p $T/disk && printf " TABLE " > $T/disk/police.csv && "
	       "$C run $T/disk -o $T/disk-out --quiet",
		0, NULL, NULL);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		expect(lines[i], 3, NULL, "No space left on device");
}

static void
a_device_is_written_to_and_never_replaced(void **state)
{
	(void)state;
	expect("mkfifo $T/out && (cat $T/out > $T/got &) && "
	       "$C export $T/disk-out --as csv --force -o $T/out && "
	       "test -p $T/out && sleep 0.2 && cat $T/got",
		0, "Home visit", NULL);
}

static void
closed_streams_do_not_let_messages_into_files(void **state)
{
	(void)state;
	expect("$C run $T/disk -o $T/disk-out --quiet <&- >&- 2>&-; test $? "
	       "-eq 0 && "
	       "$C report $T/disk-out sources",
		0, "police.csv", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pipe_in_the_folder_does_not_stop_a_run),
		cmocka_unit_test(a_pipe_that_is_named_is_read),
		cmocka_unit_test(
			a_file_cut_short_after_it_was_read_stays_readable),
		cmocka_unit_test(
			a_row_of_fifty_million_cells_is_set_aside_in_little_memory),
		cmocka_unit_test(too_little_memory_is_told_and_ends_with_three),
		cmocka_unit_test(names_cannot_drive_the_terminal),
		cmocka_unit_test(
			a_second_run_keeps_out_of_the_way_of_the_first),
		cmocka_unit_test(a_case_ini_that_is_no_file_is_told),
		cmocka_unit_test(a_full_disk_ends_with_three_and_says_so),
		cmocka_unit_test(a_device_is_written_to_and_never_replaced),
		cmocka_unit_test(closed_streams_do_not_let_messages_into_files),
		cmocka_unit_test(what_a_killed_run_left_is_taken_away),
	};

	return cmocka_run_group_tests_name(
		"hostile", tests, shell_open, shell_close);
}
