import type { Answer, FormName } from '../programme.ts';

export type AnyAnswer = { [F in FormName]: Answer<F> }[FormName];
