import type { FormsGateway } from '../gateways/forms-gateway.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';

/** What an installation works with. */
export interface Site {
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  /** Told as the work goes on: «Анкета 3 из 15». */
  readonly progress: (done: string) => void;
  /** Makes the secret of a new workbook: 32 characters or more that nobody can guess. */
  readonly newSecret: () => string;
  /** Whether another form may be begun; where runs are short, what is left waits for the next one. */
  readonly hasTime?: () => boolean;
}
