// Opens exported pages in a browser, as a reader would, and fails on what a
// reader must not meet: an error, a request to anywhere, a barrier that
// axe-core knows of, a page wider than a telephone, a task that needs a mouse
// or a script, a wait.
//
//     node tests/pages/check.mjs [--big CHRONOLOGY] FILE.html...
//
// Leaves pictures and a PDF of every page in build/pages/ to look at.
// CHROMIUM names the browser; /usr/bin/chromium if unset.
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { fast } from './fast.mjs';
import { filter } from './filter.mjs';
import { keys, plain } from './keys.mjs';
import { look, views } from './look.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const big = args[0] === '--big' ? args.splice(0, 2)[1] : null;
const files = args.map((f) => resolve(f));
if (files.length === 0 && !big) {
	console.error('usage: node tests/pages/check.mjs [--big FILE] FILE...');
	process.exit(2);
}
const browser = await launch();
let passed = 0;
let failed = 0;

function tell(what, wrong) {
	if (wrong.length === 0) {
		passed++;
		return;
	}
	failed++;
	console.log(`${what}:`);
	for (const w of wrong.slice(0, 20))
		console.log(`    ${w}`);
	if (wrong.length > 20)
		console.log(`    and ${wrong.length - 20} more`);
}

if (big)
	tell('ten thousand entries', await fast(browser, resolve(big)));
for (const file of files) {
	const folder = basename(dirname(file));
	const into = resolve(here, '../../build/pages',
		folder === 'reports' ? basename(dirname(dirname(file))) : folder);
	const name = join(folder, basename(file));

	mkdirSync(into, { recursive: true });
	for (const view of views)
		tell(`${name}, ${view.name}`,
			await look(browser, file, view, into));
	if (!readFileSync(file, 'utf8').includes('<script>'))
		continue;
	tell(`${name}, filter`, await filter(browser, file));
	tell(`${name}, keyboard`, await keys(browser, file));
	tell(`${name}, script off`, await plain(browser, file));
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
