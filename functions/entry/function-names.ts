/** Names under which the functions are registered: what `--entry-point` of a deployment says. */
export const HTTP_FUNCTION = 'nastavnik';
export const QUEUE_FUNCTION = 'syncSchool';
