import type { DocumentKind } from '../../sheets-schema/choices/document-kind.ts';
import { holdText } from '../domain/hold/hold-words.ts';
import type { DriveGateway } from '../gateways/drive-gateway.ts';
import { type DraftsLedger, draftsRequests, type KeptDraft } from '../workbook/drafts-ledger.ts';
import { apply } from '../workbook/snapshot.ts';
import { commit, readWorkbook } from '../workbook/workbook.ts';
import { ConflictRetry } from './conflict-retry.ts';
import { documentLink, folderLink } from './document-link.ts';
import { DocumentsError } from './documents-error.ts';
import { draftLinks, type LinkedDraft } from './drafting/draft-links.ts';
import { type Drafts, draftsOf, type Paper, recordsOf } from './drafting/drafts.ts';
import { FOLDER, fileOf, ownFolder } from './drafting/existing-files.ts';
import { type FilingState, filesToMake, recordsToMake, unfiled } from './drafting/files-to-make.ts';
import { SchoolDriveFiles } from './drafting/school-drive-files.ts';
import { type Planned, planFor } from './plan-for.ts';
import type { School } from './school.ts';

/** The parts of a school that we need to draft documents. */
export type DraftingSchool = Pick<School, 'spreadsheetId' | 'docsRoot' | 'sheets' | 'clock' | 'random' | 'pause'>;

export interface DraftReport {
  readonly documents: readonly { readonly kind: DocumentKind; readonly link: string; readonly new: boolean }[];
  readonly folder?: string;
  readonly contents?: string;
  /** The files for which this run had no time; the next run makes them. */
  readonly left: number;
}

/** A round plans and makes files. Another is needed if people changed the workbook in the meantime. */
const MOST_ROUNDS = 3;

interface Drafting extends Drafts, FilingState {
  readonly school: DraftingSchool;
  readonly files: SchoolDriveFiles;
}

async function draftingOf(school: DraftingSchool, files: SchoolDriveFiles, planned: Planned): Promise<Drafting> {
  const ledger = planned.snapshot.drafts ?? {};
  await files.lookFor(Object.values(ledger));
  return { school, files, planned, ledger, ...draftsOf(planned) };
}

function linkedDrafts({ drafts, ledger, files, school }: Drafting): LinkedDraft[] {
  return drafts.flatMap((draft) => {
    const file = fileOf(draft, ledger, files);
    return file ? [{ draft, link: documentLink(school.docsRoot, file.id) }] : [];
  });
}

/** The lists and the table of contents as if this run had already written its links, so that drafts count as begun. */
function currentRecords(drafting: Drafting): ReturnType<typeof recordsOf> {
  const { planned, school } = drafting;
  const { snapshot, identity } = planned;
  const linked = linkedDrafts(drafting);
  const changes = draftLinks(planned, linked);
  const { plan } =
    changes.length === 0 ? planned : planFor({ clock: school.clock }, apply(changes, snapshot, snapshot.revision), []);
  const filed = linked.map(({ draft, link }) => ({ kind: draft.kind, title: draft.document.title, link }));
  return recordsOf(plan, filed, identity.fullName);
}

/**
 * Makes the missing files while there is time.
 * @returns the number of files that are still missing
 */
async function makeFiles(drafting: Drafting, hasTime: () => boolean): Promise<number> {
  const { drafts, ledger, files } = drafting;
  const isNew = unfiled([...drafts, currentRecords(drafting).contents], drafting).length > 0;
  // After a school moves between functions and script, we make no files until some document has new content.
  if (!ownFolder(ledger, files) && !isNew && ledger[FOLDER]) return 0;
  for (;;) {
    const { now, later } = filesToMake(drafts, drafting);
    if (now.length === 0) break;
    const left = await files.ensure(now, hasTime);
    if (left > 0) return left + later;
  }
  const { contents, sheets } = currentRecords(drafting);
  const records = [contents, ...sheets];
  const left = await files.ensure(recordsToMake(records, drafting), hasTime);
  if (left === 0) for (const { kind, key } of records) await files.discardEarlier(`${kind} `, key);
  return left;
}

