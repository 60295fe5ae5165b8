import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Role } from '../../../sheets-schema/choices/role.ts';
import type { ElectronicConsent } from '../consents/electronic-consents.ts';
import type { Answer, Entry, Problem } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import type { ConsentBook } from './consent-book.ts';
import type { Person } from './person.ts';
import type { MentorSteps } from './readiness.ts';

export type { AnswerBook, Person, Role };

/** The latest request of one author for a teacher. The curator decides on it. */
export interface Voice {
  readonly source: 'own' | 'admin';
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly reason: string | undefined;
  /** The day on which the request was accepted, if it was. */
  readonly decidedOn: string | undefined;
  readonly responseId: string;
  /** The request's grid row on «Запросы», if it has one already. */
  readonly at: number | undefined;
}

/** A valid request for support. It merges the teacher's own request with those of the administration about the same teacher. */
export interface Request {
  readonly code: string;
  /** Area keys in order of importance, one to three. */
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly workFormat: 'pair' | 'group' | 'any';
  /** The format that the curator confirmed. */
  readonly chosenFormat: 'pair' | 'group' | undefined;
  /** The kind of pair that the curator chose. */
  readonly pairKind: PairKind | undefined;
  /** The kind of pair that the questionnaires suggest if the curator chooses none. */
  readonly suggestedPairKind: PairKind;
  /** The day on which the request was accepted; undefined if it was not. */
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
  /** Keys of the areas that the mentor offers, best first, at most six. */
  readonly areas: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly row: Entry<'offers'> | undefined;
  /** The day on which the offer was accepted; undefined if it was not. */
  readonly acceptedOn: string | undefined;
}

/** A member of a base: the consent is valid, and the request or offer is accepted. */
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
  /** Decisions made in electronic forms. `consents` includes them too. */
  readonly electronicConsents: readonly ElectronicConsent[];
  readonly answers: AnswerBook;
  readonly requests: ReadonlyMap<string, Request>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly mentees: readonly Member[];
  readonly mentors: readonly Member[];
  /** How far a mentor is with interview and training. */
  readonly stepsOf: (code: string) => MentorSteps;
  /** Mentors who may be paired: admitted at the interview, trained or exempt, and willing to work on the terms of the law. */
  readonly readyMentors: ReadonlySet<string>;
  /** Area key → present label in the school's dictionary. */
  readonly areaLabel: (key: string) => string;
  /** New codes for rows of «Участники», by grid row. */
  readonly newCodes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}
