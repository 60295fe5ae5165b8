import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { describe, expect, it } from 'vitest';
import { personalNames } from '../../../../functions/domain/erasure/personal-names.ts';
import { cellsThat } from '../../../../functions/workbook/erase/erase-requests.ts';

const ANNA = { code: 'К-07', name: 'Тестова Анна Ивановна', email: 'anna@example.org' };
const person = personalNames(ANNA, [
  ANNA,
  { code: 'К-08', name: 'Пробнов Борис Олегович', email: 'boris@example.org' },
]);
const placesIn = (spreadsheet: sheets_v4.Schema$Spreadsheet) => cellsThat(spreadsheet, (text) => person.names(text));
const onTab = (sheet: sheets_v4.Schema$Sheet) => placesIn({ sheets: [{ properties: { title: 'Заметки' }, ...sheet }] });
const row = (...texts: string[]) => ({
  data: [{ rowData: [{ values: texts.map((stringValue) => ({ userEnteredValue: { stringValue } })) }] }],
});
const NAMED = 'тестова анна ивановна';
const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Пробнов Борис' }, { userEnteredValue: NAMED }] };

describe('a search of the spreadsheet finds a name', () => {
  it.each<[string, sheets_v4.Schema$Sheet, string]>([
    ['in a cell', row('пришла Тестова А. И., и Тестова Анна'), 'Заметки!A1'],
    ['in two cells', row('1', 'Тестова', 'Анна'), 'Заметки!B1:C1'],
    ['in three cells', row('Тестова', 'Анна', 'Ивановна'), 'Заметки!A1:B1'],
    [
      'in the choices of a cell',
      { data: [{ rowData: [{ values: [{ dataValidation: { condition } }] }] }] },
      'Заметки!A1 (список для выбора)',
    ],
    [
      'in the description of a protection',
      { protectedRanges: [{ description: NAMED }] },
      'защищённый диапазон на листе «Заметки»',
    ],
    [
      'in a conditional format',
      { conditionalFormats: [{ booleanRule: { condition } }] },
      'условное форматирование на листе «Заметки»',
    ],
    ['in a filter', { filterViews: [{ title: NAMED }] }, 'сохранённый фильтр на листе «Заметки»'],
    ['in a chart', { charts: [{ spec: { title: NAMED } }] }, 'диаграмма на листе «Заметки»'],
    ['in the title of a tab', { properties: { title: NAMED } }, `лист «${NAMED}»`],
  ])('%s', (_, sheet, place) => {
    expect(onTab(sheet)).toContain(place);
  });

  it('finds a name in a named range, the title and the metadata', () => {
    expect(
      placesIn({
        properties: { title: NAMED },
        namedRanges: [{ name: 'тестова_анна_ивановна' }],
        developerMetadata: [{ metadataValue: JSON.stringify({ email: ANNA.email }) }],
      }),
    ).toEqual(['название таблицы', 'служебные данные таблицы', 'именованный диапазон тестова_анна_ивановна']);
  });

  it.each<[string, sheets_v4.Schema$Sheet]>([
    ['a surname beside another person’s first name', row('Тестова', 'Борис Олегович')],
    ['a code in all these places', { ...row('К-07'), protectedRanges: [{ description: 'К-07' }] }],
    ['a long text beside a surname', row('Тестова', `${'слово '.repeat(10)}Анна`)],
  ])('does not find a name where there is only %s', (_, sheet) => {
    expect(onTab(sheet)).toEqual([]);
  });

  it('does not list metadata that contain only the person’s code', () => {
    expect(placesIn({ developerMetadata: [{ metadataValue: '{"К-07":["12ab34cd"],"code":"К-07"}' }] })).toEqual([]);
  });

  it('does not find a short surname in the ids of forms and drafts', () => {
    const li = { code: 'К-09', name: 'Ли Анна Ивановна', email: 'anna.li@example.org' };
    const { mayName } = personalNames(li, [li]);
    const metadata = (formId: string) => [{ metadataValue: JSON.stringify({ formId, text: 'нет' }) }];
    expect(cellsThat({ developerMetadata: metadata('1nYs-Li-3xSp6pr20b9n') }, mayName)).toEqual([]);
    expect(cellsThat({ developerMetadata: metadata('Anna Li') }, mayName)).toEqual(['служебные данные таблицы']);
  });
});
