import type { Answer, FormName } from '../programme.ts';

/** An answer to any form. `form` tells which fields it has. */
export type AnyAnswer = { [F in FormName]: Answer<F> }[FormName];
