import { describe, expect, it } from 'vitest';
import { workingDays } from '../../../../functions/domain/calendar/working-days.ts';
import { roadmapOf, stageTitle, withoutSchool, withSchool } from '../../../../functions/domain/timetable/activity.ts';
import { deadlineOf } from '../../../../functions/domain/timetable/deadline.ts';
import { feedbackPeriods, feedbackRounds, roundOf } from '../../../../functions/domain/timetable/feedback-rounds.ts';
import { typedMonthsInRun } from '../../../../functions/domain/timetable/programme-run.ts';
import { lettersOf } from '../../../../functions/domain/timetable/sent-notices.ts';
import { lastProgrammeDay, timetableOf } from '../../../../functions/domain/timetable/timetable.ts';
import { activities as standard } from '../../../../sheets-schema/roadmap.ts';
import { type ProgrammeParts, programme } from '../programme-kit.ts';

type Roadmap = NonNullable<NonNullable<ProgrammeParts['tables']>['roadmap']>;
type Settings = NonNullable<ProgrammeParts['settings']>;

const TODAY = '2026-09-01';
const read = (roadmap: Roadmap = [], settings: Settings = {}) => {
  const whole = programme({ tables: { roadmap }, settings });
  const made = roadmapOf(whole);
  return { ...made, settings: whole.settings, timetable: timetableOf(made, whole.settings, TODAY) };
};
const activity = (id: string, ...parts: Parameters<typeof read>) =>
  read(...parts).activities.find((one) => one.id === id);

describe('the roadmap of a school', () => {
  it('has the standard activities in order, with what the school changed', () => {
    const { activities, problems } = read();
    expect([activities.map(({ id }) => id), problems]).toEqual([standard.map(({ id }) => id), []]);
    const changed = activity('5.3', [
      { id: '5.3', ownTitle: 'Своё', ownResponsible: 'head', ownMonths: { months: [10, 11] } } as never,
    ]);
    expect(changed).toMatchObject({ title: 'Своё', responsible: 'head', months: [10, 11], own: false });
  });

  it('switches an activity off, which then stands apart', () => {
    const { activities, off, timetable } = read([{ id: '6.4', off: true }]);
    expect([activities.length, off.map(({ id }) => id), timetable('6.4').off, timetable('6.5').off]).toEqual([
      standard.length - 1,
      ['6.4'],
      true,
      false,
    ]);
  });

  it('takes the school’s own activities, with the next free number of their stage and the months of the stage', () => {
    const { activities, problems } = read([
      { ownTitle: 'Экскурсия', ownStage: 7 },
      { ownTitle: 'Чаепитие', ownStage: 7, ownResponsible: 'head' as never },
      { id: '2.9', ownTitle: 'Опрос', ownStage: 2 },
    ]);
    const own = activities.filter((one) => one.own).map(({ id, responsible, months }) => [id, responsible, months]);
    expect(own).toEqual([
      ['2.9', 'organiser', activity('2.1')?.months],
      ['7.9', 'organiser', [12, 12]],
      ['7.10', 'head', [12, 12]],
    ]);
    expect([activities.at(-1)?.id, problems]).toEqual(['7.10', []]);
  });

  it('names a row that lacks something, and a row that repeats another', () => {
    const reasons = (...rows: Roadmap) => read(rows).problems.map(({ cell, reason }) => [cell, reason]);
    expect(reasons({ ownTitle: 'Экскурсия' })).toEqual([
      ['2:2', expect.stringContaining('не заполнено: «Этап своего мероприятия»')],
    ]);
    expect(reasons({ ownStage: 3 })).toEqual([['2:2', expect.stringMatching(/не заполнено: «Своё название»\.$/)]]);
    expect(reasons({})).toEqual([]);
    expect(reasons({ id: '1.1' }, { id: '1.1', ownTitle: 'Повтор' })).toEqual([
      ['3:3', expect.stringContaining('повторяет строку 2')],
    ]);
    expect(read([{ id: '1.1' }, { id: '1.1', ownTitle: 'Повтор' }]).activities).toHaveLength(standard.length);
  });

  it('refuses months that end after the longest programme, and keeps the usual ones', () => {
    // A run from April ends in May of the next year at the latest.
    const months = (first: number, last: number) => {
      const { activities, problems } = read([{ id: '7.8', ownMonths: { months: [first, last] } } as never]);
      return [activities.find(({ id }) => id === '7.8')?.months, problems.length];
    };
    expect(months(12, 5)).toEqual([[12, 17], 0]);
    expect(months(12, 6)).toEqual([[12, 12], 1]);
  });
});

