import { describe, expect, it } from 'vitest';
import { plan } from '../../../../functions/domain/plan.ts';
import { pairRow, report, schoolOf } from '../meetings/meeting-kit.ts';
import { context } from '../programme-kit.ts';

const held = [report('2026-09-08', 'first'), report('2026-10-05', 'regular')];

/** The block of meetings in «Сводка» on a day. */
function meetings(today: string, pairs: Parameters<typeof schoolOf>[0], reports: Parameters<typeof schoolOf>[1] = []) {
  const { tables } = plan(schoolOf(pairs, reports), context({ today }));
  const rows = tables.find(({ table }) => table === 'summary')?.rows.map(({ values }) => values) ?? [];
  const block = rows.filter(({ block }) => block === 'Встречи пар и групп');
  return (name: string) => block.find((row) => row.name === name);
}

describe('meetings in «Сводка»', () => {
  it('are not counted before there are pairs', () => {
    const row = meetings('2026-08-20', []);
    for (const name of ['Первая', 'Регулярные']) {
      expect(row(name)).toMatchObject({ comment: 'пока не требовалось' });
      expect(row(name)?.n).toBeUndefined();
    }
  });

  it('are counted from the first pair, the regular ones from their first window', () => {
    expect(meetings('2026-09-10', [pairRow()], held.slice(0, 1))('Первая')).toMatchObject({ k: 1, n: 1, percent: 100 });
    expect(meetings('2026-09-10', [pairRow()], held.slice(0, 1))('Регулярные')?.n).toBeUndefined();
    expect(meetings('2026-10-06', [pairRow()], held)('Регулярные')).toMatchObject({ k: 1, n: 1 });
  });
});
