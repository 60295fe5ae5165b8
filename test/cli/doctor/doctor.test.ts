import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeHold } from '../../../functions/workbook/memory/stored-memory.ts';
import { pendingRequests } from '../../../functions/workbook/pending-answers.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { SERVICE } from '../../functions/jobs/school-kit.ts';
import { type HealthySchool, healthySchool, ROBOT } from './doctor-kit.ts';

let healthy: HealthySchool;
let folder: string;

beforeAll(async () => {
  healthy = await healthySchool();
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  return async () => {
    await healthy.school.close();
    await rm(folder, { recursive: true });
  };
});
beforeEach(() => healthy.restore());

/** All data that the emulator stores. */
const everything = () => JSON.stringify([...healthy.emulator.store.dump()]);

describe('the doctor', () => {
  it('finds nothing in a healthy school, and changes nothing', async () => {
    const before = everything();
    const backup = join(folder, 'fresh');
    await mkdir(backup);
    const copy = join(backup, 'таблица.xlsx');
    await writeFile(copy, 'x');
    // The clock of the disk may differ from the clock of this process.
    const now = new Date();
    await utimes(copy, now, now);
    const { findings, text } = await healthy.look({ backup });
    expect(findings.filter(({ state }) => state !== 'ok').map(({ check }) => check)).toEqual(['Почтовый сервер']);
    expect(text).toMatch(/Исправлять нечего\.$/);
    expect(everything()).toBe(before);
  });

  it('reports settings that are missing, unreadable, or contradict the workbook', async () => {
    await healthy.set({
      curatorEmail: '',
      schoolDomain: settings.schoolDomain.default,
      timeZone: 'Asia/Yekaterinburg',
      mailPaused: 'да',
    });
    const { text } = await healthy.look();
    expect(text).toContain('[ИСПРАВИТЬ] Настройки: не заполнено: «Куратор: почта»');
    expect(text).toContain('[ИСПРАВИТЬ] Домен писем: стоит образец');
    expect(text).toContain('[ИСПРАВИТЬ] Часовой пояс: в таблице Europe/Moscow, в настройках Asia/Yekaterinburg');
    expect(text).toContain('[ИСПРАВИТЬ] Отправка писем: письма приостановлены');
    await healthy.set({ maxLoad: 'много' });
    expect((await healthy.look()).text).toContain('[ИСПРАВИТЬ] Настройки: Настройка «');
  });

  it('reports letters on hold, and how to release them', async () => {
    const { remembered } = await healthy.school.read();
    expect(remembered.seal).toBeDefined();
    const { revision = 0, letters = 0, school = '' } = remembered.seal ?? {};
    const expected = { school, revision: revision + 1, letters: letters + 3, digest: 'another', former: [] };
    await healthy.school.rearrange(...storeHold(remembered, { expected }).requests);
    const { text, toMend } = await healthy.look();
    expect(toMend).toContain('Память программы');
    expect(text).toContain(
      '[ИСПРАВИТЬ] Память программы: Таблица вернулась к старой версии. В ней не записано то, что уже отправлено: 3 строки листа «Рассылка».',
    );
    expect(text).toContain('на странице «Память программы»');
  });

  it('reports the curator’s name in the mode «коды», where only the key may contain it', async () => {
    await healthy.set({ curatorName: '' });
    expect((await healthy.look()).text).toContain('[ИСПРАВИТЬ] Настройки: не заполнено');
    await healthy.set({ privacyMode: 'коды' });
    expect((await healthy.look()).text).toContain('Настройки: обязательные заполнены');
  });

  it('Листы: a deleted tab, also the settings', async () => {
    const { tabs } = await healthy.school.read();
    await healthy.school.rearrange({ deleteSheet: { sheetId: tabs.get('settings')?.sheetId ?? 0 } });
    expect((await healthy.look()).text).toContain('[ИСПРАВИТЬ] Листы: нет листов: «Настройки»');
  });

  it('Доступ к таблице: no such spreadsheet, nothing installed, not shared, Google away, over the quota', async () => {
    const unknown = (await healthy.look({ spreadsheetId: '1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1' })).text;
    expect(unknown).toContain('[ИСПРАВИТЬ] Доступ к таблице: таблицы с таким номером нет');

    const { data } = await healthy.school.owner.spreadsheets.create({ requestBody: {} });
    const spreadsheetId = data.spreadsheetId ?? '';
    expect((await healthy.look({ spreadsheetId })).text).toContain(
      'Доступ к таблице: таблица не открыта для программы',
    );
    const requestBody = { type: 'user', role: 'writer', emailAddress: ROBOT };
    await healthy.files.permissions.create({ fileId: spreadsheetId, requestBody });
    expect((await healthy.look({ spreadsheetId })).text).toContain('Доступ к таблице: в таблице нет отметки');

    healthy.emulator.faults.add({ fault: '503', match: { path: '/v4/' } });
    expect((await healthy.look()).text).toContain('[ИСПРАВИТЬ] Доступ к таблице: Google не отвечает');
    healthy.emulator.faults.add({ fault: '429', match: { path: '/v4/' } });
    expect((await healthy.look()).text).toContain('[ИСПРАВИТЬ] Лимиты Google: превышен лимит');
  });

  it('Право записи: shared for reading only', async () => {
    const fileId = healthy.school.spreadsheetId;
    const { data } = await healthy.files.permissions.list({ fileId, fields: 'permissions(id,emailAddress)' });
    const permissionId = data.permissions?.find(({ emailAddress }) => emailAddress === ROBOT)?.id ?? '';
    await healthy.files.permissions.update({ fileId, permissionId, requestBody: { role: 'reader' } });
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Право записи']);
    expect(look.text).toContain(`${ROBOT} не может писать в таблицу`);
  });

  it('Право записи: another account than the asking one works for the school', async () => {
    expect((await healthy.look({ account: 'forgotten@nastavnik-test.iam.gserviceaccount.com' })).toMend).toEqual([
      'Право записи',
      'Защищённые листы',
    ]);
    expect((await healthy.look({ account: ROBOT.toUpperCase() })).toMend).toEqual([]);
  });

  it.each([
    ['всем, у кого есть ссылка', { type: 'anyone', role: 'reader' }],
    ['всем в организации example.org', { type: 'domain', role: 'reader', domain: 'example.org' }],
  ])('Общий доступ: the workbook is open to everybody: %s', async (whom, requestBody) => {
    await healthy.files.permissions.create({ fileId: healthy.school.spreadsheetId, requestBody });
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Общий доступ']);
    expect(look.text).toContain(`таблица открыта ${whom}`);
  });

  it('Защищённые листы: the installer admitted nobody else', async () => {
    const { spreadsheetId, owner, rearrange } = healthy.school;
    const { data } = await owner.spreadsheets.get({ spreadsheetId, fields: 'sheets.protectedRanges' });
    const ids = (data.sheets ?? []).flatMap(({ protectedRanges = [] }) =>
      protectedRanges.flatMap((each) => (each.editors ? [each.protectedRangeId ?? 0] : [])),
    );
    await rearrange(
      ...ids.map((protectedRangeId) => ({
        updateProtectedRange: { protectedRange: { protectedRangeId, editors: {} }, fields: 'editors' },
      })),
    );
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Защищённые листы']);
    expect(look.text).toContain('«Сегодня»');
  });

  it('Корзина: the workbook is in the trash', async () => {
    await healthy.files.files.update({ fileId: healthy.school.spreadsheetId, requestBody: { trashed: true } });
    expect((await healthy.look()).toMend).toEqual(['Корзина']);
  });

  it('without Drive’s scope, the doctor says that it could not look, and checks the rest', async () => {
    healthy.emulator.faults.add({ fault: '503', match: { path: '^/drive/' }, times: 100 });
    const { text } = await healthy.look();
    expect(text).toContain('[ неясно  ] Общий доступ');
    expect(text).toMatch(/Исправлять нечего\.$/);
  });
});

