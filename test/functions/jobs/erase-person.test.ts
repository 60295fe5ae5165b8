import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsOf } from '../../../functions/domain/documents/index.ts';
import { googleDrive } from '../../../functions/gateways/google-drive.ts';
import { googleResponses } from '../../../functions/gateways/google-forms/google-responses.ts';
import { type ErasureReport, erasePerson } from '../../../functions/jobs/erase-person.ts';
import { planFor } from '../../../functions/jobs/plan-for.ts';
import { columnLetters } from '../../../functions/workbook/a1.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Question } from '../../../sheets-schema/form.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { isFreeDay } from '../../../simulation/school-day.ts';
import { SERVICE, type Workspace } from '../../../workspace/workspace.ts';
import { asCurator, type LivedYear, liveYear } from '../../simulation/year-kit.ts';

/** A word that only the person's own answers contain. */
const CANARY = 'канарейка-7F3A';

let lived: LivedYear;
let workspace: Workspace;
let code = '';
let name = '';
let email = '';
let report: ErasureReport;
/** The report while a draft still named the person. */
let early: ErasureReport;
let left = 0;
let hadAct = true;

/** The text of the acts that the school could print now. */
async function drafted(): Promise<string> {
  const { plan } = planFor(workspace.school, await readWorkbook(workspace.school.sheets, workspace.spreadsheetId), []);
  const [act] = documentsOf(plan.programmeState, (kind) => kind === 'destructionAct');
  return JSON.stringify(act?.blocks ?? []);
}
let refusal: unknown;
let before = 0;
/** The draft that names the person. */
let naming = '';

/** Delivered letters belong to the mail server, not to the programme. */
const MAIL = 'mail';

const programme = async () => parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId));
const papers = () => googleDrive(workspace.accessOf(SERVICE));
const responses = () => googleResponses(workspace.accessOf(SERVICE));

/** Empties the trash, as the curator does after the report names a draft. */
async function emptyTrash(): Promise<void> {
  const { rootUrl = '', auth } = workspace.accessOf(SERVICE);
  await drive({ version: 'v3', rootUrl, auth }).files.emptyTrash();
}

/** All stored data of spreadsheets and forms as text. Any API can return only parts of them. */
function everything(): string {
  const documents = [...workspace.store.dump()].filter(([collection]) => collection !== MAIL);
  return documents.map(([, , body]) => body).join('\n');
}

const occurrences = (text: string) => everything().split(text).length - 1;

async function type(range: string, values: (string | null)[][]): Promise<void> {
  const requestBody = { values };
  const { spreadsheetId } = workspace;
  await asCurator(workspace).spreadsheets.values.update({
    spreadsheetId,
    range,
    valueInputOption: 'USER_ENTERED',
    requestBody,
  });
}

/** The number of the first empty row of a tab, counted from 1. */
async function below(table: 'consents' | 'guests'): Promise<number> {
  const { tabs } = await readWorkbook(workspace.school.sheets, workspace.spreadsheetId);
  return (tabs.get(table)?.cells.length ?? 0) + 1;
}

/** Puts the person's name where programs do not look: the staff's own tab, notes, other people's texts. */
async function loadSeed(): Promise<void> {
  const { spreadsheetId } = workspace;
  const client = asCurator(workspace).spreadsheets;
  const notes = { properties: { sheetId: 77, title: 'Заметки куратора' } };
  await client.batchUpdate({ spreadsheetId, requestBody: { requests: [{ addSheet: notes }] } });
  const start = { sheetId: 77, rowIndex: 0, columnIndex: 0 };
  const surname = name.split(' ')[0] ?? '';
  const cells = [
    { userEnteredValue: { stringValue: `Поговорить: ${name}` }, note: `Почта ${email}` },
    { userEnteredValue: { formulaValue: `="Написать "&"${email}"` } },
    { userEnteredValue: { stringValue: `=${name}` } },
    { userEnteredValue: { stringValue: `Ивановой и ${surname} – разные люди` } },
  ];
  const rows = cells.map((cell) => ({ values: [cell] }));
  await client.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [{ updateCells: { start, rows, fields: 'userEnteredValue,note' } }] },
  });
  await type(`Гости!B${await below('guests')}`, [[`Сопровождает ${name}`]]);
}

