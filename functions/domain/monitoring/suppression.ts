/** Below this number of answers, a median could reveal a single person's answer, so we show no median. */
export const FEWEST_ANSWERS = 5;

/** Whether so few answers are not shown. */
export const isSuppressed = (answers: number): boolean => answers < FEWEST_ANSWERS;
