import type { ConsentDecision, ConsentType } from '../sheets-schema/choices/consent.ts';
import type { DocumentKind } from '../sheets-schema/choices/document-kind.ts';
import type { MeetingKind } from '../sheets-schema/choices/meeting-kind.ts';
import type { EventKind } from '../sheets-schema/tables/events.ts';
import type { MaterialKind } from '../sheets-schema/tables/materials.ts';
import type { PublicationKind } from '../sheets-schema/tables/publications.ts';
import type { SourceLevel } from '../sheets-schema/tables/sources.ts';
import type { FormName } from './answer-sheet.ts';

/** A decision that a person signed and the curator recorded. */
export interface SignedPaper {
  readonly code: string;
  readonly type: ConsentType;
  readonly decision: ConsentDecision;
  readonly on: string;
}

export interface SentAnswer {
  readonly form: FormName;
  /** The code in the answer. A stranger sends an invented code. */
  readonly code: string;
  readonly on: string;
  /** The role, pair or person that the answer is about, if people answer the questionnaire once for each. */
  readonly about?: string | undefined;
  /** The colleagues whom the answer prefers, the first choice first. */
  readonly preferred?: readonly string[];
  /** Whether the form's page accepted the answer. */
  readonly taken: boolean;
  /** Whether the answer has another person's key or code. Such an answer must have no effect. */
  readonly forged: boolean;
}

/** A meeting that was held and reported. */
export interface HeldMeeting {
  readonly pairCode: string;
  readonly kind: MeetingKind;
  readonly heldOn: string;
}

export interface LetterRead {
  readonly code: string;
  readonly on: string;
  readonly text: string;
  /** The forms that the letter asks for. */
  readonly forms: readonly FormName[];
}

export type ChronicleEvent = { readonly on: string } & (
  | { readonly what: 'filledSettings' | 'noAdminRequests' | 'choseCourse' | 'closedCollection' }
  | { readonly what: 'studied'; readonly level: SourceLevel; readonly required: boolean }
  | { readonly what: 'addedMaterial'; readonly kind: MaterialKind }
  | { readonly what: 'registered'; readonly document: DocumentKind }
  | { readonly what: 'announced'; readonly kind: EventKind }
  | {
      readonly what: 'noted';
      readonly kind: EventKind;
      readonly heldOn: string;
      readonly proof: boolean;
      readonly present: readonly string[];
    }
  | { readonly what: 'accepted'; readonly code: string; readonly as: 'own' | 'admin' | 'offer' }
  | { readonly what: 'interviewed' | 'certified'; readonly code: string }
  | { readonly what: 'leftWithoutPair'; readonly code: string }
  | {
      readonly what: 'confirmed' | 'ordered';
      readonly pairCode: string;
      readonly mentor: string;
      readonly mentees: readonly string[];
    }
  | { readonly what: 'released'; readonly mentor: string; readonly from: string }
  | { readonly what: 'agreedPlan'; readonly pairCode: string; readonly code: string }
  | { readonly what: 'listedGuest'; readonly name: string; readonly email?: string }
  | { readonly what: 'invitedGuest'; readonly name: string }
  | { readonly what: 'wroteSwot' | 'scored'; readonly item: string }
  | { readonly what: 'published'; readonly kind: PublicationKind; readonly named: readonly string[] }
);

type What = ChronicleEvent['what'];

/** The actions of one kind. */
type EventOf<W extends What, D = ChronicleEvent> = D extends { readonly what: infer X }
  ? W extends X
    ? D
    : never
  : never;

/**
 * The real actions of the people in the simulated year, recorded as they happen. This record does not use the programme's rules, so tests can compare
 * the workbook with it.
 */
export class Chronicle {
  readonly papers: SignedPaper[] = [];
  readonly answers: SentAnswer[] = [];
  readonly meetings: HeldMeeting[] = [];
  readonly letters: LetterRead[] = [];
  readonly events: ChronicleEvent[] = [];
  /** Distinct problems that the curator saw on «Проверка данных». */
  readonly problems = new Set<string>();

  did<W extends What>(what: W): readonly EventOf<W>[] {
    return this.events.filter((event): event is ChronicleEvent & EventOf<W> => event.what === what);
  }

  /** Each person's last decision on one kind of consent. */
  decisions(type: ConsentType): ReadonlyMap<string, ConsentDecision> {
    return new Map(this.papers.filter((paper) => paper.type === type).map(({ code, decision }) => [code, decision]));
  }

  /** People whose own answer to a form was accepted. */
  answered(form: FormName): ReadonlySet<string> {
    return new Set(this.answers.filter((one) => one.form === form && one.taken && !one.forged).map(({ code }) => code));
  }
}