/** Puts the canary into every free text of the person, and into the words of the mentor and the staff about them. */
async function sayEverywhere(pairCode: string): Promise<void> {
  const { tabs } = await readWorkbook(workspace.school.sheets, workspace.spreadsheetId);
  const data = [...tabs.values()].flatMap(({ layout, title, columns, cells }) => {
    const form = Object.values(forms).find((each) => `answers.${each.name}` === layout.name);
    const texts = form
      ? Object.entries<Question>(form.questions).flatMap(([key, { type }]) => (type.kind === 'long' ? [key] : []))
      : layout.columns.flatMap(({ key, owner, type }) => (owner === 'staff' && type?.kind === 'longText' ? [key] : []));
    const keys = layout.name === 'answers.meetingReport' ? [...texts, 'done', 'agreed'] : texts;
    return cells.flatMap((row, at) => {
      const isAbout = row.some((cell) => cell === code || cell === pairCode);
      const range = (key: string) => `'${title}'!${columnLetters(columns.get(key) ?? -1)}${at + 1}`;
      return isAbout ? keys.map((key) => ({ range: range(key), values: [[`Мне трудно: ${CANARY}`]] })) : [];
    });
  });
  const { spreadsheetId } = workspace;
  const requestBody = { data, valueInputOption: 'RAW' };
  await asCurator(workspace).spreadsheets.values.batchUpdate({ spreadsheetId, requestBody });
  expect(data.length).toBeGreaterThan(15);
}

beforeAll(async () => {
  lived = await liveYear({ seed: 3, teachers: 6, until: '2026-09-25', calm: true, isOff: isFreeDay });
  workspace = lived.workspace;
  const { tables } = await programme();
  const pair = tables.pairs.find(({ status }) => status === 'active' || status === 'confirmed');
  code = pair?.menteeCodes?.[0] ?? '';
  const row = tables.people.find((each) => each.code === code);
  name = row?.name ?? '';
  email = row?.email ?? '';
  await sayEverywhere(pair?.pairCode ?? '');
  await loadSeed();
  await workspace.sync();
  before = occurrences(name);
  expect(occurrences(CANARY)).toBeGreaterThan(1);
  return () => workspace.close();
});

describe('a person who did not withdraw consent', () => {
  it('is not erased, whoever asks', async () => {
    await expect(erasePerson(workspace.school, responses(), papers(), code)).rejects.toMatchObject({
      reason: 'notWithdrawn',
    });
    await expect(erasePerson(workspace.school, responses(), papers(), 'К-99')).rejects.toMatchObject({
      reason: 'unknown',
    });
    expect(occurrences(name)).toBe(before);
  });
});

