/** The screen that an open lock leads to. */

/** Loads the day's list: its scripts come while a PIN is typed and stretched, not after it. */
export const loadToday = () => import('./Today.svelte');
