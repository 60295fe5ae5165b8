/** With fewer answers, medians would reveal single people: none are shown. */
export const FEWEST_ANSWERS = 5;
