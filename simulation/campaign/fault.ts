import type { Mail, Posting } from '../../functions/gateways/smtp.ts';
import type { Chance } from '../seeded.ts';
import type { FaultTarget } from './fault-target.ts';

/**
 * The lasting effect of a fault after the program has run again.
 * - `nothing`: the workbook and the letters are the same as without the fault;
 * - `delay`: letters arrive on a later day, so people answer later;
 * - `damage`: something that people wrote was changed or removed.
 */
export type Aftermath = 'nothing' | 'delay' | 'damage';

/** One kind of fault. */
interface Kind {
  readonly name: string;
  readonly about: string;
  /** The average number of occurrences in a year with all faults. */
  readonly perYear: number;
  readonly leaves: Aftermath;
}

/** The target of a call of the program. A `reread` repeats a read that some program of the school made in the last minutes. */
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
  /** The targets whose calls may fail; all by default. */
  readonly of?: readonly Destination[];
  /** The number of consecutive calls that fail; 1 by default. */
  readonly calls?: number;
  /** @throws ProgramEnds if the program ends in the middle */
  strike(call: Call, target: FaultTarget): Promise<Response>;
}

/** A fault of the mail server. */
export interface LetterFault extends Kind {
  readonly at: 'letter';
  /** The number of hours during which every letter is affected; without it, only one letter. */
  readonly hours?: number;
  /**
   * @param deliver - delivers the letter
   * @throws ProgramEnds if the program ends in the middle
   */
  strike(deliver: () => Promise<Posting>, mail: Mail): Promise<Posting>;
}

/** A fault of the timer: the runs of one morning. */
export interface TriggerFault extends Kind {
  readonly at: 'trigger';
  /** The number of programs that start at the same moment; 0 if none starts. */
  readonly together: number;
  /** How many times these programs run, one after another; 1 by default. */
  readonly times?: number;
  /** The number of following days without a run. */
  readonly days?: number;
  /** The error of the computer's clock during these runs, in hours. */
  readonly clock?: number;
}

/** An action of people in the workbook or the forms between the program's read and its commit. */
export interface EditFault extends Kind {
  readonly at: 'edit';
  /** @returns a function that reverts the action if people could not work otherwise */
  strike(target: FaultTarget, chance: Chance): Promise<(() => Promise<void>) | undefined>;
}

export type Fault = CallFault | LetterFault | TriggerFault | EditFault;

/** Thrown by a fault instead of an answer: the program's process ends at this moment. */
export class ProgramEnds extends Error {}
