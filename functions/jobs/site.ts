import type { FormsGateway } from '../gateways/forms-gateway.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';

/** The tools of an installation. */
export interface Site {
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  /** Reports progress: «Анкета 3 из 15». */
  readonly progress: (done: string) => void;
  /** Makes the secret of a new workbook: at least 32 characters that nobody can guess. */
  readonly newSecret: () => string;
  /** Whether there is time for another form. If not, the next run makes the other forms. */
  readonly hasTime?: () => boolean;
}
