/* Where a program without memory ends. */
#ifndef UTIL_MEMORY_H
#define UTIL_MEMORY_H

/* Says so on standard error and ends with 3, "nothing could be done".  Sizes
 * from files were checked against limits before, so that this is a machine (or
 * a ulimit) too small for the case, and no fault of the program. */
_Noreturn void out_of_memory(void);

#endif
