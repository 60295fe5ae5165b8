import { forms } from '../../sheets-schema/forms/index.ts';
import type { PersonalNames } from '../domain/erasure/personal-names.ts';
import { groupBy } from '../domain/group-by.ts';
import type { DraftReader } from '../gateways/drive-gateway.ts';
import type { FormResponses } from '../gateways/form-responses.ts';
import { ifInReach } from '../gateways/google-error.ts';
import { cellsThat, ERASURE_FIELDS } from '../workbook/erase/erase-requests.ts';
import { isCopy } from '../workbook/memory/stored-memory.ts';
import { toSnapshot } from '../workbook/read.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { documentLink } from './document-link.ts';
import type { School } from './school.ts';

export const formTitle = (name: string) => Object.values(forms).find((form) => form.name === name)?.title ?? name;

/** The forms whose answers belong to this spreadsheet. The forms of a copy belong to the original, whose answers must stay. */
export const ownForms = (snapshot: Snapshot): Snapshot['forms'] => (isCopy(snapshot) ? new Map() : snapshot.forms);

/** Where a search found a person. */
export interface Found {
  /** Cells and other parts of the spreadsheet with the name or the address. */
  readonly cells: readonly string[];
  /** Forms that name the person in their own texts or in answers that they still store. */
  readonly forms: readonly string[];
  /** Links to drafts that name the person, or whose text Google does not give us. */
  readonly drafts: readonly string[];
  /** Links to drafts that this program cannot read, because another program made them. */
  readonly unseen: readonly string[];
  /** Cells with the surname in some grammatical case. They may mean this person or somebody else. */
  readonly lookAt: readonly string[];
  readonly snapshot: Snapshot;
}

/**
 * Searches the drafts of papers. `naming` has links to drafts that name the person, and to those whose text Google does not give us. `unseen` has
 * links to drafts that another program made, which this program cannot read.
 */
async function searchDrafts(school: School, drafts: DraftReader, snapshot: Snapshot, person: PersonalNames) {
  const naming: string[] = [];
  for (const { id, name, isFolder } of await drafts.list(school.spreadsheetId)) {
    if (isFolder) continue;
    const text = await ifInReach(() => drafts.text(id));
    if (text === undefined || person.names(`${name}\n${text}`)) naming.push(documentLink(school.docsRoot, id));
  }
  const others = Object.values(snapshot.drafts ?? {}).filter(({ maker, digest }) => maker !== drafts.maker && digest);
  return { naming, unseen: others.map(({ id }) => documentLink(school.docsRoot, id)) };
}

/**
 * Searches the whole spreadsheet, its forms with their answers, and the drafts for a person. Writes nothing.
 * @param waiting - answers to leave out by id, because their deletion is already ordered
 */
export async function searchPerson(
  school: School,
  responses: FormResponses,
  drafts: DraftReader,
  person: PersonalNames,
  waiting: ReadonlySet<string> = new Set(),
): Promise<Found> {
  const spreadsheet = await school.sheets.read(school.spreadsheetId, ERASURE_FIELDS);
  const snapshot = toSnapshot(spreadsheet);
  const inForms: string[] = [];
  for (const [form, { formId }] of ownForms(snapshot)) {
    const stored = (await ifInReach(() => responses.list(formId))) ?? [];
    const texts = [
      ...((await ifInReach(() => responses.texts(formId))) ?? []),
      ...stored
        .filter(({ responseId }) => !waiting.has(responseId))
        .flatMap(({ answers }) => [...answers.values()].flat()),
    ];
    if (texts.some((text) => person.names(text))) inForms.push(`анкета «${formTitle(form)}»`);
  }
  const { naming, unseen } = await searchDrafts(school, drafts, snapshot, person);
  return {
    cells: cellsThat(spreadsheet, (text) => person.names(text)),
    forms: inForms,
    drafts: naming,
    unseen,
    lookAt: cellsThat(spreadsheet, (text) => person.mayName(text) && !person.names(text)),
    snapshot,
  };
}

export type PlacesFound = Pick<Found, 'cells' | 'forms' | 'drafts'>;

/** The places of a search in words: «лист «Участники»: 2», «проекты документов: 3». */
export function foundTexts({ cells, forms: inForms, drafts }: PlacesFound): readonly string[] {
  const sheets = groupBy(cells, (place) => place.match(/^(.*)!/)?.[1] ?? place);
  return [
    ...[...sheets].map(([sheet, each]) =>
      each[0] === sheet ? sheet : `лист «${sheet.replaceAll("'", '')}»: ${each.length}`,
    ),
    ...inForms,
    ...(drafts.length > 0 ? [`проекты документов: ${drafts.length}`] : []),
  ];
}