describe('the doctor reports a form', () => {
  const first = 'intake';

  it('reports a form that is in the trash or deleted', async () => {
    const [intake, feedback] = [await healthy.formId(first), await healthy.formId('feedback')];
    await healthy.files.files.update({ fileId: intake, requestBody: { trashed: true } });
    await healthy.files.files.delete({ fileId: feedback });
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Анкеты']);
    expect(look.text).toMatch(/Анкеты: «[^»]+» лежит в корзине; «[^»]+» удалена/);
  });

  it('reports a form that is not shared with the programme', async () => {
    const fileId = await healthy.formId(first);
    const { data } = await healthy.files.permissions.list({ fileId, fields: 'permissions(id,emailAddress)' });
    const permissionId = data.permissions?.find(({ emailAddress }) => emailAddress === ROBOT)?.id ?? '';
    await healthy.files.permissions.delete({ fileId, permissionId });
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Анкеты']);
    expect(look.text).toContain('не открыта для программы');
  });

  it('reports a form to which the workbook has no link', async () => {
    const { data } = await healthy.school.owner.spreadsheets.developerMetadata.search({
      spreadsheetId: healthy.school.spreadsheetId,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: `nastavnik.form.${first}` } }] },
    });
    const metadataId = data.matchedDeveloperMetadata?.[0]?.developerMetadata?.metadataId ?? 0;
    await healthy.school.rearrange({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    });
    const look = await healthy.look();
    expect(look.toMend).toContain('Анкеты');
    expect(look.text).toContain('в таблице нет ссылок на анкеты: «');
  });

  it('reports a form whose answers go to another spreadsheet', async () => {
    const { data } = await healthy.school.owner.spreadsheets.create({ requestBody: {} });
    await healthy.school.forms.linkToTab(await healthy.formId(first), data.spreadsheetId ?? '', 'Чужой лист');
    const look = await healthy.look();
    expect(look.toMend).toEqual(['Связь анкет с листами']);
    expect(look.text).toContain('не связана с этой таблицей');
  });

  it('reports a form that everybody may edit, but not one that everybody may answer', async () => {
    const fileId = await healthy.formId(first);
    await healthy.files.permissions.create({
      fileId,
      requestBody: { type: 'anyone', role: 'reader', view: 'published' },
    });
    const look = await healthy.look();
    expect(look.toMend).toEqual([]);
    await healthy.files.permissions.create({ fileId, requestBody: { type: 'anyone', role: 'writer' } });
    expect((await healthy.look()).toMend).toEqual(['Доступ к анкетам']);
  });
});

