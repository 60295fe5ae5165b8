import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cellAddress, columnLetters } from '../../../functions/workbook/a1.ts';
import { answersTab } from '../../../functions/workbook/layout.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import type { Snapshot, Tab } from '../../../functions/workbook/snapshot.ts';
import type { Form } from '../../../sheets-schema/form.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../jobs/school-kit.ts';
import { typedAnswer, typedCell, wrongCell } from './typed-cells.ts';

const allTables = Object.values(tables) as Table[];
const allForms = Object.values(forms) as readonly Form[];

let template: SchoolTemplate;
beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});

function tabOf(snapshot: Snapshot, name: string): Tab {
  const tab = snapshot.tabs.get(name);
  if (!tab) throw new Error(`There is no tab ${name}`);
  return tab;
}

const letters = (tab: Tab, column: string) => columnLetters(tab.columns.get(column) ?? -1);

/** Moves a text column to the right of all others, as if a person had dragged it. Its mark moves too. */
async function moveLast(school: TestSchool, tabName: string, column: string): Promise<void> {
  const { sheetId, columns, cells, layout } = tabOf(await school.read(), tabName);
  const from = columns.get(column) ?? -1;
  const to = Math.max(...columns.values()) + 1;
  const dimension = 'COLUMNS';
  const location = { dimensionRange: { sheetId, dimension, startIndex: to, endIndex: to + 1 } };
  const mark = { metadataKey: 'nastavnik.column', metadataValue: `${layout.name}.${column}`, visibility: 'DOCUMENT' };
  const rows = cells.map((row) => {
    const cell = row[from];
    if (cell === undefined) return {};
    return {
      values: [{ userEnteredValue: typeof cell === 'number' ? { numberValue: cell } : { stringValue: String(cell) } }],
    };
  });
  await school.rearrange(
    { insertDimension: { range: { sheetId, dimension, startIndex: to, endIndex: to + 1 }, inheritFromBefore: true } },
    { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: to }, rows, fields: 'userEnteredValue' } },
    { createDeveloperMetadata: { developerMetadata: { ...mark, location } } },
    { deleteDimension: { range: { sheetId, dimension, startIndex: from, endIndex: from + 1 } } },
  );
}