describe('a person who withdrew consent', () => {
  beforeAll(async () => {
    await type(`'Реестр согласий'!B${await below('consents')}`, [[code, null, 'обработка', 'отозвано', '25.09.2026']]);
    const { tables } = await programme();
    const deputy = `Настройки!C${(tables.settings.find(({ key }) => key === 'deputyEmail')?.at ?? -1) + 1}`;
    await type(deputy, [[email.toUpperCase()]]);
    refusal = await erasePerson(workspace.school, responses(), papers(), code).catch((error: unknown) => error);
    await type(deputy, [['']]);
    const draft = (key: string, text: string) =>
      papers().create({ school: workspace.spreadsheetId, key, name: key, parent: undefined, html: `<p>${text}</p>` });
    naming = (await draft('приказ', `Наставляемый: ${name}`)).id;
    await draft('положение', 'О наставничестве');
    early = await erasePerson(workspace.school, responses(), papers(), code);
    left = occurrences(name);
    hadAct = (await drafted()).includes('АКТ');
    await papers().trash(naming);
    await emptyTrash();
    report = await erasePerson(workspace.school, responses(), papers(), code);
  });

  it('cannot be erased while they are responsible for the programme, because the settings and the orders need the name', () => {
    expect(refusal).toMatchObject({ reason: 'official', message: expect.stringContaining('Впишите туда другого') });
  });

  it('is named in drafts, and people learn this, because the school may have to keep a signed paper', () => {
    expect(early.drafts).toEqual([`${workspace.url}document/d/${naming}/edit`]);
  });

  it('has no act while a draft still names them: their line keeps the name, so that a repetition knows whom to search for', async () => {
    expect(early.isEmpty).toBe(false);
    expect(early.byHand[0]).toContain('в одной строке листа «Участники»');
    // The store keeps the draft as bytes.
    expect(left).toBe(1);
    expect(hadAct).toBe(false);
    expect(report.isEmpty).toBe(true);
    expect(await drafted()).toMatch(/АКТ.*Субъект персональных данных.*Способ уничтожения.*журнала регистрации/);
  });

  it('is named nowhere any more: in no tab, note, form or answer', () => {
    expect(before).toBeGreaterThan(20);
    expect({ name: occurrences(name), email: occurrences(email), words: occurrences(CANARY) }).toEqual({
      name: 0,
      email: 0,
      words: 0,
    });
    expect(report.remains).toEqual([]);
    expect(report.pendingResponses).toEqual([]);
  });

  it('leaves no name in the memory of letters and codes, which still lists the letters', async () => {
    const { remembered } = await readWorkbook(workspace.school.sheets, workspace.spreadsheetId);
    const people = remembered.memory?.keys.get('people');
    expect(people?.get(code)).toEqual(['erased']);
    expect([...(people?.values() ?? [])].filter((marks) => marks.length > 0).length).toBeGreaterThan(3);
    const own = [...(remembered.memory?.letters ?? [])].filter(([key]) => key.split('|')[1] === code);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(([, { calendar }]) => calendar !== undefined)).toEqual([]);
  });

  it('has a report that says what stays and by which law, and that Google keeps old versions', () => {
    expect(report.kept.join(' ')).toMatch(/ст\. 21 ч\. 5.*125-ФЗ/);
    expect(report.byHand.join(' ')).toMatch(/История версий.*шесть месяцев.*корзине Диска.*Резервные копии/);
  });

  it('leaves one line: the code, the withdrawal of consent, and the day', async () => {
    const { tables } = await programme();
    expect(tables.consents.filter((row) => row.code === code)).toEqual([
      expect.objectContaining({ type: 'processing', decision: 'withdrawn', decidedOn: '2026-09-25' }),
    ]);
    const [roster] = tables.people.filter((row) => row.code === code);
    expect(roster).toMatchObject({ code, consent: 'отозвано 25.09.2026' });
    expect([roster?.name, roster?.email, roster?.position]).toEqual([undefined, undefined, undefined]);
  });

  it('has an act with codes only, and a line in the journal', async () => {
    expect(report.act).toMatchObject({
      code,
      withdrawnOn: '2026-09-25',
      destroyedOn: '2026-09-25',
      keepUntil: '2029-09-25',
      ground: expect.stringContaining('ст. 21 ч. 5'),
    });
    expect(early.act.places.length).toBeGreaterThan(5);
    expect(report.act.journal.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['Персональные данные уничтожены']),
    );
    const { tables } = await programme();
    const lines = tables.journal.filter(
      ({ subject, what }) => subject === code && what === 'Персональные данные уничтожены',
    );
    expect(lines.map(({ when }) => when?.slice(0, 10))).toEqual(['2026-09-25']);
  });

  it('is reported to people where only the surname remains', () => {
    expect(report.lookAt).toContain('Заметки куратора!A4');
  });

  it('takes nothing from others, and their answers stay', async () => {
    const { tables, answers } = await programme();
    const others = tables.people.filter((row) => row.code !== code);
    expect(others.length).toBeGreaterThan(3);
    expect(others.every((row) => row.name && row.email)).toBe(true);
    expect(answers.intake.length).toBeGreaterThan(3);
    expect(answers.intake.some(({ fields }) => fields.code === code)).toBe(false);
  });

  it('gets no more letters, and a further run changes nothing', async () => {
    const { tables } = await programme();
    const open = tables.outbox.filter(
      (row) => row.code === code && ['planned', 'queued', 'sending', 'held'].includes(row.status ?? ''),
    );
    expect(open.map(({ notice }) => notice).filter((notice) => notice !== 'withdrawalConfirmed')).toEqual([]);
    expect(await workspace.sync()).toMatchObject({ changes: 0, sent: 0 });
  });

  it('can be erased again without any effect', async () => {
    const again = await erasePerson(workspace.school, responses(), papers(), code);
    expect(again.remains).toEqual([]);
    const { tables } = await programme();
    expect(tables.journal.filter(({ what }) => what === 'Персональные данные уничтожены')).toHaveLength(1);
  });
});
