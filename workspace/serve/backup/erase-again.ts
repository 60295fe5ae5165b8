import type { Store } from '../../../emulator/store.ts';
import type { ErasureService } from '../../erasure/erasure-service.ts';

const AGAIN = 'eraseAgain';

/** Records in a restored school who was erased after the backup was made. */
export const scheduleErasures = (store: Store, codes: readonly string[]): void =>
  store.transaction(() => {
    for (const code of codes) store.put(AGAIN, code, {});
  });

export const codesToErase = (store: Store): readonly string[] => [...store.list(AGAIN).keys()];

/**
 * Erases these people again.
 * @returns why some could not be erased, in Russian. They stay on the list until the next start
 */
export async function eraseAgain(store: Store, erase: ErasureService): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const code of codesToErase(store)) {
    const outcome = await erase({ code, confirmCode: code });
    if (outcome.kind === 'done') store.delete(AGAIN, code);
    else if (outcome.kind === 'refused') refused.push(`${code}: ${outcome.why}`);
  }
  return refused;
}
