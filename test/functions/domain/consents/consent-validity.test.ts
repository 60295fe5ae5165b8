import { describe, expect, it } from 'vitest';
import { consentBook } from '../../../../functions/domain/consents/consent-validity.ts';
import { factsOf } from '../../../../functions/domain/facts-of.ts';
import { intakeTables } from '../../../../functions/domain/registers/intake-tables.ts';
import { context, given, programme } from '../programme-kit.ts';

const row = (at: number, parts: object) => ({ ...given('К-01', '2026-06-10'), at, ...parts });
const valid = (day: string, ...rows: object[]) =>
  consentBook(rows.map((parts, i) => row(i + 1, parts))).valid('К-01', 'processing', day);

describe('a consent', () => {
  it.each([
    ['is in force on the day on which it was given', '2026-06-10', {}, true],
    ['is not in force the day before', '2026-06-09', {}, false],
    ['is not in force before it begins', '2026-06-14', { validFrom: '2026-06-15' }, false],
    ['is in force on the day on which it begins', '2026-06-15', { validFrom: '2026-06-15' }, true],
    [
      'is not in force before it was signed, even if it is dated back',
      '2026-06-05',
      { validFrom: '2026-06-01' },
      false,
    ],
    ['is in force on its last day', '2026-12-31', { validUntil: '2026-12-31' }, true],
    ['is not in force after its last day', '2027-01-01', { validUntil: '2026-12-31' }, false],
    ['is not in force without the place of the signed sheet', '2026-06-10', { documentRef: undefined }, false],
    ['is not in force with an empty place', '2026-06-10', { documentRef: '' }, false],
    ['is not in force if it was refused', '2026-06-10', { decision: 'refused' }, false],
  ])('%s', (_, day, parts, expected) => {
    expect(valid(day, parts)).toBe(expected);
  });

  it('is in force until a later decision; the day of the decision counts, not the place of its row', () => {
    const withdrawal = { decision: 'withdrawn', decidedOn: '2026-10-03' };
    expect(valid('2026-10-02', withdrawal, {})).toBe(true);
    expect(valid('2026-10-03', withdrawal, {})).toBe(false);
  });

  it('follows the last entry of a day: a new row is later than a numbered one, and a lower row is later', () => {
    const first = { consentId: 'С-001', at: 9 };
    const second = { consentId: 'С-002', at: 2, decision: 'withdrawn' };
    expect(valid('2026-06-10', first, second)).toBe(false);
    expect(valid('2026-06-10', { ...second, at: 9 }, { ...first, consentId: undefined, at: 2 })).toBe(true);
  });

  it('is in force since the first day of validity without a gap', () => {
    const book = consentBook([row(1, {}), row(2, { decidedOn: '2026-09-01' })]);
    expect(book.since('К-01', 'processing', '2026-09-10')).toBe('2026-06-10');
    const again = consentBook([
      row(1, {}),
      row(2, { decision: 'withdrawn', decidedOn: '2026-07-01' }),
      row(3, { decidedOn: '2026-09-01' }),
    ]);
    expect(again.since('К-01', 'processing', '2026-09-10')).toBe('2026-09-01');
    expect(again.since('К-01', 'processing', '2026-07-10')).toBeUndefined();
    expect(again.withdrawnOn('К-01', 'processing', '2026-07-10')).toBe('2026-07-01');
  });
});

describe('«Реестр согласий»', () => {
  const at = (today: string) => {
    const register = programme({
      tables: {
        people: [{ code: 'К-01', name: 'Тестовая Анна' }],
        consents: [
          { ...given('К-01'), consentId: 'С-001', textVersion: '1' },
          { ...given('К-01', '2026-10-03'), decision: 'withdrawn' },
          given('К-77'),
          { ...given('К-01'), type: 'publication', documentRef: undefined },
        ],
      },
      settings: { consentTextVersion: '2' },
    });
    const facts = factsOf(register, context({ today }));
    const table = intakeTables(facts).find(({ table }) => table === 'consents');
    return { intake: facts.intake, rows: table?.rows.map(({ values }) => values) };
  };

  it('numbers new rows, keeps the signed text version, and shows what is in force', () => {
    const { rows } = at('2026-09-01');
    expect(rows?.[0]).toMatchObject({ consentId: 'С-001', textVersion: '1', valid: true, destroyBy: undefined });
    expect(rows?.[1]).toMatchObject({ consentId: 'С-002', textVersion: '2', valid: false, destroyBy: undefined });
    expect(rows?.[2]).toMatchObject({ consentId: 'С-003', valid: false });
  });

  it('gives 30 days to destroy the data of people who withdrew', () => {
    const { rows } = at('2026-10-03');
    expect(rows?.[0]).toMatchObject({ valid: false, person: undefined });
    expect(rows?.[1]).toMatchObject({ destroyBy: '2026-11-02' });
  });

  it('reports rows that cannot take effect', () => {
    const { intake } = at('2026-09-01');
    expect(intake.problems.map(({ cell, code }) => [cell, code])).toEqual([
      ['3:3', 'К-01'],
      ['4:4', 'К-77'],
      ['5:5', 'К-01'],
    ]);
  });
});
