import { searchedId } from '../../functions/domain/erasure/act.ts';
import { googleDrive } from '../../functions/gateways/google-drive.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { type Erased, erasePerson, findErased, KEPT, searchedEntry } from '../../functions/jobs/erase-person.ts';
import { type ErasureScope, erasureScope } from '../../functions/jobs/erasure-scope.ts';
import { enterInJournal } from '../../functions/jobs/journal-entry.ts';
import { type Planned, planFor } from '../../functions/jobs/plan-for.ts';
import { searchPerson } from '../../functions/jobs/search-person.ts';
import { sync } from '../../functions/jobs/sync.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { allAccounts, checkOtherKeeper } from '../accounts/accounts.ts';
import { findKey, writeKey } from '../key/key-file.ts';
import { forgetActions } from '../stored-actions.ts';
import { redactor } from '../traces/redactor.ts';
import { type TracePattern, tracePatterns } from '../traces/trace-patterns.ts';
import { eraseFromStore, type StoreChanges, type StoreErasure } from './erase-from-store.ts';
import { type ErasureContext, isKeptIn, keyFileOf } from './erasure-context.ts';
import { eraseFromFiles, type FolderFile, filesNaming } from './folder-files.ts';
import { isOwnLetter, knownPerson, othersOf } from './known-person.ts';
import { closeOrder, type ErasureOrder, interruptedErasures, unfinishedErasures, writeOrder } from './order.ts';
import { LEFT_HERE, reportHere } from './report.ts';
import { type PlaceTraces, searchDataFile, searchPlace } from './search-place.ts';
import { SearchedDocuments } from './searched-documents.ts';

/** The data that an erasure on this computer would destroy. */
export interface ErasurePreview extends ErasureScope {
  /** Files of the data folder that name the person. */
  readonly files: readonly FolderFile[];
}

/** The result of an erasure. */
export interface ErasedHere {
  /** The report. Each line is one Russian sentence or link. */
  readonly lines: readonly string[];
  /** Whether the final search, or an earlier one, found no certain trace of the person on this computer. */
  readonly clean: boolean;
  /** Whether the search could read every file. */
  readonly complete: boolean;
}

/** A person found in the present workbook. */
interface Found {
  readonly planned: Planned;
  readonly erased: Erased;
  readonly others: readonly string[];
}

const keyOf = async (place: ErasureContext): Promise<NameKey | undefined> => {
  const path = keyFileOf(place);
  return path === undefined ? undefined : findKey(path);
};

async function find({ school }: ErasureContext, code: string, key: NameKey | undefined): Promise<Found> {
  const planned = planFor({ clock: school.clock }, await readWorkbook(school.sheets, school.spreadsheetId), []);
  const erased = findErased(planned.plan, code, key);
  return { planned, erased, others: othersOf(planned, erased, key) };
}

const orderOf = ({ store }: ErasureContext, code: string): ErasureOrder | undefined =>
  unfinishedErasures(store).find((order) => order.code === code);

/**
 * The order for this erasure, with the names, addresses and numbers to search for.
 * @throws LastKeeper, because an erasure deletes the accounts with these addresses
 */
async function begun(place: ErasureContext, { planned, erased, others }: Found): Promise<ErasureOrder> {
  const known = await knownPerson(planned, erased, others, place.inbox.messages(), allAccounts(place.store));
  if (!place.isRepeated) for (const address of known.addresses) checkOtherKeeper(place.store, address);
  const [names, addresses, phones] = [[...known.names], [...known.addresses], [...known.phones]];
  return { code: erased.code, names, addresses, phones, stage: 'erase' };
}

/**
 * Lists the data that an erasure would destroy and where a search finds the person; writes nothing.
 * @throws ErasureError if nobody has this code, the person did not withdraw consent, or is responsible for the
 * programme; LastKeeper
 */
export async function previewErasure(place: ErasureContext, code: string): Promise<ErasurePreview> {
  const key = await keyOf(place);
  const found = await find(place, code, key);
  const sought = tracePatterns(orderOf(place, code) ?? (await begun(place, found)), found.others);
  const { person } = found.erased;
  const now = await searchPerson(place.school, googleResponses(place.google), googleDrive(place.google), person);
  return {
    ...erasureScope(found.planned, code, now, key),
    files: await filesNaming(place.folder, sought, isKeptIn(place)),
  };
}

/** The greatest number of searches through the store. We repeat the search, because a new letter may escape a running search. */
const MOST_ROUNDS = 3;

async function emptyStore({ store, inbox }: ErasureContext, erasure: StoreErasure): Promise<StoreChanges> {
  const sum = { lettersDeleted: 0, lettersChanged: 0, documentsChanged: 0 };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    forgetActions(store);
    const changes = await eraseFromStore(store, erasure);
    inbox.reread();
    sum.lettersDeleted += changes.lettersDeleted;
    sum.lettersChanged += changes.lettersChanged;
    sum.documentsChanged += changes.documentsChanged;
    if (changes.lettersDeleted + changes.lettersChanged + changes.documentsChanged === 0) break;
  }
  return sum;
}

/** Deletes the person's line from the key. @returns the path of the key; undefined if the key has no such line */
async function emptyKey(place: ErasureContext, code: string): Promise<string | undefined> {
  const path = keyFileOf(place);
  const key = await keyOf(place);
  if (path === undefined || !key?.has(code)) return undefined;
  await writeKey(path, new Map([...key].filter(([each]) => each !== code)));
  return path;
}

/** Rewrites the data file, so that no deleted data remain in it. */
function compact({ store, progress }: ErasureContext): void {
  progress('Файл данных записывается заново');
  store.compact();
}

