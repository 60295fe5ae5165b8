/** The rule for the days on which the parts of an occasion are due. */
export type Schedule =
  /**
   * The first part is due on `from`, and each of at most `most` parts at least `every` days after the previous one. If the occasion `follows`
   * another, it waits for that occasion's last letter and then `every` days.
   */
  | {
      readonly kind: 'repeat';
      readonly from: string;
      readonly every: number;
      readonly most: number;
      readonly follows?: string;
    }
  /** Parts are due on the days of a list. A part that missed its day may be sent until the next day of the list. */
  | { readonly kind: 'days'; readonly days: readonly string[] }
  /** A part is due every day from `from` on. */
  | { readonly kind: 'daily'; readonly from: string }
  | { readonly kind: 'monthly' };

export const threeWeekly = (from: string): Schedule => ({ kind: 'repeat', from, every: 7, most: 3 });

export const once = (from: string): Schedule => ({ kind: 'repeat', from, every: 1, most: 1 });
