import type { DocumentKind } from '../../sheets-schema/tables/documents.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { dayText } from '../domain/calendar/day-text.ts';
import { desired } from '../domain/desired.ts';
import type { Document } from '../domain/documents/content.ts';
import {
  activityFolders,
  activityOf,
  evidenceContents,
  evidenceFolderName,
  type FiledDraft,
} from '../domain/documents/evidence-folder.ts';
import { documentDigest, documentHtml } from '../domain/documents/html.ts';
import { documentsOf } from '../domain/documents/index.ts';
import { nextKeys } from '../domain/intake/row-key.ts';
import type { Plan } from '../domain/plan.ts';
import { appendRow } from '../workbook/append-row.ts';
import { diff } from '../workbook/diff.ts';
import { type DraftsLedger, draftsRequests, type KeptDraft } from '../workbook/drafts-ledger.ts';
import { apply, type CellChange } from '../workbook/snapshot.ts';
import { commit } from '../workbook/workbook.ts';
import { documentLink, folderLink } from './document-link.ts';
import type { FileCabinet, Wanted } from './file-cabinet.ts';
import { type Planned, planFor } from './plan-for.ts';
import type { School } from './school.ts';

/** What a drafting needs of a school. */
export type DraftingSchool = Pick<School, 'spreadsheetId' | 'docsRoot' | 'sheets' | 'clock' | 'random' | 'pause'>;

export interface DraftReport {
  /** The documents that the programme calls for, by kind: where each is read, and whether that file was made just now. */
  readonly documents: readonly { readonly kind: DocumentKind; readonly link: string; readonly new: boolean }[];
  /** The evidence folder; absent while there is none. */
  readonly folder?: string;
  /** Its table of contents; absent while there is none. */
  readonly contents?: string;
  /** Files that the time did not suffice for: the next run goes on with them. */
  readonly left: number;
}

const FOLDER = 'folder';
const CONTENTS = 'contents';

/** The folder of a link that was copied out of the browser, or of an id. */
function folderId(link: string | undefined): string | undefined {
  const id = /\/folders\/([\w-]+)/.exec(link ?? '')?.[1] ?? link?.trim();
  return id || undefined;
}

/** A document to be filed under a name of its content. */
interface Paper {
  readonly kind: DocumentKind | typeof CONTENTS;
  readonly document: Document;
  readonly digest: string;
  readonly key: string;
}

function paper(kind: Paper['kind'], document: Document, fullName: (code: string) => string): Paper {
  const digest = documentDigest(document, fullName);
  return { kind, document, digest, key: `${kind} ${digest}` };
}

/** The drafts of one reading of the workbook, against the files that stand. */
export class Drafting {
  private readonly school: DraftingSchool;
  private readonly cabinet: FileCabinet;
  private readonly planned: Planned;
  private readonly ledger: DraftsLedger;
  private foreseen: { readonly changes: string; readonly plan: Plan } | undefined;
  /** Documents that are not settled: what is signed and laid down is drafted no more. */
  readonly papers: readonly (Paper & { readonly kind: DocumentKind })[];
  /** Where the settled ones lie. */
  readonly settled: readonly { readonly kind: DocumentKind; readonly link: string }[];

  constructor(school: DraftingSchool, cabinet: FileCabinet, planned: Planned) {
    this.school = school;
    this.cabinet = cabinet;
    this.planned = planned;
    this.ledger = planned.snapshot.drafts ?? {};
    const { standing } = planned.plan;
    const rows = new Map(standing.programme.tables.documents.map((row) => [row.at, row]));
    const linked = documentsOf(standing).map((document) => {
      const row = document.at === undefined ? undefined : rows.get(document.at);
      return { document, link: document.draft && !document.held ? undefined : row?.link };
    });
    const { fullName } = planned.identity;
    this.settled = linked.flatMap(({ document: { kind }, link }) => (link ? [{ kind, link }] : []));
    this.papers = linked.flatMap(({ document, link }) =>
      link ? [] : [{ ...paper(document.kind, document, fullName), kind: document.kind }],
    );
  }

