/*
 * What a script adds to the door's pages, which are whole without it: groups of five while typing,
 * the code of a QR, reading aloud, keeping a page for later, closing by itself. Plain script, because
 * the phones that come here may be old.
 */
(function () {
	'use strict';

	var MINUTE = 60000;
	var IDLE = 10 * MINUTE - 20000;
	var WARNING = 20000;
	var KEPT = '/status/kept';
	var CACHE = 'ieum-status';

	/** @param {string} selector @returns {any} the element, of whatever kind it is */
	function at(selector) {
		return document.querySelector(selector);
	}

	/** @param {HTMLElement} button @returns {any} */
	function labelOf(button) {
		return button.querySelector('span');
	}

	/* Entry */

	/** @param {HTMLInputElement} field */
	function group(field) {
		var isAtEnd = field.selectionStart === field.value.length;
		var plain = field.value.replace(/[\s-]/g, '');
		// What is corrected in the middle is left alone, so that the cursor stays where it is.
		if (isAtEnd) field.value = plain.replace(/(.{5})(?=.)/g, '$1 ');
	}

	/** @param {string} code */
	function remember(code) {
		try {
			if (code) sessionStorage.setItem('ieum-code', code);
			else sessionStorage.removeItem('ieum-code');
		} catch {
			/* a browser that keeps nothing has it typed again */
		}
	}

	function remembered() {
		try {
			return sessionStorage.getItem('ieum-code') || '';
		} catch {
			return '';
		}
	}

	/** @param {HTMLFormElement} form */
	function prepareEntry(form) {
		var code = at('#code');
		var secret = at('#secret');
		// The code of a slip's QR stands behind the #, which no server hears; nor does the history keep it.
		var scanned = location.hash.slice(1);
		if (scanned) history.replaceState(null, '', location.pathname);
		code.value = /^[0-9A-Za-z]{10}$/.test(scanned) ? scanned.toUpperCase() : remembered();
		group(code);
		if (code.value) secret.focus();
		[code, secret].forEach(function (field) {
			field.addEventListener('input', function () {
				group(field);
			});
		});
		form.addEventListener('submit', function () {
			remember(code.value);
		});
	}

	/* Reading aloud */

	/** @param {HTMLElement} box */
	function prepareListening(box) {
		var voice = window.speechSynthesis;
		if (!voice || !window.SpeechSynthesisUtterance) return;
		var words = String(box.getAttribute('data-words')).split('|');
		var listen = at('#listen');
		var silence = at('#silence');
		/** @type {'silent' | 'speaking' | 'paused'} */
		var state = 'silent';

		/** @param {"silent" | "speaking" | "paused"} next */
		function show(next) {
			state = next;
			labelOf(listen).textContent = words[{ silent: 0, speaking: 1, paused: 2 }[next]] || '';
			silence.hidden = next === 'silent';
		}

		function speak() {
			/** @type {string[]} */
			var texts = [];
			document.querySelectorAll('[data-read] > *, p[data-read]').forEach(function (part) {
				texts.push(String(part.textContent).trim());
			});
			voice.cancel();
			texts.forEach(function (text, i) {
				var said = new SpeechSynthesisUtterance(text);
				said.lang = box.getAttribute('data-listen') || 'ko';
				said.rate = 0.9;
				if (i === texts.length - 1)
					said.onend = function () {
						show('silent');
					};
				voice.speak(said);
			});
			show('speaking');
		}

		listen.addEventListener('click', function () {
			if (state === 'silent') return speak();
			if (state === 'speaking') {
				voice.pause();
				return show('paused');
			}
			voice.resume();
			show('speaking');
		});
		silence.addEventListener('click', function () {
			voice.cancel();
			show('silent');
		});
		window.addEventListener('pagehide', function () {
			voice.cancel();
		});
		box.hidden = false;
	}

	/* Keeping */

	/** @param {Document} page */
	function keeperOf(page) {
		var owner = page && page.querySelector('[data-keeper]');
		return (owner && owner.getAttribute('data-keeper')) || '';
	}

	/** Puts the page for later, and what it is drawn with, where the worker finds them. @param {string} keeper @returns {Promise<unknown>} */
	function keepPage(keeper) {
		return Promise.all([caches.open(CACHE), fetch(KEPT, { credentials: 'same-origin' })]).then(
			function (both) {
				var cache = both[0];
				var answer = both[1];
				if (!answer.ok || answer.redirected) throw new Error('no page to keep');
				return answer.text().then(function (html) {
					var page = new DOMParser().parseFromString(html, 'text/html');
					var parts = page.querySelectorAll('link[rel=stylesheet], script[src]');
					var headers = {
						'content-type': 'text/html; charset=utf-8',
						'content-security-policy': answer.headers.get('content-security-policy') || '',
						'x-keeper': keeper,
						'x-kept-at': String(Date.now())
					};
					return Promise.all(
						Array.prototype.map.call(parts, function (/** @type {Element} */ part) {
							return cache.add(part.getAttribute('href') || part.getAttribute('src') || '');
						})
					).then(function () {
						return cache.put(KEPT, new Response(html, { headers: headers }));
					});
				});
			}
		);
	}

	function forgetPage() {
		return caches.delete(CACHE).then(function () {
			return navigator.serviceWorker.getRegistration('/status').then(function (worker) {
				if (!worker) return;
				// Who wants to be told still needs it.
				var push = worker.pushManager;
				return Promise.resolve(push && push.getSubscription()).then(function (subscription) {
					return !subscription && worker.unregister();
				});
			});
		});
	}

	/** @param {HTMLElement} box */
	function prepareKeeping(box) {
		if (!navigator.serviceWorker || !window.caches || !window.fetch) return;
		var words = String(box.getAttribute('data-keep')).split('|');
		var keep = at('#keep');
		var forget = at('#forget');
		var told = at('#kept');
		var keeper = keeperOf(document);

		/** @param {boolean} isKept @param {string} text */
		function show(isKept, text) {
			keep.hidden = isKept;
			forget.hidden = !isKept;
			told.textContent = text;
		}

		keep.addEventListener('click', function () {
			navigator.serviceWorker
				.register('/status/keep.js', { scope: '/status' })
				.then(function () {
					return keepPage(keeper);
				})
				.then(
					function () {
						show(true, words[0] || '');
					},
					function () {
						show(false, words[1] || '');
					}
				);
		});
		forget.addEventListener('click', function () {
			forgetPage().then(function () {
				show(false, '');
			});
		});
		caches.match(KEPT).then(function (kept) {
			box.hidden = false;
			if (!kept) return;
			// Whoever comes in next on this browser must not be shown the copy of the one before.
			if (kept.headers.get('x-keeper') !== keeper) {
				caches.delete(CACHE);
				return;
			}
			show(true, '');
			// The copy says what this page says.
			keepPage(keeper).catch(function () {});
		});
	}

	/* Closing by itself */

	/** @param {HTMLElement} dialog */
	function prepareClosing(dialog) {
		var stay = at('#idle-stay');
		var last = Date.now();
		var told = Date.now();
		/** @type {any} where the focus was */
		var before = null;

		function close() {
			location.replace('/status/closed');
		}

		/** The server hears now and then that somebody is still there. */
		function stillHere() {
			told = Date.now();
			fetch('/status/stay', {
				method: 'POST',
				credentials: 'same-origin',
				headers: { 'x-ieum': '1' }
			})
				.then(function (answer) {
					return answer.json();
				})
				.then(
					function (answer) {
						if (!answer.open) close();
					},
					function () {
						/* no network: the page stays until its time is over */
					}
				);
		}

		function touched() {
			if (!dialog.hidden) return;
			last = Date.now();
			if (last - told > MINUTE) stillHere();
		}

		function look() {
			var idle = Date.now() - last;
			if (idle >= IDLE + WARNING) return close();
			if (idle >= IDLE && dialog.hidden) {
				before = document.activeElement;
				dialog.hidden = false;
				stay.focus();
			}
		}

		function goOn() {
			dialog.hidden = true;
			last = Date.now();
			if (before && before.focus) before.focus();
			stillHere();
		}

		stay.addEventListener('click', goOn);
		dialog.addEventListener('keydown', function (event) {
			if (event.key === 'Escape') goOn();
			// One button: the focus has nowhere else to go.
			if (event.key === 'Tab') event.preventDefault();
		});
		['pointerdown', 'touchstart', 'keydown', 'scroll'].forEach(function (kind) {
			window.addEventListener(kind, touched, { passive: true, capture: true });
		});
		document.addEventListener('visibilitychange', look);
		// A page that comes back out of the browser's memory may be a closed one's.
		window.addEventListener('pageshow', function (event) {
			if (event.persisted) location.reload();
		});
		setInterval(look, 1000);
	}

	/** @type {[string, (element: any) => void][]} */
	var parts = [
		['form#open', prepareEntry],
		['[data-listen]', prepareListening],
		['[data-keep]', prepareKeeping],
		['#idle', prepareClosing]
	];
	parts.forEach(function (part) {
		var element = at(part[0]);
		if (element) part[1](element);
	});
	// Whoever is in, or has closed the page, needs no code in mind.
	if (!at('form#open')) remember('');
})();
