import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import {
  type ErasureOutcome,
  type ErasureService,
  erasureService,
} from '../../../workspace/erasure/erasure-service.ts';
import { storeSources } from '../../../workspace/erasure/store-sources.ts';
import type { Mail } from '../../../workspace/inbox/mail.ts';
import { findTraces } from '../../../workspace/traces/find-traces.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import {
  ADDRESS,
  copyOf,
  DAY,
  dataHave,
  filesTelling,
  type LivedPlace,
  livedPlace,
  NAME,
  openPlace,
  SOUGHT,
  WORDS,
} from './place-kit.ts';

let lived: LivedPlace;
let folder: string;
let workspace: Workspace;
let service: ErasureService;
let before: readonly Mail[];
let done: ErasureOutcome;

const programme = async () => parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId));
const names = ({ to, subject, text, html }: Mail) => [to, subject, text, html].join('\n').includes('Канарейкин');
/** Headers that no erasure changes. */
const headers = async ({ raw }: Mail) => {
  const letter = await simpleParser(raw);
  return ['auto-submitted', 'list-unsubscribe', 'reply-to'].map((key) => letter.headers.get(key));
};
const contents = async ({ raw }: Mail) =>
  (await simpleParser(raw)).attachments.map(({ content }) => content.toString('utf8')).join('\n');
const said = () => (done.kind === 'done' ? done.erased.lines.join('\n') : '');

beforeAll(async () => {
  lived = await livedPlace(DAY);
  folder = await copyOf(lived);
  workspace = await openPlace(folder, lived);
  service = erasureService(workspace.erasure);
  before = [...workspace.inbox.messages()];
  return async () => {
    await workspace.close();
    await Promise.all([folder, lived.folder].map((each) => rm(each, { recursive: true })));
  };
});

describe('before an erasure', () => {
  it('the data and files of every kind name the person', async () => {
    expect(await filesTelling(folder)).toEqual([
      'google.sqlite',
      'key.csv.2b1f5a0e-0000-4000-8000-000000000000.tmp',
      'Канарейкина',
      'Канарейкина/Приказ.docx',
      'копия/google.sqlite',
      'список.csv',
    ]);
    expect(before.filter(({ to }) => to === ADDRESS).length).toBeGreaterThan(5);
    expect(before.filter((mail) => mail.to !== ADDRESS && names(mail)).length).toBeGreaterThan(1);
  });

  it('the page offers people by name, and a tick confirms: nobody types a code', async () => {
    const first = await (await fetch(`${workspace.url}erasure`)).text();
    expect(first).toContain(`<option value="${lived.code}">${NAME}, ${lived.code}</option>`);
    const answer = await fetch(`${workspace.url}erasure`, {
      method: 'POST',
      headers: { origin: new URL(workspace.url).origin },
      body: new URLSearchParams({ code: lived.code }),
    });
    const confirmation = await answer.text();
    expect(confirmation).toContain(NAME);
    expect(confirmation).toMatch(new RegExp(`type="checkbox" name="confirmCode" value="${lived.code}"`));
    expect([first, confirmation].join('\n')).not.toMatch(/<input[^>]*type="text"/);
  });

  it('the preview shows the person and the data, and writes nothing', async () => {
    const asked = await service({ code: lived.code.toLowerCase() });
    expect(asked).toMatchObject({
      kind: 'asked',
      preview: { code: lived.code, person: `${lived.code} ${NAME}`, withdrawnOn: '25.09.2026' },
    });
    expect(asked.kind === 'asked' && asked.preview.files).toEqual(
      expect.arrayContaining([
        { place: 'копия/google.sqlite', action: 'delete' },
        { place: 'key.csv.2b1f5a0e-0000-4000-8000-000000000000.tmp', action: 'delete' },
        { place: 'Канарейкина/Приказ.docx', action: 'rewrite' },
        { place: 'список.csv', action: 'rewrite' },
      ]),
    );
    expect(workspace.inbox.messages()).toHaveLength(before.length);
  });

  it.each([
    ['another code the second time', () => ({ code: lived.code, confirmCode: 'К-01' }), /Коды не совпадают/],
    ['no code', () => ({ code: 'Канарейкина' }), /Нужен код участника/],
    ['a code that nobody has', () => ({ code: 'К-99', confirmCode: 'К-99' }), /Участника К-99 нет/],
    ['no day of the withdrawal', () => ({ code: 'К-01', withdrawnOn: '31.02.2026' }), /Укажите день/],
    ['a day after today', () => ({ code: 'К-01', withdrawnOn: '01.10.2026' }), /не позже сегодняшнего: 25\.09\.2026/],
  ])('%s destroys nothing', async (_, request, why) => {
    expect(await service(request())).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) });
    expect(await dataHave(folder, NAME)).toBe(true);
  });
});

it('nobody is erased who has not withdrawn their consent: the page first asks for the withdrawal', async () => {
  expect(await service({ code: 'К-01', confirmCode: 'К-01' })).toEqual({ kind: 'notWithdrawn', code: 'К-01' });
});

