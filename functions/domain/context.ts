import type { Named } from './names/named.ts';
import type { FormName, TabName } from './programme.ts';
import type { Delivery } from './refusals/delivery.ts';

/** The addressee of a letter: a participant's code, the number of a guest or a curator, or an official of the programme. */
export type Recipient = string | Official;
export type Official = (typeof officials)[number];

export const officials = ['curator', 'organiser', 'head', 'deputy'] as const;

export function isOfficial(recipient: Recipient): recipient is Official {
  return officials.some((official) => official === recipient);
}

/** The number of the first curator. Letters to them have the recipient `curator`; they sign the papers. */
export const FIRST_CURATOR = 'КР-1';

/** Whether a recipient is a curator: the first, or another by the number on «Кураторы». */
export function isCurator(recipient: Recipient): boolean {
  return recipient === 'curator' || /^КР-\d+$/.test(recipient);
}

/** Whether a recipient is a guest of the ceremony, by the number on «Гости»: «Г-1». */
export function isGuest(recipient: Recipient): boolean {
  return /^Г-\d+$/.test(recipient);
}

/** The domain's only access to names and addresses: how to show a person, and whether a letter can reach a recipient. */
export interface Identity {
  /** The text that shows a person in the sheets: «К-07 Тестовая Анна Ивановна», or only the code. */
  display(code: string): string;
  reachable(recipient: Recipient): boolean;
}

interface ExistingTab {
  /** The current title. Staff may have renamed the tab. */
  readonly title: string;
  /** The address inside the workbook: `#gid=1002`. */
  readonly address: string;
}

/** What a plan needs besides the programme. */
export interface Context {
  /** ISO date in the school's time zone. */
  readonly today: string;
  /** Local date and time, ISO to the second. */
  readonly now: string;
  /** Key of a personal link: an HMAC of form and code under the school's secret. */
  readonly formKey: (form: FormName, code: string) => string;
  readonly identity: Identity;
  /** An existing tab; undefined if somebody deleted it. */
  readonly tab: (name: TabName) => ExistingTab | undefined;
  /** Whether this run can write to a recipient; by default it can. In `codes` mode only a run with the key file can write to participants. */
  readonly delivers?: (to: Recipient) => boolean;
  /** Names that this run knows although the workbook does not contain them. We use them only to remove names from texts. */
  readonly named?: readonly Named[];
  /** Whether a person started this run. Such a run retries at once everything that failed on our side. */
  readonly byHand?: boolean;
  /** Letters sent since the workbook was read. */
  readonly delivered: readonly Delivery[];
}
