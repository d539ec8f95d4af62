/** The tables of the households' own door. Nothing in them can be read back into a code or a secret. */

export interface StatusTables {
	status_code: StatusCodeRow;
	status_session: StatusSessionRow;
	status_attempt: { key: string; failures: number; at: string; lockedUntil: string | null };
}

/** What stands on one slip. */
export interface StatusCodeRow {
	id: string;
	/** keyed with the server's own key, hex */
	codeHash: string;
	/** slow and keyed */
	secretHash: string;
	householdId: string;
	issuedAt: string;
	/** user id */
	issuedBy: string;
	revokedAt: string | null;
	revokedBy: string | null;
	/** when it opened last */
	usedAt: string | null;
}

export interface StatusSessionRow {
	/** SHA-256, hex */
	tokenHash: string;
	codeId: string;
	createdAt: string;
	/** it ends here unless somebody looks at a page before */
	expiresAt: string;
	absoluteExpiresAt: string;
}
