import type { DraftsLedger, KeptDraft } from '../../workbook/drafts-ledger.ts';
import type { Paper } from './drafts.ts';

/** Kind and key of the evidence folder. An activity's folder adds the activity's number to the key. */
export const FOLDER = 'folder';

export const activityFolderKey = (activity: string): string => `${FOLDER} ${activity}`;

export interface ExistingFiles {
  /** The account that makes files; it may be unable to see another account's. */
  readonly maker: string;
  readonly seesSharedFolders: boolean;
  /** The file with this key. */
  find(key: string): { readonly id: string } | undefined;
  /** Whether a file has this name. */
  isTaken(name: string): boolean;
  /** Whether a file from the list of drafts still exists. */
  exists(id: string): boolean;
}

/** The file with exactly this content, from any account; undefined if there is none. */
export function fileOf(
  { kind, digest, key }: Paper,
  ledger: DraftsLedger,
  files: ExistingFiles,
): KeptDraft | undefined {
  const found = files.find(key);
  if (found) return { id: found.id, maker: files.maker, digest };
  const kept = ledger[kind];
  if (kept?.digest !== digest) return undefined;
  return kept.maker !== files.maker || files.exists(kept.id) ? kept : undefined;
}

/** The id of this account's evidence folder; undefined if it has none. */
export function ownFolder(ledger: DraftsLedger, files: ExistingFiles): string | undefined {
  const found = files.find(FOLDER)?.id;
  if (found) return found;
  const kept = ledger[FOLDER];
  return kept?.maker === files.maker && files.exists(kept.id) ? kept.id : undefined;
}
