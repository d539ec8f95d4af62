/** 목표 자리 as a register: every place of the year's quota, who has it, or nobody. */
import { sql } from 'kysely';
import { dong, joinHousehold, ofDongs, receiptNo } from '../registers/person.ts';
import { count, moment, state, type Frame, type RegisterOf } from '../registers/register.ts';
import { PLACE_STATES, placesOf } from '../reports/places.ts';

export function places(frame: Frame): RegisterOf {
	const of = (column: string) => sql.ref(`place.${column}`);
	return {
		from: sql`${placesOf(frame.year)} ${joinHousehold('place')}`,
		key: sql`cast(${of('number')} as text)`,
		within: ofDongs('place', frame),
		columns: [
			count('placeNumber', of('number')),
			state('state', of('state'), PLACE_STATES, 'seat'),
			receiptNo(frame),
			dong('place'),
			moment(frame, 'placeSince', of('since'), 'moment')
		],
		order: 'placeNumber',
		href: () => '/office/places',
		search: () => null,
		personal: false,
		subject: of('householdId')
	};
}
