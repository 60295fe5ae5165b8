import { date } from '../../sheets-schema/cell.ts';
import { consentDecisions, consentTypes } from '../../sheets-schema/choices/consent.ts';
import { dayText } from '../domain/calendar/day-text.ts';
import { isCurator, isOfficial as isOfficialOf } from '../domain/context.ts';
import { officialsNamed } from '../domain/curators/officials-named.ts';
import { type DestructionAct, destroyedId, destructionAct, searchedId } from '../domain/erasure/act.ts';
import { erasedRows, pairsOfOnly, REPORT_FORMS } from '../domain/erasure/erased-rows.ts';
import { type PersonalNames, personalNames } from '../domain/erasure/personal-names.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Named } from '../domain/names/named.ts';
import type { Plan } from '../domain/plan.ts';
import type { Programme } from '../domain/programme.ts';
import { schoolTime } from '../gateways/clock.ts';
import type { DraftReader } from '../gateways/drive-gateway.ts';
import type { FormResponses } from '../gateways/form-responses.ts';
import { ifInReach } from '../gateways/google-error.ts';
import type { NameKey } from '../gateways/identity.ts';
import { cellAddress } from '../workbook/a1.ts';
import { appendRow } from '../workbook/append-row.ts';
import { ERASURE_FIELDS, erasureOf } from '../workbook/erase/erase-requests.ts';
import { forgetPerson } from '../workbook/memory/memory-after-commit.ts';
import { isCopy } from '../workbook/memory/stored-memory.ts';
import { parse } from '../workbook/parse.ts';
import { PENDING_FIELDS, pendingRequests, readPending } from '../workbook/pending-answers.ts';
import { toSnapshot } from '../workbook/read.ts';
import type { CellChange, Snapshot } from '../workbook/snapshot.ts';
import { toWholeSnapshot } from '../workbook/whole-snapshot.ts';
import { commit } from '../workbook/workbook.ts';
import { untilCommitted } from './conflict-retry.ts';
import { ErasureError } from './erasure-error.ts';
import { HighWaterMark } from './high-water-mark.ts';
import { enterInJournal, type JournalEntry, journalChanges } from './journal-entry.ts';
import { rosterConsents } from './roster-consents.ts';
import type { School } from './school.ts';
import { formTitle, ownForms, searchPerson } from './search-person.ts';
import { sync } from './sync.ts';

interface ErasureOptions {
  /** The people behind the codes, if neither the workbook nor the school's key (its list of people by code) has them. */
  readonly names?: NameKey | undefined;
  /** One Russian sentence for each kind of data that people must delete themselves; by default for Google. */
  readonly left?: readonly string[];
  /** Whether the caller also searches other places, and enters the search in the journal itself; see {@link searchedEntry}. */
  readonly searchedByCaller?: boolean;
}

interface HeldAnswer {
  readonly formId: string;
  readonly form: string;
  readonly responseId: string;
  /** RFC 3339. */
  readonly submittedAt: string;
  /** Whether the answer contains the person's code. If not, its text names the person. */
  readonly own: boolean;
}

/** The result of an erasure. */
export interface ErasureReport {
  /** The data of the act of destruction, which the school prints and signs. */
  readonly act: DestructionAct;
  /** Answers that are still in the forms. At Google the bound script deletes them, at its next timer run. */
  readonly pendingResponses: readonly HeldAnswer[];
  /** Data that the school may or must keep by law, one Russian sentence each. */
  readonly kept: readonly string[];
  readonly byHand: readonly string[];
  /** Whether a search found nothing more. Until then there is no act, and the line in «Участники» keeps the name for the next search. */
  readonly isEmpty: boolean;
  /** Cells and forms that still contain the name or the address. A complete erasure leaves this list empty. */
  readonly remains: readonly string[];
  /** Cells with the surname in some grammatical case. They may mean this person or somebody else. */
  readonly lookAt: readonly string[];
  /**
   * Links to drafts that name the person, or that this program cannot read. The school deletes the drafts that it does not need; «Подготовить
   * документы» makes new ones without the name.
   */
  readonly drafts: readonly string[];
}

/** The person to be erased. */
export interface Erased {
  readonly code: string;
  readonly withdrawnOn: string;
  readonly person: PersonalNames;
  readonly named: Named;
  /** Everybody else on the roster. */
  readonly others: readonly Named[];
}

