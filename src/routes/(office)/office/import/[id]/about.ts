/** What the parts of this page are given. */
import type { PageData } from './$types';

export type About = PageData['about'];
export type Rows = NonNullable<PageData['rows']>;
export type View = NonNullable<PageData['mapping']>;
