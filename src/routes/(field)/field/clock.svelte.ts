/** What time and which day it is in Korea, for screens that stay open past midnight. */
import { createSubscriber } from 'svelte/reactivity';
import { dayOf } from '$lib/domain/month.ts';

const MINUTE = 60_000;

class Clock {
	private watch = createSubscriber((changed) => {
		const timer = setInterval(changed, MINUTE / 2);
		document.addEventListener('visibilitychange', changed);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', changed);
		};
	});

	/** ISO time of the device, read anew twice a minute and when the tablet wakes. */
	get now(): string {
		this.watch();
		return new Date().toISOString();
	}

	/** 'YYYY-MM-DD' in KST. */
	get today(): string {
		return dayOf(this.now);
	}
}

export const clock = new Clock();
