/** The default data folder of a real school. A demonstration has another default. */
export const DATA = 'nastavnik-data';
