import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Role } from '../../../sheets-schema/choices/role.ts';
import type { ElectronicConsent } from '../consents/electronic-consents.ts';
import type { Answer, Entry, Problem } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import type { ConsentBook } from './consent-book.ts';
import type { Person } from './person.ts';
import type { MentorSteps } from './readiness.ts';

export type { AnswerBook, Person, Role };

/** One request on somebody's behalf that needs the curator's decision: the last of its author. */
export interface Voice {
  readonly source: 'own' | 'admin';
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly reason: string | undefined;
  /** Since when it has been accepted, where it is. */
  readonly decidedOn: string | undefined;
  readonly responseId: string;
  /** Grid row on «Запросы», where it stands already. */
  readonly at: number | undefined;
}

/** A request for support that counts: the teacher's own merged with the administration's about the same teacher. */
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
  /** What the questionnaires suggest where she has not chosen. */
  readonly suggestedPairKind: PairKind;
  /** First day since which it has been accepted, where it is. */
  readonly acceptedOn: string | undefined;
  /** The teacher's own request first, then those of the administration. */
  readonly voices: readonly Voice[];
  /** The teacher's own questionnaire, where there is one. */
  readonly own: Answer<'menteeRequest'> | undefined;
  readonly rows: readonly Entry<'requests'>[];
}

export interface Offer {
  readonly code: string;
  readonly answer: Answer<'mentorOffer'>;
  /** Area keys offered, the best first, at most six. */
  readonly areas: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly row: Entry<'offers'> | undefined;
  /** First day since which it has been accepted, where it is. */
  readonly acceptedOn: string | undefined;
}

/** Somebody in a base: consent valid, request or offer accepted. */
export interface Member {
  readonly code: string;
  readonly role: Role;
  /** ISO date: the later of the consent and the decision. */
  readonly joinedOn: string;
}

/** Everything that follows from the roster, the consents and the questionnaires alone. */
export interface Intake {
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: ConsentBook;
  /** Decisions that came by electronic forms; they are in `consents` as well. */
  readonly electronicConsents: readonly ElectronicConsent[];
  readonly answers: AnswerBook;
  readonly requests: ReadonlyMap<string, Request>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly mentees: readonly Member[];
  readonly mentors: readonly Member[];
  /** Interview and training of a mentor. */
  readonly stepsOf: (code: string) => MentorSteps;
  /** Mentors admitted at the interview, trained (or freed from training) and willing to work as the law has it: ready for pairing. */
  readonly readyMentors: ReadonlySet<string>;
  /** Area key → label of today, by the school's dictionary. */
  readonly areaLabel: (key: string) => string;
  /** Codes that rows of «Участники» are given, by grid row. */
  readonly newCodes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}
