// Opens pages that hold every payload of tests/payloads.py in a browser, opens
// what is folded, goes over what can be reached with keys or a pointer, and gives
// the same payloads as an address: nothing may run, ask, be fetched, or be
// refused by the policy that stands in the page.
//
//     node tests/pages/payloads.mjs PAYLOADS.json FILE.html...
//
// CHROMIUM names the browser; /usr/bin/chromium if unset.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const quiet = ['--headless=new', '--no-sandbox', '--disable-gpu',
	'--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];
const REACHED = 300; // so many of what can be pointed at, a page
const ADDRESSES = 40; // so many payloads as an address, a page

// What would tell that something ran, as sentences.
function watch(page, url, wrong) {
	page.on('dialog', (d) => {
		wrong.push(`dialog: ${d.message()}`);
		d.dismiss();
	});
	page.on('console', (m) => {
		if (m.type() === 'error' || m.type() === 'warning')
			wrong.push(`console: ${m.text()}`);
	});
	page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
	page.on('popup', (p) => wrong.push(`window: ${p.url()}`));
	page.on('download', (d) => wrong.push(`download: ${d.url()}`));
	page.on('request', (r) => {
		if (r.url().split('#')[0] !== url)
			wrong.push(`request: ${r.url().slice(0, 200)}`);
	});
}

async function use(page) {
	await page.evaluate((most) => {
		for (const d of document.querySelectorAll('details'))
			d.open = true;
		let left = most;

		for (const e of document.querySelectorAll(
			'a, summary, input, select, button, [tabindex]')) {
			if (left-- === 0)
				break;
			e.focus({ preventScroll: true });
			for (const kind of ['mouseover', 'pointerenter',
				'mouseenter'])
				e.dispatchEvent(new MouseEvent(kind,
					{ bubbles: true }));
		}
	}, REACHED);
	// what a reader may type into
	for (const box of await page.$$('input[type=search], input[type=text]'))
		if (await box.isVisible())
			await box.fill('<img src=x onerror=window.__hit=9999>');
	await page.waitForTimeout(300);
	await page.emulateMedia({ media: 'print' });
	await page.emulateMedia({ media: 'screen' });
}

async function look(browser, file, payloads, javaScriptEnabled) {
	const wrong = [];
	const url = pathToFileURL(file).href;
	const context = await browser.newContext({ javaScriptEnabled });
	const page = await context.newPage();
	const hit = async (where) => {
		const n = await page.evaluate(() => window.__hit);

		if (n !== undefined)
			wrong.push(`payload ${n} ran${where}`);
	};

	watch(page, url, wrong);
	await page.goto(url, { timeout: 120000 });
	if (!javaScriptEnabled) {
		await page.waitForTimeout(200);
		await context.close();
		return wrong;
	}
	await use(page);
	await hit('');
	for (let i = 0; i < ADDRESSES; i++) {
		const text = payloads[i * 11 % payloads.length];
		const form = ['', 'text=', 'q=', 'agency=', 'child='][i % 5];

		await page.evaluate((to) => {
			location.hash = to;
		}, form + (i % 2 ? encodeURIComponent(text) : text));
	}
	await page.waitForTimeout(300);
	await hit(' from the address');
	await context.close();
	return wrong;
}

const [list, ...files] = process.argv.slice(2).map((f) => resolve(f));
if (files.length === 0) {
	console.error('usage: node tests/pages/payloads.mjs ' +
		'PAYLOADS.json FILE.html...');
	process.exit(2);
}
const payloads = JSON.parse(readFileSync(list, 'utf8')).filter(
	(p) => p.length < 2000);
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: quiet,
});
let passed = 0;
let failed = 0;
for (const file of files)
	for (const script of [true, false]) {
		const wrong = await look(browser, file, payloads, script);

		if (wrong.length === 0) {
			passed++;
			continue;
		}
		failed++;
		console.log(`${basename(file)}, script ${script ? 'on' : 'off'}:`);
		for (const w of wrong.slice(0, 20))
			console.log(`    ${w}`);
		if (wrong.length > 20)
			console.log(`    and ${wrong.length - 20} more`);
	}
await browser.close();
console.log(`${payloads.length} payloads: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
