import { describe, expect, it } from 'vitest';
import type { ProgrammeParts } from '../programme-kit.ts';
import { MENTEE, school, wholeSchool } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const { tables, answers } = wholeSchool;
type Plan = (typeof tables.plans)[number];

describe('«ИПР»', () => {
  const [agreed] = tables.plans as [Plan];
  const state = (plans: NonNullable<ProgrammeParts['tables']>['plans'], today = '2026-10-06') =>
    rowsOf('plans', school({ tables: { plans: plans ?? [] } }), today).map(({ status, missing }) => [status, missing]);

  it.each<[string, NonNullable<ProgrammeParts['tables']>['plans'], string, string]>([
    ['no row yet', [], 'draft', 'хотя бы одна цель со сроком; дата согласования'],
    ['agreed today', [agreed], 'agreed', ''],
    ['agreed tomorrow', [{ ...agreed, agreedOn: '2026-10-07' }], 'draft', 'дата согласования не может быть в будущем'],
    ['no day', [{ ...agreed, agreedOn: undefined }], 'draft', 'дата согласования'],
    ['a goal without its day', [{ ...agreed, due1: undefined }], 'draft', 'хотя бы одна цель со сроком'],
  ])('%s', (_, plans, status, missing) => {
    expect(state(plans)).toEqual([[status, missing]]);
  });

  it('drafts goals from the needs, and shows the request and its result in the teacher’s words', () => {
    const menteeRequest = [
      { ...answers.menteeRequest[0], code: MENTEE, need1: 'digital', desiredResult: 'Вести урок спокойно' },
    ];
    const [row] = rowsOf('plans', school({ tables: { plans: [] }, answers: { menteeRequest } }), '2026-10-01');
    expect(String(row?.request).split('\n').at(-1)).toBe('Вести урок спокойно');
    expect(String(row?.draft).split('\n')).toEqual([
      expect.stringMatching(/^Цель 1: /),
      expect.stringMatching(/^Цель 2: /),
      'Признак успеха: Вести урок спокойно',
    ]);
  });
});
