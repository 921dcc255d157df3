/* The stretches of a part, read one after the other by what packs them. */
#ifndef EXPORT_PACKAGE_SOURCE_H
#define EXPORT_PACKAGE_SOURCE_H

#include <zip.h>

#include "export/package_write.h"

/* NULL if there is no memory.  The stretches are read when the archive is
 * closed, and not copied before. */
zip_source_t *package_source(zip_t *z, const struct package_part *part);

#endif
