import { join } from 'node:path';
import type { Store } from '../../emulator/store.ts';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Inbox } from '../inbox/index.ts';

/** The parts of a school on this computer that an erasure needs. */
export interface ErasureContext {
  /** The data folder; in the mode «коды» it contains the key. Undefined if the data are only in memory. */
  readonly folder: string | undefined;
  readonly school: School;
  readonly google: GoogleAccess;
  readonly store: Store;
  readonly inbox: Inbox;
  /** Receives each step of the work, in Russian. */
  readonly progress: (step: string) => void;
  /** Called with the code when an erasure has begun. */
  readonly onErasure?: (code: string) => Promise<void>;
}

/** Path of the key, which exists only in the mode «коды»; undefined without a data folder. */
export const keyFileOf = ({ folder }: ErasureContext): string | undefined => folder && join(folder, 'key.csv');
