import { nameKey } from '../../../sheets-schema/lookalikes.ts';

/** A key for comparing names that ignores word order, ё or е, and letter case. */
export const personKey = (name: string): string => nameKey(name).split(' ').sort().join(' ');
