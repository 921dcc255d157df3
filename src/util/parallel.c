/* Work divided over the processors, with the same result as on one. */
#include "util/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { THREADS_MAX = 16 };

struct job {
	void (*work)(void *arg, uint32_t piece);
	void *arg;
	uint32_t n;
	atomic_uint next;
};

static void *
take_pieces(void *arg)
{
	struct job *j = arg;
	uint32_t i;

	while ((i = atomic_fetch_add(&j->next, 1)) < j->n)
		j->work(j->arg, i);
	return NULL;
}

static uint32_t
processors(void)
{
	cpu_set_t set;
	int n = 1;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		n = CPU_COUNT(&set);
	return n < 1 ? 1 : n > THREADS_MAX ? THREADS_MAX : (uint32_t)n;
}

void
parallel_each(uint32_t n, void (*work)(void *arg, uint32_t piece), void *arg)
{
	struct job job = {.work = work, .arg = arg, .n = n};
	pthread_t threads[THREADS_MAX];
	uint32_t want = n > 1 ? processors() : 1, have = 0;

	if (want > n)
		want = n;
	while (have + 1 < want &&
		pthread_create(&threads[have], NULL, take_pieces, &job) == 0)
		have++;
	take_pieces(&job);
	while (have > 0)
		pthread_join(threads[--have], NULL);
}
