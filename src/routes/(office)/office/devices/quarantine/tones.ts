/** How what was decided about a packet looks. */
export const PACKET_TONES = {
	WAITING: 'attention',
	RELEASED: 'done',
	SET_ASIDE: 'neutral'
} as const;
