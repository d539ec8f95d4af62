// The tablet's pages are drawn from what the tablet holds: no server has a part in them.
export const ssr = false;
export const prerender = false;
