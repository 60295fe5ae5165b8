import { describe, expect, it } from 'vitest';
import { MENTOR, school, wholeSchool } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const { tables } = wholeSchool;

describe('«Обучение»', () => {
  const [course] = tables.trainings;
  const [done] = tables.training;
  const state = (row: object, today = '2026-09-01', trainings: readonly object[] = tables.trainings) =>
    rowsOf('training', school({ tables: { training: [{ code: MENTOR, ...row }], trainings } }), today).map(
      ({ state, missing }) => [state, missing],
    )[0];

  it.each<[string, object, string, readonly string[]]>([
    ['with a certificate', done ?? {}, '2026-09-01', ['trained', '']],
    ['waived', { waivedReason: 'обучен в 2025 году' }, '2026-09-01', ['waived', '']],
    ['signed', { programme: 'О-1' }, '2026-08-20', ['signed', 'отметка «Окончил»; номер или ссылка на свидетельство']],
    [
      'completed without a certificate',
      { programme: 'О-1', completed: true },
      '2026-08-20',
      ['uncertified', 'номер или ссылка на свидетельство'],
    ],
    [
      'the certificate is valid on its last day',
      { ...done, certificateUntil: '2026-09-01' },
      '2026-09-01',
      ['trained', ''],
    ],
    [
      'the certificate has lapsed the day after',
      { ...done, certificateUntil: '2026-08-31' },
      '2026-09-01',
      ['lapsed', 'новое свидетельство и его срок'],
    ],
  ])('%s', (_, row, today, expected) => {
    expect(state(row, today)).toEqual(expected);
  });

  it('is late the day after the roadmap’s last day', () => {
    const [on, after] = ['2026-08-31', '2026-12-01'].map((today) => state({ programme: 'О-1' }, today));
    expect(on?.[0]).toBe('signed');
    expect(after).toEqual([
      'late',
      expect.stringMatching(/^отметка «Окончил»; номер или ссылка на свидетельство Срок был \d\d\.\d\d\.2026\.$/),
    ]);
  });

  it.each<[string, object, string]>([
    ['chosen', {}, 'выбрана'],
    ['not chosen', { chosen: false }, 'не выбрана'],
    [
      'nothing known',
      { programme: undefined, hours: undefined, endsOn: undefined },
      'не хватает: название, часы, даты начала и окончания',
    ],
    ['without its first day', { startsOn: undefined }, 'не хватает: даты начала и окончания'],
  ])('a course that is %s', (_, change, expected) => {
    const [row] = rowsOf('trainings', school({ tables: { trainings: [{ ...course, ...change }] } }), '2026-09-01');
    expect(row).toMatchObject({ state: expected, signed: 1, finished: 1 });
  });
});
