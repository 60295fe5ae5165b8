import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editsOfTab } from '../../../workspace/curator/grid/cell-edits.ts';
import type { CellEdit, GridView, RefusedEdit } from '../../../workspace/curator/grid/grid-view.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { collectionsOf, restorer } from '../../functions/jobs/school-kit.ts';
import { openNewSchool } from '../new-school.ts';

let workspace: Workspace;
let restore: () => void;

beforeAll(async () => {
  workspace = await openNewSchool('2026-08-24', { secret: 'secret-of-a-test' });
  await workspace.sync();
  restore = restorer(workspace.store, collectionsOf(workspace.spreadsheetId));
  return () => workspace.close();
});

beforeEach(() => restore());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${workspace.url}${path}`, { headers });

async function gidOf(title: string): Promise<number> {
  const page = await (await get('workbook')).text();
  return Number(new RegExp(`/workbook\\?gid=(\\d+)"[^>]*>${title}<`).exec(page)?.[1]);
}

const viewOf = async (title: string): Promise<GridView> =>
  (await get(`workbook/cells?gid=${await gidOf(title)}`)).json();

async function post(gid: number, edits: readonly CellEdit[]) {
  const answer = await fetch(`${workspace.url}workbook/cells`, {
    method: 'POST',
    headers: { origin: new URL(workspace.url).origin },
    body: new URLSearchParams({ edits: JSON.stringify({ gid, edits }) }),
  });
  return answer.json();
}

const send = async (gid: number, edits: readonly CellEdit[]): Promise<readonly RefusedEdit[]> =>
  (await post(gid, edits)).refused;

/** The edit that types into a cell of a view, as the grid makes it. */
function typed(view: GridView, row: number, title: string, now: string): CellEdit {
  const at = view.columns.findIndex((column) => column.title === title);
  const found = view.rows[row];
  const cell = found?.cells[at];
  return {
    row: found?.index ?? -1,
    id: found?.id ?? '',
    column: view.columns[at]?.index ?? -1,
    was: cell?.text ?? '',
    now,
  };
}

const textOf = (view: GridView, row: number, title: string) =>
  view.rows[row]?.cells[view.columns.findIndex((column) => column.title === title)]?.text;

const enter = async (...people: readonly (readonly [name: string, email: string])[]) => {
  const view = await viewOf('Участники');
  const edits = people.flatMap(([name, email], row) => [
    typed(view, row, 'ФИО', name),
    typed(view, row, 'Рабочая почта', email),
  ]);
  expect(await send(view.gid, edits)).toEqual([]);
  await workspace.sync();
};

const ANNA = ['Тестова Анна Ивановна', 'anna@example.org'] as const;
const BORIS = ['Примеров Борис Петрович', 'boris@example.org'] as const;

describe('the workbook page', () => {
  it('reports an error to a script as JSON, and to a person as a page', async () => {
    const path = 'workbook/tab.csv?gid=987654';
    const toScript = await get(path, { accept: 'application/json' });
    expect([toScript.status, await toScript.json()]).toEqual([409, { why: expect.stringMatching(/[а-я]/) }]);
    const toPerson = await get(path, { accept: 'text/html' });
    expect([toPerson.status, await toPerson.text()]).toEqual([409, expect.stringContaining('Не получилось')]);
  });

  it('shows the tabs in groups, and answers and ledgers folded away', async () => {
    const page = await (await get('workbook')).text();
    expect(page).toContain('1. Подготовка условий');
    for (const title of ['Ответы на анкеты', 'Служебные журналы']) {
      expect(page).toMatch(new RegExp(`<details data-group="\\w+"><summary>${title}`));
    }
    expect(page).not.toContain('Листы школы');
  });

  it('says that a deleted tab is no more', async () => {
    expect((await get('workbook?gid=424242')).status).toBe(409);
    expect((await get('workbook/cells?gid=424242')).status).toBe(404);
  });
});

