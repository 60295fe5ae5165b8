import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../../../cli/schools.ts';
import { StoreError } from '../../../../emulator/store.ts';
import { ERASED_FILE, keepErased } from '../../../../workspace/serve/backup/erased-list.ts';
import { tidy } from '../../../../workspace/serve/schools/serve-schools.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

let kit: SchoolsKit;
/** A mail server that never answers. */
const silent = createServer();

const silentPort = () => (silent.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  // A school may use a mail server in the operator's network only if the operator has chosen it.
  kit = await newSchools(['bad', 'good'], { mailHost: '127.0.0.1', mailPort: silentPort(), mailSecurity: 'none' });
  await kit.at('bad', '/login');
  await kit.at('good', '/login');
  return kit.close;
});

/** Whether the unbroken school opens, runs and can be backed up. */
async function othersWork() {
  const { status } = await kit.at('good', '/login');
  const trouble = await kit.inside('good', async ({ run }) => {
    await run.notify();
    return run.state.trouble;
  });
  return { status, trouble };
}
const WORK = { status: 200, trouble: undefined };

describe('a broken school does not affect the others', () => {
  test('an exception in its run; the list of schools shows it until a run succeeds', async () => {
    await kit.server.round();
    const figures = () => kit.server.figures(['bad']).get('bad');
    const before = figures();
    await kit.inside('bad', async ({ workspace, run }) => {
      const { sheets } = workspace.school;
      const { read } = sheets;
      sheets.read = () => Promise.reject(new TypeError('broken'));
      await kit.server.round();
      expect(run.state.trouble).toContain('Ошибка в программе');
      expect(kit.said.filter((line) => line.includes('TypeError: broken'))[0]).toMatch(/^bad: /);
      expect(figures()).toEqual({ ...before, alerts: [...(before?.alerts ?? []), 'run'] });
      sheets.read = read;
      await kit.server.round();
      expect(figures()?.alerts).not.toContain('run');
    });
    expect(await othersWork()).toEqual(WORK);
  });

  test('a full disk', async () => {
    await kit.inside('bad', async ({ store, folder, run, backUp }) => {
      const full = () => {
        throw new StoreError('full', folder);
      };
      const { transaction, copyTo } = store;
      Object.assign(store, { transaction: full, copyTo: full });
      const { status } = await kit.at('bad', '/first', { method: 'POST', body: 'key=1' });
      expect(status).toBeGreaterThanOrEqual(400);
      await kit.server.round();
      expect(run.state.trouble).toContain('нет места');
      await expect(backUp()).rejects.toThrow(StoreError);
      Object.assign(store, { transaction, copyTo });
    });
    expect(await othersWork()).toEqual(WORK);
    await kit.inside('good', async ({ backUp }) => expect(await backUp()).toContain(join('good', 'backups')));
  });

  test('a mail server that never answers', async () => {
    await kit.inside('bad', async (school) => {
      await school.change({ mailHost: '127.0.0.1', mailPort: silentPort(), mailSecurity: 'none' });
      const sending = school.mailServer.send({
        messageId: '<1@example.org>',
        from: { name: 'Школа', address: 'school@example.org' },
        to: { name: 'Тестовая Анна', address: 'anna@example.org' },
        subject: 'Проверка',
        text: 'Проверка',
        html: '<p>Проверка</p>',
        attachments: [],
        date: new Date(),
      });
      expect(await othersWork()).toEqual(WORK);
      silent.close();
      school.mailServer.close();
      await school.change({ mailHost: '' });
      void sending;
    });
  });

  test('a backup folder that does not take the list of erased people; the log names the school', async () => {
    await kit.inside('bad', async ({ folder, backUp, backupFolder }) => {
      await keepErased([folder], [{ code: 'К-07', at: new Date().toISOString() }]);
      await mkdir(join(backupFolder(), ERASED_FILE), { recursive: true });
      await backUp();
    });
    expect(kit.said.filter((line) => line.includes('Список удалённых'))[0]).toMatch(/^bad: /);
    expect(await othersWork()).toEqual(WORK);
  });

  test('a damaged database', async () => {
    await kit.server.schools.close('bad');
    await writeFile(join(kit.folder, 'bad', 'google.sqlite'), 'x'.repeat(50_000));
    const page = await kit.at('bad', '/login');
    expect([page.status, page.text.includes('Школа сейчас не открывается')]).toEqual([503, true]);
    expect(page.text).not.toContain(kit.folder);
    await kit.server.round();
    expect(kit.said.join('\n')).toContain('bad: Файл');
    expect(await othersWork()).toEqual(WORK);
  });

  test('many requests to it from an address that visitors of other schools share', async () => {
    await kit.server.schools.close('good');
    for (let each = 0; each < 40; each++) expect((await kit.at('bad', '/login')).status).toBe(503);
    expect(await othersWork()).toEqual(WORK);
  });

  test('a damaged entry', async () => {
    await writeFile(join(kit.folder, 'bad', 'school.json'), '{');
    await expect(tidy(kit.folder, kit.server.schools)).resolves.toBeUndefined();
    expect((await kit.at('bad', '/login')).status).toBe(503);
    const lines: string[] = [];
    const printed = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    await run(['list', '--schools', kit.folder]).finally(() => printed.mockRestore());
    expect(lines.join('')).toMatch(/bad {2}Файл .* не читается[\s\S]*good {2}Школа good/);
    await kit.server.round();
    expect(await othersWork()).toEqual(WORK);
  });
});
