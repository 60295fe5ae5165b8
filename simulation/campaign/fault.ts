import type { Mail, Posting } from '../../functions/gateways/smtp.ts';
import type { Chance } from '../seeded.ts';
import type { FaultTarget } from './fault-target.ts';

/**
 * What remains when a fault is over and the program has run again.
 * - `nothing`: the workbook and the letters are the same as without the fault;
 * - `delay`: letters arrive on a later day, so people answer later;
 * - `damage`: something that people wrote was changed or removed.
 */
export type Aftermath = 'nothing' | 'delay' | 'damage';

/** One kind of fault. */
interface Kind {
  readonly name: string;
  readonly about: string;
  /** How often it strikes in a year with all faults, on average. */
  readonly perYear: number;
  readonly leaves: Aftermath;
}

/** Where a call of the program goes. A `reread` repeats a read that some program of the school made in the last minutes. */
export type Destination = 'read' | 'reread' | 'write' | 'note' | 'form';

/** A call of the program. */
export interface Call {
  readonly go: () => Promise<Response>;
  /** For a `reread`: the answer to the earlier read. */
  readonly earlier: ArrayBuffer | undefined;
}

/** A fault of a call to Google. */
export interface CallFault extends Kind {
  readonly at: 'call';
  /** The destinations whose calls it may strike; all by default. */
  readonly of?: readonly Destination[];
  /** How many calls in a row it strikes; 1 by default. */
  readonly calls?: number;
  /** @throws ProgramEnds if the program ends in the middle */
  strike(call: Call, target: FaultTarget): Promise<Response>;
}

/** A fault of the mail server. */
export interface LetterFault extends Kind {
  readonly at: 'letter';
  /** For how many hours it affects every letter; without it, only one letter. */
  readonly hours?: number;
  /** @param deliver - hands the letter over. @throws ProgramEnds if the program ends in the middle */
  strike(deliver: () => Promise<Posting>, mail: Mail): Promise<Posting>;
}

/** A fault of the timer: the runs of one morning. */
export interface TriggerFault extends Kind {
  readonly at: 'trigger';
  /** How many programs begin at the same moment; 0 if none begins. */
  readonly together: number;
  /** How many times they run, one after another; 1 by default. */
  readonly times?: number;
  /** How many days without a run follow. */
  readonly days?: number;
  /** The difference of the computer's clock from the true time, in hours, during these runs. */
  readonly clock?: number;
}

/** Something that people do to the workbook or the forms between the program's read and its commit. */
export interface EditFault extends Kind {
  readonly at: 'edit';
  /** @returns a function that undoes the action before people go on, if they could not work otherwise */
  strike(target: FaultTarget, chance: Chance): Promise<(() => Promise<void>) | undefined>;
}

export type Fault = CallFault | LetterFault | TriggerFault | EditFault;

/** Thrown by a fault in place of an answer: the program's process ends here. */
export class ProgramEnds extends Error {}
