// A browser, and pages opened in it as a reader would: every error and every
// request to anywhere is something wrong.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const quiet = ['--headless=new', '--no-sandbox', '--disable-gpu',
	'--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];

export function launch() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: quiet,
	});
}

// Options of a context (viewport, colorScheme, forcedColors, reducedMotion,
// javaScriptEnabled), `hash`, `until` when to wait, and a script to run
// `before` those of the page; what is wrong is added to `wrong`.
export async function open(browser, file, wrong, options = {}) {
	const { hash = '', until = 'load', before, ...context } = options;
	const url = pathToFileURL(file).href;
	const page = await browser.newPage({
		viewport: { width: 1280, height: 900 }, ...context });

	page.on('console', (m) => {
		if (m.type() === 'error')
			wrong.push(`console: ${m.text()}`);
	});
	page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
	page.on('request', (r) => {
		if (r.url().split('#')[0] !== url)
			wrong.push(`request: ${r.url().slice(0, 200)}`);
	});
	if (before)
		await page.addInitScript(before);
	await page.goto(url + hash, { waitUntil: until });
	return page;
}

// Adds a sentence where something is not as it should be.
export function expect(wrong, is, should, what) {
	const a = JSON.stringify(is), b = JSON.stringify(should);

	if (a !== b)
		wrong.push(`${what}: ${a}, not ${b}`);
}
