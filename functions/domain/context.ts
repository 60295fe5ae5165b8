import type { Named } from './names/named.ts';
import type { FormName, TabName } from './programme.ts';
import type { Delivery } from './refusals/delivery.ts';

/** Who can be written to: a participant by code, or somebody who answers for the programme. */
export type Recipient = string | Official;
export type Official = 'curator' | 'organiser' | 'head' | 'deputy';

/** The only door to names and addresses. The domain asks what to show and whether a letter can arrive, never more. */
export interface Identity {
  /** For the sheets: «К-07 Тестовая Анна Ивановна», or the code alone. */
  display(code: string): string;
  /** Whether there is an address to write to. */
  reachable(recipient: Recipient): boolean;
}

/** A tab as it stands in the workbook today. */
export interface StandingTab {
  /** The title it has now: staff may have renamed it. */
  readonly title: string;
  /** Its address inside the workbook: `#gid=1002`. */
  readonly address: string;
}

/** What a plan needs besides the programme: the moment, and what only the outside world can give. */
export interface Context {
  /** ISO date in the school's time zone. */
  readonly today: string;
  /** Local date and time, ISO to the second. */
  readonly now: string;
  /** Key of a personal link: an HMAC of form and code under the school's secret. */
  readonly formKey: (form: FormName, code: string) => string;
  readonly identity: Identity;
  /** Where a tab stands; undefined where somebody removed it. */
  readonly tab: (name: TabName) => StandingTab | undefined;
  /**
   * Whom this run can write to; everybody where it is left out. In the mode `codes` only the run that has the key of names
   * reaches the participants: for the others their letters wait.
   */
  readonly delivers?: (to: Recipient) => boolean;
  /** Who is behind the codes, where the workbook does not say and this run knows: only to keep their names out of texts. */
  readonly named?: readonly Named[];
  /** A person asked for this run: what waits because of our side is tried now, whatever the pause. */
  readonly byHand?: boolean;
  /** Letters sent since the workbook was read. */
  readonly delivered: readonly Delivery[];
}
