import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { playYear } from '../../../simulation/play-year.ts';
import { roster } from '../../../simulation/roster.ts';
import { isFreeDay, momentOf } from '../../../simulation/school-day.ts';
import { movingClock } from '../../../workspace/moving-clock.ts';
import { writeSchool } from '../../../workspace/school-file.ts';
import { storeAction } from '../../../workspace/stored-actions.ts';
import { filesOf } from '../../../workspace/traces/files-of.ts';
import { findTraces } from '../../../workspace/traces/find-traces.ts';
import { tracePatterns } from '../../../workspace/traces/trace-patterns.ts';
import { openWorkspace, SERVICE, type Workspace } from '../../../workspace/workspace.ts';
import { asCurator } from '../../simulation/year-kit.ts';

/** The person to erase. Nobody else has any word of this name. */
export const NAME = 'Канарейкина Пелагея Фроловна';
export const ADDRESS = 'p.kanareika@example.org';
export const PHONE = '+7 (900) 123-45-67';
/** Words that only this person wrote. */
export const WORDS = 'канарейка-7F3A';
export const DAY = '2026-09-25';
/** A day in the first spring, when the school has people with consents, but few letters and no documents. */
export const SPRING_DAY = '2026-05-15';

const SEED = 3;
const TEACHERS = 6;

export interface LivedPlace {
  readonly folder: string;
  readonly spreadsheetId: string;
  readonly code: string;
  /** The day at which the school stopped. */
  readonly day: string;
}

const open = (folder: string, spreadsheetId?: string) =>
  openWorkspace({
    dataFile: join(folder, 'google.sqlite'),
    port: 0,
    transport: 'direct',
    secret: undefined,
    clock: movingClock(momentOf('2026-04-01', '08:00')),
    seed: SEED,
    programYear: 2026,
    title: 'Программа наставничества 2026',
    progress: () => undefined,
    ...(spreadsheetId ? { spreadsheetId } : {}),
  });

/** Opens a copy of a school's data folder, on the day at which the school stopped. */
export async function openPlace(folder: string, { spreadsheetId, day }: LivedPlace): Promise<Workspace> {
  const workspace = await open(folder, spreadsheetId);
  workspace.clock.set(momentOf(day, '18:00'));
  return workspace;
}

const programmeOf = async ({ school }: Workspace) => parse(await readWorkbook(school.sheets, school.spreadsheetId));

async function type({ spreadsheetId, ...workspace }: Workspace, range: string, values: (string | null)[][]) {
  await asCurator({ spreadsheetId, ...workspace }).spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values },
  });
}

async function below({ school }: Workspace, table: string): Promise<number> {
  const { tabs } = await readWorkbook(school.sheets, school.spreadsheetId);
  return (tabs.get(table)?.cells.length ?? 0) + 1;
}

/** Puts the person's data where the programme does not search. */
async function addHiddenData(workspace: Workspace, code: string): Promise<void> {
  const { spreadsheetId, store } = workspace;
  const note = { before: { note: WORDS }, after: { note: null } };
  const action = { number: 1, title: 'Записано.', when: `${DAY}T10:00:00`, place: `Участники: ${code}` };
  storeAction(store, { ...action, rows: [{ table: 'people', key: code, at: 1, ...note }] }, DAY);
  const curator = asCurator(workspace).spreadsheets;
  const rows = [
    { userEnteredValue: { stringValue: `Спросить у Канарейкиной, тел. ${PHONE}` }, note: `Писать на ${ADDRESS}` },
    { userEnteredValue: { formulaValue: `=HYPERLINK("mailto:${encodeURIComponent(ADDRESS)}", "почта")` } },
    { userEnteredValue: { stringValue: `Кана\u00adрейкина пришла` } },
    { userEnteredValue: { numberValue: 79001234567 } },
    { userEnteredValue: { stringValue: 'у канарейкиной своя клетка' } },
  ].map((cell) => ({ values: [cell] }));
  await curator.batchUpdate({
    spreadsheetId,
    requestBody: {
      requests: [
        { addSheet: { properties: { sheetId: 77, title: 'Заметки' } } },
        { updateCells: { start: { sheetId: 77, rowIndex: 0, columnIndex: 0 }, rows, fields: 'userEnteredValue,note' } },
      ],
    },
  });
  const { tabs } = await readWorkbook(workspace.school.sheets, spreadsheetId);
  const tab = tabs.get('answers.menteeRequest');
  const own = (await programmeOf(workspace)).answers.menteeRequest.find(({ fields }) => fields.code === code);
  const column = String.fromCharCode(65 + (tab?.columns.get('situation') ?? 0));
  await type(workspace, `'${tab?.title}'!${column}${(own?.at ?? 0) + 1}`, [
    [`Мне трудно: ${WORDS}. Мой телефон ${PHONE}`],
  ]);
  await type(workspace, `Гости!B${await below(workspace, 'guests')}`, [[`Сопровождает ${NAME}`]]);
  const { rootUrl = '', auth } = workspace.accessOf(SERVICE);
  const { files } = drive({ version: 'v3', rootUrl, auth });
  const upload = async (name: string, mimeType: string, body: string | Buffer) => {
    const media = { mimeType, body };
    const { data } = await files.create({ requestBody: { name }, media: { ...media, body } }, { rootUrl });
    return data.id ?? '';
  };
  const trashed = await upload('Старый план', 'text/plain', `План: ${NAME}`);
  await files.update({ fileId: trashed, requestBody: { trashed: true } });
  store.put('token-scopes', ADDRESS, { scopes: '' });
}

