/*
 * The door's own worker: shows the page that somebody kept when there is no connection, for a month.
 * It is there only where somebody asked for that, and keeps nothing by itself.
 */
(function () {
	'use strict';

	var KEPT = '/status/kept';
	var CACHE = 'ieum-status';
	var PATIENCE = 8000;
	var MONTH = 30 * 24 * 60 * 60 * 1000;

	/** @type {any} the worker's own scope */
	var worker = self;

	worker.addEventListener('install', function () {
		worker.skipWaiting();
	});

	/** Rejects when the network says nothing for too long. @param {Request} request @returns {Promise<Response>} */
	function fromNetwork(request) {
		return new Promise(function (resolve, reject) {
			setTimeout(reject, PATIENCE);
			fetch(request).then(resolve, reject);
		});
	}

	/** @returns {Promise<Response>} */
	function kept() {
		return caches.open(CACHE).then(function (cache) {
			return cache.match(KEPT).then(function (page) {
				if (!page) return Response.error();
				if (Date.now() - Number(page.headers.get('x-kept-at')) < MONTH) return page;
				return caches.delete(CACHE).then(function () {
					return Response.error();
				});
			});
		});
	}

	/** @param {Request} request */
	function fromCache(request) {
		return caches
			.open(CACHE)
			.then(function (cache) {
				return cache.match(request);
			})
			.then(function (part) {
				return part || Response.error();
			});
	}

	/* Being told: what the server sealed for this browser, without a name in it. */

	worker.addEventListener('push', function (/** @type {any} */ event) {
		var told = event.data ? event.data.json() : {};
		var options = { body: told.body, tag: told.tag, lang: told.lang, renotify: Boolean(told.tag) };
		event.waitUntil(worker.registration.showNotification(told.title || '', options));
	});

	worker.addEventListener('notificationclick', function (/** @type {any} */ event) {
		event.notification.close();
		event.waitUntil(
			worker.clients.matchAll({ type: 'window' }).then(function (/** @type {any[]} */ pages) {
				return pages[0] ? pages[0].focus() : worker.clients.openWindow('/status');
			})
		);
	});

	worker.addEventListener('fetch', function (/** @type {any} */ event) {
		var request = event.request;
		if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
		if (request.mode === 'navigate') event.respondWith(fromNetwork(request).catch(kept));
		else
			event.respondWith(
				fetch(request).catch(function () {
					return fromCache(request);
				})
			);
	});
})();
