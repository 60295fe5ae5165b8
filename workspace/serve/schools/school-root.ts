import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readSession } from '../../session-file.ts';
import { rootAddress } from '../http/root-address.ts';
import { readServerSettings } from '../settings/settings-file.ts';
import { schoolAddresses } from './school-addresses.ts';
import { entryFile } from './school-entry.ts';

/** A school's root address: from the session file if the server runs, otherwise from its settings. @param schools - the folder of the schools */
export async function schoolRoot(schools: string, name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { settings } = await readServerSettings(schools, env);
  const { publicUrl, port, certificate } = settings;
  const root = (await readSession(schools))?.root ?? (publicUrl || rootAddress('localhost', port, certificate !== ''));
  return schoolAddresses(() => root).rootOf(name);
}

/** The server's folder and the school's name, if this data folder is a school of a server of several schools. */
export function schoolOfServer(data: string): { readonly schools: string; readonly name: string } | undefined {
  const path = resolve(data);
  const place = { schools: dirname(path), name: basename(path) };
  return existsSync(entryFile(place.schools, place.name)) ? place : undefined;
}
