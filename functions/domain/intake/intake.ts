import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Role } from '../../../sheets-schema/choices/role.ts';
import type { ElectronicConsent } from '../consents/electronic-consents.ts';
import type { Answer, Entry, Problem } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import type { ConsentBook } from './consent-book.ts';
import type { Person } from './person.ts';
import type { MentorSteps } from './readiness.ts';

export type { AnswerBook, Person, Role };

/** One author's latest request for a teacher; the curator decides on it. */
export interface Voice {
  readonly source: 'own' | 'admin';
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly reason: string | undefined;
  /** Since when it is accepted, if it is. */
  readonly decidedOn: string | undefined;
  readonly responseId: string;
  /** Grid row on «Запросы», if it has one already. */
  readonly at: number | undefined;
}

/** A counting request for support: the teacher's own merged with the administration's about the same teacher. */
export interface Request {
  readonly code: string;
  /** Area keys in order of importance, one to three. */
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly workFormat: 'pair' | 'group' | 'any';
  /** As the curator confirmed it. */
  readonly chosenFormat: 'pair' | 'group' | undefined;
  /** As the curator chose it. */
  readonly pairKind: PairKind | undefined;
  /** What the questionnaires suggest if nothing is chosen. */
  readonly suggestedPairKind: PairKind;
  /** Since when it has been accepted; undefined if it is not. */
  readonly acceptedOn: string | undefined;
  /** The teacher's own request first, then those of the administration. */
  readonly voices: readonly Voice[];
  /** The teacher's own questionnaire, if any. */
  readonly own: Answer<'menteeRequest'> | undefined;
  readonly rows: readonly Entry<'requests'>[];
}

export interface Offer {
  readonly code: string;
  readonly answer: Answer<'mentorOffer'>;
  /** Area keys offered, best first, at most six. */
  readonly areas: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly row: Entry<'offers'> | undefined;
  /** Since when it has been accepted; undefined if it is not. */
  readonly acceptedOn: string | undefined;
}

/** A member of a base: consent valid, request or offer accepted. */
export interface Member {
  readonly code: string;
  readonly role: Role;
  /** ISO date: the later of the consent and the decision. */
  readonly joinedOn: string;
}

/** Everything derived from the roster, the consents and the questionnaires alone. */
export interface Intake {
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: ConsentBook;
  /** Decisions from electronic forms; `consents` includes them too. */
  readonly electronicConsents: readonly ElectronicConsent[];
  readonly answers: AnswerBook;
  readonly requests: ReadonlyMap<string, Request>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly mentees: readonly Member[];
  readonly mentors: readonly Member[];
  /** A mentor's interview and training. */
  readonly stepsOf: (code: string) => MentorSteps;
  /** Mentors ready for pairing: admitted at the interview, trained or exempt, and willing to work under the law's terms. */
  readonly readyMentors: ReadonlySet<string>;
  /** Area key → present label in the school's dictionary. */
  readonly areaLabel: (key: string) => string;
  /** New codes for rows of «Участники», by grid row. */
  readonly newCodes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}
