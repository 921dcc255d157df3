// Opens exported pages in a browser, as a reader would, and fails on what a
// reader must not meet: an error, a request to anywhere, a barrier that
// axe-core knows of, a page wider than a telephone.
//
//     node tests/pages/check.mjs FILE.html...
//
// Leaves pictures and a PDF of every page in build/pages/ to look at.
// CHROMIUM names the browser; /usr/bin/chromium if unset.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(
	createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const into = resolve(here, '../../build/pages');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const views = [
	{ name: 'wide', width: 1280, height: 900, colorScheme: 'light' },
	{ name: 'dark', width: 1280, height: 900, colorScheme: 'dark' },
	{ name: 'narrow', width: 320, height: 640, colorScheme: 'light' },
];
const quiet = ['--headless=new', '--no-sandbox', '--disable-gpu',
	'--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];

// Everything wrong with one page in one view, as sentences.
async function look(browser, file, view) {
	const wrong = [];
	const url = pathToFileURL(file).href;
	const page = await browser.newPage({
		viewport: { width: view.width, height: view.height },
		colorScheme: view.colorScheme,
	});

	page.on('console', (m) => {
		if (m.type() === 'error')
			wrong.push(`console: ${m.text()}`);
	});
	page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
	page.on('request', (r) => {
		if (r.url() !== url)
			wrong.push(`request: ${r.url().slice(0, 200)}`);
	});
	await page.goto(url);

	const across = await page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth);
	if (across > 0)
		wrong.push(`the page is ${across} px wider than the screen`);

	await page.evaluate(axe);
	const found = await page.evaluate(
		(values) => window.axe.run(document,
			{ runOnly: { type: 'tag', values } }), tags);
	for (const v of found.violations)
		for (const n of v.nodes)
			wrong.push(`${v.id}: ${n.target.join(' ')}: ${n.html}`);

	const stem = join(into, basename(file, '.html'));
	await page.screenshot({ path: `${stem}-${view.name}.png`,
		clip: { x: 0, y: 0, width: view.width, height: 3000 },
		fullPage: true }).catch(() => page.screenshot(
		{ path: `${stem}-${view.name}.png` }));
	if (view.name === 'wide')
		await page.pdf({ path: `${stem}.pdf`, format: 'A4',
			landscape: true, preferCSSPageSize: true });
	await page.close();
	return wrong;
}

const files = process.argv.slice(2).map((f) => resolve(f));
if (files.length === 0) {
	console.error('usage: node tests/pages/check.mjs FILE.html...');
	process.exit(2);
}
mkdirSync(into, { recursive: true });
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: quiet,
});
let passed = 0;
let failed = 0;
for (const file of files)
	for (const view of views) {
		const wrong = await look(browser, file, view);

		if (wrong.length === 0) {
			passed++;
			continue;
		}
		failed++;
		console.log(`${basename(file)}, ${view.name}:`);
		for (const w of wrong.slice(0, 20))
			console.log(`    ${w}`);
		if (wrong.length > 20)
			console.log(`    and ${wrong.length - 20} more`);
	}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
