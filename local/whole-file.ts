import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../emulator/data-folder.ts';

/**
 * Writes a file in the place of the old one, at once or not at all: on a full disk, and after a power cut, the old file or the
 * new one is there, never a part of it.
 * @param mode who may read it; only counts with the process's own mask
 * @throws Node's own error (`code` ENOSPC, …)
 */
export async function writeWholeFile(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
