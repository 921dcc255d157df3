// Every task of a chronology by keyboard alone, and with the script off.
import { expect, open } from './browser.mjs';

const here = () => {
	const e = document.activeElement;

	return e === document.body ? '' : `${e.localName}${e.id && `#${e.id}`}` +
		`${e.name ? `[${e.name}]` : ''} ${e.textContent.slice(0, 40)}`;
};

// Tab until the focus is on what the selector finds.
async function tabTo(page, wrong, selector, key = 'Tab') {
	for (let i = 0; i < 400; i++) {
		await page.keyboard.press(key);
		if (await page.evaluate((s) =>
			document.activeElement.matches(s), selector)) {
			await inSight(page, wrong, selector);
			return true;
		}
	}
	wrong.push(`${key} does not lead to ${selector}`);
	return false;
}

// What has the focus is not below the heads that stay in sight, and is
// outlined.
async function inSight(page, wrong, what) {
	const is = await page.evaluate(() => {
		const e = document.activeElement, r = e.getBoundingClientRect();
		const style = getComputedStyle(e);
		const x = r.left + Math.min(r.width, 40) / 2;
		const on = document.elementFromPoint(x, r.top + r.height / 2);

		return { seen: !!on && (e.contains(on) || on.contains(e)),
			outlined: style.outlineStyle !== 'none' };
	});

	expect(wrong, is, { seen: true, outlined: true }, `focus on ${what}`);
}

const rows = (page) => page.evaluate(() => Array.from(
	document.querySelectorAll('.entries tr[id]'))
	.filter((r) => r.checkVisibility()).length);

export async function keys(browser, file) {
	const wrong = [];
	const page = await open(browser, file, wrong);
	const all = await rows(page);

	await page.keyboard.press('Tab');
	expect(wrong, await page.evaluate(here), 'a Skip to the tables', 'first');
	await page.keyboard.press('Enter');
	expect(wrong, await page.evaluate(() => document.activeElement.id),
		'main', 'the skip link leads');
	await page.goto(page.url().split('#')[0]);
	if (await tabTo(page, wrong, 'nav a[href="#filter"]')) {
		await page.keyboard.press('Enter');
		expect(wrong, await page.evaluate(() => {
			const r = document.getElementById('filter')
				.getBoundingClientRect();

			return r.top >= 0 && r.top < innerHeight;
		}), true, 'the filter is in sight');
	}
	if (await tabTo(page, wrong, '[name=agency]')) {
		await page.keyboard.press('Space');
		expect(wrong, await rows(page) < all, true, 'an agency chosen');
	}
	if (await tabTo(page, wrong, '[name=seen]')) {
		await page.keyboard.press('ArrowDown');
		expect(wrong, await page.inputValue('[name=seen]'), 'yes',
			'the arrow chooses');
	}
	if (await tabTo(page, wrong, '[name=words]'))
		await page.keyboard.type('a');
	if (await tabTo(page, wrong, '.outcome button')) {
		await page.keyboard.press('Enter');
		expect(wrong, await rows(page), all, 'cleared');
	}
	if (await tabTo(page, wrong, '.entries summary')) {
		await page.keyboard.press('Enter');
		expect(wrong, await page.evaluate(() =>
			document.activeElement.parentNode.open), true,
		'evidence opens');
	}
	// back up the table: what gets the focus must not lie below the heads
	for (let i = 0; i < 12; i++)
		await tabTo(page, wrong, 'a, summary');
	for (let i = 0; i < 10; i++)
		await tabTo(page, wrong, 'a, summary', 'Shift+Tab');
	// a mark of the picture has its row in the table below it
	await page.goto(page.url().split('#')[0]);
	if (await tabTo(page, wrong, '#t-timeline ~ details > summary')) {
		await page.keyboard.press('Enter');
		if (await tabTo(page, wrong, 'td a')) {
			const to = await page.evaluate(() =>
				document.activeElement.getAttribute('href'));

			await page.keyboard.press('Enter');
			expect(wrong, await page.evaluate(() => document
				.querySelector(':target')?.id), to.slice(1),
			'the row of a mark');
		}
	}
	await page.close();
	return wrong;
}

export async function plain(browser, file) {
	const wrong = [];
	const with_ = await open(browser, file, wrong);
	const all = await rows(with_);
	await with_.close();
	const page = await open(browser, file, wrong,
		{ javaScriptEnabled: false, hash: '#?seen=yes&words=none' });

	expect(wrong, await page.locator('form, button, .filtered').count(), 0,
		'controls without a script');
	expect(wrong, await page.locator('.entries tr[id]').count(), all,
		'rows');
	expect(wrong, await page.locator('.entries [hidden]').count(), 0,
		'hidden');
	for (const a of await page.locator('nav a').all()) {
		const to = await a.getAttribute('href');

		expect(wrong, await page.locator(`[id="${to.slice(1)}"]`).count(),
			1, `contents lead to ${to}`);
	}
	await page.click('nav a[href="#t-chronology"]');
	const fold = page.locator('.entries details:has-text("SHA-256")').first();
	await fold.locator('summary').click();
	expect(wrong, /From .*, row \d+ .*record e/.test(
		await fold.innerText()), true, 'evidence opens');
	// what lies far below is found by searching in the page
	const last = page.locator('.entries tr[id] .ref').last();
	expect(wrong, (await last.textContent()).length > 0, true,
		'the last row is there to be found');
	await page.close();
	return wrong;
}
