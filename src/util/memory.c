/* Where a program without memory ends. */
#include "util/memory.h"

#include <unistd.h>

_Noreturn void
out_of_memory(void)
{
	static const char say[] =
		"chronomerge: there is not enough memory for this case: "
		"divide its largest file, or use a larger machine; "
		"what was written before stays as it was\n";
	ssize_t n = write(STDERR_FILENO, say, sizeof(say) - 1);

	(void)n;
	_exit(3);
}
