/** With fewer answers a median would reveal single people, so no medians are shown. */
export const FEWEST_ANSWERS = 5;
