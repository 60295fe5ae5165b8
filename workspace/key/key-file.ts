import { readFile } from 'node:fs/promises';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { errorCode } from '../error-code.ts';
import { howToCall } from '../how-to-call.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { writeWholeFile } from '../whole-file.ts';
import { keyText, parseKey } from './parse-key.ts';

/** File mode: only the user who runs the program may read the key. */
const OWNER_ONLY = 0o600;

/** Reads a key; undefined if the file does not exist. @throws UserFacingError if the key is invalid */
export async function findKey(path: string): Promise<NameKey | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new UserFacingError(`Файл ключа ${path} не открывается (${errorCode(error)}). Проверьте имя и права.`);
  });
  return bytes && parseKey(bytes);
}

/** Reads a key. @throws UserFacingError if the file does not exist or is invalid */
export async function readKey(path: string): Promise<NameKey> {
  const key = await findKey(path);
  if (key) return key;
  throw new UserFacingError(
    `Файла ключа ${path} нет. Укажите его: --key ФАЙЛ, или создайте: ${howToCall('key', 'make --staff СПИСОК')}.`,
  );
}

/** Replaces the key file atomically. */
export async function writeKey(path: string, key: NameKey): Promise<void> {
  try {
    await writeWholeFile(path, keyText(key), OWNER_ONLY);
  } catch (error) {
    throw new UserFacingError(
      `Ключ не записан (${errorCode(error)}): ${path}. Проверьте папку, права и место на диске.`,
    );
  }
}
