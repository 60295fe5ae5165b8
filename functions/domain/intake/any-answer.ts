import type { Answer, FormName } from '../programme.ts';

/** An answer to any form. `form` decides which fields the answer has. */
export type AnyAnswer = { [F in FormName]: Answer<F> }[FormName];
