import { beforeAll, describe, expect, it } from 'vitest';
import { diff } from '../../../functions/workbook/diff.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { buildSchoolTemplate, type SchoolTemplate, type TestSchool } from '../jobs/school-kit.ts';

let template: SchoolTemplate;
let school: TestSchool;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  school = await template.open();
  return () => template.remove();
});

const rowOf = async (key: string) => {
  const rows = parse(await school.read()).tables.settings;
  return (rows.find((row) => row.key === key)?.at ?? 0) + 1;
};

describe('invisible characters in the workbook', () => {
  it('do not reach the program: lines stay lines, names are names, addresses are addresses', async () => {
    await school.type(`Настройки!C${await rowOf('goal')}`, [
      ['Помочь молодым учителям\u000Bи удержать их\u2028в школе'],
    ]);
    await school.type(`Настройки!C${await rowOf('schoolShort')}`, [['Школа\u00A0№\u00A05\u0007\uFEFF']]);
    await school.type('Участники!B2:D3', [
      ['Tecтова\u00A0Аннa\u200B Ива\u00ADновна', 'учитель\fпсихолог', '\u202Aanna@example.org\u202C'],
      ['Пробныи\u0306 Пе\u0308тр', null, 'реtr@example.org'],
    ]);
    const { settings, tables, problems } = parse(await school.read());
    expect(settings).toMatchObject({
      goal: 'Помочь молодым учителям\nи удержать их\nв школе',
      schoolShort: 'Школа № 5',
    });
    expect(tables.people).toMatchObject([
      { name: 'Тестова Анна Ивановна', position: 'учитель\nпсихолог', email: 'anna@example.org' },
      { name: 'Пробный Пётр' },
    ]);
    expect(problems).toMatchObject([
      { cell: 'D3', reason: expect.stringContaining('Знак 1 адреса, «р», – буква русская') },
    ]);
  });

  it('do not fill a cell', async () => {
    await school.type('Участники!D3', [['\u200B\u00A0']]);
    expect(parse(await school.read()).problems).toEqual([]);
  });

  it('are not written, even if the plan has them', async () => {
    const wanted = [{ table: 'journal', rows: [{ values: { what: 'с 1\u00A0сентября' } }] }] as const;
    const [change] = diff(wanted, await school.read());
    expect(change).toMatchObject({ cells: new Map([[expect.any(Number), 'с 1 сентября']]) });
  });
});
