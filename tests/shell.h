/* A shell line in which $C is the program and $T a folder of its own: what it
 * ended with and what it said. */
#ifndef TESTS_SHELL_H
#define TESTS_SHELL_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "util/buf.h"

/* A sanitizer reserves more addresses than any limit leaves. */
#if defined(__SANITIZE_ADDRESS__)
#define SHELL_LIMIT ":"
#else
#define SHELL_LIMIT "ulimit -v $1"
#endif

static char tmp[] = "/tmp/chron-cli-XXXXXX";

struct result {
	int code;
	struct buf out, err;
};

static void
shell_slurp(const char *path, struct buf *to)
{
	FILE *f = fopen(path, "rb");
	char chunk[4096];
	size_t n;

	buf_clear(to);
	if (!f)
		return;
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(to, chunk, n);
	fclose(f);
}

/* Runs a shell line in which $C is the program and $T a folder of its own;
 * "limit N" leaves N KiB of memory. */
static struct result
sh(const char *line)
{
	const char *program = getenv("CHRONOMERGE");
	struct result r = {.out = BUF_INIT, .err = BUF_INIT};
	struct buf b = BUF_INIT;
	char path[64];
	int status;

	buf_printf(&b,
		"limit() { " SHELL_LIMIT
		"; }; C=%s T=%s; ( %s ) >%s/.out 2>%s/.err </dev/null",
		program ? program : "build/dev/chronomerge", tmp, line, tmp,
		tmp);
	status = system(b.p);
	r.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	snprintf(path, sizeof(path), "%s/.out", tmp);
	shell_slurp(path, &r.out);
	snprintf(path, sizeof(path), "%s/.err", tmp);
	shell_slurp(path, &r.err);
	buf_free(&b);
	return r;
}

static void
done(struct result *r)
{
	buf_free(&r->out);
	buf_free(&r->err);
}

static void
expect(const char *line, int code, const char *out, const char *err)
{
	struct result r = sh(line);

	if (r.code != code)
		fail_msg("%s: exit %d, not %d\n%s%s", line, r.code, code,
			r.out.p, r.err.p);
	if (out && !strstr(r.out.p, out))
		fail_msg("%s: standard output lacks \"%s\":\n%s", line, out,
			r.out.p);
	if (err && !strstr(r.err.p, err))
		fail_msg("%s: standard error lacks \"%s\":\n%s", line, err,
			r.err.p);
	done(&r);
}

static int
shell_open(void **state)
{
	(void)state;
	return mkdtemp(tmp) ? 0 : 1;
}

static int
shell_close(void **state)
{
	char line[64];

	(void)state;
	snprintf(line, sizeof(line), "rm -rf %s", tmp);
	return system(line);
}

#endif