/** Whether the person is an official of the programme: settings, orders and letters need an official's name. */
function isOfficial(programme: Programme, { name, email }: Named, key: NameKey = new Map()): boolean {
  const { names: written, emails } = officialsNamed(programme);
  const keyed = [...key].flatMap(([each, entry]) => (isOfficialOf(each) || isCurator(each) ? [entry.name] : []));
  const names = [...written, ...keyed];
  return (name !== undefined && names.includes(name)) || (email !== undefined && emails.includes(email.toLowerCase()));
}

/**
 * The person to be erased.
 * @param key - the names behind the codes, if the workbook does not have them
 * @throws ErasureError if nobody has this code, if the person has not withdrawn consent, or if the person is an official of the programme
 */
export function findErased({ programmeState }: Plan, code: string, key?: NameKey): Erased {
  const { context, programme } = programmeState;
  const roster = programme.tables.people.flatMap(({ code: each, name, email }) =>
    each === undefined ? [] : [{ code: each, name, email }],
  );
  const withdrawnOn = rosterConsents(programmeState, code).withdrawnOn(code, 'processing', context.today);
  if (withdrawnOn === undefined) {
    throw new ErasureError(
      'notWithdrawn',
      `Участник ${code} не отзывал согласие на обработку данных. Внесите отзыв в «Реестр согласий» и повторите.`,
    );
  }
  const named = roster.map(({ code: each, name, email }) => ({
    code: each,
    name: key?.get(each)?.name ?? name,
    email: key?.get(each)?.email ?? email,
  }));
  const self = named.find((each) => each.code === code) ?? { code, name: undefined, email: undefined };
  if (isOfficial(programme, self, key)) {
    throw new ErasureError(
      'official',
      `Участник ${code} указан на листе «Настройки» или «Кураторы» среди тех, кто отвечает за программу: там его имя и адрес нужны. Впишите туда другого человека, а в строке закончившегося замещения сотрите имя и почту, и повторите.`,
    );
  }
  const others = named.filter((each) => each !== self);
  return { code, withdrawnOn, person: personalNames(self, others), named: self, others };
}

/** The line in «Реестр согласий» about a withdrawal that somebody sent by a form. It stays after the form's answer is deleted. */
function withdrawalLine(programme: Programme, snapshot: Snapshot, { code, withdrawnOn }: Erased): CellChange[] {
  const isRecorded = programme.tables.consents.some(
    (row) => row.code === code && row.type === 'processing' && row.decision === 'withdrawn',
  );
  const tab = snapshot.tabs.get('consents');
  if (isRecorded || !tab) return [];
  const cells = {
    code,
    type: consentTypes.processing,
    decision: consentDecisions.withdrawn,
    decidedOn: date.write(withdrawnOn),
  };
  return [appendRow(tab, cells)];
}

/** The journal line about the erasure, with codes only. */
const done = ({ code, withdrawnOn }: Erased): JournalEntry => ({
  entryId: destroyedId(code, withdrawnOn),
  subject: code,
  what: 'Персональные данные уничтожены',
  why: `Согласие отозвано ${dayText(withdrawnOn)}`,
});

/** The journal line about a search that found nothing. The act of destruction needs it. */
export const searchedEntry = (code: string, withdrawnOn: string, why: string): JournalEntry => ({
  entryId: searchedId(code, withdrawnOn),
  subject: code,
  what: 'Поиск данных: ничего не найдено',
  why,
});

/** The cells that we need to find the person when the erasure is repeated. */
const TO_SEARCH_BY = ['name', 'email'];

/** Answers by the person, about the person or with the person's name, and the forms that do not open. */
async function responsesOf(
  snapshot: Snapshot,
  responses: FormResponses,
  { code, person }: Erased,
  pairs: ReadonlySet<string>,
): Promise<{ readonly held: readonly HeldAnswer[]; readonly closed: readonly string[] }> {
  const held: HeldAnswer[] = [];
  const closed: string[] = [];
  for (const [form, { formId, entries }] of ownForms(snapshot)) {
    const codeEntries = [entries.code, entries.aboutCode].filter((entry) => entry !== undefined);
    const isReport = REPORT_FORMS.some((each) => each === form);
    const stored = await ifInReach(() => responses.list(formId));
    if (!stored) closed.push(formTitle(form));
    for (const { responseId, submittedAt, answers } of stored ?? []) {
      const own = codeEntries.some((entry) => answers.get(entry)?.some((text) => text.trim() === code));
      const naming = [...answers.values()].flat().some((text) => person.names(text));
      const reporting =
        isReport && entries.pairCode !== undefined && answers.get(entries.pairCode)?.some((each) => pairs.has(each));
      if (own || naming || reporting) held.push({ form, formId, responseId, submittedAt, own });
    }
  }
  return { held, closed };
}

