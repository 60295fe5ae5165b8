import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../emulator/make-folder.ts';

/**
 * Replaces a file atomically: after a full disk or a power cut, the file has either its old or its new content.
 * @param mode - permissions, subject to the process's umask
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
