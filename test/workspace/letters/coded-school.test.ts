import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../cli/import/import-file.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import type { KeyEntry, NameKey } from '../../../functions/gateways/identity.ts';
import type { Mail, Posting } from '../../../functions/gateways/smtp.ts';
import { decide } from '../../../functions/jobs/decide.ts';
import { planFor } from '../../../functions/jobs/plan-for.ts';
import type { School } from '../../../functions/jobs/school.ts';
import { sync } from '../../../functions/jobs/sync.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { SettingKey } from '../../../sheets-schema/settings.ts';
import { eraseFromKey } from '../../../workspace/key/erase-from-key.ts';
import { examineKey, findingsOfKey } from '../../../workspace/key/examine-key.ts';
import { readKey, writeKey } from '../../../workspace/key/key-file.ts';
import { codedWorkbook, enterKey } from '../../../workspace/key/make-key.ts';
import { replaceNamesByCodes, withNamesOf } from '../../../workspace/key/names-to-codes.ts';
import { codedSchool } from '../../../workspace/letters/coded-school.ts';
import { keptNotes } from '../../../workspace/letters/kept-notes.ts';
import { writePapers } from '../../../workspace/letters/papers.ts';
import { previewText, sentText } from '../../../workspace/letters/report.ts';
import { SCHOOL_SCOPES, type SchoolConnection } from '../../../workspace/school-connection.ts';
import {
  buildSchoolTemplate,
  CURATOR,
  collectionsOf,
  restorer,
  type SchoolTemplate,
  SERVICE,
  type TestSchool,
} from '../../functions/jobs/school-kit.ts';

const ANNA: KeyEntry = { name: 'Канарейкина Анна Ивановна', position: 'учитель', email: 'anna@example.org' };
const BORIS: KeyEntry = { name: 'Зябликов Борис Петрович', email: 'boris@example.org' };
const KEY: NameKey = new Map([
  ['curator', { name: 'Куратор Ольга Павловна' }],
  ['К-412', ANNA],
  ['К-777', BORIS],
]);

/** The token of the school's computer. It permits only what the commands need. */
const COMPUTER = 'school-computer';

let template: SchoolTemplate;
let folder: string;
let workbook: TestSchool;
let now: string;
let posted: Mail[];
let answer: (mail: Mail) => Posting;

beforeAll(async () => {
  const tokens = { [SERVICE]: SERVICE, [CURATOR]: CURATOR, [COMPUTER]: { identity: SERVICE, scopes: SCHOOL_SCOPES } };
  template = await buildSchoolTemplate({ auth: tokens });
  const { emulator, spreadsheetId } = await template.open();
  const { auth } = bearerAccess(emulator.url, SERVICE);
  const requestBody = { type: 'user', role: 'writer', emailAddress: CURATOR };
  await drive({ version: 'v3', auth, rootUrl: emulator.url }).permissions.create({
    fileId: spreadsheetId,
    requestBody,
  });
  template.keep();
  folder = await mkdtemp(join(tmpdir(), 'coded-school-'));
  return async () => {
    await template.remove();
    await rm(folder, { recursive: true });
  };
});
beforeEach(async () => {
  workbook = await template.open();
  now = '2026-06-01T07:00:00Z';
  posted = [];
  answer = () => ({ outcome: 'sent', detail: '250 OK' });
  await set({ privacyMode: 'коды', curatorEmail: 'curator@example.org', curatorContact: 'кабинет 12' });
});

async function set(values: Partial<Record<SettingKey, string>>): Promise<void> {
  const { tables } = parse(await workbook.read());
  for (const { key, at } of tables.settings) {
    const value = key && values[key as SettingKey];
    if (value !== undefined) await workbook.type(`Настройки!C${at + 1}`, [[value]]);
  }
}

const mail = {
  send: async (letter: Mail) => {
    posted.push(letter);
    return answer(letter);
  },
  close: () => undefined,
};