/** The list of existing files, for storage in the spreadsheet. */
function remembered({ drafts, ledger, files }: Drafting, contents: Paper): DraftsLedger {
  const after: Record<string, KeptDraft> = { ...ledger };
  for (const each of [...drafts, contents]) {
    const file = fileOf(each, ledger, files);
    if (file) after[each.kind] = file;
  }
  const folder = ownFolder(ledger, files);
  if (folder) after[FOLDER] = { id: folder, maker: files.maker, digest: '' };
  return after;
}

/**
 * Writes the links to the files into the workbook in one commit. This commit does not change the memory: some people may prepare documents but may
 * not write the hidden tab. The next run updates the memory.
 */
async function commitLinks(drafting: Drafting, contents: Paper): Promise<void> {
  const { snapshot } = drafting.planned;
  const { sheets, random } = drafting.school;
  const links = draftLinks(drafting.planned, linkedDrafts(drafting));
  const more = draftsRequests(snapshot.spreadsheetId, snapshot.drafts, remembered(drafting, contents));
  if (links.length + more.length > 0) {
    await commit(sheets, snapshot, links, { random, more, remembering: () => undefined });
  }
}

function reportOf(drafting: Drafting, contents: Paper, left: number): DraftReport {
  const { settled, ledger, files, school } = drafting;
  const folder = ownFolder(ledger, files) ?? ledger[FOLDER]?.id;
  const contentsFile = fileOf(contents, ledger, files);
  return {
    documents: [
      ...settled.map((each) => ({ ...each, new: false })),
      ...linkedDrafts(drafting).map(({ draft: { kind, key }, link }) => ({ kind, link, new: files.made.has(key) })),
    ],
    ...(folder ? { folder: folderLink(school.docsRoot, folder) } : {}),
    ...(contentsFile ? { contents: documentLink(school.docsRoot, contentsFile.id) } : {}),
    left,
  };
}

/**
 * Makes a Google Doc for each document with new content, and writes the link into the column «Проект». It never changes an existing file, so people's
 * edits are safe. It does not draft signed and filed documents again. The evidence folder also gets a folder with a list of proofs for each activity,
 * and a table of contents.
 *
 * If nothing is new, this takes one snapshot and one listing of Drive. Before the commit of the links, it reads the workbook again, because people
 * may write in the meantime. The next run finds the files of an interrupted run by key.
 * @param hasTime - whether the run may begin another file
 * @throws DocumentsError if people must repair the workbook first; GoogleError
 */
export async function draftDocuments(
  school: DraftingSchool,
  drive: DriveGateway,
  hasTime: () => boolean = () => true,
): Promise<DraftReport> {
  const conflicts = new ConflictRetry(school);
  const files = await SchoolDriveFiles.open(school, drive);
  let left = 0;
  for (let round = 1; ; ) {
    const planned = planFor({ clock: school.clock }, await readWorkbook(school.sheets, school.spreadsheetId), []);
    if (planned.hold) throw new DocumentsError(`Документы не подготовлены. ${holdText(planned.hold)}`);
    if (planned.plan.programmeState.programme.problems.some(({ stopsWork }) => stopsWork)) {
      throw new DocumentsError(
        'Документы не подготовлены: в таблице не хватает важного. На листе «Проверка данных» сказано, что исправить; потом повторите.',
      );
    }
    const drafting = await draftingOf(school, files, planned);
    const before = files.made.size;
    if (round <= MOST_ROUNDS && left === 0) {
      left = await makeFiles(drafting, hasTime);
      round++;
      if (files.made.size > before) continue;
    }
    const { contents } = currentRecords(drafting);
    try {
      await commitLinks(drafting, contents);
      return reportOf(drafting, contents, left);
    } catch (error) {
      await conflicts.retry(error);
    }
  }
}
