import type { Answer, FormName } from '../programme.ts';

/** An answer to any form; `form` discriminates the fields. */
export type AnyAnswer = { [F in FormName]: Answer<F> }[FormName];
