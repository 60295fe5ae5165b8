import { dayText } from '../../domain/calendar/day-text.ts';
import { activityFolders, activityOf, evidenceFolderName } from '../../domain/documents/evidence-folder.ts';
import { documentHtml } from '../../domain/paper/html.tsx';
import type { DraftsLedger } from '../../workbook/drafts-ledger.ts';
import type { Planned } from '../plan-for.ts';
import { activityOfEvidence, type Draft, type Paper } from './drafts.ts';
import { activityFolderKey, type ExistingFiles, FOLDER, fileOf, ownFolder } from './existing-files.ts';
import type { Wanted } from './school-drive-files.ts';

export interface FilingState {
  readonly planned: Planned;
  readonly ledger: DraftsLedger;
  readonly files: ExistingFiles;
}

interface FilesToMake {
  readonly now: readonly Wanted[];
  readonly later: number;
}

/** The id of a folder, from a browser link or from the id itself. */
function folderId(link: string | undefined): string | undefined {
  const id = /\/folders\/([\w-]+)/.exec(link ?? '')?.[1] ?? link?.trim();
  return id || undefined;
}

function evidenceFolder({ planned, files }: FilingState): Wanted {
  const { programmeState } = planned.plan;
  // A script sees only its own files. So it makes its folder on «Мой диск», and people may move the folder from there.
  const { documentsFolder } = programmeState.programme.settings;
  const parent = files.seesSharedFolders ? folderId(documentsFolder) : undefined;
  return { key: FOLDER, name: evidenceFolderName(programmeState), parent };
}

/** A new file for a document. The first of a kind has the plain title; later names add the day. */
function fileFor({ kind, key, document }: Paper, parent: string, { planned, ledger, files }: FilingState): Wanted {
  const { identity, plan } = planned;
  const dated = `${document.title}, ${dayText(plan.programmeState.context.today)}`;
  const first = !ledger[kind] && !files.isTaken(document.title);
  let name = first ? document.title : dated;
  for (let n = 2; files.isTaken(name); n++) name = `${dated} (${n})`;
  return { key, name, parent, html: documentHtml(document, identity.fullName) };
}

/** Documents that have no file. */
export function unfiled<P extends Paper>(papers: readonly P[], { ledger, files }: FilingState): P[] {
  return papers.filter((each) => !fileOf(each, ledger, files));
}

/**
 * The next files to make: the evidence folder, then the folders of the activities, then the drafts. Each step needs the ids from the previous one, so
 * call this again after each.
 */
export function filesToMake(drafts: readonly Draft[], state: FilingState): FilesToMake {
  const { programmeState } = state.planned.plan;
  const missing = unfiled(drafts, state);
  const parent = ownFolder(state.ledger, state.files);
  if (!parent) return { now: [evidenceFolder(state)], later: missing.length };
  const folders = [...activityFolders(programmeState)]
    .map(([id, name]) => ({ key: activityFolderKey(id), name, parent }))
    .filter(({ key }) => !state.files.find(key));
  if (folders.length > 0) return { now: folders, later: missing.length };
  const folderOf = (draft: Draft): string => {
    const activity = activityOf(programmeState, draft.kind);
    return (activity !== undefined && state.files.find(activityFolderKey(activity))?.id) || parent;
  };
  return { now: missing.map((draft) => fileFor(draft, folderOf(draft), state)), later: 0 };
}

/**
 * The missing lists and table of contents, which we make last. The contents go into the evidence folder, each list into its activity's folder. Empty
 * if there is no evidence folder.
 */
export function recordsToMake(records: readonly Paper[], state: FilingState): readonly Wanted[] {
  const parent = ownFolder(state.ledger, state.files);
  if (!parent) return [];
  return unfiled(records, state).map((each) => {
    const activity = activityOfEvidence(each.kind);
    const own = activity === undefined ? undefined : state.files.find(activityFolderKey(activity))?.id;
    return fileFor(each, own ?? parent, state);
  });
}
