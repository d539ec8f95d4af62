/** The office's board as it was last seen: figures without persons, readable offline with their time. */
import { Dexie, type Table } from 'dexie';
import { again } from './db.ts';

export interface SavedBoard {
	board: unknown;
	/** ISO: as of when, by the server's clock */
	at: string;
}

class BoardDatabase extends Dexie {
	declare boards: Table<SavedBoard & { key: string }, string>;
	constructor() {
		super('ieum-board', { cache: 'disabled' });
		this.version(1).stores({ boards: 'key' });
	}
}

const KEY = 'board';
let opened: BoardDatabase | undefined;
const database = () => (opened ??= new BoardDatabase());

/** Keeps a board (plain JSON, aggregates only). Quietly does nothing where the browser keeps nothing. */
export async function saveBoard(board: unknown, at: string): Promise<void> {
	await saveKept(KEY, board, at);
}

/** The board that was kept last, or null. */
export async function readBoard(): Promise<SavedBoard | null> {
	return readKept(KEY);
}

/** Keeps aggregates under a name of their own. */
export async function saveKept(key: string, board: unknown, at: string): Promise<void> {
	const db = database();
	await again(db, () => db.boards.put({ key, board, at })).catch(() => undefined);
}

/** What was kept last under a name, or null. */
export async function readKept(key: string): Promise<SavedBoard | null> {
	const db = database();
	const saved = await again(db, () => db.boards.get(key)).catch(() => undefined);
	return saved ? { board: saved.board, at: saved.at } : null;
}
