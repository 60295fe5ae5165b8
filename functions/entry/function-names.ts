/** Names of the registered functions, for `--entry-point` in a deployment. */
export const HTTP_FUNCTION = 'nastavnik';
export const QUEUE_FUNCTION = 'syncSchool';
