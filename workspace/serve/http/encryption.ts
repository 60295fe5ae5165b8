import { readFile } from 'node:fs/promises';
import { UserFacingError } from '../../user-facing-error.ts';
import type { ServerSettings } from '../settings/settings.ts';

/** The certificate and its key as PEM. */
export interface Encryption {
  readonly cert: string;
  readonly key: string;
}

async function readPem(path: string, what: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserFacingError(`${what} ${path} не читается (${error.code}). Проверьте путь и права.`);
  });
}

/** Reads the certificate and its key; undefined if the settings name none. @throws UserFacingError if one of them is missing or unreadable */
export async function encryptionOf({ certificate, privateKey }: ServerSettings): Promise<Encryption | undefined> {
  if (certificate === '' && privateKey === '') return undefined;
  if (certificate === '' || privateKey === '') {
    throw new UserFacingError('Для шифрования нужны оба файла: tls_certificate и tls_key. Задан только один.');
  }
  return { cert: await readPem(certificate, 'Сертификат'), key: await readPem(privateKey, 'Ключ') };
}
