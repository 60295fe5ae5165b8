import { describe, expect, it } from 'vitest';
import { agreedOn, approvedOn, goalsOf } from '../../../../functions/domain/meetings/development-plans.ts';
import { pairProgrammes } from '../../../../functions/domain/meetings/pair-programmes.ts';
import { programmeLines } from '../../../../functions/domain/meetings/programme-lines.ts';
import type { Entry } from '../../../../functions/domain/programme.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { factsOn, group, pairRow, without } from './meeting-kit.ts';

type Plan = Omit<Entry<'plans'>, 'at'>;
type Answers = NonNullable<ProgrammeParts['answers']>;
type Said = NonNullable<Answers['pairProgramme']>[number];

const TODAY = '2026-12-15';
const entered: Plan = { pairCode: 'П-01', code: 'К-02', goal1: 'Вести урок', due1: '2026-12-01' };
const written: Said = {
  code: 'К-02',
  pairCode: 'П-01',
  step: 'write',
  goal1: 'Начинать вовремя',
  due1: '2026-12-10',
  submittedAt: '2026-10-05T10:00:00',
};

function day(answers: Answers, plan: Plan = entered, pairs = [pairRow()]) {
  return factsOn(TODAY, pairs, [], { tables: { plans: [plan] }, answers });
}
const planIn = (answers: Answers, plan?: Plan, pairs?: Parameters<typeof day>[2]) =>
  day(answers, plan, pairs).bases.rows.plans.get('П-01|К-02');

describe('the goals of a plan', () => {
  const row = (parts: Plan) => ({ at: 1, ...parts });

  it('are those with a text and a date', () => {
    const plan = row({ goal1: 'а', goal2: 'б', due2: '2026-12-01', mark2: 'reached', due3: '2026-12-02' });
    expect(goalsOf(plan)).toEqual([{ number: 2, goal: 'б', due: '2026-12-01', mark: 'reached' }]);
  });

  it('are agreed from the day on, if one has a date', () => {
    const on = (today: string, parts: Plan = {}) =>
      agreedOn(row({ ...entered, agreedOn: '2026-10-05', ...parts }), today);
    expect([on('2026-10-04'), on('2026-10-05')]).toEqual([undefined, '2026-10-05']);
    expect(on('2026-10-05', { due1: undefined })).toBeUndefined();
    expect(on('2026-10-05', { agreedOn: undefined })).toBeUndefined();
  });

  it('are approved from the day on, if they did not change since', () => {
    const on = (today: string, approved?: string, agreed: string | undefined = '2026-10-05') =>
      approvedOn(row({ ...entered, agreedOn: agreed, approvedOn: approved }), today);
    expect([on('2026-10-06', '2026-10-07'), on('2026-10-07', '2026-10-07')]).toEqual([undefined, '2026-10-07']);
    expect([on('2026-10-07', '2026-10-05'), on('2026-10-07', '2026-10-04')]).toEqual(['2026-10-05', undefined]);
    expect([on('2026-10-07', undefined), on('2026-10-04', '2026-10-04')]).toEqual([undefined, undefined]);
  });
});

describe('the marks of the goals', () => {
  const said = { code: 'К-01', pairCode: 'П-01', goal1Reached: 'partly' as const, goal2Reached: 'reached' as const };
  const mentorReport = [{ ...said, submittedAt: '2026-12-10T10:00:00' }];

  it('come from the mentor’s report, where the staff entered none and where there is a goal', () => {
    expect(planIn({ mentorReport })).toMatchObject({ mark1: 'partly' });
    expect(planIn({ mentorReport })).not.toHaveProperty('mark2');
    expect(planIn({ mentorReport }, { ...entered, mark1: 'reached' })).toMatchObject({ mark1: 'reached' });
    expect(planIn({ mentorReport: [without(said, 'goal1Reached')] })?.mark1).toBeUndefined();
  });

  it('do not come from a report about a group or another pair, or by somebody else', () => {
    expect(planIn({ mentorReport }, entered, [group()])?.mark1).toBeUndefined();
    expect(planIn({ mentorReport: [{ ...said, pairCode: 'П-02' }] })?.mark1).toBeUndefined();
    expect(planIn({ mentorReport: [{ ...said, code: 'К-03' }] })?.mark1).toBeUndefined();
  });
});

