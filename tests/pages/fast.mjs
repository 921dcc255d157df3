// How long a reader of ten thousand entries waits: for the page, and for a key.
import { open } from './browser.mjs';

const RUNS = 5;
// On a machine that does nothing else both are well below a second.
const MOST = { usable: 3000, key: 1000 };

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

async function once(browser, file, wrong) {
	const page = await open(browser, file, wrong);
	// the script has run, and what it did is on the screen
	const usable = await page.evaluate(() => new Promise((done) =>
		requestAnimationFrame(() => setTimeout(
			() => done(performance.now()), 0))));
	const painted = await page.evaluate(() => performance
		.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
	const key = await page.evaluate(() => {
		const words = document.querySelector('[name=words]');
		const times = [];

		for (const text of ['s', 'sc', 'sch']) {
			const from = performance.now();

			words.value = text;
			words.dispatchEvent(new Event('input', { bubbles: true }));
			document.body.getBoundingClientRect();
			times.push(performance.now() - from);
		}
		return Math.max(...times);
	});
	const entries = await page.textContent('.filter [role=status]');
	const nodes = await page.evaluate(() =>
		document.getElementsByTagName('*').length);
	await page.close();
	return { usable, painted, key, entries, nodes };
}

export async function fast(browser, file) {
	const wrong = [], all = [];

	for (let i = 0; i < RUNS; i++)
		all.push(await once(browser, file, wrong));
	const of = (what) => Math.round(median(all.map((r) => r[what])));
	console.log(`${all[0].entries}, ${all[0].nodes} elements: painted after ` +
		`${of('painted')} ms, usable after ${of('usable')} ms, ` +
		`a key ${of('key')} ms (median of ${RUNS})`);
	for (const what of Object.keys(MOST))
		if (of(what) > MOST[what])
			wrong.push(`${what}: ${of(what)} ms, over ${MOST[what]}`);
	return wrong;
}
