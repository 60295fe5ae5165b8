import { beforeAll, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeAll(async () => {
  work = await startWorkspace({ locale: 'en_US' });
  await work.write(
    'A1',
    [
      ['Team', 'Year', 'Points', 'Born', 'Mixed'],
      ['x', 2025, 10, '2000-02-29', 1],
      ['y', 2025, 20, '2001-12-01', 'text'],
      ['x', 2026, 30, '2002-01-15', 2],
      ['x', 2026, 5, '1999-07-07', 3],
    ],
    'USER_ENTERED',
  );
  return () => work.close();
});

async function query(text: string, headers: number | '' = 1, valueRenderOption = 'UNFORMATTED_VALUE') {
  await work.api.spreadsheets.values.clear({ spreadsheetId: work.spreadsheetId, range: 'H1:Z30' });
  await work.write('H1', [[`=QUERY(A1:E5,"${text}",${headers})`]], 'USER_ENTERED');
  return work.read('H1:Z30', { valueRenderOption });
}

describe('QUERY', () => {
  // The examples follow Google's page about the query language.
  it.each<[string, unknown[][]]>([
    [
      'select A, sum(C) group by A pivot B',
      [
        ['Team', '2025', '2026'],
        ['x', 10, 35],
        ['y', 20],
      ],
    ],
    [
      'select sum(C) pivot A',
      [
        ['x', 'y'],
        [45, 20],
      ],
    ],
    [
      'select A, sum(C), max(C) group by A pivot B',
      [
        ['Team', '2025 sum Points', '2026 sum Points', '2025 max Points', '2026 max Points'],
        ['x', 10, 35, 10, 30],
        ['y', 20, '', 20],
      ],
    ],
    [
      'select count(C) pivot A, B',
      [
        ['x,2025', 'x,2026', 'y,2025'],
        [1, 2, 1],
      ],
    ],
    [
      "select A, sum(C) group by A label A 'Group', sum(C) 'Total'",
      [
        ['Group', 'Total'],
        ['x', 45],
        ['y', 20],
      ],
    ],
    ["select A label A ''", [[''], ['x'], ['y'], ['x'], ['x']]],
    ["select C * 2 where C > 15 label C * 2 'Twice'", [['Twice'], [40], [60]]],
    ['select C / 10 where C >= 20', [['quotient(Points10())'], [2], [3]]],
    [
      'select year(D), count(A) group by year(D) order by year(D) desc limit 2',
      [
        ['year(Born)', 'count Team'],
        [2002, 1],
        [2001, 1],
      ],
    ],
    ['select month(D) where quarter(D) = 1', [['month(Born)'], [1], [0]]],
    ['select upper(A) where dayOfWeek(D) = 3', [['upper(Team)'], ['X'], ['X']]],
    ["select A where D > date '2001-01-01' and not A = 'y'", [['Team'], ['x']]],
    ["select A where (C + 5) * 2 = 70 or (A = 'y')", [['Team'], ['y'], ['x']]],
    ["select avg(C) where A contains 'x' and B is not null", [['avg Points'], [15]]],
    ['select sum(C) + max(C)', [['sum(sum Pointsmax Points)'], [95]]],
    [
      'select A, C order by A desc, C limit 2 offset 1',
      [
        ['Team', 'Points'],
        ['x', 5],
        ['x', 10],
      ],
    ],
    ['select A where C - 25 > -10.5', [['Team'], ['y'], ['x']]],
    ['select A skipping 2', [['Team'], ['x'], ['x']]],
    ['select A options no_values', [['Team']]],
    ['select E', [['Mixed'], [1], [], [2], [3]]],
    [
      'select * where C = 5',
      [
        ['Team', 'Year', 'Points', 'Born', 'Mixed'],
        ['x', 2026, 5, 36348, 3],
      ],
    ],
  ])('%s', async (text, wanted) => {
    expect(await query(text)).toEqual(wanted);
  });

  it.each([
    ['select A, C group by A', '#VALUE!'],
    ['select A where sum(C) > 1', '#VALUE!'],
    ['select A group by A pivot A', '#VALUE!'],
    ['where C > 1 select A', '#VALUE!'],
    ['select foo(A)', '#VALUE!'],
    ['select A options everything', '#VALUE!'],
    ["select A where D > date '2026-02-30'", '#VALUE!'],
    ['select sum(A)', '#VALUE!'],
    ['select A where C > -B', '#VALUE!'],
    ['select A where C > -(B)', '#VALUE!'],
  ])('refuses %s', async (text, error) => {
    expect(await query(text)).toEqual([[error]]);
  });

  it('shows columns in the formats of the query, and keeps their values', async () => {
    const text = "select A, C where C > 15 format C '0.00'";
    expect(await query(text, 1, 'FORMATTED_VALUE')).toEqual([
      ['Team', 'Points'],
      ['y', '20.00'],
      ['x', '30.00'],
    ]);
    expect(await query(text)).toEqual([
      ['Team', 'Points'],
      ['y', 20],
      ['x', 30],
    ]);
    expect((await query(`${text} options no_format`, 1, 'FORMATTED_VALUE'))?.[1]).toEqual(['y', '20']);
    expect(await query("select sum(C) label sum(C) '' format sum(C) '0.0'", 0, 'FORMATTED_VALUE')).toEqual([['65.0']]);
  });

  it('leaves the formats of other cells alone if its result does not fit between them', async () => {
    await query("select A, C format C '0.00'");
    await work.write('I3', [['=1+1']], 'USER_ENTERED');
    expect(await work.read('H1:I3', { valueRenderOption: 'FORMATTED_VALUE' })).toEqual([['#REF!'], [], ['', '2']]);
  });
});