describe('the programme that a pair wrote', () => {
  const confirmed: Said = { ...written, code: 'К-01', step: 'confirm', submittedAt: '2026-10-07T10:00:00' };
  const noGoals: Plan = { pairCode: 'П-01', code: 'К-02' };
  const programme = (said: readonly Said[], pairs = [pairRow()]) => {
    const { pairs: known, intake } = day({ pairProgramme: said }, noGoals, pairs);
    return known.map((pair) => pairProgrammes(pair, 'К-02', intake.answers))[0];
  };

  it('fills an empty plan, with the day of the agreement', () => {
    expect(planIn({ pairProgramme: [written] }, noGoals)).toMatchObject({
      goal1: 'Начинать вовремя',
      due1: '2026-12-10',
    });
    expect(planIn({ pairProgramme: [written] }, noGoals)).not.toHaveProperty('agreedOn');
    expect(planIn({ pairProgramme: [written, confirmed] }, noGoals)).toMatchObject({ agreedOn: '2026-10-07' });
  });

  it('keeps an approval of the day on which it was written, and of no day before', () => {
    const approved = (approvedOn: string) =>
      planIn({ pairProgramme: [written] }, { ...noGoals, approvedOn })?.approvedOn;
    expect([approved('2026-10-04'), approved('2026-10-05'), approved('2026-10-06')]).toEqual([
      undefined,
      '2026-10-05',
      '2026-10-06',
    ]);
  });

  it('counts only for the pair and for the mentees of a group that it is about', () => {
    const count = (parts: Said) => (programme([{ ...written, code: 'К-01', ...parts }], [group()])?.counts ? 1 : 0);
    expect([count({}), count({ mentees: ['К-02', 'К-03'] }), count({ mentees: ['К-03'] })]).toEqual([1, 1, 0]);
    expect(count({ pairCode: 'П-77' })).toBe(0);
    expect(count({ code: 'К-02', mentees: ['К-03'] })).toBe(1);
  });

  it('needs a goal with a date', () => {
    for (const name of ['goal1', 'due1'] as const) {
      expect(programme([without(written, name)])).toEqual({
        counts: undefined,
        pending: undefined,
        firstAgreedOn: undefined,
      });
    }
  });

  it('is the one in the lower row if two texts have the same second', () => {
    const later = { ...written, code: 'К-01', goal1: 'Позже' };
    expect(programme([written, later])?.pending?.text.fields.goal1).toBe('Позже');
    expect(
      programme([
        { ...written, code: 'К-01' },
        { ...written, goal1: 'Позже' },
      ])?.pending?.text.fields.goal1,
    ).toBe('Позже');
  });

  it('a confirmation without a version confirms the text before it, whenever the answers were entered', () => {
    const newer = { ...written, goal1: 'Новее', submittedAt: '2026-10-08T10:00:00' };
    const plain = without(confirmed, 'version');
    for (const said of [
      [written, plain, newer],
      [newer, plain, written],
      [plain, newer, written],
    ]) {
      const found = programme(said);
      expect([found?.counts?.text.fields.goal1, found?.pending?.text.fields.goal1]).toEqual([
        'Начинать вовремя',
        'Новее',
      ]);
      expect(found?.firstAgreedOn).toBe('2026-10-07');
    }
  });

  it('stands in a cell with its facts, its author and its state', () => {
    const lines = (said: readonly Said[]) => {
      const counts = programme(said)?.counts;
      return counts ? programmeLines(counts, (code) => `<${code}>`) : [];
    };
    expect(lines([written])).toEqual([
      'Цель 1: Начинать вовремя',
      'Срок: 10.12.2026',
      'Записано 05.10.2026: <К-02>',
      'Ждёт подтверждения: <К-01>',
    ]);
    const full = { ...written, sign1: 'Звонок', actions1: 'Два урока', goal3: 'Третья' };
    expect(lines([full, confirmed])).toEqual([
      'Цель 1: Начинать вовремя',
      'Признак: Звонок',
      'Что сделаем: Два урока',
      'Срок: 10.12.2026',
      'Цель 3: Третья',
      'Записано 05.10.2026: <К-02>',
      'Подтверждено 07.10.2026: <К-01>',
    ]);
  });
});
