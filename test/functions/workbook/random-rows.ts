import fc from 'fast-check';
import type { CellType } from '../../../sheets-schema/cell.ts';
import type { Column, Table } from '../../../sheets-schema/table.ts';

/** Texts that a careless writer would change: formulas, numbers, dates, very long texts. */
const awkward = fc.constantFrom(
  '=1+1',
  '=СУММ(A1:A9)',
  '+7 900 000-00-00',
  '-5',
  '@имя',
  "'в кавычке",
  '007',
  '01.09.2026',
  'ИСТИНА',
  '#REF!',
  '  с пробелами  ',
  'строка\nи ещё строка\tс табуляцией',
  'я'.repeat(5000),
  '👩‍🏫 «ёлочки» – тире',
);
const text = fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 30 }));
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
const numbered = (letter: string) => fc.integer({ min: 10, max: 99 }).map((number) => `${letter}-${number}`);

/** Any valid value of a column. */
function value(type: CellType<unknown>): fc.Arbitrary<unknown> {
  const fits = (candidate: unknown) => type.schema.safeParse(candidate).success;
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'link':
      return text;
    case 'linkedText':
      return fc.record({
        text: fc.constantFrom('События, строка 3', '=1+1', 'я'),
        url: fc.option(fc.constantFrom('#gid=1007&range=3:5', 'https://example.org/a?b=c'), { nil: undefined }),
      });
    case 'int':
      return fc.constantFrom(...[0, 1, 2, 3, 1990, 25_000].filter(fits));
    case 'percent':
      return fc.double({ min: 0, max: 200, noNaN: true });
    case 'date':
      return day.map((date) => date.toISOString().slice(0, 10));
    case 'dateTime':
      return day.map((date) => date.toISOString().slice(0, 19));
    case 'yesNo':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...(type.labels ?? []).map((label) => type.schema.parse(label)));
    case 'code':
      return numbered(fits('К-10') ? 'К' : 'П');
    case 'codes':
      return fc.array(numbered(fits('К-10') ? 'К' : 'П'), { maxLength: 3 });
    default:
      throw new Error(`No values for a cell of the kind ${type.kind}`);
  }
}

/** Possible planned values of a row's system columns: some columns are present, and some of these are empty. */
export function wantedValues(table: Table): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const system = (Object.entries(table.columns) as [string, Column][]).filter(([, { owner }]) => owner === 'system');
  const fields = system.map(([key, { type }]) => [key, fc.option(value(type), { nil: undefined, freq: 5 })] as const);
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: table.key.filter((key) => table.columns[key]?.owner === 'system'),
  });
}