describe('what people typed', () => {
  /** The rows that the test fills: near the end of the new tab, below all installed rows, with empty rows between them. */
  const typedRows = ({ kind }: Table) => (kind === 'view' ? { fitting: 95, wrong: 98 } : { fitting: 145, wrong: 148 });
  const ANSWER = 5;
  const WRONG_ANSWER = 8;
  let programme: ReturnType<typeof parse>;

  beforeAll(async () => {
    const school = await template.open();
    const fits = (table: Table) => Object.values(table.columns).map(({ type }) => typedCell(type).typed);
    const wrongCells = (table: Table) =>
      Object.values(table.columns).map(({ type }) => wrongCell(type) ?? 'как угодно');
    const answer = (form: Form) => Object.values(form.questions).map(({ type }) => typedAnswer(type).typed);
    const wrongAnswer = (form: Form) =>
      Object.values(form.questions).map(({ type }) =>
        ['short', 'long'].includes(type.kind) ? 'Тайна Анны' : '#тайна#',
      );
    await school.owner.spreadsheets.values.batchUpdate({
      spreadsheetId: school.spreadsheetId,
      requestBody: {
        valueInputOption: 'USER_ENTERED',
        data: [
          ...allTables.flatMap((table) => [
            { range: `'${table.title}'!A${typedRows(table).fitting + 1}`, values: [fits(table)] },
            { range: `'${table.title}'!A${typedRows(table).wrong + 1}`, values: [wrongCells(table)] },
          ]),
          ...allForms.flatMap((form) => [
            { range: `'${form.tab}'!A${ANSWER + 1}`, values: [['21.09.2026 10:15:07', ...answer(form)]] },
            { range: `'${form.tab}'!A${WRONG_ANSWER + 1}`, values: [['21.09.2026 11:00:00', ...wrongAnswer(form)]] },
          ]),
        ],
      },
    });
    programme = parse(await school.read());
    await school.close();
  });

  const rowOf = (table: Table, at: number) =>
    programme.tables[table.name as keyof typeof tables].find((row) => row.at === at);

  it.each(allTables)('a text typed into «$title» is read with its types', (table) => {
    const values = Object.entries(table.columns).map(([key, { type }]) => [key, typedCell(type).value]);
    const { fitting, wrong } = typedRows(table);
    expect(rowOf(table, fitting)).toEqual({ ...Object.fromEntries(values), at: fitting });
    const last = (table.initialRows?.(2026) ?? []).length;
    const rows = programme.tables[table.name as keyof typeof tables].map(({ at }) => at);
    expect(rows.filter((at) => at > last)).toEqual([fitting, wrong]);
  });

  it.each(allTables)(
    'a text typed into «$title» is reported if it does not fit, and the row continues without it',
    (table) => {
      const columns = Object.entries(table.columns);
      const kept = columns.flatMap(([key, { type }]) =>
        wrongCell(type) ? [] : [[key, type.schema.parse('как угодно')]],
      );
      const { wrong } = typedRows(table);
      expect(rowOf(table, wrong)).toEqual({ at: wrong, ...Object.fromEntries(kept) });
      const told = programme.problems.filter(
        ({ sheet, cell }) => sheet === table.title && cell?.endsWith(String(wrong + 1)),
      );
      // Nastavnik corrects its own columns, so people have nothing to correct there.
      const staff = columns.flatMap(([, { header, owner, type }], index) =>
        owner === 'staff' && wrongCell(type) ? [{ header, cell: cellAddress(wrong, index) }] : [],
      );
      expect(told.map(({ cell }) => cell)).toEqual(staff.map(({ cell }) => cell));
      told.forEach(({ whatWasRead, reason, whatToDo }, i) => {
        expect(whatWasRead).toBe('что-то непонятное');
        expect(reason).toContain(`Столбец «${staff[i]?.header}»: значение не подходит. `);
        expect(whatToDo).toMatch(/^Исправьте ячейку\./);
      });
    },
  );

  it.each(allForms)('a text typed into the form «$title» is read with its types', (form) => {
    const answers = programme.answers[form.name as keyof typeof forms];
    expect(answers.map(({ at, submittedAt, complete }) => ({ at, submittedAt, complete }))).toEqual([
      { at: ANSWER, submittedAt: '2026-09-21T10:15:07', complete: true },
      { at: WRONG_ANSWER, submittedAt: '2026-09-21T11:00:00', complete: false },
    ]);
    const fields = Object.entries(form.questions).map(([field, { type }]) => [field, typedAnswer(type).value]);
    expect(answers[0]?.fields).toEqual({ submittedAt: '2026-09-21T10:15:07', ...Object.fromEntries(fields) });
    expect(answers.map(({ responseId }) => responseId)).toEqual([
      `${form.name}|2026-09-21T10:15:07|К-07`,
      `${form.name}|2026-09-21T11:00:00|строка 9`,
    ]);
  });

  it.each(allForms)(
    'a text typed into the form «$title» is reported without the answer’s text if it does not fit',
    (form) => {
      const told = programme.problems.filter(({ sheet }) => sheet === form.tab);
      const wrong = Object.values(form.questions).flatMap(({ title, type }, index) =>
        ['short', 'long'].includes(type.kind) ? [] : [{ title, cell: cellAddress(WRONG_ANSWER, index + 1) }],
      );
      expect(told.map(({ cell }) => cell)).toEqual(wrong.map(({ cell }) => cell));
      for (const [i, problem] of told.entries()) {
        expect(problem).toEqual({
          sheet: form.tab,
          cell: wrong[i]?.cell,
          reason: `Ответ на вопрос «${wrong[i]?.title}» прочитать не удалось.`,
          whatToDo: 'Уточните ответ у автора и исправьте ячейку, или попросите ответить ещё раз.',
        });
      }
      expect(JSON.stringify(told)).not.toMatch(/тайна/i);
    },
  );
});

