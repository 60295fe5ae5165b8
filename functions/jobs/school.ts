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
  /** A random number in [0, 1). It spreads out the retries of writers after a conflict. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** The people behind the codes, for the mode `codes`. Only a computer with this key sends letters to the participants. */
  readonly names?: NameKey;
  /** Whether a person asked for this run. It then at once retries letters that failed on our side. */
  readonly byHand?: boolean;
  /** Whether this run leaves all letters to people in the queue, because something must be done before anybody gets one. */
  readonly sendsNothing?: boolean;
  /** Whether another program updates the forms, because this run has no access to them. */
  readonly formsElsewhere?: boolean;
  /** Makes a signed address that stops a person's reminders with one press. Absent if no public function answers at such an address. */
  readonly unsubscribeLink?: (code: string, key: string) => string;
  /** Makes a signed address at which a person reads and corrects their own answers. Absent if no page of ours shows them. */
  readonly ownAnswersLink?: (code: string, key: string) => string;
}

/** The parts of a school that read and write its spreadsheet, and try again after a conflict with another writer. */
export type SchoolSheets = Pick<School, 'sheets' | 'spreadsheetId' | 'pause' | 'random'>;
