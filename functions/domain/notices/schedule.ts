/** When the parts of an occasion fall due. */
export type Schedule =
  /**
   * The first part is due on `from`; each further one at least `every` days after the one before; `most` in all. If the occasion `follows`
   * another, its first part is due `every` days after the other's last letter. Until that letter exists, nothing is due.
   */
  | {
      readonly kind: 'repeat';
      readonly from: string;
      readonly every: number;
      readonly most: number;
      readonly follows?: string;
    }
  /** On these days; the next day replaces a missed one. */
  | { readonly kind: 'days'; readonly days: readonly string[] }
  /** Daily from `from` on. */
  | { readonly kind: 'daily'; readonly from: string }
  /** On the first working day of each month. */
  | { readonly kind: 'monthly' };

export const threeWeekly = (from: string): Schedule => ({ kind: 'repeat', from, every: 7, most: 3 });

export const once = (from: string): Schedule => ({ kind: 'repeat', from, every: 1, most: 1 });
