import { describe, expect, it } from 'vitest';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { plan } from '../../../../functions/domain/plan.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import { context, programme } from '../programme-kit.ts';
import { type School, school, standingOf } from './whole-school.ts';

const settings = {
  curatorEmail: 'curator@example.org',
  headName: 'Директорова Нина',
  headEmail: 'head@example.org',
} as const;

/** The whole school without some people's answers, and with some activities switched off. */
function without(off: readonly string[], parts: School = {}): School {
  const made = school(parts);
  const roadmap = off.map((id) => ({ id, off: true }));
  return { ...made, settings: { ...made.settings, ...settings }, tables: { ...made.tables, roadmap } };
}

const rowsOf = (parts: School, today: string, table: string) =>
  plan(programme(parts), context({ today })).tables.find((one) => one.table === table)?.rows ?? [];
const letters = (parts: School, today: string, kind: string) =>
  occasionsOf(standingOf(parts, today)).filter((one) => one.kind === kind).length;
const awaited = (parts: School, today: string, what: string) =>
  rowsOf(parts, today, 'unanswered').filter(({ values }) => String(values.what).startsWith(what)).length;

const noAnswers = (...forms: readonly string[]): School => ({
  answers: Object.fromEntries(forms.map((form) => [form, []])),
});
const reports = (...kinds: readonly string[]): School => ({
  answers: { meetingReport: (school().answers?.meetingReport ?? []).filter(({ kind }) => kinds.includes(kind ?? '')) },
});

describe('an activity that is switched off', () => {
  it.each<[string, School, string, string, string]>([
    ['1.8', noAnswers('intake'), '2026-06-01', 'intakeInvitation', 'Анкета участника'],
    ['2.1', noAnswers('menteeRequest'), '2026-06-03', 'requestInvitation', 'Анкета наставляемого'],
    ['3.2', noAnswers('mentorOffer'), '2026-06-03', 'offerInvitation', 'Анкета наставника'],
    ['3.1', noAnswers('assessmentMenteeT0'), '2026-06-15', 'assessmentT0', 'Стартовая оценка наставляемого'],
    ['3.4', noAnswers('assessmentMentorT0'), '2026-06-15', 'assessmentT0', 'Стартовая оценка наставника'],
    ['5.2', noAnswers('preference'), '2026-09-09', 'preferenceInvitation', 'Анкета после групповой встречи'],
    [
      '6.5',
      { answers: { ...noAnswers('feedback').answers, ...reports('first').answers } },
      '2026-10-12',
      'feedbackInvitation',
      'Обратная связь',
    ],
    [
      '7.1',
      noAnswers('satisfactionMentee', 'satisfactionMentor'),
      '2026-12-10',
      'finalSurvey',
      'Анкета удовлетворённости',
    ],
    ['7.5', noAnswers('assessmentMenteeT1', 'assessmentMentorT1'), '2026-12-10', 'finalSurvey', 'Итоговая оценка'],
    ['7.6', noAnswers('mentorReport'), '2026-12-10', 'mentorReportDue', 'Отчёт наставника'],
  ])('%s: no letter asks for it, and nobody is listed on «Кто не ответил» for it', (id, parts, today, kind, what) => {
    expect(letters(without([], parts), today, kind)).toBeGreaterThan(0);
    expect(awaited(without([], parts), today, what)).toBeGreaterThan(0);
    expect(letters(without([id], parts), today, kind)).toBe(0);
    expect(awaited(without([id], parts), today, what)).toBe(0);
  });

  it.each([
    ['6.1', 'first'],
    ['6.2', 'trial'],
    ['6.3', 'planning'],
    ['6.4', 'regular'],
    ['6.6', 'final'],
  ])('%s: no pair owes a meeting of kind %s', (id, kind) => {
    const kinds = (off: readonly string[]) =>
      standingOf(without(off, reports()), '2026-09-16').due.map((one) => one.kind);
    expect(kinds([])).toContain(kind);
    expect(kinds([id])).not.toContain(kind);
  });

  it('interviews and training: mentors are ready without them', () => {
    const bare = { tables: { interviews: [], training: [] } };
    const ready = (off: readonly string[]) => standingOf(without(off, bare), '2026-09-10').intake.readyMentors.size;
    expect([ready([]), ready(['3.5']), ready(['3.5', '4.2'])]).toEqual([0, 0, 1]);
  });

  it('does not keep its stage from closing, whichever it is', () => {
    for (const { id, stage } of activities) {
      const { activities: states, stages } = standingOf(without([id]), '2026-12-31');
      expect(states.some((one) => one.id === id)).toBe(false);
      expect([id, stages.find((one) => one.stage === stage)?.status]).toEqual([id, 'readyToClose']);
    }
  });
});

