import { expect, it } from 'vitest';
import { agreementTasks } from '../../../../functions/domain/summary/agreement-tasks.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

const RECORDED = { agreementNumber: 'ДС-1', agreementDate: '2026-09-18', agreementSignedOn: '2026-09-21' };

function tasks(agreement: object, labourGround?: 'jobDuties') {
  const { tables = {}, ...rest } = school();
  const pairs = (tables.pairs ?? []).map((row) => ({ ...row, ...agreement }));
  const people = (tables.people ?? []).map((row) => (labourGround ? { ...row, labourGround } : row));
  return agreementTasks(standingOf({ ...rest, tables: { ...tables, pairs, people } }, '2026-10-15'));
}

it('the task names an active pair without an agreement, and the missing cells', () => {
  const [first] = tasks({});
  expect(first).toMatchObject({ urgency: 'overdue', where: 'pairs' });
  expect(first?.subject).toMatch(/^П-\d+: номер, дата, день подписания$/);
});

it('pairs with the same missing cells share one task', () => {
  const { tables = {}, ...rest } = school();
  const [pair] = tables.pairs ?? [];
  const pairs = [
    { ...pair, pairCode: 'П-01' },
    { ...pair, pairCode: 'П-02' },
    { ...pair, ...RECORDED, agreementDate: undefined, pairCode: 'П-03' },
  ];
  const found = agreementTasks(standingOf({ ...rest, tables: { ...tables, pairs } }, '2026-10-15'));
  expect(found.map(({ subject }) => subject)).toEqual(['П-01, П-02: номер, дата, день подписания', 'П-03: дата']);
});

it.each([
  ['agreementNumber', 'номер'],
  ['agreementDate', 'дата'],
  ['agreementSignedOn', 'день подписания'],
])('%s is asked for alone', (column, word) => {
  const [first] = tasks({ ...RECORDED, [column]: undefined });
  expect(first?.subject).toMatch(new RegExp(`^П-\\d+: ${word}$`));
});

it('a complete agreement, or a job that includes mentoring, causes no task', () => {
  expect(tasks(RECORDED)).toEqual([]);
  expect(tasks({}, 'jobDuties')).toEqual([]);
});