/** Closes an order that contains no names any more. */
function close({ store }: ErasureContext, code: string): void {
  closeOrder(store, code);
  store.compact();
}

/**
 * Searches everything. Only if nothing is left, forgets the names and rewrites the data file, and searches it too. Until then the data file keeps
 * the names, because a repetition must search for them.
 */
async function searchAll(
  place: ErasureContext,
  order: ErasureOrder,
  sought: readonly TracePattern[],
  search: () => Promise<PlaceTraces>,
): Promise<PlaceTraces> {
  place.progress('Проверяется, не осталось ли чего');
  let traces = await search();
  if (traces.surely.length === 0) {
    writeOrder(place.store, { ...order, names: [], addresses: [], phones: [], stage: 'compact' });
    compact(place);
    const inDataFile = await searchDataFile(place, sought);
    if (inDataFile.length === 0) return traces;
    traces = { ...traces, surely: inDataFile };
  }
  writeOrder(place.store, { ...order, stage: 'left' });
  place.store.compact();
  return traces;
}

const SEARCHED_HERE = 'Искали имя, адрес и телефон: таблица, анкеты, письма, документы, файлы и копии в папке данных';

async function perform(place: ErasureContext, order: ErasureOrder): Promise<ErasedHere> {
  const { code, names, addresses } = order;
  const key = await keyOf(place);
  const [name = code, email] = [names[0], addresses[0]];
  // Once the person's row is empty, only this order contains the name.
  const known = new Map([...(key ?? []), [code, { name, email }]]);
  // From now on, nobody can undo the erasure of a cell.
  forgetActions(place.store);
  place.progress('Очищаются таблица и анкеты');
  const drive = googleDrive(place.google);
  const options = { names: known, left: LEFT_HERE, searchedByCaller: true };
  const report = await erasePerson(place.school, googleResponses(place.google), drive, code, options);

  const { planned, others } = await find(place, code, known);
  const sought: readonly TracePattern[] = tracePatterns(order, others);
  place.progress('Очищаются письма и документы');
  const isOwn = isOwnLetter(planned, code, addresses);
  const searched = new SearchedDocuments(sought);
  const changes = await emptyStore(place, { code, sought, searched, isOwn });
  place.progress('Очищаются файлы папки данных');
  const keyFile = await emptyKey(place, code);
  const files = await eraseFromFiles(place.folder, sought, redactor(sought, code), isKeptIn(place));

  const strangers = others.filter((text) => /\s/.test(text) && !names.includes(text));
  const traces = await searchAll(place, order, sought, () => searchPlace(place, sought, strangers, searched));
  const isKnown = names.length + addresses.length > 0;
  const entryId = searchedId(code, report.act.withdrawnOn);
  const wasChecked = planned.plan.programmeState.programme.tables.journal.some((row) => row.entryId === entryId);
  const clean = traces.surely.length === 0 && (isKnown || wasChecked);
  const complete = traces.unread.length === 0;
  if (clean && isKnown) {
    const unread = complete ? '' : '; файлы, которые программа не читает, перечислены в отчёте';
    // Before we close the order: once the names are forgotten, nobody can search again.
    await enterInJournal(place.school, searchedEntry(code, report.act.withdrawnOn, `${SEARCHED_HERE}${unread}`));
  }
  if (traces.surely.length === 0) close(place, code);
  await sync(place.school);
  const search = isKnown ? 'now' : wasChecked ? 'before' : 'never';
  return {
    lines: reportHere(
      code,
      { ...report, isEmpty: clean },
      { store: changes, files, keyFile, search, backups: (await place.backups?.words()) ?? [] },
      traces,
    ),
    clean,
    complete,
  };
}

/** Continues an interrupted erasure. */
async function resume(place: ErasureContext, order: ErasureOrder): Promise<ErasedHere> {
  if (order.stage !== 'compact') return perform(place, order);
  const { erased } = await find(place, order.code, await keyOf(place));
  await enterInJournal(place.school, searchedEntry(order.code, erased.withdrawnOn, SEARCHED_HERE));
  compact(place);
  close(place, order.code);
  await sync(place.school);
  return {
    lines: [
      `Данные ${order.code} уничтожены раньше, но файл данных не был записан заново: теперь это сделано.`,
      ...KEPT,
      ...LEFT_HERE,
    ],
    clean: true,
    complete: true,
  };
}

/**
 * Erases a person who withdrew consent from this computer: first from the workbook and the forms; then from letters,
 * documents and the trash, the key, the files of the data folder, and the freed space of the data file. {@link
 * finishErasures} continues an interrupted erasure.
 * @throws ErasureError if nobody has this code, the person did not withdraw consent, or is responsible for the
 * programme; LastKeeper; StoreError if the data file cannot be written
 */
export async function eraseHere(place: ErasureContext, code: string): Promise<ErasedHere> {
  const unfinished = orderOf(place, code);
  if (unfinished) return resume(place, unfinished);
  // This run sends a confirmation that is due, and gives a code to each row that lacks one.
  await sync(place.school);
  const found = await find(place, code, await keyOf(place));
  const order = await begun(place, found);
  // This must come first: if the erasure is interrupted and a backup is restored, the list already says whom to erase.
  await place.onErasure?.(code, found.erased.withdrawnOn);
  writeOrder(place.store, order);
  return perform(place, order);
}

/** Continues every interrupted erasure. If people must first clean files, the erasure continues only when somebody repeats it. @returns the results */
export async function finishErasures(place: ErasureContext): Promise<readonly ErasedHere[]> {
  const done: ErasedHere[] = [];
  for (const order of interruptedErasures(place.store)) done.push(await resume(place, order));
  return done;
}
