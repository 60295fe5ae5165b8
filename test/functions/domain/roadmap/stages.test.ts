import { describe, expect, it } from 'vitest';
import { journalRows } from '../../../../functions/domain/journal/journal-rows.ts';
import { withoutNames } from '../../../../functions/domain/journal/without-names.ts';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { MENTEE, NOTHING, type School, school, standingOf, wholeSchool } from './whole-school.ts';

const { tables } = wholeSchool;
const stage = (number: number, parts: School, today: string) => standingOf(parts, today).stages[number - 1];
const withStage = (parts: School, row: object): School => ({
  ...parts,
  tables: { ...parts.tables, stages: [row as { stage: number }] },
});

describe('a stage', () => {
  it('opens with its first month or its first evidence', () => {
    expect(stage(2, NOTHING, '2026-05-31')?.status).toBe('notOpen');
    expect(stage(2, NOTHING, '2026-06-01')).toMatchObject({ status: 'open', openedOn: '2026-06-01' });
    expect(stage(4, { tables: { trainings: tables.trainings } }, '2026-05-10')).toMatchObject({
      status: 'open',
      openedOn: '2026-05-10',
    });
  });

  it('is ready when every activity and every result is complete', () => {
    expect(stage(5, school(), '2026-09-30')).toMatchObject({ status: 'readyToClose', missing: [] });
    const motivationless = { ...school(), settings: { ...wholeSchool.settings, motivation: '' } };
    expect(stage(1, motivationless, '2026-09-01')).toMatchObject({
      status: 'open',
      missing: ['Нет результата: Мотивация наставников и куратора'],
    });
  });

  it('is closed only by the curator’s date', () => {
    const dated = (more: object = {}) => withStage(school(), { stage: 5, closedOn: '2026-09-30', ...more });
    expect(stage(5, dated(), '2026-09-29')?.status).toBe('readyToClose');
    expect(stage(5, dated(), '2026-09-30')).toMatchObject({ status: 'closed', closedOn: '2026-09-30' });
  });

  it('does not close while something is missing', () => {
    const early = withStage(NOTHING, { stage: 1, closedOn: '2026-05-01' });
    expect(stage(1, early, '2026-05-02')).toMatchObject({ status: 'open', closedOn: undefined });
    expect(stage(1, early, '2026-05-02')?.missing[0]).toContain('Дата закрытия пока не действует');
  });
});

describe('a closed stage that loses evidence', () => {
  const closed = { stage: 5, closedOn: '2026-09-30', state: 'closed' as const, openedOn: '2026-09-01' };
  const roadmap = ['5.1', '5.2', '5.3', '5.4'].map((id) => ({ id, status: 'done' as const, doneOn: '2026-09-16' }));
  const dissolved = [{ ...tables.pairs[0], endNoticeOn: '2026-10-01', endedOn: '2026-10-08' }];
  const parts: School = { ...school({ tables: { pairs: dissolved, roadmap } }) };
  const lost: School = withStage(parts, closed);
  const reopened = (school: School, today: string) =>
    occasionsOf(standingOf(school, today)).filter(
      ({ kind, about }) => kind === 'stageReopenedByData' && about.startsWith('5'),
    );

  it('stays closed with remarks from that day on', () => {
    expect(stage(5, lost, '2026-10-08')).toMatchObject({ status: 'closedWithRemarks', remarksOn: '2026-10-08' });
  });

  it('writes to the curator once per cause, however it is repaired', () => {
    const remembered = (ids: readonly string[], lostOn: string): School =>
      withStage(
        school({
          tables: {
            pairs: dissolved,
            roadmap: roadmap.map((row) =>
              ids.includes(row.id) ? { id: row.id, status: 'overdue' as const, lostOn } : row,
            ),
          },
        }),
        { ...closed, state: 'closedWithRemarks', remarksOn: '2026-10-08' },
      );
    expect(reopened(lost, '2026-10-08').map(({ key }) => key)).toEqual(['stageReopenedByData|curator|5 2026-10-08']);
    // A week later, half of the loss is repaired. Nothing new is lost, so the letter's key is the same, and no new letter is due.
    expect(reopened(remembered(['5.3', '5.4'], '2026-10-08'), '2026-10-15').map(({ key }) => key)).toEqual([
      'stageReopenedByData|curator|5 2026-10-08',
    ]);
  });

  it('is recorded in the journal with what is missing now', () => {
    const { rows } = journalRows(standingOf(lost, '2026-10-08'));
    expect(
      rows.map(({ values }) => values).filter(({ subject }) => ['Этап 5', 'Мероприятие 5.3'].includes(String(subject))),
    ).toMatchObject([
      { subject: 'Этап 5', what: '«закрыт» → «закрыт, но есть замечания»' },
      {
        subject: 'Мероприятие 5.3',
        who: 'программа',
        what: '«выполнено» → «просрочено»',
        why: `${MENTEE}: решение о паре`,
      },
    ]);
  });

  it('is recorded once for the same loss', () => {
    const { rows } = journalRows(standingOf(lost, '2026-10-08'));
    const again = {
      ...lost,
      tables: { ...lost.tables, journal: rows.map(({ values }) => values as { entryId: string }) },
    };
    expect(journalRows(standingOf(again, '2026-10-08')).rows).toEqual([]);
  });
});

describe('the journal of overrides', () => {
  const entry = (roadmap: NonNullable<NonNullable<School['tables']>['roadmap']>) =>
    journalRows(standingOf({ ...NOTHING, tables: { people: tables.people, roadmap } }, '2026-05-20'))
      .rows.map(({ values }) => values)
      .filter(({ subject }) => subject === 'Мероприятие 1.3');

  it('records who decided and why, without names', () => {
    expect(
      entry([{ id: '1.3', markedOn: '2026-05-10', doneReason: 'Решили с Тестовой Анной Ивановной' }]),
    ).toMatchObject([
      {
        who: 'куратор',
        subject: 'Мероприятие 1.3',
        what: '«не начато» → «выполнено» по решению школы',
        why: 'Решили с К-01',
      },
    ]);
    expect(entry([{ id: '1.3', off: true }])).toMatchObject([{ who: 'куратор', what: '«не начато» → «выключено»' }]);
  });

  it('records an override on what was done without it', () => {
    const shown = {
      id: '1.3',
      status: 'done' as const,
      evidence: '',
      markedOn: '2026-05-10',
      doneReason: 'Так решили',
    };
    expect(entry([shown])).toHaveLength(1);
    expect(entry([{ ...shown, evidence: 'По решению школы: Так решили' }])).toEqual([]);
  });

  it.each([
    ['Просила Тестова А. И.', 'Просила К-01'],
    ['для Тестовой Анны', 'для К-01'],
    ['Тестову заменяет Примеров', 'К-01 заменяет К-02'],
    ['без имён', 'без имён'],
  ])('%s: %s', (text, masked) => {
    expect(withoutNames(text, tables.people)).toBe(masked);
  });
});