describe('after an erasure', () => {
  beforeAll(async () => {
    const { code } = lived;
    const [first, second] = await Promise.all([
      service({ code, confirmCode: code }),
      service({ code, confirmCode: code }),
    ]);
    done = first;
    expect(second).toMatchObject({ kind: 'refused', why: expect.stringContaining('уже идёт') });
  });

  it('no file of the data folder names the person, while the data are open or closed', async () => {
    expect(done).toMatchObject({ kind: 'done', erased: { clean: true } });
    const surely = async () =>
      (await findTraces(storeSources(workspace.store), SOUGHT)).found.filter((trace) => trace.surely);
    expect(await surely()).toEqual([]);
    expect(await filesTelling(folder)).toEqual([]);
    expect([await dataHave(folder, WORDS), await dataHave(folder, 'Канарейкин')]).toEqual([false, false]);
    await workspace.close();
    expect(await filesTelling(folder)).toEqual([]);
    expect([await dataHave(folder, WORDS), await dataHave(folder, 'Канарейкин')]).toEqual([false, false]);
    workspace = await openPlace(folder, lived);
  });

  it('other people’s letters have the code and the same links; the person’s letters are gone', async () => {
    const after = workspace.inbox.messages();
    const kept = before.filter(({ to }) => to !== ADDRESS);
    const since = after.filter(({ number }) => number > (before.at(-1)?.number ?? 0));
    expect(after.length - since.length).toBe(kept.length);
    const links = ({ text }: Mail) => text.match(/https?:\/\/\S+/g);
    for (const mail of kept) {
      const now = after.find(({ number }) => number === mail.number);
      expect(now).toMatchObject({ to: mail.to, messageId: mail.messageId, date: mail.date });
      expect(now && links(now)).toEqual(links(mail));
      const isAttached = (await contents(mail)).includes('Канарейкин');
      if (!now || !(names(mail) || isAttached)) expect(now).toEqual(mail);
      else expect(isAttached ? await contents(now) : now.text).toContain(lived.code);
      if (now) expect(await headers(now)).toEqual(await headers(mail));
    }
  });

  it('files contain the code and other people’s data, and old copies are gone', async () => {
    const docx = await mammoth.extractRawText({ path: join(folder, lived.code, 'Приказ.docx') });
    expect(docx.value.trim()).toBe(`Приказ. Наставляемый: ${lived.code}`);
    expect(await readFile(join(folder, 'список.csv'), 'utf8')).toBe(
      `ФИО;Почта\n${lived.code};${lived.code}\nТестов Андрей Иванович;a@example.org\n`,
    );
    expect(await readFile(join(folder, 'заметка.txt'), 'utf8')).toBe('Тестов Андрей Иванович\n');
    expect(await readdir(join(folder, 'копия'))).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('the records that the law requires remain, with code and day only', async () => {
    const { tables } = await programme();
    const { code } = lived;
    expect(tables.consents.filter((row) => row.code === code)).toEqual([
      expect.objectContaining({ type: 'processing', decision: 'withdrawn', decidedOn: '2026-09-25' }),
    ]);
    expect(tables.people.find((row) => row.code === code)).toMatchObject({ code, consent: 'отозвано 25.09.2026' });
    const letters = tables.outbox.filter((row) => row.code === code && row.status === 'sent');
    expect(letters.length).toBeGreaterThan(5);
    expect(letters.every(({ detail, subject, recipient }) => !detail && !subject && !recipient)).toBe(true);
    const journal = tables.journal.filter(({ subject }) => subject === code).map(({ what }) => what);
    expect(journal).toEqual(
      expect.arrayContaining(['Персональные данные уничтожены', 'Поиск данных: ничего не найдено']),
    );
  });

  it('people learn what was destroyed, what stays and why, and what they must do', () => {
    for (const words of [
      `Данные ${lived.code} уничтожены 25.09.2026`,
      'Очищено: ',
      /Входящие письма: удалено \d+, имя заменено кодом в \d+/,
      'Удалены файлы папки данных: ',
      'Проверено: ни в одном файле',
      'строка о том, что согласие отозвано',
      '125-ФЗ',
      'Копии папки данных в других местах',
      'Напечатанные документы',
      'у получателей',
      'Поиск больше ничего не находит',
      'Храните акт и выгрузку из журнала до 25.09.2029',
    ]) {
      expect(said()).toMatch(words);
    }
    // A person must check names that look like ordinary words.
    expect(said()).toMatch(/Посмотрите сами, не об этом ли человеке здесь: Заметки!A5/);
    expect(said()).not.toMatch(/Истори|Диска|Канарейкин/);
  });

  it('other people lose nothing, and a further run changes nothing', async () => {
    const { tables, answers } = await programme();
    const others = tables.people.filter((row) => row.code !== lived.code);
    expect(others).toHaveLength(5);
    expect(others.every((row) => row.name && row.email)).toBe(true);
    expect(answers.intake.length).toBeGreaterThan(3);
    await workspace.sync();
    expect(await workspace.sync()).toMatchObject({ changes: 0, sent: 0 });
  });

  it('a second erasure changes nothing', async () => {
    const again = await erasureService(workspace.erasure)({ code: lived.code, confirmCode: lived.code });
    expect(again).toMatchObject({ kind: 'done', erased: { clean: true } });
    const { tables } = await programme();
    expect(tables.journal.filter(({ what }) => what === 'Персональные данные уничтожены')).toHaveLength(1);
  });
});
