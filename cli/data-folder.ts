/** The data folder of a real school. A demonstration has another. */
export const DATA = 'nastavnik-data';
