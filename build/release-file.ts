import { readFile } from 'node:fs/promises';

declare const NASTAVNIK_RELEASE: string | undefined;

/** The version of the release that runs; undefined if the program runs from its source. */
export const releaseVersion: string | undefined =
  typeof NASTAVNIK_RELEASE === 'undefined' ? undefined : NASTAVNIK_RELEASE;

/** A file that a release has beside its code; undefined if the program runs from its source. */
export async function releaseFile(name: string): Promise<Buffer | undefined> {
  return releaseVersion === undefined ? undefined : readFile(new URL(name, import.meta.url));
}
