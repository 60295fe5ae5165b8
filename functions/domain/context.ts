import type { Named } from './names/named.ts';
import type { FormName, TabName } from './programme.ts';
import type { Delivery } from './refusals/delivery.ts';

/** Somebody who can get a letter: a participant, by code, or an official of the programme. */
export type Recipient = string | Official;
export type Official = (typeof officials)[number];

export const officials = ['curator', 'organiser', 'head', 'deputy'] as const;

export function isOfficial(recipient: Recipient): recipient is Official {
  return officials.some((official) => official === recipient);
}

/** The domain's only knowledge of names and addresses: how to show a person, and whether a letter can reach them. */
export interface Identity {
  /** How the sheets show a person: «К-07 Тестовая Анна Ивановна», or the code alone. */
  display(code: string): string;
  /** Whether the recipient has an address. */
  reachable(recipient: Recipient): boolean;
}

/** A tab that exists in the workbook now. */
interface StandingTab {
  /** Its present title: staff may have renamed it. */
  readonly title: string;
  /** Its address inside the workbook: `#gid=1002`. */
  readonly address: string;
}

/** What a plan needs besides the programme: the present time, and facts that only other parts of the system know. */
export interface Context {
  /** ISO date in the school's time zone. */
  readonly today: string;
  /** Local date and time, ISO to the second. */
  readonly now: string;
  /** Key of a personal link: an HMAC of form and code under the school's secret. */
  readonly formKey: (form: FormName, code: string) => string;
  readonly identity: Identity;
  /** An existing tab; undefined if somebody deleted it. */
  readonly tab: (name: TabName) => StandingTab | undefined;
  /**
   * Whether this run can write to a person; if absent, it can write to everybody. In `codes` mode only the run that has the key of names can
   * write to participants. In other runs their letters wait.
   */
  readonly delivers?: (to: Recipient) => boolean;
  /** Names of people, if this run knows them and the workbook does not. They serve only to keep names out of texts. */
  readonly named?: readonly Named[];
  /** Set if a person started this run. It then retries everything that failed on our side, without a pause. */
  readonly byHand?: boolean;
  /** Letters sent since the workbook was read. */
  readonly delivered: readonly Delivery[];
}
