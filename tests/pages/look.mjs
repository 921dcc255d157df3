// What a machine can find of barriers: axe-core, a page wider than its window,
// targets too small to hit, in light and dark, narrow, enlarged and in colours
// that the reader forces.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { open } from './browser.mjs';

const axe = readFileSync(
	createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
	'best-practice'];

export const views = [
	{ name: 'wide', viewport: { width: 1280, height: 900 } },
	{ name: 'dark', viewport: { width: 1280, height: 900 },
		colorScheme: 'dark' },
	{ name: 'narrow', viewport: { width: 320, height: 640 } },
	{ name: 'forced', viewport: { width: 1280, height: 900 },
		forcedColors: 'active' },
	// 1280 by 1024 at 400 %
	{ name: 'enlarged', viewport: { width: 320, height: 256 },
		deviceScaleFactor: 4, reducedMotion: 'reduce' },
];

// Controls of ours that are smaller than 24 by 24 and no link in a text.
const small = () => Array.from(
	document.querySelectorAll('button, select, input, summary, .chip'))
	.filter((e) => e.type !== 'checkbox' && e.checkVisibility())
	.map((e) => [e, e.getBoundingClientRect()])
	.filter(([, r]) => r.height > 0 && (r.height < 24 || r.width < 24))
	.map(([e, r]) => `${e.outerHTML.slice(0, 80)} is ` +
		`${Math.round(r.width)} by ${Math.round(r.height)}`);

export async function look(browser, file, view, into) {
	const { name, ...context } = view;
	const wrong = [];
	const page = await open(browser, file, wrong, context);
	const stem = join(into, basename(file, '.html'));
	const across = await page.evaluate(
		() => document.documentElement.scrollWidth - window.innerWidth);

	if (across > 0)
		wrong.push(`the page is ${across} px wider than the screen`);
	for (const s of (await page.evaluate(small)).slice(0, 5))
		wrong.push(`too small to hit: ${s}`);
	// what is out of sight has only the place it is guessed to take
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();

		sheet.replaceSync('tbody { content-visibility: visible !important; }');
		document.adoptedStyleSheets = [sheet];
	});
	await page.evaluate(axe);
	const found = await page.evaluate(
		(values) => window.axe.run(document,
			{ runOnly: { type: 'tag', values } }), tags);
	for (const v of found.violations)
		for (const n of v.nodes)
			wrong.push(`${v.id}: ${n.target.join(' ')}: ${n.html}`);
	await page.screenshot({ path: `${stem}-${name}.png`,
		clip: { x: 0, y: 0, width: view.viewport.width, height: 3000 },
		fullPage: true }).catch(() => page.screenshot(
		{ path: `${stem}-${name}.png` }));
	if (name === 'wide')
		await page.pdf({ path: `${stem}.pdf`, format: 'A4',
			landscape: true, preferCSSPageSize: true });
	await page.close();
	return wrong;
}
