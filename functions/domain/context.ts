import type { Named } from './names/named.ts';
import type { FormName, TabName } from './programme.ts';
import type { Delivery } from './refusals/delivery.ts';

/** Who can get a letter: a participant, by code, or an official of the programme. */
export type Recipient = string | Official;
export type Official = 'curator' | 'organiser' | 'head' | 'deputy';

/** The domain's only access to names and addresses: what to show, and whether a letter can arrive. */
export interface Identity {
  /** For the sheets: «К-07 Тестовая Анна Ивановна», or the code alone. */
  display(code: string): string;
  /** Whether the recipient has an address. */
  reachable(recipient: Recipient): boolean;
}

/** A tab that exists in the workbook today. */
export interface StandingTab {
  /** Its present title: staff may have renamed it. */
  readonly title: string;
  /** Its address inside the workbook: `#gid=1002`. */
  readonly address: string;
}

/** What a plan needs apart from the programme: the moment, and what only the outside world knows. */
export interface Context {
  /** ISO date in the school's time zone. */
  readonly today: string;
  /** Local date and time, ISO to the second. */
  readonly now: string;
  /** Key of a personal link: an HMAC of form and code under the school's secret. */
  readonly formKey: (form: FormName, code: string) => string;
  readonly identity: Identity;
  /** An existing tab; undefined where somebody deleted it. */
  readonly tab: (name: TabName) => StandingTab | undefined;
  /**
   * Whom this run can write to; everybody if absent. In `codes` mode only the run that has the key of names can write to participants; in other runs
   * their letters wait.
   */
  readonly delivers?: (to: Recipient) => boolean;
  /** Names behind the codes, where this run knows them and the workbook does not. Used only to keep names out of texts. */
  readonly named?: readonly Named[];
  /** A person started this run: retry whatever failed on our side, without the pause. */
  readonly byHand?: boolean;
  /** Letters sent since the workbook was read. */
  readonly delivered: readonly Delivery[];
}
