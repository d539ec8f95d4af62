/**
 * Bugs planted in the real code while it is being loaded: a harness that misses one is itself
 * broken. Nothing of this exists in what ships; a plant whose place was rewritten says so.
 */
import { registerHooks } from 'node:module';

export interface Plant {
	name: string;
	/** below src/lib */
	file: string;
	/** text of the file, whatever the spaces between its words, and what stands there instead */
	find: string;
	instead: string;
	/** only seeds that play the whole programme come by its place */
	inProgramme?: true;
}

export const PLANTS: readonly Plant[] = [
	{
		name: 'no replay of unsent work over news',
		file: 'client/answer.ts',
		find: 'await replay(engine, memory, left)',
		instead: 'await replay(engine, memory, [])'
	},
	{
		name: 'no rewind: shadows not kept',
		file: 'client/act.ts',
		find: 'put, shadow, outbox: [entry]',
		instead: 'put, outbox: [entry]'
	},
	{
		name: 'outbox dropped on the HTTP answer',
		file: 'client/sync.ts',
		find: "if (reply.kind === 'offline') return { kind: 'offline' }; engine.limit",
		instead: `if (reply.kind === 'offline') return { kind: 'offline' };
			await engine.store.commit({ expect: (await metaOf(engine)).revision, unqueue: request.push.map((one) => one.id) });
			engine.memory = null;
			engine.limit`
	},
	{
		name: 'journal not written',
		file: 'client/act.ts',
		find: "await append(engine, { kind: 'action', id, body })",
		instead: 'await Promise.resolve()'
	},
	{
		name: 'epoch ignored',
		file: 'client/reset.ts',
		find: 'const restored = meta.epoch !== null && meta.epoch !== answer.epoch;',
		instead: 'const restored = false;'
	},
	{
		name: 'a device that the server lost is given up',
		file: 'client/sync.ts',
		find: "if (why === 'NOT_YOURS') return enrolAgain(engine, device);",
		instead: ''
	},
	{
		name: 'a lost device gets another key in escrow',
		file: 'server/devices.ts',
		find: "const dataKey = Buffer.from(lost.dataKey, 'base64');",
		instead: 'const dataKey = randomBytes(KEY_BYTES);'
	},
	{
		name: 'a rebuilt outbox without its effects',
		file: 'client/recover.ts',
		find: 'const step = { expect: meta.revision, ...moved.change, outbox, meta: next };',
		instead: 'const step = { expect: meta.revision, outbox, meta: next };'
	},
	{
		name: 'actions kept in clear',
		file: 'client/act.ts',
		find: 'const body = await engine.vault.seal(`action|${id}`, JSON.stringify(content));',
		instead: 'const body = new TextEncoder().encode(JSON.stringify(content));'
	},
	{
		name: 'no idempotency',
		file: 'server/push.ts',
		find: 'if (sent.get(n) !== action.id) throw new Clone(n); continue;',
		instead: `sorted.fresh.push({ ...action, id: action.id + '.' + device.settled + '.' + n, content });
			continue;`
	},
	{
		name: 'clones not told apart',
		file: 'server/push.ts',
		find: 'if (sent.get(n) !== action.id) throw new Clone(n); continue;',
		instead: 'continue;'
	},
	{
		name: 'author taken from the tablet',
		file: 'server/caller.ts',
		find: 'if (device?.userId !== caller.userId) {',
		instead: `if (device) (caller as { userId: string }).userId = device.userId;
			if (device?.userId !== caller.userId) {`
	},
	{
		name: 'every error taken for a refusal',
		file: 'server/settle.ts',
		find: 'if (!(error instanceof Refusal)) throw error; ',
		instead: "if (!(error instanceof Refusal)) error = new Refusal('MALFORMED');"
	},
	{
		name: 'clock row does not move',
		file: 'server/clock.ts',
		find: "eb('value', '+', 1)",
		instead: "eb('value', '+', 0)"
	},
	{
		name: 'scope ignored in the feed',
		file: 'server/pull.ts',
		find: ".selectAll() .where('scope', 'in', scopes) .orderBy('version')",
		instead: ".selectAll().orderBy('version')"
	},
	{
		name: 'quota judged on the tablet only',
		file: 'server/settle.ts',
		find: 'perform(tx, action, actor, true, scene.now);',
		instead: 'perform(tx, action, actor, false, scene.now);'
	},
	{
		name: 'a run binds less than it pays',
		file: 'domain/batch.ts',
		inProgramme: true,
		find: "kind: 'COMMIT', amount: -row.total, on: dayOf(ctx.now)",
		instead: "kind: 'COMMIT', amount: 1 - row.total, on: dayOf(ctx.now)"
	},
	{
		name: 'months stand after the end of support',
		file: 'domain/fee-end.ts',
		inProgramme: true,
		find: 'for (const month of months) if (month.month > final) drop(tx, month, ctx);',
		instead: ''
	},
	{
		name: 'refusals not audited',
		file: 'server/settle.ts',
		find: 'entries.push(...entriesOf(scene, action, verdict, puts));',
		instead:
			"if (verdict.verdict !== 'refused') entries.push(...entriesOf(scene, action, verdict, puts));"
	}
];

export function plantNamed(name: string): Plant {
	const plant = PLANTS.find((one) => one.name === name);
	if (!plant)
		throw new Error(
			`no such plant: ${name}; there are ${PLANTS.map((one) => one.name).join(' · ')}`
		);
	return plant;
}

/** Plants a bug in whatever this thread loads from now on. Throws when its place is not found. */
export function plantBug({ name, file, find, instead }: Plant): void {
	const place = new RegExp(find.split(/\s+/).filter(Boolean).map(escaped).join('\\s*'), 'g');
	registerHooks({
		load(url, context, next) {
			const loaded = next(url, context);
			if (!url.endsWith(`/src/lib/${file}`)) return loaded;
			const source = String(loaded.source);
			const planted = source.replace(place, () => instead);
			if (planted === source) throw new Error(`"${name}" finds no place in ${file} any more`);
			return { ...loaded, source: planted };
		}
	});
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
