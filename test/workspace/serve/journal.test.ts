import { beforeAll, describe, expect, test, vi } from 'vitest';
import { SECRET_MARK } from '../../../functions/workbook/marks.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { writeAccount } from '../../../workspace/accounts/accounts.ts';
import { beginSession } from '../../../workspace/accounts/sessions.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { enterTeachers } from './people-kit.ts';
import { ask, newServing, sessionOf } from './serving-kit.ts';

let serving: Serving;

beforeAll(async () => {
  const opened = await newServing();
  serving = opened.serving;
  return opened.close;
});

const read = () => readWorkbook(serving.school.workspace.school.sheets, serving.school.workspace.spreadsheetId);

/** Who did what, by the journal. */
const actions = async () =>
  parse(await read()).tables.journal.flatMap(({ entryId, who, subject, what }) =>
    entryId?.startsWith('действие') ? [`${who} | ${subject} | ${what}`] : [],
  );

const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  ask(serving.url, path, { method: 'POST', headers, body: new URLSearchParams(fields) });

describe('the journal of a school with accounts', () => {
  test('says which account wrote through each kind of page, and what was undone by whom', async () => {
    const curator = sessionOf(serving, 'curator');
    const other = sessionOf(serving, 'curator', 'keeper');
    const started = await post(
      '/start',
      {
        schoolShort: 'Школа № 5',
        headName: 'Тестов Иван Ильич',
        curatorName: 'Тестова Ольга',
        curatorEmail: 'o@example.org',
      },
      curator,
    );
    const done = new URL(String(started.headers.location), serving.url).searchParams.get('done');
    await post(`/undo/${done}`, { back: '/' }, other);

    const { tabs } = await read();
    const gid = tabs.get('people')?.sheetId;
    const column = tabs.get('people')?.columns.get('position');
    const view = JSON.parse((await ask(serving.url, `/workbook/cells?gid=${gid}`, { headers: curator })).text);
    const [row] = view.rows;
    const edits = JSON.stringify({ gid, edits: [{ row: row.index, id: row.id, column, was: '', now: 'учитель' }] });
    expect((await post('/workbook/cells', { edits }, curator)).text).toContain('"refused":[]');

    await post('/backups/now', {}, other);
    await post('/accounts/add', { email: 'new@example.org', name: 'Новая', head: 'yes' }, other);
    // The server refuses to add the account twice, so the journal must not contain the second request.
    await post('/accounts/add', { email: 'new@example.org', name: 'Новая', head: 'yes' }, other);
    expect(await actions()).toEqual([
      expect.stringMatching(/^curator@example\.org \| Настройки: .+ \| Сохранено настроек: 4\.$/),
      expect.stringMatching(/^curator-keeper@example\.org \| Настройки: .+ \| Отменено: Сохранено настроек: 4\.$/),
      'curator@example.org | Участники: строка 2 | Изменено ячеек: 1 (Должность)',
      'curator-keeper@example.org | Резервные копии | Сделана копия',
      'curator-keeper@example.org | Учётные записи | Заведена учётная запись: new@example.org',
    ]);
  });

  test('does not say that data are erased when an erasure was refused', async () => {
    const curator = sessionOf(serving, 'curator');
    const { text } = await post('/erasure', { code: 'К-07', confirmCode: 'К-08' }, curator);
    expect(text).toContain('ничего не удалено');
    expect((await actions()).at(-1)).toBe(
      'curator@example.org | Отзыв согласия | Подтверждено уничтожение данных: К-08',
    );
  });

  test('contains codes instead of participants, also if an account is theirs', async () => {
    await enterTeachers(serving, ['Тестовая Анна Ивановна', 'Тестов Пётр Петрович']);
    const email = 'teacher1@example.org';
    writeAccount(serving.school.store, { email, name: 'Тестовая Анна Ивановна', roles: ['keeper'] });
    const cookie = { cookie: `nastavnik=${beginSession(serving.school.store, email, serving.school.now())}` };
    await post('/accounts/invite', { email: 'new@example.org' }, cookie);
    expect((await actions()).at(-1)).toBe('К-01 | Учётные записи | Дана ссылка для нового пароля: new@example.org');
  });

  test('saves a cell and reports no error when the journal cannot be written', async () => {
    const curator = sessionOf(serving, 'curator');
    const { tabs } = await read();
    const { sheets, spreadsheetId } = serving.school.workspace.school;
    const people = tabs.get('people')?.sheetId;
    const column = tabs.get('people')?.columns.get('position');
    const view = async () =>
      JSON.parse((await ask(serving.url, `/workbook/cells?gid=${people}`, { headers: curator })).text);
    const { rows, columns } = await view();
    const [row] = rows;
    const at = columns.findIndex(({ index }: { index: number }) => index === column);
    const was = row.cells[at].text;
    const secret = { developerMetadataLookup: { metadataKey: SECRET_MARK } };
    await sheets.write(spreadsheetId, [{ deleteDeveloperMetadata: { dataFilter: secret } }]);
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const edits = JSON.stringify({ gid: people, edits: [{ row: row.index, id: row.id, column, was, now: 'завуч' }] });
    const { status, text } = await post('/workbook/cells', { edits }, curator);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('В журнал не записано: curator@'), expect.anything());
    logged.mockRestore();
    expect([status, text]).toEqual([200, expect.stringContaining('"refused":[]')]);
    expect((await view()).rows[0].cells[at].text).toBe('завуч');
  });
});