  /** The file of a paper with this very content, wherever it was made; undefined where one is to be made. */
  async standing({ kind, digest, key }: Paper): Promise<KeptDraft | undefined> {
    const { maker } = this.cabinet;
    const found = this.cabinet.find(key);
    if (found) return { id: found.id, maker, digest };
    const kept = this.ledger[kind];
    if (kept?.digest !== digest) return undefined;
    return kept.maker !== maker || (await this.cabinet.stands(kept.id)) ? kept : undefined;
  }

  /** The evidence folder that this program made; another one's is out of its sight. */
  async folder(): Promise<string | undefined> {
    const found = this.cabinet.find(FOLDER)?.id;
    if (found) return found;
    const kept = this.ledger[FOLDER];
    return kept?.maker === this.cabinet.maker && (await this.cabinet.stands(kept.id)) ? kept.id : undefined;
  }

  private activityFolder(activity: string | undefined): string | undefined {
    return activity === undefined ? undefined : this.cabinet.find(`${FOLDER} ${activity}`)?.id;
  }

  /** The plan as it will be once the links stand: a draft is a beginning, and the table of contents says so. */
  private async afterwards(): Promise<Plan> {
    const changes = await this.links();
    if (changes.length === 0) return this.planned.plan;
    const { snapshot } = this.planned;
    const known = JSON.stringify(
      changes.map((change) => ({ ...change, cells: 'cells' in change ? [...change.cells] : [] })),
    );
    if (this.foreseen?.changes !== known) {
      const { plan } = planFor({ clock: this.school.clock }, apply(changes, snapshot, snapshot.revision), []);
      this.foreseen = { changes: known, plan };
    }
    return this.foreseen.plan;
  }

  /** The table of contents as it should read now: new where a state, a day or a paper is. */
  async contents(): Promise<Paper> {
    const { docsRoot } = this.school;
    const { standing } = await this.afterwards();
    const drafts: FiledDraft[] = [];
    for (const each of this.papers) {
      const file = await this.standing(each);
      if (file) drafts.push({ kind: each.kind, title: each.document.title, link: documentLink(docsRoot, file.id) });
    }
    return paper(CONTENTS, evidenceContents(standing, drafts), this.planned.identity.fullName);
  }

  /** Files that should stand and do not. */
  async missing(papers: readonly Paper[]): Promise<Paper[]> {
    const found = await Promise.all(papers.map((each) => this.standing(each)));
    return papers.filter((_, index) => !found[index]);
  }

  /** Makes what is missing: the folder, the folders in it, the papers, and their table of contents last. @returns how many were left */
  async make(hasTime: () => boolean): Promise<number> {
    const missing = await this.missing(this.papers);
    const isNew = missing.length > 0 || (await this.missing([await this.contents()])).length > 0;
    const own = await this.folder();
    // After a change between functions and script nothing is made until there is something to say.
    if (!own && !isNew && this.ledger[FOLDER]) return 0;
    const parent = own ?? (await this.makeFolder(hasTime));
    if (!parent) return missing.length + 1;
    const { standing } = this.planned.plan;
    const folders = [...activityFolders(standing)].map(([id, name]) => ({ key: `${FOLDER} ${id}`, name, parent }));
    const foldersLeft = await this.cabinet.ensure(folders, hasTime);
    const files = missing.map((each) =>
      this.file(each, (each.kind !== CONTENTS && this.activityFolder(activityOf(standing, each.kind))) || parent),
    );
    const left = foldersLeft + (await this.cabinet.ensure(files, hasTime));
    if (left > 0) return left;
    const contents = await this.contents();
    const missingContents = await this.missing([contents]);
    const contentsLeft = await this.cabinet.ensure(
      missingContents.map((each) => this.file(each, parent)),
      hasTime,
    );
    if (contentsLeft === 0) await this.cabinet.discardEarlier(`${CONTENTS} `, contents.key);
    return contentsLeft;
  }