describe('a workbook that people rearranged', () => {
  let school: TestSchool;
  beforeEach(async () => {
    school = await template.open();
    await school.type('Гости!B2:C2', [['Тестовая Анна', 'методист']]);
    return () => school.close();
  });

  const guests = async () => tabOf(await school.read(), 'guests');
  const parsed = async () => parse(await school.read());
  const anna = { name: 'Тестовая Анна', position: 'методист' };

  async function columnsOf(column: string, count = 1) {
    const { sheetId, columns } = await guests();
    const startIndex = columns.get(column) ?? -1;
    return { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + count };
  }

  it('is read after columns were inserted', async () => {
    await school.rearrange({ insertDimension: { range: await columnsOf('name', 2) } });
    await school.type('Гости!B2', [['чужое']]);
    expect((await parsed()).tables.guests).toEqual([{ at: 1, ...anna }]);
    expect((await parsed()).problems).toEqual([]);
  });

  it('is read after columns were moved', async () => {
    await moveLast(school, 'guests', 'name');
    expect((await guests()).columns.get('name')).toBe(6);
    expect((await parsed()).tables.guests).toEqual([{ at: 1, ...anna }]);
  });

  it('is read with renamed headers and tabs, and reports places by the present names', async () => {
    await school.type('Гости!B1:D1', [['Как зовут', 'Кто это', 'Электронная почта']]);
    await school.type('Гости!D2', [['нет почты']]);
    const { sheetId } = await guests();
    await school.rearrange({
      updateSheetProperties: { properties: { sheetId, title: 'Кого зовём' }, fields: 'title' },
    });
    const { tables, problems } = await parsed();
    expect(tables.guests).toEqual([{ at: 1, ...anna }]);
    expect(problems).toMatchObject([{ sheet: 'Кого зовём', cell: 'D2', whatWasRead: 'нет почты' }]);
  });

  it('is read with sorted and empty rows', async () => {
    await school.type('Гости!B6:C7', [
      ['Тестовый Борис', 'директор'],
      ['   ', null],
    ]);
    expect((await parsed()).tables.guests.map(({ at, name }) => [at, name])).toEqual([
      [1, 'Тестовая Анна'],
      [5, 'Тестовый Борис'],
    ]);
    const { sheetId } = await guests();
    const range = { sheetId, startRowIndex: 1, endRowIndex: 7 };
    await school.rearrange({ sortRange: { range, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] } });
    expect((await parsed()).tables.guests.map(({ name }) => name)).toEqual(['Тестовый Борис', 'Тестовая Анна']);
  });

  it('uses the left of two columns with one mark', async () => {
    const { sheetId } = await guests();
    const location = { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: 7, endIndex: 8 } };
    const copy = { metadataKey: 'nastavnik.column', metadataValue: 'guests.name', location, visibility: 'DOCUMENT' };
    await school.rearrange(
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      { createDeveloperMetadata: { developerMetadata: copy } },
    );
    await school.type('Гости!H2', [['не это имя']]);
    expect((await guests()).columns.get('name')).toBe(1);
    expect((await parsed()).tables.guests).toMatchObject([anna]);
  });

  it('uses the original of a copied tab', async () => {
    const { sheetId } = await guests();
    await school.rearrange({
      duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex: 60, newSheetName: 'Гости (копия)' },
    });
    expect(await guests()).toMatchObject({ title: 'Гости', sheetId });
  });

  it('is read by headers if the marks are missing', async () => {
    const metadataLookup = { metadataKey: 'nastavnik.column' };
    const tabLookup = { metadataKey: 'nastavnik.tab' };
    await school.rearrange(
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: metadataLookup } } },
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: tabLookup } } },
    );
    await school.type('Гости!B1', [['  фио ']]);
    const { tables, problems } = await parsed();
    expect(tables.guests).toEqual([{ at: 1, ...anna }]);
    expect(problems).toEqual([]);
  });

  it('names the version history of Google and the backup of an own server for a removed key column', async () => {
    const people = tabOf(await school.read(), 'people');
    const startIndex = people.columns.get('code') ?? 0;
    const range = { sheetId: people.sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    await school.rearrange({ deleteDimension: { range } });
    const remedies = (await parsed()).problems.map(({ whatToDo }) => whatToDo);
    expect(remedies).toEqual([expect.stringMatching(/«История версий».*на своём сервере: из резервной копии/)]);
  });

  it('reports a removed column', async () => {
    await school.rearrange({ deleteDimension: { range: await columnsOf('position') } });
    const { tables, problems } = await parsed();
    expect(tables.guests).toEqual([{ at: 1, name: 'Тестовая Анна' }]);
    expect(problems).toEqual([
      {
        sheet: 'Гости',
        reason: 'Столбец «Должность и организация» удалён.',
        whatToDo: expect.stringContaining('запустите установку ещё раз'),
      },
    ]);
  });

  it('reports a removed tab', async () => {
    await school.rearrange({ deleteSheet: { sheetId: (await guests()).sheetId } });
    const { tables, problems } = await parsed();
    expect(tables.guests).toEqual([]);
    expect(problems).toMatchObject([{ sheet: 'Гости', reason: 'Лист «Гости» удалён.' }]);
  });

  it('reports an optional tab that is missing, and the work goes on', async () => {
    const { tabs } = await school.read();
    for (const name of ['curators', 'instruments'] as const) {
      await school.rearrange({ deleteSheet: { sheetId: tabs.get(name)?.sheetId ?? -1 } });
    }
    const { problems } = await parsed();
    const whatToDo = 'Запустите установку ещё раз: она создаст лист. Остальное работает и без него.';
    expect(problems).toEqual(
      ['Версии анкет', 'Кураторы'].map((sheet) => ({
        sheet,
        reason: `Листа «${sheet}» нет: его удалили, или таблица создана до того, как он появился.`,
        whatToDo,
      })),
    );
  });

  it('reports no rubbish in cells that Nastavnik fills', async () => {
    await school.type('Этапы!E2', [['скоро']]);
    await school.type('Сводка!C2:E4', [['много', '???', 'почти всё']], school.owner);
    expect((await parsed()).problems).toEqual([]);
    expect((await parsed()).tables.guests).toEqual([{ at: 1, ...anna }]);
  });

  it('quotes only as much of a cell as fits a line', async () => {
    await school.type('Гости!D2', [['я'.repeat(5000)]]);
    expect((await parsed()).problems[0]?.whatWasRead).toBe(`${'я'.repeat(120)}…`);
  });
});

