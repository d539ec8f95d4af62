/** A database dialect on which time passes: a server may die at any gate, a statement may fail. */
import type {
	CompiledQuery,
	DatabaseConnection,
	Dialect,
	Driver,
	QueryResult,
	TransactionSettings
} from 'kysely';

export interface ServerGate {
	/** resolves when time has passed (at once: undefined); never, if the server dies there */
	pass(place: 'begin' | 'statement' | 'commit' | 'committed'): Promise<void> | undefined;
	/** throws where this statement is to fail */
	check(sql: string): void;
	/** looks at the database right after a commit, before anybody hears of it */
	committed(): void;
}

/** The dialect with gates in front of its transactions and statements. */
export function gated(inner: Dialect, gate: ServerGate): Dialect {
	return {
		createAdapter: () => inner.createAdapter(),
		createIntrospector: (db) => inner.createIntrospector(db),
		createQueryCompiler: () => inner.createQueryCompiler(),
		createDriver: () => gatedDriver(inner.createDriver(), gate)
	};
}

interface Gated extends DatabaseConnection {
	inner: DatabaseConnection;
}

function gatedDriver(inner: Driver, gate: ServerGate): Driver {
	const bare = (connection: DatabaseConnection) => (connection as Gated).inner;
	return {
		init: () => inner.init(),
		destroy: () => inner.destroy(),
		async acquireConnection(): Promise<Gated> {
			return gatedConnection(await inner.acquireConnection(), gate);
		},
		releaseConnection: (connection) => inner.releaseConnection(bare(connection)),
		async beginTransaction(connection, settings: TransactionSettings) {
			await gate.pass('begin');
			await inner.beginTransaction(bare(connection), settings);
		},
		async commitTransaction(connection) {
			await gate.pass('commit');
			await inner.commitTransaction(bare(connection));
			gate.committed();
			await gate.pass('committed');
		},
		rollbackTransaction: (connection) => inner.rollbackTransaction(bare(connection))
	};
}

function gatedConnection(inner: DatabaseConnection, gate: ServerGate): Gated {
	return {
		inner,
		async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
			const passed = gate.pass('statement');
			if (passed) await passed;
			gate.check(query.sql);
			return inner.executeQuery<R>(query);
		},
		streamQuery: (query, size) => inner.streamQuery(query, size)
	};
}
