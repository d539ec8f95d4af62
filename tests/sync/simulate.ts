import { Ground } from './sim/server.ts';
import { run } from './sim/run.ts';
const n = Number(process.argv[2] ?? 10),
	s = Number(process.argv[3] ?? 1);
const ground = await Ground.lay();
const t = Date.now();
let fails = 0,
	ops = 0,
	faults = 0,
	events = 0;
const by = new Map<string, number[]>();
for (let seed = s; seed < s + n; seed++) {
	const r = await run(ground, seed, { keepsTrace: n === 1 });
	ops += r.operations;
	faults += r.faults;
	events += r.events;
	if (n === 1) console.log(r.trace.join('\n'));
	if (r.failure) {
		fails++;
		by.set(r.failure.law, [...(by.get(r.failure.law) ?? []), seed]);
		if (fails <= 5) console.log(seed, r.failure.law, r.failure.how.slice(0, 700));
	}
}
console.log({
	n,
	fails,
	ops,
	faults,
	events,
	ms: Date.now() - t,
	cpu: process.cpuUsage().user / 1000 / n
});
for (const [k, v] of by) console.log(k, v.length, v.slice(0, 8).join(' '));
