import type { Answer, FormName } from '../programme.ts';

/** An answer to one of the forms; `form` tells which, and so which fields it has. */
export type AnyAnswer = { [F in FormName]: Answer<F> }[FormName];
