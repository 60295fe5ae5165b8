/** Figures of fewer answers could reveal what a single person answered. */
export const FEWEST_ANSWERS = 5;

/** Whether we show no figures of so few answers. */
export const isSuppressed = (answers: number): boolean => answers < FEWEST_ANSWERS;
