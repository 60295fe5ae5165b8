import type { DraftsLedger, KeptDraft } from '../../workbook/drafts-ledger.ts';
import type { Paper } from './drafts.ts';

/** What the evidence folder is filed under. The folder of an activity adds its number. */
export const FOLDER = 'folder';

export const activityFolderKey = (activity: string): string => `${FOLDER} ${activity}`;

/** The files of a school as the one who makes them sees them. */
export interface StandingFiles {
  /** Who makes files here: what another one made may be out of sight. */
  readonly maker: string;
  readonly seesSharedFolders: boolean;
  /** The file with this mark. */
  find(key: string): { readonly id: string } | undefined;
  /** Whether a file has this name. */
  isTaken(name: string): boolean;
  /** Whether a file that the ledger names stands. */
  stands(id: string): boolean;
}

/** The file of a paper with this very content, wherever it was made; undefined where one is to be made. */
export function fileOf(
  { kind, digest, key }: Paper,
  ledger: DraftsLedger,
  files: StandingFiles,
): KeptDraft | undefined {
  const found = files.find(key);
  if (found) return { id: found.id, maker: files.maker, digest };
  const kept = ledger[kind];
  if (kept?.digest !== digest) return undefined;
  return kept.maker !== files.maker || files.stands(kept.id) ? kept : undefined;
}

/** The evidence folder that this maker made; undefined where there is none or another one made it. */
export function ownFolder(ledger: DraftsLedger, files: StandingFiles): string | undefined {
  const found = files.find(FOLDER)?.id;
  if (found) return found;
  const kept = ledger[FOLDER];
  return kept?.maker === files.maker && files.stands(kept.id) ? kept.id : undefined;
}
