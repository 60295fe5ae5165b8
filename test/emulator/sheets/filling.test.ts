import { beforeEach, describe, expect, it } from 'vitest';
import { area, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const fill = (source: ReturnType<typeof area>, fillLength: number) => ({
  autoFill: { sourceAndDestination: { source, dimension: 'ROWS', fillLength } },
});

describe('autoFill continues', () => {
  it.each([
    [['Jan'], ['Feb', 'Mar']],
    [['november'], ['december', 'january']],
    [['MON'], ['TUE', 'WED']],
    [
      ['Jan', 'Mar'],
      ['May', 'Jul'],
    ],
    [
      ['Sunday', 'Saturday'],
      ['Friday', 'Thursday'],
    ],
    [['Class 1'], ['Class 2', 'Class 3']],
    [
      ['Class 1', 'Class 3'],
      ['Class 5', 'Class 7'],
    ],
    [
      ['Jan', 'Feb', 'May'],
      ['Jan', 'Feb'],
    ],
    [
      ['Jan', 'x'],
      ['Jan', 'x'],
    ],
    [['nothing known'], ['nothing known', 'nothing known']],
  ])('%j', async (given, wanted) => {
    await work.write(
      'A1',
      given.map((each) => [each]),
    );
    await work.batch(fill(area(0, given.length, 0, 1), 2));
    const all = await work.read('A1:A9');
    expect(all?.slice(given.length).flat()).toEqual(wanted);
  });

  it('months in the language of the spreadsheet', async () => {
    const russian = await startWorkspace({ locale: 'ru_RU' });
    await russian.write('A1', [['Сентябрь', 'вторник', 'Jan']]);
    await russian.batch(fill(area(0, 1, 0, 3), 2));
    expect(await russian.read('A2:C3')).toEqual([
      ['Октябрь', 'среда', 'Feb'],
      ['Ноябрь', 'четверг', 'Mar'],
    ]);
    await russian.close();
  });
});

describe('copyPaste', () => {
  it.each([
    [5, ['1', '2', '1', '2']],
    [4, ['1', '2', '1', '2']],
    [1, ['1', '2']],
    [3, ['1', '2']],
  ])('into %i columns makes as many whole copies as fit', async (width, wanted) => {
    await work.write('A1', [[1, 2]]);
    await work.batch({ copyPaste: { source: area(0, 1, 0, 2), destination: area(2, 3, 0, width) } });
    expect(await work.read('A3:F3')).toEqual([wanted]);
  });

  it('tiles downwards too', async () => {
    await work.write('A1', [[1], [2]]);
    await work.batch({ copyPaste: { source: area(0, 2, 0, 1), destination: area(4, 9, 0, 3) } });
    expect(await work.read('A5:D9')).toEqual([
      ['1', '1', '1'],
      ['2', '2', '2'],
      ['1', '1', '1'],
      ['2', '2', '2'],
    ]);
  });
});

describe('setBasicFilter with sortSpecs', () => {
  it('sorts the rows below the header', async () => {
    await work.write('A1', [
      ['h', 'k'],
      [3, 'c'],
      [1, 'a'],
      [2, 'b'],
    ]);
    const filter = { range: area(0, 4, 0, 2), sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] };
    await work.batch({ setBasicFilter: { filter } });
    expect(await work.read('A1:B4')).toEqual([
      ['h', 'k'],
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
    await work.batch({
      setBasicFilter: { filter: { ...filter, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] } },
    });
    expect((await work.read('B1:B4'))?.flat()).toEqual(['k', 'c', 'b', 'a']);
  });
});
