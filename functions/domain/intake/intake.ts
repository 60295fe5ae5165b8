import type { PairKind } from '../../../sheets-schema/choices/pair-kind.ts';
import type { Role } from '../../../sheets-schema/choices/role.ts';
import type { ConsentBook } from '../consents/consent-validity.ts';
import type { ElectronicConsent } from '../consents/electronic-consents.ts';
import type { Answer, Entry, Problem } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Person } from './person.ts';
import type { MentorSteps } from './readiness.ts';

export type { AnswerBook, Person, Role };

/** The last request of one author for one teacher. The curator decides on each request. */
export interface AuthorRequest {
  readonly source: 'own' | 'admin';
  readonly needs: readonly string[];
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly reason: string | undefined;
  /** The day on which the request was accepted; undefined if it was not accepted. */
  readonly decidedOn: string | undefined;
  readonly responseId: string;
  readonly at: number | undefined;
}

/** A valid request for support: the teacher's own request merged with the administration's requests about them. */
export interface Request {
  readonly code: string;
  /** Area keys in order of importance, one to three. */
  readonly needs: readonly string[];
  /** Whether the teacher said themselves that they want to take part. */
  readonly agreed: boolean;
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly workFormat: 'pair' | 'group' | 'any';
  readonly chosenFormat: 'pair' | 'group' | undefined;
  readonly pairKind: PairKind | undefined;
  /** The kind of pair according to the questionnaires, used if the curator chooses no kind. */
  readonly suggestedPairKind: PairKind;
  readonly acceptedOn: string | undefined;
  /** The teacher's own request first, then the administration's requests. */
  readonly authorRequests: readonly AuthorRequest[];
  readonly own: Answer<'menteeRequest'> | undefined;
  readonly rows: readonly Entry<'requests'>[];
}

export interface Offer {
  readonly code: string;
  readonly answer: Answer<'mentorOffer'>;
  /** Keys of the areas that the mentor offers, best first, at most six. */
  readonly areas: readonly string[];
  /** How many mentees the mentor can lead: the curator's number, or else the mentor's own. */
  readonly places: number;
  readonly decision: 'accepted' | 'reserve' | 'declined' | undefined;
  readonly row: Entry<'offers'> | undefined;
  readonly acceptedOn: string | undefined;
}

/** A member of a base, with a valid consent and an accepted request or offer. */
export interface Member {
  readonly code: string;
  readonly role: Role;
  /** ISO date of the consent or of the decision, whichever is later. */
  readonly joinedOn: string;
}

/** All facts that follow from the roster, the consents and the questionnaires alone. */
export interface Intake {
  readonly people: ReadonlyMap<string, Person>;
  readonly consents: ConsentBook;
  /** The codes of the people who withdrew their consent to processing, also after their data are destroyed. */
  readonly withdrawn: ReadonlySet<string>;
  /** Decisions made in electronic forms. `consents` includes them too. */
  readonly electronicConsents: readonly ElectronicConsent[];
  readonly answers: AnswerBook;
  readonly requests: ReadonlyMap<string, Request>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly mentees: readonly Member[];
  readonly mentors: readonly Member[];
  readonly stepsOf: (code: string) => MentorSteps;
  /** Mentors who may be paired: admitted at the interview, trained or exempt, and willing to work on the terms of the law. */
  readonly readyMentors: ReadonlySet<string>;
  /** The school's current label of an area key. */
  readonly areaLabel: (key: string) => string;
  /** New codes for rows of «Участники», by grid row. */
  readonly newCodes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}