it('the doctor reports answers that should no longer be in the forms', async () => {
  const { sheets, spreadsheetId } = healthy.school;
  const waiting = [{ code: 'К-07', formId: 'form', at: '2026-09-01T07:00:00Z', own: true }];
  await sheets.write(spreadsheetId, pendingRequests({}, waiting));
  const look = await healthy.look();
  expect(look.toMend).toEqual(['Уничтожение данных']);
  expect(look.text).toContain('ждут удаления ответы: 1 (К-07)');
});

describe('the doctor reports on quotas', () => {
  it('a workbook near ten million cells, including other people’s tabs', async () => {
    const gridProperties = { rowCount: 310_000, columnCount: 26 };
    await healthy.school.rearrange({ addSheet: { properties: { title: 'Черновик школы', gridProperties } } });
    expect((await healthy.look()).toMend).toEqual(['Размер таблицы']);
  });

  it('letters that nearly use up the daily quota', async () => {
    const { tabs } = await healthy.school.read();
    const outbox = tabs.get('outbox');
    const place = (key: string) => outbox?.columns.get(key) ?? 0;
    // A day on which the school sent nothing itself, whenever the test runs.
    const moment = new Date('2026-06-15T09:00:00Z');
    const now = () => moment;
    const today = moment.toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' });
    const row = (n: number) => {
      const cells: (string | null)[] = Array.from({ length: outbox?.columnCount ?? 0 }, () => null);
      for (const [key, text] of [
        ['dueOn', today],
        ['notice', 'Анкета участника'],
        ['status', 'отправлено'],
        ['sentAt', `${today} 09:00:00`],
        ['attempts', '1'],
        ['messageId', `<${n}@example.org>`],
        ['noticeKey', `intake|К-${n}|1`],
      ] as const) {
        cells[place(key)] = text;
      }
      return cells;
    };
    await healthy.school.type(
      'Рассылка!A2',
      Array.from({ length: 9 }, (_, n) => row(n + 10)),
      healthy.school.owner,
    );
    await healthy.set({ mailBudget: '10' });
    expect((await healthy.look({ now })).text).toContain(
      '[ИСПРАВИТЬ] Отправка писем: сегодня отправлено писем: 9 из 10',
    );
    await healthy.set({ mailBudget: '11' });
    expect((await healthy.look({ now })).text).toContain(
      '[  хорошо ] Отправка писем: сегодня отправлено писем: 9 из 11',
    );
  });
});

it('the doctor reports work that nobody did for longer than the timer’s interval', async () => {
  await healthy.school.type('Участники!B2:C2', [['Тестовая Дарья Ивановна', 'учитель']], healthy.school.owner);
  expect((await healthy.look()).toMend).toEqual([]);
  // The time is in the afternoon, so that the timer should have run that day, whenever this test runs.
  const then = DateTime.now().setZone('Europe/Moscow').plus({ days: 2 }).startOf('day').plus({ hours: 15 });
  const now = () => then.toJSDate();
  expect((await healthy.look({ now })).text).toContain('[ИСПРАВИТЬ] Триггеры: таблица отстаёт');
});

it('the doctor also works with the account of the school’s owner', async () => {
  expect((await healthy.look({ account: SERVICE })).toMend).toEqual([]);
});