describe('an activity of the school’s own', () => {
  const own = (more: object = {}): School => {
    const made = school();
    const row = { at: 50, ownTitle: 'Мастер-класс', ownStage: 6, ownMonths: { months: [11, 11] as const }, ...more };
    return { ...made, settings: { ...made.settings, ...settings }, tables: { ...made.tables, roadmap: [row] } };
  };
  const tasks = (today: string, more?: object) =>
    rowsOf(own(more), today, 'today').filter(({ values }) => String(values.subject).includes('Мастер-класс'));

  it('is on «Сегодня» in its last week and while overdue, until it is marked', () => {
    expect(tasks('2026-11-22')).toEqual([]);
    expect(tasks('2026-11-23').map(({ values }) => values)).toMatchObject([{ urgency: 'soon', due: '2026-11-30' }]);
    expect(tasks('2026-12-01').map(({ values }) => values)).toMatchObject([{ urgency: 'overdue' }]);
    expect(tasks('2026-12-01', { markedOn: '2026-11-20', markLink: 'фотоотчёт' })).toEqual([]);
  });

  it('gets reminders by letter, and its stage waits for it', () => {
    const about = (today: string) =>
      occasionsOf(standingOf(own(), today))
        .filter((one) => one.about === '6.8')
        .map(({ kind }) => kind);
    expect(new Set(about('2026-11-24'))).toEqual(new Set(['activityDueSoon', 'activityOverdue']));
    const stage = (more?: object) => standingOf(own(more), '2026-12-31').stages.find((one) => one.stage === 6);
    expect(stage()).toMatchObject({ status: 'open', missing: ['Не выполнены: 6.8'] });
    expect(stage({ markedOn: '2026-11-20', markLink: 'фотоотчёт' })).toMatchObject({ status: 'readyToClose' });
  });
});

describe('«Сводка» before the time of an indicator', () => {
  const unasked = {
    answers: {
      ...noAnswers('satisfactionMentee', 'satisfactionMentor', 'assessmentMenteeT1', 'feedback').answers,
      ...reports('first', 'trial', 'planning').answers,
    },
  };
  const shown = (today: string, name: string, parts = without([], unasked)) =>
    rowsOf(parts, today, 'summary').find(({ values }) => values.name === name)?.values;

  it('says when it will be measured, and not that it was missed', () => {
    expect(shown('2026-11-25', 'Удовлетворённость наставляемых')).toMatchObject({
      target: 85,
      comment:
        'ещё не измерялась: анкеты придут участникам с 1 декабря, после заключительных встреч, и всем – не позднее 10 декабря, цель 85 %',
    });
    expect(shown('2026-11-25', 'Удовлетворённость наставляемых')?.percent).toBeUndefined();
    expect(shown('2026-11-25', 'Удовлетворённость')?.comment).toBe('ещё не спрашивали: анкета откроется 1 декабря');
    expect(shown('2026-10-09', 'Обратная связь')?.comment).toBe('ещё не спрашивали: анкета откроется 10 октября');
    expect(shown('2026-11-25', 'Удовлетворённость наставляемых', shiftedTo(11))?.comment).toContain('0 из 1');
  });

  it('judges once everybody was asked', () => {
    expect(shown('2026-12-09', 'Удовлетворённость наставляемых')?.comment).toContain('ещё не измерялась');
    expect(shown('2026-12-10', 'Удовлетворённость наставляемых')).toMatchObject({
      n: 1,
      comment: 'менее 5 ответов: итог не показываем, по нему можно узнать человека, цель 85 %; ответили 0 из 1',
    });
  });

  it('does not call the share of young specialists missed while pairs may still begin', () => {
    const parts = without([], unasked);
    const young = { ...parts, settings: { ...parts.settings, youngSpecialistsTotal: 3 } };
    expect(shown('2026-09-30', 'Охват молодых специалистов', young)?.comment).toBe(
      'ещё не измерялся: пары начинают работу до 30 сентября, пока – 0 из 3, цель 70 %',
    );
    expect(shown('2026-10-01', 'Охват молодых специалистов', young)?.comment).toContain('не достигнуто');
  });

  function shiftedTo(month: number): School {
    const parts = without([], unasked);
    return { ...parts, tables: { ...parts.tables, roadmap: [{ id: '7.1', ownMonths: { months: [month, month] } }] } };
  }
});
