import { nameKey } from '../../../sheets-schema/lookalikes.ts';

/** A name by which people are told apart: whichever order its words stand in, with ё or е, in small letters or in capitals. */
export const personKey = (name: string): string => nameKey(name).split(' ').sort().join(' ');
