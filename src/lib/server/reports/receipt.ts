/** The 인수확인서 as a document: what its paper says, masked or not, and all of its versions. */
import type { About } from '../../domain/edition.ts';
import { maskAddress, maskName, maskPhone, showPhone } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import { columnsOf } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { nameOfUser } from './custody.ts';
import { isHere } from './delivery.ts';
import { editions } from './editions.ts';
import { history } from './history.ts';
import { yearOf } from './years.ts';

type Receipt = Rows['receipt'];

/** One version of a document, as a list shows it. */
export interface Edition {
	id: string;
	version: number;
	/** when and by whom it was made; null where the log does not hold it */
	madeAt: string | null;
	madeBy: string | null;
	/** why it was made; null while it is masked, '' for a first version */
	reason: string | null;
	replacedById: string | null;
	voidedAt: string | null;
}

export interface ReceiptDocument {
	receipt: Receipt;
	about: About;
	/** the first version first */
	editions: Edition[];
	/** true once the whole picture has arrived */
	signatureHere: boolean;
	photoHere: boolean;
}

/** A receipt as its paper shows it: masked, unless the reader has given a reason. */
export async function receiptDocument(
	db: Db,
	id: string,
	sight: 'masked' | 'open' = 'masked'
): Promise<ReceiptDocument | undefined> {
	const row = await receiptRow(db, id);
	const home = row && (await homeOf(db, row.householdId));
	if (!row || !home) return undefined;
	const chain = await editions(db, row);
	const masked = sight === 'masked';
	return {
		receipt: masked ? covered(row) : row,
		about: {
			rootId: chain[0].id,
			corrects: chain.find((one) => one.id === row.replacesId)?.edition ?? null,
			receiptNo: home.receiptNo,
			name: masked ? maskName(home.name) : home.name,
			phone: masked ? maskPhone(home.phone) : showPhone(home.phone),
			worker: (await nameOfUser(db, row.workerId)) ?? '',
			replacedTag: await tagOf(db, row.replacedPcId),
			extras: await extrasOf(db, row),
			masked
		},
		editions: await Promise.all(chain.map((one) => editionOf(db, masked ? covered(one) : one))),
		signatureHere: await isHere(db, row.signatureHash),
		photoHere: await isHere(db, row.photoHash)
	};
}

/** Whose document it is, or undefined: what a log needs before anything is shown. */
export async function householdOf(db: Db, receiptId: string): Promise<string | undefined> {
	return (await receiptRow(db, receiptId))?.householdId;
}

/** Stands for words that are there and not shown. */
const HIDDEN = '*';

/** The row without what names or describes the person. */
function covered(row: Receipt): Receipt {
	return {
		...row,
		recipientName: maskName(row.recipientName),
		address: maskAddress(row.address),
		note: row.note === '' ? '' : HIDDEN,
		substituteReason: row.substituteReason === '' ? '' : HIDDEN,
		correctionReason: row.correctionReason === '' ? '' : HIDDEN
	};
}

async function editionOf(db: Db, row: Receipt): Promise<Edition> {
	const { id, edition: version, replacedById, voidedAt, correctionReason } = row;
	const reason = correctionReason === HIDDEN ? null : correctionReason;
	const deeds = await history(db, [id]);
	const made = deeds.find(({ name, verdict }) => {
		return name === (version === 1 ? 'handOver' : 'correctReceipt') && verdict !== 'refused';
	});
	const madeAt = made?.receivedAt ?? null;
	return { id, version, replacedById, voidedAt, reason, madeAt, madeBy: made?.who ?? null };
}

async function receiptRow(db: Db, id: string): Promise<Receipt | undefined> {
	return db
		.selectFrom('receipt')
		.select(columnsOf('receipt'))
		.where('id', '=', id)
		.executeTakeFirst();
}

function homeOf(db: Db, id: string) {
	return db
		.selectFrom('household')
		.select(['name', 'phone', 'receiptNo'])
		.where('id', '=', id)
		.executeTakeFirst();
}

async function tagOf(db: Db, id: string | null): Promise<string | null> {
	if (id === null) return null;
	const row = await db.selectFrom('pc').select('tag').where('id', '=', id).executeTakeFirst();
	return row?.tag ?? null;
}

/** Keyboard, mouse and what else belongs to a unit, by the settings that it was judged by. */
async function extrasOf(db: Db, { versionId, fiscalYear }: Receipt): Promise<string> {
	const judged = await db
		.selectFrom('yearVersion')
		.select('specExtras')
		.where('id', '=', versionId ?? '')
		.executeTakeFirst();
	const year = judged ?? (await yearOf(db, fiscalYear));
	return year?.specExtras ?? '';
}