describe('settings that people changed', () => {
  let school: TestSchool;
  beforeEach(async () => {
    school = await template.open();
    return () => school.close();
  });

  async function set(key: string, value: string): Promise<string> {
    const tab = tabOf(await school.read(), 'settings');
    const row = tab.cells.findIndex((cells) => cells[tab.columns.get('key') ?? -1] === key);
    const address = `${letters(tab, 'value')}${row + 1}`;
    await school.type(`Настройки!${address}`, [[value]]);
    return address;
  }

  it('are read by their types, whatever the order of the rows', async () => {
    await set('mailBudget', '25');
    await set('quietFrom', '15.06');
    await set('feedbackRound1', '12.10.2026');
    await set('privacyMode', 'Коды');
    const { sheetId } = tabOf(await school.read(), 'settings');
    const range = { sheetId, startRowIndex: 1, endRowIndex: 60 };
    await school.rearrange({ sortRange: { range, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'ASCENDING' }] } });
    const { settings, problems } = parse(await school.read());
    expect(settings).toMatchObject({
      programYear: 2026,
      mailBudget: 25,
      quietFrom: '06-15',
      feedbackRound1: '2026-10-12',
      privacyMode: 'codes',
    });
    expect(problems).toEqual([]);
  });

  it('fall back on their defaults if they are unreadable, and the report says so', async () => {
    const cell = await set('mailBudget', 'сколько получится');
    const { settings, problems } = parse(await school.read());
    expect(settings.mailBudget).toBe(90);
    expect(problems).toEqual([
      {
        sheet: 'Настройки',
        cell,
        whatWasRead: 'сколько получится',
        reason: 'Настройка «Писем в день, не больше»: Здесь нужно целое число.',
        whatToDo: 'Исправьте значение. До этого действует значение по умолчанию.',
      },
    ]);
  });
});

