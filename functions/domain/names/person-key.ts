import { nameKey } from '../../../sheets-schema/lookalikes.ts';

/** A key to compare names by, regardless of word order, ё or е, and letter case. */
export const personKey = (name: string): string => nameKey(name).split(' ').sort().join(' ');
