import { describe, expect, it } from 'vitest';
import { MENTOR, school, stateOf, wholeSchool } from '../whole-school.ts';

const { tables } = wholeSchool;
const [course] = tables.trainings;

describe('4.1 courses', () => {
  it.each([
    ['chosen', 'отметка «Выбрана»'],
    ['organisation', 'организация'],
    ['hours', 'часы'],
    ['startsOn', 'даты начала и окончания'],
    ['endsOn', 'даты начала и окончания'],
  ])('courses without %s are under way', (field, open) => {
    const state = stateOf('4.1', school({ tables: { trainings: [{ ...course, [field]: undefined }] } }), '2026-06-20');
    expect(state).toMatchObject({ status: 'inProgress', missing: [`Программа «Наставничество»: ${open}`] });
  });

  it('need one complete choice', () => {
    const trainings = [{ programme: 'Другая', organisation: 'Институт' }, ...tables.trainings];
    expect(stateOf('4.1', school({ tables: { trainings } }), '2026-06-20').status).toBe('done');
  });
});

describe('4.2 training', () => {
  it.each([
    [{ completed: true, certificateLink: 'https://example.org/1' }, 'done'],
    [{ completed: true }, 'overdue'],
    [{ certificate: '1' }, 'overdue'],
    [{ waivedReason: 'обучена в 2025 году' }, 'done'],
  ])('with %j: %s', (row, status) => {
    expect(stateOf('4.2', school({ tables: { training: [{ code: MENTOR, ...row }] } })).status).toBe(status);
  });

  it('asks only admitted mentors, after their interview', () => {
    const interviews = (outcome: 'declined' | 'admitted', date: string) => ({
      interviews: [{ code: MENTOR, date, outcome }],
    });
    expect(stateOf('4.2', school({ tables: interviews('declined', '2026-08-20') }), '2026-08-30')).toMatchObject({
      n: 0,
    });
    expect(stateOf('4.2', school({ tables: interviews('admitted', '2026-08-31') }), '2026-08-30')).toMatchObject({
      status: 'notStarted',
      n: 0,
    });
  });
});
