import { expect, it } from 'vitest';
import { certificateTasks } from '../../../../functions/domain/summary/certificate-tasks.ts';
import { school, standingOf } from '../roadmap/whole-school.ts';

const until = (certificateUntil: string | undefined) => {
  const whole = school();
  const training = (whole.tables?.training ?? []).map((row) => ({ ...row, certificateUntil }));
  return standingOf({ ...whole, tables: { ...whole.tables, training } }, '2026-10-15');
};

it.each([
  ['2026-10-14', 'overdue', 'Свидетельство наставника истекло'],
  ['2026-10-15', 'soon', 'Скоро закончится срок свидетельства наставника'],
  ['2026-12-14', 'soon', 'Скоро закончится срок свидетельства наставника'],
])('a certificate that is valid until %s is told of: %s', (day, urgency, task) => {
  const tasks = certificateTasks(until(day));
  expect(tasks.length).toBeGreaterThan(0);
  for (const one of tasks) expect(one).toMatchObject({ urgency, task, due: day, where: 'training' });
});

it('a certificate that stays valid for long or has no last day causes no task', () => {
  expect(certificateTasks(until('2026-12-15'))).toEqual([]);
  expect(certificateTasks(until(undefined))).toEqual([]);
});

it('a school that has switched training off gets no task', () => {
  const { tables, ...whole } = school();
  const training = (tables?.training ?? []).map((row) => ({ ...row, certificateUntil: '2026-10-14' }));
  const roadmap = [{ id: '4.2', off: true }];
  const state = standingOf({ ...whole, tables: { ...tables, training, roadmap } }, '2026-10-15');
  expect(certificateTasks(state)).toEqual([]);
});

it('an expired certificate still proves the training', () => {
  const stateOf = (day: string | undefined) => until(day).activities.find(({ id }) => id === '4.2')?.status;
  expect(stateOf(undefined)).toBe('done');
  expect(stateOf('2026-10-14')).toBe('done');
});

it('an expired certificate without number and link does not prove the training', () => {
  const { tables, ...whole } = school();
  const training = (tables?.training ?? []).map((row) => ({
    ...row,
    certificateUntil: '2026-10-14',
    certificate: undefined,
    certificateLink: undefined,
  }));
  const state = standingOf({ ...whole, tables: { ...tables, training } }, '2026-10-15');
  expect(state.activities.find(({ id }) => id === '4.2')?.status).not.toBe('done');
});
