/* The script of a page that holds the chronology: src/export/page.js as it
 * lies, and the policy that lets no other run. */
#include "export/html.h"
#include "util/hash.h"

__asm__(".section .rodata\n"
	".global html_script\n"
	".hidden html_script\n"
	"html_script: .incbin \"src/export/page.js\"\n"
	".global html_script_end\n"
	".hidden html_script_end\n"
	"html_script_end: .byte 0\n"
	".previous\n");
extern const char html_script[], html_script_end[];

static struct chron_str
script(void)
{
	return (struct chron_str){
		html_script, (size_t)(html_script_end - html_script)};
}

void
html_script_policy(struct chron_out *out)
{
	char hash[HASH_BASE64];

	hash_sha256_base64(script(), hash);
	HTML_PUT(out, "script-src 'sha256-");
	out_puts(out, hash);
	HTML_PUT(out, "'; ");
}

void
html_script_put(struct chron_out *out)
{
	HTML_PUT(out, "<script>");
	out_str(out, script());
	HTML_PUT(out, "</script>\n");
}