function connection(): SchoolConnection {
  const { spreadsheetId, emulator } = workbook;
  const google = bearerAccess(emulator.url, COMPUTER);
  return {
    spreadsheetId,
    sheets: googleSheets(google),
    google,
    docsRoot: emulator.url,
    clock: { now: () => new Date(now) },
    random: () => 0.5,
    pause: async () => undefined,
  };
}

/** The school on the computer with the key. The script and the functions have no key. */
const computer = (names: NameKey = KEY): School => codedSchool(connection(), { names, mail });
function timer(): School {
  const { names, formsElsewhere, ...school } = computer();
  return { ...school, forms: workbook.forms };
}

const tablesNow = async () => parse(await workbook.read()).tables;
const recipients = () => posted.map(({ to }) => to.address).sort();
const held = () => JSON.stringify([...workbook.emulator.store.dump()]);

/** Enters two people by code, and invites them on this day. */
async function invite(): Promise<void> {
  await enterKey(connection(), KEY, new Map([['К-412', { subjectGroup: 'science', experienceBand: 'from21' }]]));
  const { people } = await tablesNow();
  for (const { at } of people) await workbook.type(`Участники!H${at + 1}`, [['01.06.2026']]);
}

describe('the mode «коды»', () => {
  it('enters codes in the order of the codes, without names, once', async () => {
    await invite();
    expect(await enterKey(connection(), KEY, new Map())).toBe(0);
    const { people } = await tablesNow();
    expect(people.map(({ code, name, email, subjectGroup }) => [code, name, email, subjectGroup])).toEqual([
      ['К-412', undefined, undefined, 'science'],
      ['К-777', undefined, undefined, undefined],
    ]);
    expect(held()).not.toMatch(/Канарейкин|Зяблик|anna@/);
  });

  it('records sent letters beside the key, without names, so that a restored table sends nothing twice', async () => {
    const path = join(folder, 'key.csv.memory');
    const withMemory = (): School => codedSchool(connection(), { names: KEY, mail, notes: keptNotes(path) });
    const { emulator, spreadsheetId } = workbook;
    const sheetsOnly = collectionsOf(spreadsheetId).filter((name) => !['form', 'file', 'media'].includes(name));
    await invite();
    const back = restorer(emulator.store, sheetsOnly);
    expect(await sync(withMemory())).toMatchObject({ sent: 3 });
    const rows = (await tablesNow()).outbox.filter(({ status }) => status === 'sent').length;
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toMatch(/Канарейкин|Зяблик|example/);

    back();
    posted = [];
    expect(await sync(withMemory())).toMatchObject({ hold: { cause: 'restored', missing: rows } });
    expect(posted.map(({ subject }) => subject)).toEqual([expect.stringContaining('остановлены')]);
    posted = [];
    expect(previewText(planFor({ clock: withMemory().clock, names: KEY }, await workbook.read(), []))).toMatch(
      /^Сейчас ничего не уйдёт. Таблица вернулась к старой версии/,
    );
    await decide(withMemory(), 'goOn', () => 'unused');
    expect(await sync(withMemory())).toMatchObject({ sent: 0 });
    expect(posted).toEqual([]);

    // A damaged file counts as a missing file. The workbook has its own record.
    await writeFile(path, '{');
    now = '2026-06-02T07:00:00Z';
    const report = await sync(withMemory());
    expect(report.hold).toBeUndefined();
    expect(sentText(report)).toContain('Отправлено писем');
    expect(JSON.parse(await readFile(path, 'utf8'))).toHaveProperty([spreadsheetId]);
    await rm(path);
  });

  it('lets the timer write only to the curator, with the waiting texts; the computer adds the names, once', async () => {
    await invite();
    await sync(timer());
    expect(recipients()).toEqual(['curator@example.org']);
    const digest = posted[0]?.text ?? '';
    expect(digest).toContain('отправить с компьютера школы: 2 письма');
    expect(digest).toContain('К-412: ПРИГЛАШЕНИЕ В ПРОГРАММУ');
    expect(digest).toContain('Здравствуйте, {имя и отчество}!');
    expect(digest).toContain('Куратор программы: кабинет 12');
    const { outbox } = await tablesNow();
    const waiting = outbox.filter(({ code, status }) => code?.startsWith('К-') && status !== 'planned');
    expect(waiting.map(({ status, detail }) => [status, detail])).toEqual([
      ['queued', expect.stringContaining('компьютера школы')],
      ['queued', expect.stringContaining('компьютера школы')],
    ]);

    posted = [];
    expect(await sync(computer())).toMatchObject({ sent: 2 });
    expect(recipients()).toEqual(['anna@example.org', 'boris@example.org']);
    const toAnna = posted.find(({ to }) => to.address === 'anna@example.org');
    expect(toAnna?.text).toContain('Здравствуйте, Анна Ивановна!');
    expect(toAnna?.text).toContain('Куратор программы: Куратор Ольга Павловна, кабинет 12');
    expect(held()).not.toMatch(/Канарейкин|Зяблик|anna@|Ольга Павловна/);

    expect(await sync(timer())).toMatchObject({ changes: 0, sent: 0 });
    expect(await sync(computer())).toMatchObject({ changes: 0, sent: 0 });
  });

  it('waits for people without an address in the key; both runs plan the same workbook', async () => {
    await invite();
    const { email, ...addressless } = ANNA;
    const key = new Map([...KEY, ['К-412', addressless]]);
    await sync(computer(key));
    expect(recipients()).toEqual(['boris@example.org', 'curator@example.org']);
    expect(await sync(timer())).toMatchObject({ changes: 0, sent: 0 });
    expect(findingsOfKey(await examineKey(connection(), key))).toEqual([
      expect.stringContaining('В ключе нет почты: К-412.'),
      expect.stringContaining('можно узнать 1 из 2'),
    ]);
  });

  it('counts letters that the curator sent by hand as sent', async () => {
    await invite();
    await sync(timer());
    const { outbox } = await tablesNow();
    const row = outbox.find(({ code, status }) => code === 'К-412' && status === 'queued');
    const column = (await workbook.read()).tabs.get('outbox')?.columns.get('toldInPerson') ?? -1;
    await workbook.type(`Рассылка!${String.fromCharCode(65 + column)}${(row?.at ?? 0) + 1}`, [['да']]);
    posted = [];
    await sync(computer());
    expect(recipients()).toEqual(['boris@example.org']);
    const told = (await tablesNow()).outbox.find(({ at }) => at === row?.at);
    expect(told).toMatchObject({ status: 'sent', detail: 'Передано лично.', sentAt: '2026-06-01T10:00:00' });
  });

  it('keeps a mail server’s words about an address out of the workbook', async () => {
    await invite();
    answer = ({ to }) =>
      to.address === 'curator@example.org'
        ? { outcome: 'sent', detail: '250 OK' }
        : {
            outcome: 'refused',
            refusal: 'address',
            detail: `550 5.1.1 <${to.address}>: ${to.name} is unknown in anna@example.org`,
          };
    await sync(computer());
    expect(held()).not.toMatch(/Канарейкин|Зяблик|anna@|boris@/);
    const { outbox, problems } = await tablesNow();
    expect(outbox.find(({ code }) => code === 'К-412')?.detail).toContain('550 5.1.1');
    expect(problems.find(({ code }) => code === 'К-412')?.whatToDo).toContain('в ключе на компьютере школы');
  });

  it('leaves an interrupted letter to the computer with the key', async () => {
    await invite();
    const cut = { ...computer(), mail: { ...mail, send: () => Promise.reject(new Error('cut off')) } };
    await expect(sync(cut)).rejects.toThrow('cut off');
    now = '2026-06-01T09:00:00Z';
    await sync(timer());
    expect(recipients()).toEqual(['curator@example.org']);
    posted = [];
    await sync(computer());
    expect(recipients()).toEqual(['anna@example.org', 'boris@example.org']);
  });

  it('reports remaining names, and moves them into the key', async () => {
    await set({ privacyMode: 'имена', headName: 'Птицын Иван' });
    await workbook.type('Участники!B2:D3', [
      ['Канарейкина Анна Ивановна', 'учитель', 'anna@example.org'],
      ['Зябликов Борис Петрович', null, 'boris@example.org'],
    ]);
    await workbook.type('Участники!H2:H3', [['01.06.2026'], ['01.06.2026']]);
    await workbook.type('Кураторы!B2:C2', [['Синицына Вера Ивановна', 'second@example.org']]);
    await sync(timer());
    expect(recipients()).toEqual(['anna@example.org', 'boris@example.org', 'curator@example.org']);
    await expect(codedWorkbook(connection())).rejects.toThrow('режим «имена»');
    await set({ privacyMode: 'коды' });
    await sync(timer());
    const told = (await tablesNow()).problems.filter(({ whatToDo }) =>
      whatToDo?.includes('nastavnik key take, из исходного кода – npm run key -- take'),
    );
    expect(told.map(({ sheet }) => sheet)).toEqual(['Настройки', 'Участники', 'Участники', 'Кураторы']);
    expect(told.map(({ reason, whatWasRead }) => `${reason}${whatWasRead ?? ''}`).join()).not.toMatch(/Птицын|Анна/);

    const key = withNamesOf(parse(await workbook.read()), new Map());
    expect([...key.values()]).toEqual([{ name: 'Птицын Иван' }, { name: 'Синицына Вера Ивановна' }, ANNA, BORIS]);
    const before = (await tablesNow()).people.map(({ code }) => code);
    const answered = (await workbook.read()).tabs.get('answers.preference');
    const column = answered?.columns.get('choice1') ?? 0;
    const cell = `${forms.preference.tab}!${String.fromCharCode(65 + column)}2`;
    await workbook.type(`'${cell.replace('!', "'!")}`, [['К-02 Зябликов Борис Петрович']]);
    expect((await replaceNamesByCodes(connection(), key)).inForms.size).toBe(0);
    expect((await workbook.read()).tabs.get('answers.preference')?.cells[1]?.[column]).toBe('К-02');
    await sync(timer());
    const after = await tablesNow();
    expect(after.people.map(({ code }) => code)).toEqual(before);
    expect(after.problems.filter(({ whatToDo }) => whatToDo?.includes('take'))).toEqual([]);
    expect(held()).not.toMatch(/Канарейкин|Зяблик|Птицын|Синицын|anna@/);
  });

  it('returns to names with everything except the names themselves, and says so', async () => {
    await invite();
    await sync(computer());
    const before = await tablesNow();
    await set({ privacyMode: 'имена' });
    posted = [];
    await sync(timer());
    const after = await tablesNow();
    expect(recipients()).toEqual([]);
    expect(after.problems.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('Выбран режим «имена»'));
    expect(after.people.map(({ code }) => code)).toEqual(before.people.map(({ code }) => code));
    expect(after.outbox.filter(({ status }) => status === 'sent')).toEqual(
      before.outbox.filter(({ status }) => status === 'sent'),
    );
  });

  it('imports answers from a file only with the key, replaces names by codes, and holds possible names', async () => {
    await invite();
    await sync(timer());
    const { helps, comfort, code } = forms.feedback.questions;
    const table = (helps2: string, email: string) => [
      {
        rows: [
          ['Отметка времени', 'Адрес электронной почты', code.title, comfort.title, helps.title],
          ['12.10.2026 10:15:30', email, '', '8', helps2],
        ],
      },
    ];
    const file = table(
      'Помогла Канарейкина А. И., писать на anna@example.org, спасибо анне ивановне',
      'Anna@example.org',
    );
    const site = connection();
    await expect(importFile(site, 'feedback', file, true)).rejects.toThrow('--key');
    expect(await importFile(site, 'feedback', file, true, { key: KEY, checked: [] })).toMatchObject({ added: 1 });
    const told = table('Спасибо Зябликову и Канарейкиной', 'boris@example.org');
    const held = await importFile(site, 'feedback', told, true, { key: KEY, checked: [] });
    expect(held).toMatchObject({ added: 0, unusable: [{ row: 2, why: expect.stringContaining('К-412, К-777') }] });
    expect(await importFile(site, 'feedback', told, false, { key: KEY, checked: [2] })).toMatchObject({ unusable: [] });
    const { answers } = parse(await workbook.read());
    expect(answers.feedback.map(({ fields }) => [fields.code, fields.helps])).toEqual([
      ['К-412', 'Помогла К-412, писать на К-412, спасибо К-412'],
    ]);
    expect(JSON.stringify([...workbook.emulator.store.dump()])).not.toMatch(/Канарейкин|Зяблик|Ивановн|anna@/i);
  });

  it('asks in every form for codes and no names, and collects no addresses', async () => {
    await sync(timer());
    const { forms: links } = await workbook.read();
    for (const { formId } of links.values()) {
      const form = await workbook.form(formId);
      expect(form.info?.description).toContain('Не указывайте фамилии и имена');
      expect(form.settings?.emailCollectionType ?? 'DO_NOT_COLLECT').toBe('DO_NOT_COLLECT');
      expect(form.items?.[0]?.title).toContain('код участника');
    }
  });

  it('destroys the row of the key, after the last letter and the data in the workbook', async () => {
    const path = join(folder, 'key.csv');
    await writeKey(path, KEY);
    await invite();
    const none = Array.from({ length: 5 }, () => null);
    await workbook.type('Реестр согласий!B2:L3', [
      ['К-412', null, 'обработка', 'дано', '01.06.2026', ...none, 'папка 1'],
      ['К-412', null, 'обработка', 'отозвано', '02.06.2026', ...none, 'папка 1'],
    ]);
    now = '2026-06-02T20:00:00Z';
    const erasure = { path, key: KEY, code: 'К-412', withoutLetter: false };
    await expect(eraseFromKey(connection(), computer(), erasure)).rejects.toThrow('ещё не ушло');
    expect(await readKey(path)).toEqual(KEY);

    now = '2026-06-03T07:00:00Z';
    expect(await eraseFromKey(connection(), computer(), erasure)).toContain('Строка ключа уничтожена');
    expect(posted.filter(({ to }) => to.address === 'anna@example.org').map(({ subject }) => subject)).toEqual([
      'Отзыв согласия получен',
    ]);
    expect(await readFile(path, 'utf8')).not.toMatch(/К-412|Канарейкина|anna@/);
    expect([...(await readKey(path)).keys()]).toEqual(['curator', 'К-777']);
    const another = { ...erasure, key: await readKey(path), code: 'К-777' };
    await expect(eraseFromKey(connection(), computer(), another)).rejects.toThrow('не отзывал согласие');

    // Nobody is missing from the key, and a second erasure finds nothing to destroy.
    expect((await examineKey(connection(), another.key)).unknown).toEqual([]);
    const again = await eraseFromKey(connection(), computer(), { ...erasure, key: another.key });
    expect(again).toContain('В ключе его строки уже нет');
  });

  it('writes documents with names into a folder, and overwrites no edited file', async () => {
    await set({ schoolShort: 'Школа № 5' });
    const { plan } = await sync(computer());
    const papers = join(folder, 'papers');
    const key = new Map([...KEY, ['head', { name: 'Директоров И. И.' }]]);
    const { written } = await writePapers(papers, plan.programmeState, key);
    expect(written.length).toBeGreaterThan(0);
    const [name = ''] = written;
    const page = await readFile(join(papers, name), 'utf8');
    expect(page.replaceAll('\u00a0', ' ')).toContain('Директоров И. И.');
    expect(await writePapers(papers, plan.programmeState, key)).toEqual({ written: [], beside: [] });
    const renamed = new Map([...key, ['head', { name: 'Директорова А. А.' }]]);
    expect((await writePapers(papers, plan.programmeState, renamed)).written).toContain(name);
    await writeFile(join(papers, name), `${page}правка`);
    const later = await writePapers(papers, plan.programmeState, key);
    expect(later.beside).toContain(name.replace('.html', ' (2).html'));
    expect(await readFile(join(papers, name), 'utf8')).toContain('правка');
    expect(held()).not.toContain('Директоров');
  });
});
