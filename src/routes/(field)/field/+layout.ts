// The tablet's pages are drawn from what the tablet holds: no server has a part in them.
import { chosenLocale } from './language.ts';
import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;

export const load: LayoutLoad = () => ({ locale: chosenLocale() });
