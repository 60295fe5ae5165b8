import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Store, StoreError } from '../../../emulator/store.ts';
import { howToCall } from '../../how-to-call.ts';
import { readSchool } from '../../school-file.ts';
import { UserFacingError } from '../../user-facing-error.ts';

/** Whether a file or folder exists. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Opens the store of a real school that does not run.
 * @param running - the sentence for a person if the school runs
 * @throws UserFacingError if the folder has no real school, or it runs
 */
export async function openStoppedSchool(data: string, running: string): Promise<Store> {
  const dataFile = join(data, 'google.sqlite');
  if (!(await isThere(dataFile))) throw new UserFacingError(`В папке ${data} школы нет. Укажите другую: --data ПАПКА.`);
  try {
    const store = Store.open(dataFile);
    if (readSchool(store)?.kind === 'real') return store;
    store.close();
  } catch (error) {
    if (!(error instanceof StoreError) || error.reason !== 'busy') throw error;
    throw new UserFacingError(running);
  }
  throw new UserFacingError(
    `В папке ${data} не настоящая школа, а показ (${howToCall('start')}). Укажите другую: --data ПАПКА.`,
  );
}
