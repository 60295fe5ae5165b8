import type { Clock } from '../gateways/clock.ts';
import type { FormsGateway } from '../gateways/forms-gateway.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import type { NameKey } from '../gateways/identity.ts';
import type { MailServer } from '../gateways/smtp.ts';

/** One school with everything that a job needs. */
export interface School {
  readonly spreadsheetId: string;
  /** The root of addresses of spreadsheets and forms, with a closing slash: `https://docs.google.com/`. */
  readonly docsRoot: string;
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  readonly mail: MailServer;
  readonly clock: Clock;
  /** A number in [0, 1): spreads out the retries of writers that collided. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** The key of the mode `codes`, on the computer that has it: only that computer writes letters to the participants. */
  readonly names?: NameKey;
  /** A person asked for this run: letters that wait because of our own faults are tried at once. */
  readonly byHand?: boolean;
  /** Another run keeps the lists of the forms up to date: this run may not open the forms. */
  readonly formsElsewhere?: boolean;
  /** An address that stops a person's reminders with one press, signed by `key`; absent if no function answers in public. */
  readonly unsubscribeLink?: (code: string, key: string) => string;
}
