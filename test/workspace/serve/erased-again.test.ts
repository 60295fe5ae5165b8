import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { beforeAll, describe, expect, test } from 'vitest';
import { sendLetters } from '../../../cli/letters/send-letters.ts';
import { decide } from '../../../functions/jobs/decide.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { allAccounts, writeAccount } from '../../../workspace/accounts/accounts.ts';
import { hashPassword } from '../../../workspace/accounts/password-hash.ts';
import { beginSession } from '../../../workspace/accounts/sessions.ts';
import { prepareDocuments } from '../../../workspace/documents/prepare-documents.ts';
import { openStopped } from '../../../workspace/erasure/stopped-place.ts';
import { pathInCommand } from '../../../workspace/how-to-call.ts';
import { backupsIn } from '../../../workspace/serve/backup/backup-folder.ts';
import { restore } from '../../../workspace/serve/backup/restore.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { enterTeachers, typeRows } from './people-kit.ts';
import { ask, newFolder, serveAt, sessionOf } from './serving-kit.ts';

const NAME = 'Канарейкина Пелагея Фроловна';
const OTHER = 'Тестов Пётр Петрович';

let data: string;
let serving: Serving;
let mailPort: number;
const recipients: string[] = [];

beforeAll(async () => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      recipients.push(address);
      done();
    },
    onData(stream, _session, done) {
      stream.on('end', done).resume();
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  mailPort = typeof address === 'object' && address ? address.port : 0;
  data = await newFolder();
  serving = await serveAt(data);
  return async () => {
    await serving.close();
    await rm(data, { recursive: true, force: true });
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  };
});

const backups = () => join(data, 'backups');
const programme = async () => {
  const { sheets, spreadsheetId } = serving.school.workspace.school;
  return parse(await readWorkbook(sheets, spreadsheetId));
};
const names = async () => (await programme()).tables.people.flatMap(({ name }) => name ?? []);
const has = async (path: string) => (await readFile(path)).includes('Канарейкин');
const erase = (fields: Record<string, string>) =>
  ask(serving.url, '/erasure', {
    method: 'POST',
    headers: sessionOf(serving, 'curator'),
    body: new URLSearchParams(fields),
  });

describe('an erasure in a school whose backups lie in the data folder', () => {
  test('takes the person’s accounts too, leaves the backups and says so, and writes the code into one list in both places', async () => {
    sessionOf(serving, 'keeper');
    await enterTeachers(serving, [NAME, OTHER]);
    const before = await serving.school.backUp();
    expect(await has(before)).toBe(true);
    const { store } = serving.school;
    const own = { name: NAME, roles: ['viewer' as const] };
    const day = new Date().toISOString().slice(0, 10);
    const keeper = { email: 'pelageya@example.org', name: NAME, roles: ['keeper' as const] };
    writeAccount(store, { ...keeper, password: await hashPassword(store, 'шесть разных слов подряд') });
    for (const confirmed of [{ withdrawnOn: day }, { confirmCode: 'К-01' }]) {
      expect((await erase({ code: 'К-01', ...confirmed })).text).toContain('Это единственный хранитель');
    }
    expect(allAccounts(store).map(({ email }) => email)).toContain(keeper.email);
    for (const email of ['teacher1@example.org', 'pelageya@example.org']) writeAccount(store, { email, ...own });
    const cookie = { cookie: `nastavnik=${beginSession(store, 'teacher1@example.org', serving.school.now())}` };
    expect((await ask(serving.url, '/account', { headers: cookie })).status).toBe(200);
    const { text } = await erase({ code: 'К-01', confirmCode: 'К-01' });
    expect(text).toContain('Данные К-01 уничтожены');
    expect(text).toContain('1 резервная копия');
    expect(text).not.toContain('Не удалось очистить');
    expect(await names()).toEqual([OTHER]);
    expect(allAccounts(store).map(({ email }) => email)).toEqual(['keeper@example.org', 'curator@example.org']);
    expect((await ask(serving.url, '/account', { headers: cookie })).headers.location).toContain('/login');
    expect((await backupsIn(backups())).map(({ path }) => path)).toEqual([before]);
    const [home, copy] = await Promise.all(
      [data, backups()].map((folder) => readFile(join(folder, 'erased-codes.json'), 'utf8')),
    );
    expect(home).toBe(copy);
    expect(home).toContain(`"withdrawnOn": "${day}"`);
    expect(home).not.toContain('Канарейкин');
  });

  test('a restored backup from before the withdrawal loses the person again, before anybody sees it and before a letter goes', async () => {
    const [backup] = await backupsIn(backups());
    await serving.close();
    await rm(join(data, 'erased-codes.json'));
    await rm(join(data, 'sent-letters.json'), { force: true });
    await restore({ file: backup?.path ?? '', data, backups: backups() }, new Date());
    expect(await has(join(data, 'google.sqlite'))).toBe(true);

    serving = await serveAt(data, { mailHost: '127.0.0.1', mailPort, mailSecurity: 'none' });
    expect(await names()).toEqual([OTHER]);
    const { tables } = await programme();
    expect(tables.consents.some(({ code, decision }) => code === 'К-01' && decision === 'withdrawn')).toBe(true);
    expect(recipients).not.toContain('teacher1@example.org');
    await serving.close();
    expect(await has(join(data, 'google.sqlite'))).toBe(false);

    serving = await serveAt(data);
    const erasures = (await programme()).tables.journal.filter(({ entryId }) =>
      entryId?.startsWith('уничтожение|К-01'),
    );
    expect(erasures).toHaveLength(1);
  });

  test('a code that the data never had is noted, and nobody else gets it', async () => {
    await serving.close();
    const list = JSON.parse(await readFile(join(data, 'erased-codes.json'), 'utf8'));
    await writeFile(
      join(data, 'erased-codes.json'),
      JSON.stringify([...list, { code: 'К-03', at: '2026-01-01T00:00:00.000Z' }]),
    );
    serving = await serveAt(data);
    await typeRows(serving, 'people', [['Тестова Ольга Олеговна', 'учитель', 'teacher3@example.org']]);
    // The restored data had lost their note, so the curator decides first.
    await decide(serving.school.workspace.school, 'goOn', () => 'x'.repeat(40));
    await serving.school.run.notify();
    const { people } = (await programme()).tables;
    expect(people.find(({ name }) => name === 'Тестова Ольга Олеговна')?.code).toMatch(/^К-(?!03$)\d+$/);
    await serving.close();
    serving = await serveAt(data);
    expect(await names()).toContain('Тестова Ольга Олеговна');
  });

  test('no command erases, sends or writes documents in a stopped real school, because its list and addresses would be missed', async () => {
    await serving.close();
    const toStart = `Запустите её (npm run serve -- --data ${pathInCommand(data)})`;
    await expect(openStopped(data, 0, () => undefined)).rejects.toThrow(toStart);
    await expect(prepareDocuments({ data })).rejects.toThrow(toStart);
    const letters = { data, key: join(data, 'key.csv'), preview: true, root: undefined, spreadsheet: undefined };
    await expect(sendLetters(letters)).rejects.toThrow(toStart);
    serving = await serveAt(data);
  });

  test('a spoiled list is named with what to do, and nothing is opened without it', async () => {
    await serving.close();
    const path = join(data, 'erased-codes.json');
    const list = await readFile(path, 'utf8');
    await writeFile(path, '[{"code":');
    await expect(serveAt(data)).rejects.toThrow('замените испорченный тем, который цел');
    await writeFile(path, list);
    serving = await serveAt(data);
  });
});
