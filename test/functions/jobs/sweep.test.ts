import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolRegistry } from '../../../functions/gateways/school-registry.ts';
import { sweep } from '../../../functions/jobs/sweep.ts';
import { readRegistry, registryColumns } from '../../../sheets-schema/registry.ts';

const header = Object.values(registryColumns);
const idOf = (number: number) => `school-${String(number).padStart(20, '0')}`;

function registryOf(count: number): SchoolRegistry {
  const registry = readRegistry([header, ...Array.from({ length: count }, (_, i) => [`Школа ${i}`, idOf(i)])]);
  return { known: async () => registry, read: async () => registry, report: async () => undefined };
}

/** Records when each school is published. Time passes only in pauses. */
function run(count: number, schoolsPerMinute: number, fails: (id: string) => boolean = () => false) {
  let time = 0;
  const moments: { id: string; at: number }[] = [];
  const topic = {
    async publish(value: object) {
      const { spreadsheetId } = value as { spreadsheetId: string };
      if (fails(spreadsheetId)) throw new Error('Google сейчас недоступен');
      moments.push({ id: spreadsheetId, at: time });
    },
  };
  const pause = async (milliseconds: number) => {
    time += milliseconds;
  };
  const report = sweep({ registry: registryOf(count), topic, schoolsPerMinute, pause });
  return report.then((result) => ({ report: result, moments, minutes: time / 60_000 }));
}

describe('a sweep', () => {
  it('never requests more schools per minute than allowed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 300 }), async (count, perMinute) => {
        const { moments } = await run(count, perMinute);
        expect(moments).toHaveLength(count);
        for (const { at } of moments) {
          const within = moments.filter((other) => other.at >= at && other.at < at + 59_999).length;
          expect(within).toBeLessThanOrEqual(perMinute);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('requests 300 schools in under seven minutes at the usual pace', async () => {
    const { minutes } = await run(300, 45);
    expect(minutes).toBeCloseTo(299 / 45, 5);
  });

  it('continues after a failed request, and names the school', async () => {
    const { report, moments } = await run(5, 45, (id) => id === idOf(1));
    expect(moments.map(({ id }) => id)).toEqual([0, 2, 3, 4].map(idOf));
    expect(report.failed).toEqual([{ row: 3, school: 'Школа 1', why: 'Google сейчас недоступен' }]);
  });
});

describe('a registry', () => {
  it('is read by its headers, wherever they are', () => {
    const { rows } = readRegistry([
      ['примечание', 'ТАБЛИЦА ', 'школа'],
      ['первая', idOf(1), 'Школа № 1'],
      [undefined, undefined, undefined],
    ]);
    expect(rows).toEqual([{ row: 2, school: { name: 'Школа № 1', spreadsheet: idOf(1), callers: [], paused: false } }]);
  });

  it('skips a school if its pause cannot be read', () => {
    const said = (paused: string | number | boolean) => readRegistry([header, ['Школа', idOf(1), '', paused]]).rows[0];
    for (const paused of [true, 'да', ' Да ']) expect(said(paused)).toMatchObject({ school: { paused: true } });
    for (const paused of [false, 'нет', '']) expect(said(paused)).toMatchObject({ school: { paused: false } });
    for (const paused of ['да.', 'пауза', 'yes', 1, '#REF!']) {
      expect(said(paused)).toMatchObject({ problem: 'в столбце «Приостановлена» нужно «да» или «нет»' });
    }
  });

  it('a registry without the column of spreadsheets reports each row', () => {
    expect(readRegistry([['Школа'], ['Школа № 1']]).rows).toEqual([
      { row: 2, name: 'Школа № 1', problem: 'не указана таблица школы' },
    ]);
  });
});
