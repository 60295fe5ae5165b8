import { join } from 'node:path';
import type { Store } from '../../emulator/core/store.ts';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Inbox } from '../inbox/index.ts';

/** A school on this computer, as far as an erasure needs it. */
export interface ErasurePlace {
  /** The data folder, with the key of the mode «коды» in it; undefined where the data are in memory alone. */
  readonly folder: string | undefined;
  readonly school: School;
  readonly google: GoogleAccess;
  readonly store: Store;
  readonly inbox: Inbox;
  /** Told what is being done, in Russian. */
  readonly progress: (step: string) => void;
}

/** The key of the mode «коды», where there may be one. */
export const keyFileOf = ({ folder }: ErasurePlace): string | undefined => folder && join(folder, 'key.csv');
