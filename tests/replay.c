/* Hands files to a fuzz target, each in a process of its own: those named, or
 * the whole of its corpus.  None may end badly, take more than a second of the
 * processor or more memory than what is shipped is allowed for a hostile file.
 * Linked with a target in place of libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/input.h"
#include "util/arena.h"
#include "util/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_MS = 1000, MOST_KIB = 256 * 1024 };
#if defined(__SANITIZE_ADDRESS__)
enum { SLOWER = 5, LARGER = 8 }; /* what the sanitizers cost */
#else
enum { SLOWER = 1, LARGER = 1 };
#endif

static _Noreturn void
replay(const char *path)
{
	struct chron_err err = {0};
	struct chron_input in;

	if (input_open(&in, path, &err) != CHRON_OK) {
		fprintf(stderr, "%s: %s\n", path, err.text);
		exit(1);
	}
	LLVMFuzzerTestOneInput((const uint8_t *)in.bytes.p, in.bytes.n);
	input_close(&in);
	exit(0); /* where leaks are looked for */
}

static bool
passes(const char *path)
{
	struct rusage use = {0};
	int status = 0;
	long ms;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		replay(path);
	if (pid < 0 || wait4(pid, &status, 0, &use) != pid) {
		perror("replay");
		return false;
	}
	ms = (use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000 +
	     (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1000;
	if (status == 0 && ms <= (long)MOST_MS * SLOWER &&
		use.ru_maxrss <= (long)MOST_KIB * LARGER) {
		printf("[       OK ] %s\n", path);
		return true;
	}
	printf("[  FAILED  ] %s: status %d, %ld ms, %ld KiB\n", path, status,
		ms, use.ru_maxrss);
	return false;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* "csv" of "build/dev/tests/fuzz_csv" */
static int
replay_corpus(const char *self)
{
	const char *name = strrchr(self, '_');
	struct dirent **list;
	int failed = 0, n;
	char dir[64], path[512];

	snprintf(dir, sizeof(dir), "tests/corpus/%s", name ? name + 1 : "");
	n = scandir(dir, &list, NULL, by_name);
	if (n < 0) {
		perror(dir);
		return 1;
	}
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, list[i]->d_name);
		if (list[i]->d_name[0] != '.')
			failed += !passes(path);
		free(list[i]);
	}
	free(list);
	return failed;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++)
		failed += !passes(argv[i]);
	if (argc < 2)
		failed = replay_corpus(argv[0]);
	return failed != 0;
}
