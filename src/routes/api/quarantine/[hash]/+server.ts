/**
 * Signatures of a tablet whose account or device was closed: they come in here, and nothing goes
 * out. Who may look at one is the question of its receipt.
 */
export { HEAD, PUT } from '../../files/[hash]/+server.ts';