  private async makeFolder(hasTime: () => boolean): Promise<string | undefined> {
    const { standing } = this.planned.plan;
    // A script sees only what it made itself: its folder begins on «Мой диск», and may be moved from there.
    const { documentsFolder } = standing.programme.settings;
    const parent = this.cabinet.seesSharedFolders ? folderId(documentsFolder) : undefined;
    await this.cabinet.ensure([{ key: FOLDER, name: evidenceFolderName(standing), parent }], hasTime);
    return this.folder();
  }

  /** A new file for a paper. The first of its kind has its title; what is newer has the day besides, so that both can be told apart. */
  private file({ kind, key, document }: Paper, parent: string | undefined): Wanted {
    const { identity, plan } = this.planned;
    const dated = `${document.title}, ${dayText(plan.standing.context.today)}`;
    const first = !this.ledger[kind] && !this.cabinet.isTaken(document.title);
    let name = first ? document.title : dated;
    for (let n = 2; this.cabinet.isTaken(name); n++) name = `${dated} (${n})`;
    return { key, name, parent, html: documentHtml(document, identity.fullName) };
  }

  /** The links that the column «Проект» should have and has not; a row for each kind that has none. */
  private async links(): Promise<CellChange[]> {
    const { snapshot, plan } = this.planned;
    const { tables: rowsOf, given } = plan.standing.programme;
    const ids = rowsOf.documents.map(({ documentId }) => documentId);
    const nextId = nextKeys([...ids, ...(given?.documents ?? [])], 'Д-', 1);
    const tab = snapshot.tabs.get('documents');
    const rows: { at: number; values: { draft: string } }[] = [];
    const added: CellChange[] = [];
    for (const each of this.papers) {
      const file = await this.standing(each);
      if (!file) continue;
      const draft = documentLink(this.school.docsRoot, file.id);
      const { at } = each.document;
      if (at !== undefined) rows.push({ at, values: { draft } });
      // Without its columns the tab could not tell next time that the row is there.
      else if (tab?.columns.has('kind') && tab.columns.has('documentId')) {
        const kind = tables.documents.columns.kind.type.write(each.kind);
        added.push(appendRow(tab, { documentId: nextId(), kind, draft }));
      }
    }
    return [...diff([desired('documents', rows)], snapshot), ...added];
  }

  /** What the spreadsheet should remember of all that stands. */
  private async remembered(): Promise<DraftsLedger> {
    const ledger: Record<string, KeptDraft> = { ...this.ledger };
    for (const each of [...this.papers, await this.contents()]) {
      const file = await this.standing(each);
      if (file) ledger[each.kind] = file;
    }
    const folder = await this.folder();
    if (folder) ledger[FOLDER] = { id: folder, maker: this.cabinet.maker, digest: '' };
    return ledger;
  }

  /** Writes down where the papers lie, as one commit. */
  async commit(): Promise<void> {
    const { snapshot } = this.planned;
    const { sheets, random } = this.school;
    const links = await this.links();
    const more = draftsRequests(snapshot.spreadsheetId, snapshot.drafts, await this.remembered());
    if (links.length + more.length > 0) await commit(sheets, snapshot, links, { random, more });
  }

  async report(left: number): Promise<DraftReport> {
    const { docsRoot } = this.school;
    const files = await Promise.all(this.papers.map(async (each) => ({ ...each, file: await this.standing(each) })));
    const folder = (await this.folder()) ?? this.ledger[FOLDER]?.id;
    const contents = await this.standing(await this.contents());
    return {
      documents: [
        ...this.settled.map((each) => ({ ...each, new: false })),
        ...files.flatMap(({ kind, key, file }) =>
          file ? [{ kind, link: documentLink(docsRoot, file.id), new: this.cabinet.made.has(key) }] : [],
        ),
      ],
      ...(folder ? { folder: folderLink(docsRoot, folder) } : {}),
      ...(contents ? { contents: documentLink(docsRoot, contents.id) } : {}),
      left,
    };
  }
}
