/** The names of the registered functions. A deployment passes them to `--entry-point`. */
export const HTTP_FUNCTION = 'nastavnik';
export const QUEUE_FUNCTION = 'syncSchool';