describe('answers in tabs that people rearranged', () => {
  let school: TestSchool;
  const { feedback } = forms;
  const title = `'${feedback.tab}'`;
  const answer = [
    '01.10.2026 10:00:00',
    ...Object.values(feedback.questions).map(({ type }) => typedAnswer(type).typed),
  ];

  beforeEach(async () => {
    school = await template.open();
    await school.type(`${title}!A2`, [answer]);
    return () => school.close();
  });

  const sheetId = async () => tabOf(await school.read(), answersTab('feedback')).sheetId;
  const columns = async (startIndex: number) => ({
    sheetId: await sheetId(),
    dimension: 'COLUMNS',
    startIndex,
    endIndex: startIndex + 1,
  });

  it('are read after columns were inserted, moved and renamed', async () => {
    await school.rearrange({ insertDimension: { range: await columns(1) } });
    await moveLast(school, answersTab('feedback'), 'submittedAt');
    await school.type(`${title}!B1`, [['Роль']]);
    const { answers, problems } = parse(await school.read());
    expect(answers.feedback).toMatchObject([{ submittedAt: '2026-10-01T10:00:00', complete: true }]);
    expect(problems).toEqual([]);
  });

  it('about several teachers, sent within one second, count separately', async () => {
    const { adminRequest } = forms;
    const about = (code: string) => [
      '01.06.2026 10:00:00',
      ...Object.entries(adminRequest.questions).map(([field, { type }]) =>
        field === 'aboutCode' ? code : field === 'code' ? 'К-00' : typedAnswer(type).typed,
      ),
    ];
    await school.type(`'${adminRequest.tab}'!A2`, [about('К-01'), about('К-02')]);
    const ids = parse(await school.read()).answers.adminRequest.map(({ responseId }) => responseId);
    expect(new Set(ids).size).toBe(2);
  });

  it('are not expected in rows with only notes beside them', async () => {
    await school.type(`${title}!A3`, [[' ']]);
    await school.type(`${title}!Z4`, [['спросить Анну']]);
    const { answers, problems } = parse(await school.read());
    expect(answers.feedback).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('lack the values of a removed column, which is reported only once', async () => {
    await school.type(`${title}!A3`, [answer]);
    await school.rearrange({ deleteDimension: { range: await columns(3) } });
    const { answers, problems } = parse(await school.read());
    expect(answers.feedback.map(({ complete }) => complete)).toEqual([false, false]);
    expect(problems).toMatchObject([{ sheet: feedback.tab, reason: expect.stringContaining('удалён') }]);
  });

  it('are reported missing if the tab was removed', async () => {
    await school.rearrange({ deleteSheet: { sheetId: await sheetId() } });
    const { answers, problems } = parse(await school.read());
    expect(answers.feedback).toEqual([]);
    expect(problems).toMatchObject([{ sheet: feedback.tab, reason: `Лист «${feedback.tab}» удалён.` }]);
  });
});
