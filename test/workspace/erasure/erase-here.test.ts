import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { simpleParser } from 'mailparser';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { finishErasures } from '../../../workspace/erasure/erase-here.ts';
import {
  type ErasureOutcome,
  type ErasureService,
  erasureService,
} from '../../../workspace/erasure/erasure-service.ts';
import { storeSources } from '../../../workspace/erasure/store-sources.ts';
import type { Mail } from '../../../workspace/inbox/mail.ts';
import { schoolIn } from '../../../workspace/installation.ts';
import { findTraces } from '../../../workspace/traces/find-traces.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import {
  ADDRESS,
  copyOf,
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
  lived = await livedPlace();
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

it('somebody who did not withdraw is not erased: the wizard first asks for the withdrawal', async () => {
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

describe('an erasure that people must complete', () => {
  let place: string;
  let school: Workspace;
  const erase = async () => {
    const outcome = await erasureService(school.erasure)({ code: lived.code, confirmCode: lived.code });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    return outcome.erased;
  };
  const line = (lines: readonly string[], start: string) => lines.find((each) => each.startsWith(start)) ?? '';

  beforeAll(async () => {
    place = await copyOf(lived);
    const locked = Buffer.from(zipSync({ 'план.txt': strToU8(NAME), 'второй.txt': strToU8('x'.repeat(40)) }));
    locked.writeUInt16LE(1, locked.lastIndexOf('PK\x03\x04') + 6);
    await writeFile(join(place, 'архив.zip'), locked);
    await writeFile(join(place, 'список.br'), brotliCompressSync(Buffer.from(`Пришла ${NAME}\n`)));
    await writeFile(join(place, 'старое.bz2'), Buffer.from('BZh91AY&SY\xd2\x81kq', 'latin1'));
    school = await openPlace(place, lived);
    return async () => {
      await school.close();
      await rm(place, { recursive: true });
    };
  });

  it('lists each place once: cleaned, not cleaned, or unreadable', async () => {
    const { lines, clean, complete } = await erase();
    expect([clean, complete]).toEqual([false, false]);
    expect(line(lines, 'Не удалось очистить')).toMatch(/архив\.zip.*список\.br/);
    expect(line(lines, 'Прочитать программа не смогла')).toMatch(
      /архив\.zip \(закрыт паролем\).*старое\.bz2 \(архив bzip2\)/,
    );
    expect(line(lines, 'Имя заменено кодом в файлах')).toContain('список.csv');
    expect(line(lines, 'Имя заменено кодом в файлах')).not.toMatch(/архив\.zip|список\.br/);
    expect(lines.join('\n')).not.toContain('Проверено:');
    expect(lines.join('\n')).toContain('имя хранится и в файле данных google.sqlite');
  });

  it('says the same the second time, because it searches again', async () => {
    const asked = await erasureService(school.erasure)({ code: lived.code });
    expect(asked.kind === 'asked' && asked.preview.files.map((file) => file.place).sort()).toEqual([
      'архив.zip',
      'список.br',
    ]);
    const { lines, clean } = await erase();
    expect(clean).toBe(false);
    expect(line(lines, 'Не удалось очистить')).toMatch(/архив\.zip.*список\.br/);
    expect(await filesTelling(place)).toEqual(['google.sqlite', 'архив.zip', 'список.br']);
  });

  it('waits for people across a start, and other work goes on', async () => {
    await school.close();
    expect(await schoolIn(place)).toMatchObject({ ready: true });
    school = await openPlace(place, lived);
    expect(await finishErasures(school.erasure)).toEqual([]);
  });

  it('forgets the name when they have removed the files, and still lists what it cannot read', async () => {
    await Promise.all(['архив.zip', 'список.br'].map((name) => rm(join(place, name))));
    const { lines, clean, complete } = await erase();
    expect([clean, complete]).toEqual([true, false]);
    expect(line(lines, 'Проверено: в файлах папки данных, которые программа прочитала')).not.toBe('');
    expect(line(lines, 'Прочитать программа не смогла')).toContain('старое.bz2');
    await rm(join(place, 'старое.bz2'));
    expect(await erase()).toMatchObject({ clean: true, complete: true });
    await school.close();
    expect(await filesTelling(place)).toEqual([]);
    school = await openPlace(place, lived);
  });
});

it('an erasure that stops while the data file is rewritten is finished by the next start, and counts as checked from then on', async () => {
  const place = await copyOf(lived);
  let school = await openPlace(place, lived);
  const request = { code: lived.code, confirmCode: lived.code };
  vi.spyOn(school.store, 'compact').mockImplementationOnce(() => {
    throw new Error('The computer stops here.');
  });
  await expect(erasureService(school.erasure)(request)).rejects.toThrow('The computer stops here.');
  await school.close();
  school = await openPlace(place, lived);
  expect(await finishErasures(school.erasure)).toMatchObject([{ clean: true }]);
  expect(await finishErasures(school.erasure)).toEqual([]);
  expect(await erasureService(school.erasure)(request)).toMatchObject({ kind: 'done', erased: { clean: true } });
  await school.close();
  expect(await filesTelling(place)).toEqual([]);
  await rm(place, { recursive: true });
});
