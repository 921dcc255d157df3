/* Namespaces by their URI: the transitional and the strict one of a vocabulary
 * are the same. */
#include "package_parts.h"

struct uri {
	const char *uri;
	uint8_t ns;
};

#define OPEN_XML "http://schemas.openxmlformats.org/"
#define STRICT	 "http://purl.oclc.org/ooxml/"
#define OASIS	 "urn:oasis:names:tc:opendocument:xmlns:"

static const struct uri uris[] = {
	{OPEN_XML "wordprocessingml/2006/main", NS_WORD},
	{STRICT "wordprocessingml/main", NS_WORD},
	{OPEN_XML "spreadsheetml/2006/main", NS_SHEET},
	{STRICT "spreadsheetml/main", NS_SHEET},
	{OPEN_XML "officeDocument/2006/relationships", NS_RELATION},
	{STRICT "officeDocument/relationships", NS_RELATION},
	{OPEN_XML "package/2006/relationships", NS_PACKAGE},
	{OPEN_XML "package/2006/content-types", NS_TYPES},
	{OPEN_XML "markup-compatibility/2006", NS_COMPAT},
	{OPEN_XML "drawingml/2006/main", NS_DRAWING},
	{STRICT "drawingml/main", NS_DRAWING},
	{"http://schemas.microsoft.com/office/spreadsheetml/2018/"
	 "threadedcomments",
		NS_THREADED},
	{OASIS "office:1.0", NS_OD_OFFICE},
	{OASIS "table:1.0", NS_OD_TABLE},
	{OASIS "text:1.0", NS_OD_TEXT},
	{OASIS "style:1.0", NS_OD_STYLE},
	{OASIS "xsl-fo-compatible:1.0", NS_OD_FO},
	{OASIS "datastyle:1.0", NS_OD_NUMBER},
	{OASIS "manifest:1.0", NS_OD_MANIFEST},
	{"http://www.w3.org/1999/xlink", NS_XLINK},
	{"http://purl.org/dc/elements/1.1/", NS_DC},
	{"http://www.w3.org/XML/1998/namespace", NS_XML},
};

enum part_ns
package_ns(const char *uri)
{
	if (!uri)
		return NS_NONE;
	for (size_t i = 0; i < sizeof(uris) / sizeof(uris[0]); i++)
		if (strcmp(uri, uris[i].uri) == 0)
			return (enum part_ns)uris[i].ns;
	return NS_OTHER;
}
