import type { MeetingKind } from '../../sheets-schema/choices/meeting-kind.ts';
import type { ConsentDecision, ConsentType } from '../../sheets-schema/tables/consents.ts';
import type { FormName } from './answer-sheet.ts';

/** A decision that a person signed and the curator registered. */
export interface SignedPaper {
  readonly code: string;
  readonly type: ConsentType;
  readonly decision: ConsentDecision;
  /** ISO date of the signature. */
  readonly on: string;
}

/** An answer that was sent. */
export interface SentAnswer {
  readonly form: FormName;
  /** Whoever is named in the answer; a stranger's code where somebody made one up. */
  readonly code: string;
  readonly on: string;
  /** Whether the form's page took it. */
  readonly taken: boolean;
  /** Sent with a key or a code that is not the sender's own: nothing may follow from it. */
  readonly forged: boolean;
}

/** A meeting that took place and was reported. */
export interface MeetingThatWas {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
}

/**
 * What the people of the simulated year really did, written down as they did it: the measure that the workbook is
 * held against. It knows nothing of the programme's rules.
 */
export class Chronicle {
  readonly papers: SignedPaper[] = [];
  readonly answers: SentAnswer[] = [];
  readonly meetings: MeetingThatWas[] = [];
  /** Problems that the curator saw on «Проверка данных», each once. */
  readonly problems = new Set<string>();

  /** The last decision of each person about one kind of consent. */
  decisions(type: ConsentType): ReadonlyMap<string, ConsentDecision> {
    return new Map(this.papers.filter((paper) => paper.type === type).map(({ code, decision }) => [code, decision]));
  }

  /** People whose answer to a form was taken and was their own. */
  answered(form: FormName): ReadonlySet<string> {
    return new Set(this.answers.filter((one) => one.form === form && one.taken && !one.forged).map(({ code }) => code));
  }
}
