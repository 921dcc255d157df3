/* The filter of a chronology's page.  It hides rows and shows them again, and
 * nothing else: without it every row stands there.  What is chosen stands in
 * the address behind "#?", so that it can be kept and sent.
 *
 * It stands before the rows and takes what is typed while they still arrive;
 * what can be chosen is known, and the address is read, when all are there. */
(function () {
	'use strict';

	const script = document.currentScript;
	const seenWords = {
		yes: 'seen', alone: 'seen alone', views: 'asked or heard',
		no: 'not seen', unclear: 'cannot be told'
	};
	/* yes, no, unclear, na of: seen, alone, asked, heard */
	const seenTests = {
		yes: (f) => f[0] === 'y',
		alone: (f) => f[1] === 'y',
		views: (f) => f[2] === 'y' || f[3] === 'y',
		no: (f) => f[0] === 'n',
		unclear: (f) => f[0] === 'u'
	};

	function make(name, attributes, ...children) {
		const e = document.createElement(name);

		for (const key of Object.keys(attributes || {}))
			e.setAttribute(key, attributes[key]);
		e.append(...children);
		return e;
	}

	/* ---- what the rows say ---- */

	const groups = [], entries = [], byRow = new Map(), lastRead = new Map();
	const agencies = new Map(), children = new Map(), kinds = new Map();
	const parsed = new Map();
	/* columns whose values are chosen from, and those that have something */
	const each = new Map(), some = new Map();
	let several = 0;
	/* all rows are there; somebody has used the form before */
	let whole = false, used = false;

	function count(map, key) {
		map.set(key, (map.get(key) || 0) + 1);
	}

	/* "A ynnu" lines; few differ */
	function flagsOf(row) {
		const text = row.getAttribute('data-flags') || '';
		let lines = parsed.get(text);

		if (!lines) {
			lines = text.split('\n').filter(Boolean).map((line) => {
				const at = line.lastIndexOf(' ');

				return [line.slice(0, Math.max(at, 0)),
					line.slice(at + 1)];
			});
			parsed.set(text, lines);
		}
		return lines;
	}

	/* The first and last day of ISO text as vague as "2019-03". */
	function boundsOf(iso) {
		const [from, to] = iso.split('/');

		return [(from + '-01-01').slice(0, 10),
			((to || from) + '-12-31').slice(0, 10)];
	}

	function titles(table, attribute, into) {
		for (const pair of (table.getAttribute(attribute) || '').split('&')) {
			const [key, title] = pair.split('=');

			if (key && !into.has(key))
				into.set(key, {title, values: new Map(), n: 0});
		}
	}

	function readColumns(entry, row) {
		for (const [key, column] of each) {
			const text = row.getAttribute('data-' + key);

			if (!text)
				continue;
			entry[key] = text.split(/[;\n]/).map((s) => s.trim());
			for (const value of entry[key])
				if (value)
					count(column.values, value);
		}
		for (const [key, column] of some)
			if (row.hasAttribute('data-' + key)) {
				entry[key] = true;
				column.n++;
			}
	}

	function addEntry(group, row) {
		const when = row.getAttribute('data-when');
		const entry = {
			group, rows: [row], told: [], text: null, hidden: false,
			when: when ? boundsOf(when) : null,
			kinds: (row.getAttribute('data-discrepancies') || '')
				.split(' ').filter(Boolean)
		};

		for (const kind of new Set(entry.kinds))
			count(kinds, kind);
		readColumns(entry, row);
		entries.push(entry);
		group.entries.push(entry);
		return entry;
	}

	function addAccount(entry, row) {
		const name = row.querySelector('.agency, .label');
		const told = {
			agency: name ? name.textContent : '',
			flags: flagsOf(row)
		};

		byRow.set(row, entry);
		entry.told.push(told);
		if (entry.told.length === 2)
			several++;
		if (told.agency) {
			const agency = agencies.get(told.agency) ||
				{n: 0, look: name.className};

			agency.n++;
			agencies.set(told.agency, agency);
		}
		for (const [child] of told.flags)
			if (child)
				count(children, child);
	}

	function readBody(body) {
		const group = {body, entries: [], hidden: false};
		let entry = null;

		groups.push(group);
		for (let row = body.firstElementChild; row;
			row = row.nextElementSibling) {
			const kind = row.className;

			if (kind === 'day' || kind === 'passed')
				continue;
			if (kind !== 'more' || !entry)
				entry = addEntry(group, row);
			else
				entry.rows.push(row);
			addAccount(entry, row);
		}
	}

	/* The rows that have come since the last time; the last group may not
	 * be complete before the whole page is there. */
	function readOn() {
		for (const table of document.querySelectorAll('table.entries')) {
			const last = lastRead.get(table);
			let body = last ? last.nextElementSibling
				: table.tBodies[0];

			if (!last) {
				titles(table, 'data-each', each);
				titles(table, 'data-some', some);
			}
			for (; body && (whole || body.nextElementSibling);
				body = body.nextElementSibling) {
				readBody(body);
				lastRead.set(table, body);
			}
		}
	}

	/* ---- words ---- */

	function plain(text) {
		return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
			.replace(/[\u2018\u2019]/g, "'").toLowerCase();
	}

	/* What was written, not what was found out about it. */
	function wordsOf(row) {
		let text = '';

		for (let cell = row.firstElementChild; cell;
			cell = cell.nextElementSibling) {
			if (cell.classList.contains('answers'))
				continue;
			for (let part = cell.firstChild; part;
				part = part.nextSibling)
				if (part.nodeName !== 'DETAILS')
					text += part.textContent + '\n';
		}
		return text;
	}

	function textOf(entry) {
		if (entry.text === null)
			entry.text = plain(entry.rows.map(wordsOf).join('\n'));
		return entry.text;
	}

	/* ---- what is chosen ---- */

	let form, status, banner, bannerText, rest, kept = null, marked = null;
	let later = 0;

	function chosen() {
		const data = new FormData(form), f = {agency: data.getAll('agency')};

		for (const [key, value] of data)
			if (key !== 'agency' && String(value).trim())
				f[key] = String(value).trim();
		return f;
	}

	function isActive(f) {
		return f.agency.length > 0 || Object.keys(f).length > 1;
	}

	function accountMeets(told, f) {
		if (f.agency.length && !f.agency.includes(told.agency))
			return false;
		if (!f.child && !f.seen)
			return true;
		return told.flags.some(([child, flags]) =>
			(!f.child || f.child === child) &&
			(!f.seen || seenTests[f.seen](flags)));
	}

	function findingMeets(entry, find) {
		if (find === 'several')
			return entry.told.length > 1;
		if (find === 'any')
			return entry.kinds.length > 0;
		return entry.kinds.includes(find) || entry[find] === true;
	}

	function meets(entry, f) {
		if ((f.from || f.to) && !entry.when)
			return false;
		if (f.from && entry.when[1] < f.from)
			return false;
		if (f.to && entry.when[0] > f.to)
			return false;
		if (f.find && !findingMeets(entry, f.find))
			return false;
		for (const key of each.keys())
			if (f[key] && !(entry[key] || []).includes(f[key]))
				return false;
		if (!entry.told.some((told) => accountMeets(told, f)))
			return false;
		return f.parts.every((part) => textOf(entry).includes(part));
	}

	function show(entry, shown) {
		if (entry.hidden === !shown)
			return;
		entry.hidden = !shown;
		for (const row of entry.rows)
			row.hidden = !shown;
	}

	function apply() {
		const f = chosen(), active = isActive(f);
		let shown = 0;

		if (!whole)
			readOn();
		f.parts = (plain(f.words || '').match(/"[^"]+"|\S+/g) || [])
			.map((part) => part.replace(/^"|"$/g, ''));
		for (const group of groups) {
			let n = 0;

			for (const entry of group.entries) {
				entry.meets = !active || entry === kept ||
					meets(entry, f);
				n += entry.meets;
			}
			shown += n;
			const hide = active && !n;
			if (group.hidden !== hide)
				group.hidden = group.body.hidden = hide;
			if (n)
				for (const entry of group.entries)
					show(entry, entry.meets);
		}
		tell(f, active, shown);
	}

	function inWords(f) {
		const said = [], control = (key) => form.elements[key];
		const option = (key) => control(key).selectedOptions[0].textContent;
		const day = (iso) => iso.split('-').reverse().join('/');

		if (f.agency.length)
			said.push(f.agency.join(' or '));
		if (f.child)
			said.push('child ' + f.child);
		if (f.seen)
			said.push(seenWords[f.seen]);
		if (f.find)
			said.push(option('find').toLowerCase());
		for (const [key, column] of each)
			if (f[key])
				said.push(column.title.toLowerCase() + ' \u201c' +
					f[key] + '\u201d');
		if (f.from)
			said.push('from ' + day(f.from));
		if (f.to)
			said.push('to ' + day(f.to));
		if (f.words)
			said.push('words \u201c' + f.words + '\u201d');
		return said.join('; ');
	}

	function plural(n, one, many) {
		return n + ' ' + (n === 1 ? one : many);
	}

	function tell(f, active, shown) {
		const hidden = entries.length - shown;

		status.textContent = (active
			? shown + ' of ' +
				plural(entries.length, 'entry', 'entries') + ' shown'
			: 'All ' + plural(entries.length, 'entry', 'entries') +
				' shown') + (whole ? '' : ', more are being read');
		banner.hidden = !active;
		rest.disabled = !active;
		if (active)
			bannerText.textContent = 'Filtered: ' + inWords(f) + '. ' +
				plural(hidden, 'entry', 'entries') + ' not shown.';
		document.documentElement.classList.toggle('is-filtered', active);
	}

	/* ---- the address ---- */

	function address(at) {
		const f = chosen(), to = new URLSearchParams();

		if (!isActive(f))
			return at ? '#' + at : '#';
		for (const name of f.agency)
			to.append('agency', name);
		for (const key of Object.keys(f))
			if (key !== 'agency')
				to.append(key, f[key]);
		if (at)
			to.append('at', at);
		return '#?' + to.toString();
	}

	function keep(push) {
		const to = address('');

		clearTimeout(later);
		later = 0;
		if (to === (location.hash || '#'))
			return;
		history[push ? 'pushState' : 'replaceState'](null, '', to);
	}

	function read() {
		const is = location.hash.startsWith('#?');
		const from = new URLSearchParams(is ? location.hash.slice(2) : '');

		form.reset();
		for (const control of form.elements) {
			if (!control.name)
				continue;
			if (control.type === 'checkbox')
				control.checked = from.getAll('agency')
					.includes(control.value);
			else if (from.has(control.name))
				control.value = from.get(control.name);
			/* a value that this page does not have */
			if (control.selectedIndex === -1)
				control.selectedIndex = 0;
		}
		return from.get('at');
	}

	/* Rows that are filtered out are shown to whom a link leads to them. */
	function go(id) {
		const to = id && document.getElementById(id);
		const row = to && to.closest('tr');
		const entry = row && byRow.get(row);

		if (marked)
			marked.classList.remove('target');
		marked = null;
		if (kept !== (entry || null)) {
			kept = entry || null;
			apply();
		}
		if (!to)
			return;
		if (entry) {
			marked = row;
			row.classList.add('target');
		}
		if (!to.hasAttribute('tabindex') && to.tabIndex < 0)
			to.setAttribute('tabindex', '-1');
		to.focus({preventScroll: true});
		to.scrollIntoView();
	}

	function restore() {
		const at = used ? '' : read();

		kept = null;
		if (used)
			keep(false);
		used = false;
		apply();
		if (location.hash.startsWith('#?'))
			go(at);
		else if (marked)
			go('');
	}

	/* While there is a filter, a link within the page keeps it. */
	function follow(event) {
		const link = event.target.closest('a');
		const to = link && link.getAttribute('href');

		if (!whole || !to || to[0] !== '#' || to.length < 2 || event.ctrlKey ||
			event.metaKey || event.shiftKey || !isActive(chosen()))
			return;
		event.preventDefault();
		clearTimeout(later);
		later = 0;
		history.pushState(null, '', address(to.slice(1)));
		go(to.slice(1));
	}

	/* ---- the form ---- */

	function field(title, control) {
		return make('label', {class: 'field'},
			make('span', {}, title), control);
	}

	function choice(name, options) {
		const select = make('select', {name});

		for (const [value, text] of options)
			select.append(make('option', {value}, text));
		return select;
	}

	function agencyChoice() {
		const box = make('fieldset', {class: 'agencies'},
			make('legend', {}, 'Agencies'));

		for (const name of Array.from(agencies.keys()).sort()) {
			const agency = agencies.get(name);

			box.append(make('label', {class: 'chip'},
				make('input', {type: 'checkbox', name: 'agency',
					value: name}),
				make('span', {class: agency.look}, name),
				make('span', {class: 'count'}, String(agency.n))));
		}
		return box;
	}

	function findings() {
		const list = [['', 'Any or none']];

		if (several)
			list.push(['several', 'Told by several accounts']);
		if (kinds.size)
			list.push(['any', 'Any discrepancy']);
		for (const kind of Array.from(kinds.keys()).sort())
			list.push([kind, 'Discrepancy: ' + kind]);
		for (const [key, column] of some)
			if (column.n)
				list.push([key, 'Has ' + column.title.toLowerCase()]);
		return list;
	}

	function named(map) {
		return [['', 'Any']].concat(Array.from(map.keys())
			.map((key) => [key, key]));
	}

	/* What is chosen from is known when all rows have been read. */
	function addChoices() {
		const fields = form.querySelector('.fields');
		const seen = fields.firstElementChild;
		const next = seen.nextElementSibling;
		const add = (title, control) => fields.insertBefore(
			field(title, control), next);

		if (agencies.size > 1)
			fields.before(agencyChoice());
		if (children.size > 1)
			seen.before(field('Child',
				choice('child', named(children))));
		add('Finding', choice('find', findings()));
		for (const [key, column] of each)
			if (column.values.size)
				add(column.title,
					choice(key, named(column.values)));
	}

	function build() {
		const fields = make('div', {class: 'fields'});
		const clear = () => {
			form.reset();
			kept = null;
			apply();
			keep(true);
			form.elements.words.focus();
		};

		fields.append(field('Child seen', choice('seen',
			[['', 'Any']].concat(Object.keys(seenWords)
				.map((key) => [key, seenWords[key]])))));
		fields.append(field('From', make('input',
			{type: 'date', name: 'from'})));
		fields.append(field('To', make('input',
			{type: 'date', name: 'to'})));
		fields.append(field('Words in the accounts', make('input',
			{type: 'search', name: 'words', autocomplete: 'off',
				spellcheck: 'false'})));
		status = make('p', {role: 'status'}, 'The entries are being read');
		rest = make('button', {type: 'button', disabled: ''},
			'Show all entries');
		form = make('form', {class: 'filter', role: 'search', id: 'filter',
			'aria-labelledby': 'filter-title', tabindex: '-1'},
		make('h3', {id: 'filter-title'}, 'Filter'));
		form.append(fields, make('div', {class: 'outcome'}, status, rest));
		rest.addEventListener('click', clear);
		form.addEventListener('submit', (event) => event.preventDefault());
		form.addEventListener('input', (event) => {
			const typed = event.target.name === 'words';

			kept = null;
			apply();
			clearTimeout(later);
			used = used || !whole;
			if (!whole)
				return;
			if (typed)
				later = setTimeout(keep, 400, false);
			else
				keep(true);
		});
		form.addEventListener('change', () => later && keep(true));
	}

	function place() {
		const contents = document.querySelector('nav ul');
		const again = make('button', {type: 'button'}, 'Show all entries');

		script.before(form);
		bannerText = make('span', {});
		again.addEventListener('click', () => rest.click());
		banner = make('p', {class: 'filtered', hidden: ''}, bannerText,
			' ', again);
		document.querySelector('body > header').append(banner);
		if (contents)
			contents.prepend(make('li', {}, make('a', {href: '#filter'},
				'Filter the entries')));
	}

	/* Not every browser takes what the style lays out as a grid for a table:
	 * its roles are spelled out, when there is time; and so is what words
	 * are looked for in. */
	const roles = [['tr', 'row'], ['th', 'rowheader'], ['td', 'cell']];

	function spellOut(at) {
		const until = performance.now() + 8;

		while (at < groups.length && performance.now() < until) {
			const group = groups[at++];

			group.body.setAttribute('role', 'rowgroup');
			for (const [name, role] of roles)
				for (const e of group.body
					.getElementsByTagName(name))
					e.setAttribute('role', role);
			group.entries.forEach(textOf);
		}
		if (at < groups.length)
			setTimeout(spellOut, 30, at);
	}

	/* what lies folded is printed, too: the style does it where it can */
	function unfold() {
		for (const e of document.querySelectorAll('.why'))
			e.open = true;
	}

	function finish() {
		whole = true;
		readOn();
		addChoices();
		window.addEventListener('hashchange', restore);
		restore();
		setTimeout(spellOut, 500, 0);
	}

	build();
	place();
	document.addEventListener('click', follow);
	if (!CSS.supports('selector(::details-content)'))
		window.addEventListener('beforeprint', unfold);
	document.addEventListener('DOMContentLoaded', finish);
}());