describe('typing into the grid', () => {
  it('writes as Sheets takes it', async () => {
    await enter(ANNA);
    const view = await viewOf('Участники');
    expect(textOf(view, 0, 'Код')).toBe('К-01');
    expect(await send(view.gid, [typed(view, 0, 'Уволен', '1.9.2026')])).toEqual([]);
    expect(textOf(await viewOf('Участники'), 0, 'Уволен')).toBe('01.09.2026');
  });

  it('refuses what the program fills in, what does not fit, and what somebody else has changed', async () => {
    await enter(ANNA);
    const view = await viewOf('Участники');
    const other = { ...typed(view, 0, 'Должность', 'учитель'), was: 'педагог' };
    const refused = await send(view.gid, [
      typed(view, 0, 'Код', 'К-07'),
      typed(view, 0, 'Рабочая почта', 'не адрес'),
      other,
      typed(view, 0, 'ФИО', 'Тестова Анна Петровна'),
    ]);
    expect(refused.map(({ why }) => why)).toEqual([
      'Эту ячейку заполняет программа.',
      expect.stringContaining('Здесь нужен адрес почты'),
      expect.stringContaining('изменил кто-то другой'),
    ]);
    expect(textOf(await viewOf('Участники'), 0, 'ФИО')).toBe('Тестова Анна Петровна');
  });

  it('follows a row that people have moved, and never writes into a colleague’s', async () => {
    await enter(ANNA, BORIS);
    const view = await viewOf('Участники');
    const { sheets } = workspace.school;
    await sheets.write(workspace.spreadsheetId, [
      {
        sortRange: {
          range: { sheetId: view.gid, startRowIndex: 1, endRowIndex: 3 },
          sortSpecs: [{ dimensionIndex: 1 }],
        },
      },
    ]);
    expect(await send(view.gid, [typed(view, 0, 'Должность', 'учитель')])).toEqual([]);
    const after = await viewOf('Участники');
    const position = (name: string) => after.rows.findIndex((row) => row.cells.some(({ text }) => text === name));
    expect(textOf(after, position(ANNA[0]), 'Должность')).toBe('учитель');
    expect(textOf(after, position(BORIS[0]), 'Должность')).toBe('');
    const gone = { ...typed(view, 0, 'Должность', 'психолог'), id: '["К-99"]' };
    expect((await send(view.gid, [gone]))[0]?.why).toContain('Строку за это время убрали');
  });

  it('offers the participants by name where a column holds a code', async () => {
    await enter(ANNA, BORIS);
    const view = await viewOf('Обучение');
    const at = view.columns.findIndex(({ title }) => title === 'Код');
    expect(view.lists[view.rows[0]?.cells[at]?.list ?? -1]).toEqual([
      { value: 'К-01', label: ANNA[0] },
      { value: 'К-02', label: BORIS[0] },
    ]);
  });

  it('says how much fits if people paste too much', async () => {
    const view = await viewOf('Участники');
    const edits = Array.from({ length: 5_001 }, () => typed(view, 0, 'ФИО', 'Тестова'));
    expect(await post(view.gid, edits)).toEqual({ why: expect.stringContaining('не больше 5000 ячеек') });
  });

  it('takes no nonsense', () => {
    expect(editsOfTab.safeParse({ gid: -1, edits: [] }).success).toBe(false);
    expect(editsOfTab.safeParse({ gid: 1, edits: [{ row: 1.5, id: '', column: 0, was: '', now: '' }] }).success).toBe(
      false,
    );
  });
});

describe('a change of the workbook', () => {
  const event = async (known?: string) =>
    (
      await fetch(`${workspace.url}workbook/changes`, {
        headers: known === undefined ? {} : { 'last-event-id': known },
      })
    ).text();
  const editionIn = (text: string) => /id: (\d+)/.exec(text)?.[1] ?? '';

  it('reaches a browser that waits, and one that asks later', async () => {
    const known = editionIn(await event());
    const waiting = event(known);
    await enter(ANNA);
    const told = editionIn(await waiting);
    expect(Number(told)).toBeGreaterThan(Number(known));
    expect(editionIn(await event(known))).not.toBe(known);
  });
});

describe('downloads', () => {
  it('give a tab as .csv for Russian Excel, and the workbook as .xlsx', async () => {
    await enter(['=2+2', ANNA[1]]);
    const csv = await get(`workbook/tab.csv?gid=${await gidOf('Участники')}`);
    const text = Buffer.from(await csv.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\uFEFFКод;ФИО;')).toBe(true);
    // Excel must not run a text as a formula.
    expect(text).toContain(";'=2+2;");
    const xlsx = Buffer.from(await (await get('workbook/workbook.xlsx')).arrayBuffer());
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });
});