it.each([
  ['the nearer of two years', [1, 2], [12, 12], 4, [13, 14]],
  ['the usual year', [11, 12], [12, 12], 4, [11, 12]],
  ['the year after, if the last month is before the first', [10, 5], [10, 11], 4, [10, 17]],
  ['a run from January', [2, 3], [2, 2], 1, [2, 3]],
  ['not beyond fourteen months', [12, 6], [12, 12], 4, undefined],
] as const)('months that the school typed mean: %s', (_, typed, usual, startMonth, expected) => {
  expect(typedMonthsInRun({ months: typed }, usual, { startMonth } as never)).toEqual(expected);
});

describe('the days of an activity', () => {
  it('are whole months of the programme’s year', () => {
    expect(read().timetable('6.4')).toEqual({ from: '2026-10-01', to: '2026-11-30', postponed: false, off: false });
    expect(read([{ id: '6.4', ownMonths: { months: [11, 12] } } as never]).timetable('6.4')).toMatchObject({
      from: '2026-11-01',
      postponed: true,
    });
    expect(read([{ id: '6.4', ownMonths: { months: [9, 11] } } as never]).timetable('6.4')).toMatchObject({
      from: '2026-09-01',
      postponed: false,
    });
    expect(read([], { startMonth: 9 } as never).timetable('7.8')).toMatchObject({
      from: '2027-05-01',
      to: '2027-05-31',
      postponed: false,
    });
    expect(() => read().timetable('9.9' as never)).toThrow('9.9');
  });

  it('end with a deadline on a working day, or on the day that the staff entered', () => {
    const calendar = workingDays([]);
    // 31 May 2026 is a Sunday.
    expect(deadlineOf({ months: [4, 5], lastDay: undefined, row: undefined }, 2026, calendar)).toBe('2026-05-29');
    expect(
      deadlineOf({ months: [4, 5], lastDay: 25, row: { at: 1, deadlineOverride: '2026-05-20' } }, 2026, calendar),
    ).toBe('2026-05-20');
  });

  it('end the programme with the last of them', () => {
    const last = (roadmap: Roadmap) => {
      const made = read(roadmap);
      return lastProgrammeDay(made, made.settings, TODAY);
    };
    expect([last([]), last([{ id: '7.8', ownMonths: { months: [12, 2] } } as never])]).toEqual([
      '2026-12-31',
      '2027-02-28',
    ]);
  });
});

