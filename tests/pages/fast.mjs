// How long a reader of ten thousand entries waits: for the page, and for a key.
import { open } from './browser.mjs';

const RUNS = 5;
// The filter stands there; the first letter typed stands on the screen and the rows that have come are
// filtered by it; all rows are there and filtered; a letter after that.
const MOST = { placed: 2000, usable: 4000, whole: 8000, key: 500 };

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

// The filter has the focus as soon as it stands there; of the first input, when
// what it did has been drawn.
const watch = () => {
	const look = new MutationObserver(() => {
		const words = document.querySelector('[name=words]');

		if (!words)
			return;
		look.disconnect();
		words.focus();
		window.placed = performance.now();
	});

	look.observe(document, { childList: true, subtree: true });
	addEventListener('input', () => requestAnimationFrame(
		() => setTimeout(() => {
			window.firstInput ??= performance.now();
		}, 0)), true);
};

async function once(browser, file, wrong) {
	const page = await open(browser, file, wrong,
		{ until: 'commit', before: watch });

	const placed = await page.evaluate(() => new Promise((done) => {
		const ask = () => window.placed
			? done(window.placed) : setTimeout(ask, 1);

		ask();
	}));
	await page.keyboard.press('s');
	const usable = await page.evaluate(() => new Promise((done) => {
		const ask = () => window.firstInput
			? done(window.firstInput) : setTimeout(ask, 1);

		ask();
	}));
	await page.waitForLoadState('load');
	const whole = await page.evaluate(() => new Promise((done) =>
		requestAnimationFrame(() => setTimeout(
			() => done(performance.now()), 0))));
	const painted = await page.evaluate(() => performance
		.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
	if (await page.inputValue('[name=words]') !== 's')
		wrong.push('what was typed while rows arrived is lost');
	if (!/^Filtered: words/.test(await page.textContent('.filtered')))
		wrong.push('the page does not say that it is filtered');
	const key = await page.evaluate(() => {
		const words = document.querySelector('[name=words]');
		const times = [];

		for (const text of ['sc', 'sch', 'scho']) {
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
	return { placed, usable, whole, painted, key, entries, nodes };
}

export async function fast(browser, file) {
	const wrong = [], all = [];

	for (let i = 0; i < RUNS; i++)
		all.push(await once(browser, file, wrong));
	const of = (what) => Math.round(median(all.map((r) => r[what])));
	console.log(`${all[0].entries}, ${all[0].nodes} elements: painted after ` +
		`${of('painted')} ms, the filter there after ` +
		`${of('placed')} ms, first input handled after ` +
		`${of('usable')} ms, all rows after ${of('whole')} ms, ` +
		`a key ${of('key')} ms (median of ${RUNS})`);
	for (const what of Object.keys(MOST))
		if (of(what) > MOST[what])
			wrong.push(`${what}: ${of(what)} ms, over ${MOST[what]}`);
	return wrong;
}