/** Files that people or earlier runs left in the data folder. */
async function addStrayFiles(folder: string): Promise<void> {
  const docx = new Document({ sections: [{ children: [new Paragraph(`Приказ. Наставляемый: ${NAME}`)] }] });
  await mkdir(join(folder, 'копия'));
  await mkdir(join(folder, 'Канарейкина'));
  await writeFile(join(folder, 'Канарейкина', 'Приказ.docx'), await Packer.toBuffer(docx));
  await writeFile(join(folder, 'список.csv'), `ФИО;Почта\n${NAME};${ADDRESS}\nТестов Андрей Иванович;a@example.org\n`);
  await writeFile(
    join(folder, 'key.csv.2b1f5a0e-0000-4000-8000-000000000000.tmp'),
    `К-99;${NAME};учитель;${ADDRESS}\n`,
  );
  await writeFile(join(folder, 'заметка.txt'), 'Тестов Андрей Иванович\n');
  await cp(join(folder, 'google.sqlite'), join(folder, 'копия', 'google.sqlite'));
}

/**
 * A closed school that has run until a day. One person has withdrawn consent. In autumn, the school also has documents, and the person's data are in
 * places where the programme does not search. A search for traces takes much longer there.
 */
export async function livedPlace(day: typeof DAY | typeof SPRING_DAY): Promise<LivedPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-erasure-'));
  const workspace = await open(folder);
  const staff = roster(SEED, TEACHERS).map((teacher) =>
    teacher.no === 2 ? { ...teacher, name: NAME, email: ADDRESS } : teacher,
  );
  const year = {
    isOff: isFreeDay,
    seed: SEED,
    teachers: TEACHERS,
    from: '2026-04-01',
    until: day,
    calm: true,
    papers: day === DAY,
    staff,
  };
  await workspace.store.repeatably(() => playYear(workspace, { ...year, progress: () => undefined }));
  workspace.clock.set(momentOf(day, '17:00'));
  await workspace.sync();
  const code = (await programmeOf(workspace)).tables.people.find(({ name }) => name === NAME)?.code ?? '';
  if (day === DAY) await addHiddenData(workspace, code);
  const row = await below(workspace, 'consents');
  await type(workspace, `'Реестр согласий'!B${row}`, [
    [code, null, 'обработка', 'отозвано', day.split('-').reverse().join('.')],
  ]);
  await workspace.sync();
  writeSchool(workspace.store, {
    spreadsheetId: workspace.spreadsheetId,
    programYear: 2026,
    kind: 'example',
    port: workspace.port,
    day,
    lastDay: day,
    ready: true,
  });
  await workspace.close();
  await addStrayFiles(folder);
  return { folder, spreadsheetId: workspace.spreadsheetId, code, day };
}

/** Copies the data folder of a school. A test may change the copy. */
export async function copyOf({ folder }: LivedPlace): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'nastavnik-erased-'));
  await cp(folder, copy, { recursive: true });
  return copy;
}

export const SOUGHT = tracePatterns({ names: [NAME], addresses: [ADDRESS], phones: [PHONE] }, []);

/** Files of a folder that certainly name the person, in any encoding. */
export async function filesTelling(folder: string): Promise<readonly string[]> {
  const { found } = await findTraces(filesOf(folder), SOUGHT);
  return found.flatMap(({ place, surely }) => (surely ? [place] : [])).sort();
}

/** Whether the data file or one of its companion files contains this text. */
export async function dataHave(folder: string, text: string): Promise<boolean> {
  const files = await Promise.all(
    ['', '-wal', '-shm', '-journal'].map((suffix) =>
      readFile(join(folder, `google.sqlite${suffix}`)).catch(() => Buffer.alloc(0)),
    ),
  );
  return files.some((bytes) => bytes.includes(text));
}