describe('the rounds of feedback', () => {
  it('do not begin in the long leave, and are one if nothing is left between them', () => {
    const roundsFrom = (startMonth: number) => {
      const made = read([], { startMonth } as never);
      return feedbackRounds(made.settings, made.timetable);
    };
    expect(roundsFrom(1)).toEqual(['2026-08-17']);
    expect(roundsFrom(2)).toEqual(['2026-08-15', '2026-09-16']);
    expect(roundsFrom(4)).toEqual(['2026-10-10', '2026-11-16']);
  });

  const rounds = (settings: Settings = {}, roadmap: Roadmap = []) => {
    const made = read(roadmap, settings);
    return feedbackRounds(made.settings, made.timetable);
  };

  it('are counted back from the end of 6.5, but never before its start', () => {
    expect(rounds()).toEqual(['2026-10-10', '2026-11-16']);
    expect(rounds({}, [{ id: '6.5', ownMonths: { months: [11, 11] } } as never])).toEqual(['2026-11-01', '2026-11-16']);
    expect(rounds({}, [{ id: '6.5', off: true }])).toEqual([]);
  });

  it('are the days of the settings, in order, each once', () => {
    expect(rounds({ feedbackRound1: '2026-11-20', feedbackRound2: '2026-10-20' })).toEqual([
      '2026-10-20',
      '2026-11-20',
    ]);
    expect(rounds({ feedbackRound1: '2026-10-20', feedbackRound2: '2026-10-20' })).toEqual(['2026-10-20']);
  });

  it('last until the next one, the last for three weeks', () => {
    const { settings, timetable } = read();
    expect(feedbackPeriods(settings, timetable)).toEqual([
      { number: 1, from: '2026-10-10', until: '2026-11-15' },
      { number: 2, from: '2026-11-16', until: '2026-12-07' },
    ]);
    expect(['2026-10-09', '2026-10-10', '2026-11-15', '2026-11-16'].map((day) => roundOf(day, rounds()))).toEqual([
      0, 1, 1, 2,
    ]);
  });
});

describe('letters that were sent', () => {
  const row = (noticeKey: string, parts: object = {}) => ({
    notice: 'meetingDue' as const,
    code: 'К-01',
    noticeKey,
    status: 'sent' as const,
    sentAt: '2026-09-02T10:00:00',
    ...parts,
  });
  const days = (
    outbox: NonNullable<ProgrammeParts['tables']>['outbox'],
    about?: string,
    delivered: readonly object[] = [],
  ) =>
    lettersOf(programme({ tables: { outbox } as never }), { delivered: delivered as never })(
      'К-01',
      ['meetingDue'],
      about,
    ).map(({ on }) => on);

  it('are those of the person and the kinds, earliest first, about the matter if one is given', () => {
    const outbox = [
      row('meetingDue|К-01|П-01|2', { sentAt: '2026-09-09T10:00:00' }),
      row('meetingDue|К-01|П-01|1'),
      row('meetingDue|К-02|П-01|1', { code: 'К-02' }),
      row('helpSignal|К-01||1', { notice: 'helpSignal' }),
      row('meetingDue|К-01|П-02|1', { sentAt: '2026-09-05T10:00:00' }),
    ];
    expect(days(outbox)).toEqual(['2026-09-02', '2026-09-05', '2026-09-09']);
    expect([days(outbox, 'П-01'), days(outbox, 'П-0')]).toEqual([['2026-09-02', '2026-09-09'], []]);
    expect(lettersOf(programme(), { delivered: [] })('К-09', ['meetingDue'])).toEqual([]);
  });

  it('have gone, or have just gone', () => {
    const queued = row('meetingDue|К-01||1', { status: 'sending', sentAt: '2026-09-01T10:00:00', messageId: '<a>' });
    const said = (outcome: string, messageId = '<a>') => [{ messageId, outcome, at: '2026-09-03T10:00:00' }];
    expect([days([queued]), days([queued], undefined, said('sent'))]).toEqual([[], ['2026-09-03']]);
    expect([days([queued], undefined, said('refused')), days([queued], undefined, said('sent', '<b>'))]).toEqual([
      [],
      [],
    ]);
    for (const lacking of ['notice', 'code', 'noticeKey', 'sentAt']) {
      expect(days([row('meetingDue|К-01||1', { [lacking]: undefined })])).toEqual([]);
    }
  });
});

it('a title names the school, or leaves it out', () => {
  expect([withSchool('Пилот в {школа}', 'Школа № 5'), withSchool('Пилот в {школа}', undefined)]).toEqual([
    'Пилот в школе (Школа № 5)',
    'Пилот в школе',
  ]);
  expect(withoutSchool('Пилот в {школа}')).toBe('Пилот');
  expect([stageTitle(1) !== '', stageTitle(9)]).toEqual([true, '']);
});
