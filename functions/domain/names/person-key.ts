import { nameKey } from '../../../sheets-schema/lookalikes.ts';

/** A key for the comparison of names. It ignores word order, letter case, and the difference between ё and е. */
export const personKey = (name: string): string => nameKey(name).split(' ').sort().join(' ');
