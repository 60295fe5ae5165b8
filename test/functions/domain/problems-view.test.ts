import { describe, expect, it } from 'vitest';
import { problemsView } from '../../../functions/domain/problems-view.ts';
import type { Problem } from '../../../functions/domain/programme.ts';
import { programme } from './programme-kit.ts';

const problem = (cell: string, more: Partial<Problem> = {}): Problem => ({
  sheet: 'Пары',
  cell,
  reason: 'Нет даты.',
  whatToDo: 'Впишите дату.',
  ...more,
});

/** The first days of the later problems, if the earlier ones were shown on 1 September. */
const daysOf = (before: readonly Problem[], now: readonly Problem[]) => {
  const shown = problemsView(before, programme({}), '2026-09-01').rows.map(({ values }) => values);
  const later = problemsView(now, programme({ tables: { problems: shown } }), '2026-10-05');
  return later.rows.map(({ values }) => values.since);
};

describe('the first day of a problem', () => {
  it('stays while the problem stays in its cell', () => {
    expect(daysOf([problem('C5')], [problem('C5'), problem('D5', { reason: 'Нет кода.' })])).toEqual([
      '2026-09-01',
      '2026-10-05',
    ]);
  });

  it('stays if somebody sorts the rows, inserts rows or moves the column', () => {
    expect(daysOf([problem('6:6'), problem('C5')], [problem('9:9'), problem('D11')])).toEqual([
      '2026-09-01',
      '2026-09-01',
    ]);
  });

  it('stays if row numbers in the reason change', () => {
    const words = (rows: string) => ({ reason: `То же сказано в строках ${rows}.` });
    expect(daysOf([problem('C5', words('3, 5 и 8'))], [problem('C6', words('4, 6 и 9'))])).toEqual(['2026-09-01']);
  });

  it('is today for another problem of the same kind', () => {
    expect(daysOf([problem('C5')], [problem('C5'), problem('C6')])).toEqual(['2026-09-01', '2026-10-05']);
    expect(daysOf([problem('C5', { code: 'К-01' })], [problem('C6', { code: 'К-02' })])).toEqual(['2026-10-05']);
    expect(daysOf([problem('C5', { whatWasRead: 'завтра' })], [problem('C6', { whatWasRead: 'вчера' })])).toEqual([
      '2026-10-05',
    ]);
  });
});
