/** A deployment passes these names to `--entry-point`. */
export const HTTP_FUNCTION = 'nastavnik';
export const QUEUE_FUNCTION = 'syncSchool';
