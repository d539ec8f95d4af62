// The empty page that the service worker answers for any address of the tablet.
export const ssr = false;
export const prerender = true;