/**
 * Erases the person from the workbook in one commit.
 * @returns the erased places, the snapshot before the erasure and the local time
 */
async function eraseCells(
  school: School,
  erased: Erased,
  spared: readonly string[],
): Promise<{ places: DestructionAct['places']; snapshot: Snapshot; now: string }> {
  const { sheets, spreadsheetId, random } = school;
  const read = async () => toWholeSnapshot(await sheets.read(spreadsheetId, ERASURE_FIELDS));
  return untilCommitted(school, async () => {
    const spreadsheet = await sheets.read(spreadsheetId, ERASURE_FIELDS);
    const snapshot = toWholeSnapshot(spreadsheet);
    const programme = parse(snapshot);
    const { now } = schoolTime(school.clock.now(), programme.settings.timeZone);
    const rows = erasedRows(programme, erased.code).map((row) =>
      row.tab === 'people' ? { ...row, spare: spared } : row,
    );
    const { changes, places } = erasureOf(spreadsheet, snapshot, rows, erased.person);
    const lines = [
      ...withdrawalLine(programme, snapshot, erased),
      ...(spared.length > 0 ? [] : journalChanges(programme, snapshot, done(erased), now)),
    ];
    await commit(sheets, snapshot, [...changes, ...lines], {
      random,
      read,
      remembering: forgetPerson(erased.code, (text) => erased.person.redact(text)),
    });
    return { places, snapshot, now };
  });
}

/**
 * Asks the bound script to delete answers at its next run. We write this request before we destroy anything, because afterwards nobody knows whose
 * answers these were.
 */
async function requestDeletion(school: School, code: string, held: readonly HeldAnswer[]): Promise<void> {
  const remembered = await school.sheets.read(school.spreadsheetId, PENDING_FIELDS);
  const earlier = readPending(remembered);
  const known = new Set(earlier.map(({ formId, at, own }) => `${formId} ${at} ${own}`));
  const added = held
    .filter(({ formId, submittedAt, own }) => !known.has(`${formId} ${submittedAt} ${own}`))
    .map(({ formId, submittedAt, own }) => ({ code, formId, own, at: submittedAt }));
  const requests = pendingRequests(remembered, [...earlier, ...added]);
  if (requests.length > 0) await school.sheets.write(school.spreadsheetId, requests);
}

/** The data that stay, with the law for each item. */
export const KEPT: readonly string[] = [
  'Осталось: код участника и даты в списках и журналах, без имени; на листе «Реестр согласий» – строка о том, что согласие отозвано, и когда. Ими школа подтверждает, что отзыв исполнен (152-ФЗ, ст. 21 ч. 5; приказ Роскомнадзора № 179).',
  'Подписанные приказы и соглашения, где человек назван, школа хранит по закону об архивном деле (125-ФЗ): их не уничтожают.',
];

const OF_THE_ORIGINAL =
  'Эта таблица – копия. Ответы в анкетах принадлежат первой таблице и остались там: удалите данные участника и в ней.';

/** Data that Google keeps outside of the workbook's current content, and other copies. */
const LEFT_AT_GOOGLE: readonly string[] = [
  'История версий таблицы хранит прежние ячейки. Удалить из неё отдельную запись Google не даёт: она исчезает только вместе с таблицей. Пока таблица нужна, оставьте право редактора лишь тем, кто ведёт программу: читатели историю не видят. Уничтожьте таблицу, когда программа закончится; если раньше нельзя, закон отводит на это шесть месяцев (152-ФЗ, ст. 21 ч. 6).',
  'Удалённые документы лежат в корзине Диска 30 дней: очистите её. У документов, как и у таблицы, есть история версий.',
  'Отправленные письма остались в ящике, с которого программа пишет: найдите их по адресу участника и удалите. Что уже пришло к получателям, остаётся у них.',
  'Резервные копии таблицы, выгруженные файлы и бумажные бланки уничтожьте сами и внесите в акт.',
];

