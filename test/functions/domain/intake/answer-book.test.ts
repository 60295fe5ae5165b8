import { describe, expect, it } from 'vitest';
import { schoolDayOf } from '../../../../functions/domain/school-day.ts';
import { context, given, programme } from '../programme-kit.ts';

const people = [{ code: 'К-01' }, { code: 'К-02' }, { code: 'К-03' }];
const june = (hour: number) => `2026-06-02T${String(hour).padStart(2, '0')}:00:00`;

function answersOf(parts: Parameters<typeof programme>[0], today = '2026-09-01') {
  return schoolDayOf(
    programme({ ...parts, tables: { people, consents: [given('К-01'), given('К-03')], ...parts?.tables } }),
    context({ today }),
  ).intake.answers;
}

describe('the answers that count', () => {
  it('are the last by time, in any order of rows; an earlier answer is mentioned once', () => {
    const answers = {
      intake: [
        { code: 'К-01', wantsRole: 'mentor' as const, submittedAt: june(12) },
        { code: 'К-01', wantsRole: 'mentee' as const, submittedAt: june(10) },
      ],
    };
    const book = answersOf({ answers }, '2026-06-16');
    expect(book.latest('intake', 'К-01')?.fields.wantsRole).toBe('mentor');
    expect(book.all('intake')).toHaveLength(1);
    expect(book.history('intake', 'К-01')).toHaveLength(2);
    expect(book.problems).toMatchObject([{ cell: '3:3', code: 'К-01' }]);
    expect(book.problems[0]?.reason).toContain('заменён');
    expect(answersOf({ answers }, '2026-06-17').problems, 'two weeks are enough to see it').toEqual([]);
  });

  it('are one for each role in the preference form, and one for each round of feedback', () => {
    const book = answersOf({
      settings: { feedbackRound1: '2026-10-10', feedbackRound2: '2026-11-16' },
      answers: {
        preference: [
          { code: 'К-01', asRole: 'mentee', submittedAt: june(10) },
          { code: 'К-01', asRole: 'mentor', submittedAt: june(11) },
        ],
        feedback: [
          { code: 'К-01', asRole: 'mentee', submittedAt: '2026-10-12T10:00:00' },
          { code: 'К-01', asRole: 'mentee', submittedAt: '2026-11-15T10:00:00' },
          { code: 'К-01', asRole: 'mentee', submittedAt: '2026-11-16T10:00:00' },
        ],
      },
    });
    expect(book.all('preference')).toHaveLength(2);
    expect(book.latest('preference', 'К-01', 'mentee')?.at).toBe(1);
    expect(book.all('feedback').map(({ at }) => at)).toEqual([2, 3]);
  });

  it.each([
    ['a stranger', { code: 'К-77' }, 'stranger'],
    ['a wrong key', { code: 'К-01', formKey: 'чужой' }, 'forged'],
    ['no code', {}, 'nameless'],
    ['no consent', { code: 'К-02' }, 'held'],
  ])('an answer does not count with %s', (_, fields, status) => {
    const parts = { answers: { intake: [{ ...fields, concerns: 'секрет' }] } };
    const book = answersOf(parts);
    expect(book.all('intake')).toEqual([]);
    expect(book.problems).toHaveLength(1);
    expect(JSON.stringify(book.problems)).not.toContain('секрет');
    expect(book.held).toHaveLength(status === 'held' ? 1 : 0);
  });

  it('include held answers after the consent; without a consent they should be deleted after 30 days', () => {
    const held = { answers: { intake: [{ code: 'К-02', submittedAt: june(10) }] } };
    expect(answersOf(held, '2026-07-01').problems[0]?.whatToDo).toContain('02.07.2026');
    expect(answersOf(held, '2026-07-02').problems[0]?.whatToDo).toContain('больше 30 дней');
    const consents = [given('К-02', '2026-07-05')];
    expect(answersOf({ ...held, tables: { consents } }, '2026-07-04').held).toHaveLength(1);
    expect(answersOf({ ...held, tables: { consents } }, '2026-07-05').latest('intake', 'К-02')).toBeDefined();
  });

  it('include no answer of somebody who has withdrawn consent', () => {
    const consents = [given('К-01'), { ...given('К-01', '2026-08-01'), decision: 'withdrawn' as const }];
    const book = answersOf({ tables: { consents }, answers: { intake: [{ code: 'К-01' }] } });
    expect(book.all('intake')).toEqual([]);
    expect(book.held).toEqual([]);
    expect(book.problems[0]?.whatToDo).toContain('31.08.2026');
  });

  it('include answers of the administration, also from К-00, for the teacher whom they are about', () => {
    const book = answersOf({
      answers: {
        adminRequest: [
          { code: 'К-00', aboutCode: 'К-01' },
          { code: 'К-03', aboutCode: 'К-01', submittedAt: june(10) },
          { code: 'К-00', aboutCode: 'К-02' },
          { code: 'К-00', aboutCode: 'К-55' },
        ],
        intake: [{ code: 'К-00' }],
      },
    });
    expect(book.all('adminRequest').map(({ at }) => at)).toEqual([1, 2]);
    expect(book.latest('adminRequest', 'К-01')?.at).toBe(2);
    expect(book.held.map(({ at }) => at)).toEqual([3]);
    expect(book.all('intake')).toEqual([]);
  });
});
