import type { FormsGateway } from '../gateways/forms-gateway.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';

/** The tools of an installation. */
export interface InstallationTools {
  readonly sheets: SheetsGateway;
  readonly forms: FormsGateway;
  /** Reports progress: «Анкета 3 из 15». */
  readonly progress: (done: string) => void;
  /** Makes the secret of a new workbook: at least 32 characters that nobody can guess. */
  readonly newSecret: () => string;
  /** If there is no time for another form, the next run makes the others. */
  readonly hasTime?: () => boolean;
}