/**
 * Destroys the data of a person who withdrew consent: their answers in the forms, their rows in the workbook, and their name everywhere. If only the
 * workbook knows the name, «Участники» keeps it until a search finds it nowhere else. If a run stops midway, or people must first remove something,
 * the next run continues. No program can delete the version history, the trash of Drive and the sent letters at Google.
 */
export async function erasePerson(
  school: School,
  responses: FormResponses,
  drafts: DraftReader,
  code: string,
  { names = school.names, left = LEFT_AT_GOOGLE, searchedByCaller = false }: ErasureOptions = {},
): Promise<ErasureReport> {
  const erased = findErased((await sync(school)).plan, code, names);
  const before = toSnapshot(await school.sheets.read(school.spreadsheetId, ERASURE_FIELDS));
  const { held, closed } = await responsesOf(before, responses, erased, pairsOfOnly(parse(before), code));
  if (responses.remove) for (const { formId, responseId } of held) await responses.remove(formId, responseId);
  else if (held.length > 0) await requestDeletion(school, code, held);
  const pendingResponses = responses.remove ? [] : held;

  const spared = searchedByCaller || names?.has(code) ? [] : TO_SEARCH_BY;
  const { places, now } = await eraseCells(school, erased, spared);
  await sync(school);
  const waitingIds = new Set(pendingResponses.map(({ responseId }) => responseId));
  const found = await searchPerson(school, responses, drafts, erased.person, waitingIds);
  const ownCells = cellsOf(found.snapshot, code);
  const remains = [...found.cells.filter((cell) => !ownCells.has(cell)), ...found.forms];
  const isKnown = (erased.named.name ?? erased.named.email) !== undefined;
  const isEmpty = remains.length + found.drafts.length + pendingResponses.length === 0;
  if (isEmpty && spared.length > 0) await eraseCells(school, erased, []);
  if (isEmpty && isKnown && !searchedByCaller) {
    await enterInJournal(school, searchedEntry(code, erased.withdrawnOn, SEARCHED));
  }
  await sync(school);
  const after = toSnapshot(await school.sheets.read(school.spreadsheetId, ERASURE_FIELDS));
  // The note must change too, because it contains digests of the name and the address.
  const highWater = new HighWaterMark(school);
  await highWater.raise(after, { always: true });
  await highWater.forget(code);
  const { tables } = parse(after);
  const act = destructionAct({
    code,
    withdrawnOn: erased.withdrawnOn,
    destroyedAt: now,
    places: [
      ...places,
      ...(responses.remove ? [...groupBy(held, ({ form }) => form)] : []).map(([form, each]) => ({
        place: `ответы в анкете «${formTitle(form)}»`,
        count: each.length,
      })),
    ],
    journal: tables.journal.filter(({ subject }) => subject === code).map(({ entryId, what }) => ({ entryId, what })),
  });
  const waiting =
    pendingResponses.length > 0
      ? [
          `Ответы в анкетах (${pendingResponses.length}) удалит скрипт таблицы в ближайший час. Если скрипт не установлен, удалите их сами: в форме «Ответы» → «Отдельный пользователь».`,
        ]
      : [];
  const closedForms = closed.map(
    (form) => `Анкета «${form}» не открывается: если она ещё есть на Диске, удалите ответы участника в ней сами.`,
  );
  const line =
    spared.length > 0 && !isEmpty
      ? [
          'Имя и почта пока остаются в одной строке листа «Участники»: по ним программа будет искать, когда Вы повторите.',
        ]
      : [];
  const original = isCopy(before) ? [OF_THE_ORIGINAL] : [];
  return {
    act,
    isEmpty,
    pendingResponses,
    kept: KEPT,
    byHand: [...line, ...waiting, ...closedForms, ...original, ...left],
    remains,
    lookAt: found.lookAt,
    drafts: [...found.drafts, ...found.unseen],
  };
}

/** The places of the search, for the journal. */
export const SEARCHED = 'Искали имя и адрес: таблица, анкеты с ответами, проекты документов';

/** The addresses of the cells in «Участники» that we need to find the person when the erasure is repeated. */
function cellsOf({ tabs }: Snapshot, code: string): ReadonlySet<string> {
  const tab = tabs.get('people');
  const column = tab?.columns.get('code');
  if (!tab || column === undefined) return new Set();
  const at = tab.cells.findIndex((row) => row[column] === code);
  const columns = TO_SEARCH_BY.flatMap((key) => tab.columns.get(key) ?? []);
  return new Set(columns.map((each) => `${tab.title}!${cellAddress(at, each)}`));
}
