import { join } from 'node:path';
import type { Store } from '../../emulator/store.ts';
import type { GoogleAccess } from '../../functions/gateways/google-auth.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Inbox } from '../inbox/index.ts';
import type { IsKept } from './folder-files.ts';

/** Backups that an erasure keeps, because a restore erases the person again. */
export interface KeptBackups {
  /** Whether a file is such a backup. @param place - its path within the data folder */
  isBackup(place: string): boolean;
  /** What the report says about the backups, in Russian. */
  words(): Promise<readonly string[]>;
}

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
  /** Called with the code and the day of the withdrawal when an erasure has begun. */
  readonly onErasure?: (code: string, withdrawnOn: string) => Promise<void>;
  /** Whether the person was erased before and came back with restored data. Then even the last keeper's account is deleted. */
  readonly isRepeated?: boolean;
  /** Backups in the data folder, which an erasure leaves as they are; absent if the program makes none. */
  readonly backups?: KeptBackups;
}

/** Path of the key, which exists only in the mode «коды»; undefined without a data folder. */
export const keyFileOf = ({ folder }: ErasureContext): string | undefined => folder && join(folder, 'key.csv');

/** The test for files of the data folder that an erasure leaves alone. */
export const isKeptIn =
  ({ backups }: Pick<ErasureContext, 'backups'>): IsKept =>
  (place) =>
    backups?.isBackup(place) ?? false;
