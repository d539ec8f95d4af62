/*
 * Lets a browser be told of what is new. Nobody is asked before they press: only then does the
 * browser ask for its leave. Plain script, because the phones that come here may be old.
 */
(function () {
	'use strict';

	var WORKER = '/status/keep.js';
	var SCOPE = '/status';

	/** @type {any} */
	var box = document.querySelector('[data-push]');
	if (!box || !navigator.serviceWorker || !window.PushManager || !window.Notification) return;
	/** @type {any} */
	var on = document.querySelector('#push-on');
	/** @type {any} */
	var off = document.querySelector('#push-off');
	/** @type {any} */
	var told = document.querySelector('#push-told');
	var words = String(box.getAttribute('data-words')).split('|');
	var key = bytesOf(String(box.getAttribute('data-push')));

	/** @param {string} text base64url */
	function bytesOf(text) {
		var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
		var bytes = new Uint8Array(plain.length);
		for (var i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
		return bytes;
	}

	/** @param {boolean} isOn @param {string | undefined} text */
	function show(isOn, text) {
		on.hidden = isOn;
		off.hidden = !isOn;
		told.textContent = text || '';
	}

	/** @param {Record<string, unknown>} wish @returns {Promise<boolean>} whether this browser hears now */
	function ask(wish) {
		return fetch('/status/push', {
			method: 'POST',
			credentials: 'same-origin',
			headers: { 'content-type': 'application/json', 'x-ieum': '1' },
			body: JSON.stringify(wish)
		}).then(function (answer) {
			if (!answer.ok) throw new Error('not taken');
			return answer.json().then(function (said) {
				return said.on;
			});
		});
	}

	/** @returns {Promise<any>} what this browser holds, or null */
	function held() {
		return navigator.serviceWorker.getRegistration(SCOPE).then(function (worker) {
			return worker ? worker.pushManager.getSubscription() : null;
		});
	}

	/** @returns {Promise<any>} the worker once it can be subscribed with */
	function worker() {
		return navigator.serviceWorker.register(WORKER, { scope: SCOPE }).then(function (registration) {
			/** @type {any} */
			var starting = registration.installing || registration.waiting;
			if (registration.active || !starting) return registration;
			return new Promise(function (resolve) {
				starting.addEventListener('statechange', function () {
					if (starting.state === 'activated') resolve(registration);
				});
			});
		});
	}

	/** One that was made with another key of this house reaches nobody any more. @param {any} registration */
	function subscribed(registration) {
		var options = { userVisibleOnly: true, applicationServerKey: key };
		return registration.pushManager.subscribe(options).catch(function () {
			return registration.pushManager.getSubscription().then(function (/** @type {any} */ old) {
				if (!old) throw new Error('no push here');
				return old.unsubscribe().then(function () {
					return registration.pushManager.subscribe(options);
				});
			});
		});
	}

	on.addEventListener('click', function () {
		Promise.resolve(window.Notification.requestPermission()).then(function (leave) {
			if (leave !== 'granted') return show(false, words[2]);
			return worker()
				.then(subscribed)
				.then(function (/** @type {any} */ subscription) {
					var given = subscription.toJSON();
					return ask({
						wish: 'ON',
						endpoint: given.endpoint,
						p256dh: given.keys.p256dh,
						auth: given.keys.auth,
						language: box.getAttribute('data-language')
					});
				})
				.then(
					function () {
						show(true, words[0]);
					},
					function () {
						show(false, words[3]);
					}
				);
		});
	});

	off.addEventListener('click', function () {
		held()
			.then(function (subscription) {
				if (!subscription) return false;
				// The server first: a browser that is gone could not say so any more.
				return ask({ wish: 'OFF', endpoint: subscription.endpoint }).then(function () {
					return subscription.unsubscribe();
				});
			})
			.then(
				function () {
					show(false, words[1]);
				},
				function () {
					show(true, words[3]);
				}
			);
	});

	// Another household's page may have been open on this phone before: the server knows whose it is.
	held()
		.then(function (subscription) {
			return subscription ? ask({ wish: 'ASK', endpoint: subscription.endpoint }) : false;
		})
		.then(function (isOn) {
			show(isOn, '');
			box.hidden = false;
		})
		.catch(function () {
			/* a browser that cannot say is not asked */
		});
})();
