// The filter of a chronology: what it shows, says, and keeps in the address.
import { expect, open } from './browser.mjs';

const shown = () => Array.from(document.querySelectorAll('.entries tr[id]'))
	.filter((r) => !r.classList.contains('more') && r.checkVisibility())
	.map((r) => r.id);
const count = async (page) => (await page.evaluate(shown)).length;
const status = (page) => page.textContent('.filter [role=status]');
const hash = (page) => page.evaluate(() => location.hash);

// Of each choice: what it should leave, worked out from what rows show.
async function choices(page, wrong) {
	const all = await count(page);
	const agencies = await page.$$eval('[name=agency]', (c) => c.length);

	for (let i = 0; i < agencies; i++) {
		const chip = page.locator('[name=agency]').nth(i);
		const name = await chip.getAttribute('value');

		await chip.check();
		const ids = await page.evaluate(shown);
		const of = await page.$$eval('.entries tr[id]', (rows, wanted) => {
			const found = new Set();
			let lead = null;

			for (const r of rows) {
				if (!r.classList.contains('more'))
					lead = r.id;
				if (r.querySelector('.agency, .label')
					?.textContent === wanted)
					found.add(lead);
			}
			return Array.from(found);
		}, name);

		expect(wrong, ids, of, `entries of ${name}`);
		expect(wrong, await status(page),
			`${ids.length} of ${all} entries shown`, 'status');
		await chip.uncheck();
	}
	for (const [value, words] of [['yes', /(^|[^t] )seen/],
		['alone', /(^|[^t] )seen alone/]]) {
		await page.selectOption('[name=seen]', value);
		const lacking = await page.$$eval('.entries tr[id]',
			(rows, [source]) => {
				const has = (r) => Array.from(
					r.querySelectorAll('.flag.yes'))
					.some((e) => new RegExp(source)
						.test(e.textContent));
				const ok = new Map();
				let lead = null;

				for (const r of rows) {
					if (!r.classList.contains('more'))
						lead = r;
					ok.set(lead, ok.get(lead) || has(r));
				}
				return Array.from(ok).filter(([r, o]) =>
					o !== r.checkVisibility())
					.map(([r]) => r.id);
			}, [words.source]);
		expect(wrong, lacking, [], `seen: ${value}`);
	}
	await page.selectOption('[name=seen]', '');
	expect(wrong, await count(page), all, 'all are shown again');
}

async function addresses(browser, file, page, wrong) {
	const all = await count(page);

	await page.selectOption('[name=seen]', 'no');
	const unseen = await count(page);
	const to = await hash(page);
	expect(wrong, to, '#?seen=no', 'the address');
	await page.fill('[name=words]', 'visit');
	await page.press('[name=words]', 'Tab');
	const both = await count(page);
	expect(wrong, both <= unseen && unseen < all && both > 0, true,
		`fewer and fewer: ${all}, ${unseen}, ${both}`);
	expect(wrong, await hash(page), '#?seen=no&words=visit',
		'the address with words');
	const other = await open(browser, file, wrong,
		{ hash: '#?seen=no&words=visit' });
	expect(wrong, await count(other), both, 'the address opened anew');
	expect(wrong, await other.inputValue('[name=words]'), 'visit',
		'its control');
	await other.close();
	await page.click('.outcome button');
	expect(wrong, await count(page), all, 'after Show all');
	await page.goBack();
	expect(wrong, await count(page), both, 'one step back');
	await page.goForward();
	expect(wrong, await count(page), all, 'and forward');
	for (const bad of ['#?seen=never&agency=Nobody&find=%3Cb%3E&at=zz',
		'#?from=x&to=2&words=%22', '#?%E0%A4%A'])
		await (await open(browser, file, wrong, { hash: bad })).close();
}

// A link to a row that is filtered out shows the row, and keeps the filter.
async function links(page, wrong) {
	await page.fill('[name=words]', 'zzzz nothing has these words');
	expect(wrong, await count(page), 0, 'no entry has the words');
	const link = page.locator('#main a[href^="#n"]').first();
	const id = (await link.getAttribute('href')).slice(1);
	await link.evaluate((a) => a.dispatchEvent(
		new MouseEvent('click', { bubbles: true, cancelable: true })));
	expect(wrong, await page.evaluate(shown), [id], 'the row linked to');
	expect(wrong, await page.evaluate(() => document.activeElement.id), id,
		'focus');
	expect(wrong, (await hash(page)).endsWith(`&at=${id}`), true,
		'the row in the address');
	const top = await page.evaluate((i) => {
		const head = document.querySelector('.entries thead')
			.getBoundingClientRect();
		const row = document.getElementById(i).getBoundingClientRect();

		return row.top >= head.bottom - 1 && row.top < innerHeight;
	}, id);
	expect(wrong, top, true, 'the row is in sight below the heads');
	const banner = await page.textContent('.filtered');
	expect(wrong, /^Filtered: words “zzzz.*entr(y|ies) not shown\./
		.test(banner), true, `the page says so: ${banner}`);
	await page.emulateMedia({ media: 'print' });
	expect(wrong, await page.isVisible('.filtered span'), true,
		'in print, too');
	expect(wrong, await page.isVisible('.filter'), false,
		'the form on paper');
	await page.emulateMedia({ media: 'screen' });
}

export async function filter(browser, file) {
	const wrong = [];
	const page = await open(browser, file, wrong);

	await choices(page, wrong);
	await addresses(browser, file, page, wrong);
	await links(page, wrong);
	await page.close();
	return wrong;
}
