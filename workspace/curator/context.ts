import type { Programme, TableName } from '../../functions/domain/programme.ts';
import { schoolTime } from '../../functions/gateways/clock.ts';
import type { DraftReport } from '../../functions/jobs/draft-documents.ts';
import type { School } from '../../functions/jobs/school.ts';
import { parse } from '../../functions/workbook/parse.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { GoogleClients } from './google-clients.ts';
import type { Editions } from './grid/editions.ts';
import type { UndoLog } from './undo.ts';

/** The parts of the school that the curator's pages need. */
export interface CuratorContext {
  readonly school: Pick<School, 'sheets' | 'spreadsheetId' | 'clock' | 'random' | 'pause' | 'names'>;
  /** Runs Nastavnik once, so that the next page shows the consequences of an edit. */
  readonly runTimer: () => Promise<unknown>;
  readonly prepareDocuments: () => Promise<DraftReport>;
  readonly undo: UndoLog;
  /** Faults of this computer that somebody must repair: what is wrong, and what to do. */
  readonly alerts: () => Promise<readonly { readonly what: string; readonly toDo: string }[]>;
  /** Whether people log in with accounts. Then the journal records who did what. */
  readonly hasAccounts: boolean;
  /** The person who sends this request, for the journal: their account's address. Undefined if the school has no accounts. */
  readonly actor?: string | undefined;
  /** Google's API with the identity of a person. An edit by this identity starts a run, as an edit on Google's own page does. */
  readonly google: (identity: string) => GoogleClients;
  /** Whether this person does the curator's work. Others only read the programme. */
  readonly isCurator: (identity: string) => boolean;
  readonly editions: Editions;
  /** Whether this is the demonstration with fictional people. */
  readonly isExample: boolean;
}

/** The workbook at one moment, as a page shows it. */
export interface View {
  readonly snapshot: Snapshot;
  readonly programme: Programme;
  /** ISO date. */
  readonly today: string;
  /** Local date and time of the school. */
  readonly now: string;
}

export function viewIn(snapshot: Snapshot, { school }: Pick<CuratorContext, 'school'>): View {
  const programme = parse(snapshot);
  return { snapshot, programme, ...schoolTime(school.clock.now(), programme.settings.timeZone) };
}

export async function viewOf(context: Pick<CuratorContext, 'school'>): Promise<View> {
  return viewIn(await readWorkbook(context.school.sheets, context.school.spreadsheetId), context);
}

/** The name of a participant, or their code if the workbook has no names. */
export function nameOf({ programme }: View, code: string): string {
  return programme.tables.people.find((person) => person.code === code)?.name ?? code;
}

/** The address of a tab in the workbook. */
export function tabAddress({ snapshot }: View, table: TableName): string {
  const gid = snapshot.tabs.get(table)?.sheetId;
  return `/spreadsheets/d/${snapshot.spreadsheetId}${gid === undefined ? '' : `?gid=${gid}`}`;
}
