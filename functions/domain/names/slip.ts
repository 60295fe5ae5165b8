import { editDistance } from '../../../sheets-schema/edit-distance.ts';

/** Whether two words differ only by a typing error: one letter in a short word, two in a long one. */
export const isSlip = (a: string, b: string): boolean =>
  editDistance(a, b) <= (Math.min(a.length, b.length) > 6 ? 2 : 1);
