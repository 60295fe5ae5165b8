import { describe, expect, it } from 'vitest';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import { roadmapRows } from '../../../../functions/domain/roadmap/roadmap-rows.ts';
import { stageProgress, stageResultRows, stageRows } from '../../../../functions/domain/roadmap/stage-rows.ts';
import { summaryView } from '../../../../functions/domain/summary/summary-view.ts';
import { activities as standard } from '../../../../sheets-schema/roadmap.ts';
import { NOTHING, type School, school, standingOf } from './whole-school.ts';

type Rows = NonNullable<NonNullable<School['tables']>['roadmap']>;

const withRows = (roadmap: Rows, parts: School = school()): School => ({
  ...parts,
  tables: { ...parts.tables, roadmap },
});
const row = (parts: School, id: string, today: string) =>
  roadmapRows(standingOf(parts, today)).rows.find(({ values }) => values.id === id)?.values;
const activity = (parts: School, id: string, today: string) =>
  standingOf(parts, today).activities.find((one) => one.id === id);

describe('an activity that the school renames or shifts', () => {
  const shifted = withRows(
    [{ id: '3.5', ownTitle: 'Беседы с наставниками', ownMonths: { months: [9, 9] }, ownResponsible: 'admin' }],
    { tables: { people: [{ code: 'К-01', name: 'Тестова Анна Ивановна', invitedOn: '2026-05-18' }] } },
  );

  it('is shown with its new name beside the original wording', () => {
    expect(row(shifted, '3.5', '2026-09-01')).toMatchObject({
      title: 'Беседы с наставниками',
      seedTitle: 'Проведение собеседования с наставниками',
      months: 'сентябрь',
      responsible: 'admin',
    });
  });

  it('gets its deadline and reminders from its own months', () => {
    expect(activity(shifted, '3.5', '2026-09-15')).toMatchObject({ deadline: '2026-09-30', status: 'notStarted' });
    expect(activity(shifted, '3.5', '2026-10-01')?.status).toBe('overdue');
    const due = occasionsOf(standingOf(shifted, '2026-09-15')).filter(
      ({ kind, about, to }) => kind === 'activityDueSoon' && about === '3.5' && to === 'curator',
    );
    expect(due.map(({ schedule }) => schedule)).toMatchObject([{ from: '2026-09-23' }]);
    expect(
      JSON.stringify(
        due[0]?.compose(
          { period: '1', nth: 1, dueOn: '' },
          { day: '2026-09-23', awaited: [], postponed: 0, elsewhere: [] },
        ),
      ),
    ).toContain('Беседы с наставниками');
  });

  it('reminds nobody before the school has listed its people', () => {
    const reminded = (parts: School) =>
      occasionsOf(standingOf(parts, '2026-10-01')).filter(({ kind }) => /^activity(DueSoon|Overdue)$/.test(kind))
        .length;
    expect(reminded(shifted)).toBeGreaterThan(0);
    expect(reminded(NOTHING)).toBe(0);
  });

  it('moves the opening of its stage', () => {
    const all = ['4.1', '4.2'].map((id) => ({ id, ownMonths: { months: [9, 10] as const } }));
    const stage = standingOf(withRows(all, NOTHING), '2026-08-31').stages.find((one) => one.stage === 4);
    expect(stage).toMatchObject({ status: 'notOpen', beginsOn: '2026-09-01' });
  });
});

describe('the name of the school', () => {
  it.each([
    ['Школа № 1', 'целевой модели наставничества в школе (Школа № 1)'],
    ['МБОУ «Тестовая ООШ»', 'целевой модели наставничества в школе (МБОУ «Тестовая ООШ»)'],
    ['', 'целевой модели наставничества в школе'],
  ])('%j appears in the wording unchanged', (schoolShort, end) => {
    const title = row({ settings: { schoolShort } }, '1.5', '2026-05-10')?.title;
    expect(String(title).endsWith(end)).toBe(true);
  });
});

describe('an activity that the school switches off', () => {
  const off = withRows([
    { id: '4.1', off: true },
    { id: '4.2', off: true },
  ]);

  it('is not counted or reminded of, and says so', () => {
    const programmeState = standingOf(off, '2026-12-31');
    expect(programmeState.activities).toHaveLength(standard.length - 2);
    expect(row(off, '4.2', '2026-12-31')).toMatchObject({ status: 'off', missing: undefined, deadline: undefined });
    expect(stageProgress(programmeState, 4)).toEqual({ k: 0, n: 0 });
    expect(
      occasionsOf(standingOf({ ...withRows([{ id: '4.2', off: true }], NOTHING) }, '2026-09-02')).filter(
        ({ about }) => about === '4.2',
      ),
    ).toEqual([]);
    const summary = summaryView(programmeState, { table: 'outbox', rows: [] }).rows.map(({ values }) => values);
    expect(summary.find(({ name }) => name === 'Выполнено и не требуется')).toMatchObject({ k: 35, n: 35 });
  });

  it('takes its results with it; an empty stage is not open', () => {
    const programmeState = standingOf(off, '2026-12-31');
    const results = stageResultRows(programmeState)
      .rows.map(({ values }) => values)
      .filter(({ stage }) => stage === 4);
    expect(results.map(({ state }) => state)).toEqual(['off', 'off']);
    expect(programmeState.stages[3]).toMatchObject({ status: 'notOpen', missing: ['Все мероприятия этапа выключены'] });
    const award = standingOf(withRows([{ id: '7.3', off: true }]), '2026-12-31').stages[6];
    expect(award?.missing).toEqual([]);
  });
});

describe('an activity of the school’s own', () => {
  const own = (more: object = {}): School =>
    withRows([{ at: 50, ownTitle: 'Мастер-класс', ownStage: 6, ownMonths: { months: [11, 11] }, ...more }]);

  it('gets the next number of its stage, and is in every count', () => {
    expect(activity(own(), '6.8', '2026-11-10')).toMatchObject({
      title: 'Мастер-класс',
      status: 'notStarted',
      k: 0,
      n: 1,
      deadline: '2026-11-30',
    });
    expect(activity(own(), '6.8', '2026-12-01')?.status).toBe('overdue');
    const programmeState = standingOf(own(), '2026-12-01');
    expect(programmeState.activities).toHaveLength(standard.length + 1);
    expect(programmeState.stages[5]?.missing).toContain('Не выполнены: 6.6, 6.7, 6.8');
    expect(stageRows(programmeState).rows[5]?.values).toMatchObject({ progress: '5 из 8' });
  });

  it.each([
    [{ markedOn: '2026-11-20', markLink: 'https://school.example.org/photo' }, 'done'],
    [{ markedOn: '2026-11-20', markLink: 'фотоотчёт' }, 'done'],
    [{ markedOn: '2026-11-20' }, 'inProgress'],
    [{ markLink: 'фотоотчёт' }, 'inProgress'],
    [{ markedOn: '2026-11-26', markLink: 'фотоотчёт' }, 'inProgress'],
  ])('marked %j: %s', (mark, status) => {
    expect(activity(own(mark), '6.8', '2026-11-25')?.status).toBe(status);
  });

  it('keeps its number, and never takes one in use', () => {
    const two = withRows([
      { at: 50, id: '6.8', ownTitle: 'Мастер-класс', ownStage: 6 },
      { at: 51, ownTitle: 'Круглый стол', ownStage: 6 },
    ]);
    expect(
      standingOf(two, '2026-11-10')
        .activities.filter(({ own: mine }) => mine)
        .map(({ id, title }) => [id, title]),
    ).toEqual([
      ['6.8', 'Мастер-класс'],
      ['6.9', 'Круглый стол'],
    ]);
  });

  it('is reported without a name or stage', () => {
    const { roadmap } = standingOf(
      withRows([{ at: 50, ownStage: 6 }, { at: 51, ownTitle: 'Круглый стол' }, { at: 52 }]),
      '2026-11-10',
    );
    expect(roadmap.problems.map(({ cell, reason }) => [cell, /не заполнено: (.*)\./.exec(reason)?.[1]])).toEqual([
      ['51:51', '«Своё название»'],
      ['52:52', '«Этап своего мероприятия»'],
    ]);
  });

  it('counts once if its row is copied', () => {
    const { roadmap, activities } = standingOf(
      withRows([
        { at: 3, id: '1.1' },
        { at: 60, id: '1.1', off: true },
      ]),
      '2026-11-10',
    );
    expect(activities.some(({ id }) => id === '1.1')).toBe(true);
    expect(roadmap.problems.map(({ cell }) => cell)).toEqual(['61:61']);
  });
});

describe('the school’s override', () => {
  const word = (more: object) => withRows([{ id: '1.3', ...more }], NOTHING);

  it('makes an activity done, and is shown as an override', () => {
    const parts = word({ markedOn: '2026-05-10', doneReason: 'Утверждено педсоветом' });
    expect(row(parts, '1.3', '2026-05-20')).toMatchObject({
      status: 'done',
      doneOn: '2026-05-10',
      evidence: 'По решению школы: Утверждено педсоветом',
      evidenceLink: undefined,
    });
  });

  it('leaves it under way without a day, or with only a mark', () => {
    for (const more of [{ doneReason: 'Утверждено' }, { markedOn: '2026-05-10', markLink: 'протокол' }]) {
      expect(activity(word(more), '1.3', '2026-05-20')?.status).toBe('inProgress');
    }
  });

  it('closes an activity as «не требуется» without it being done', () => {
    const state = activity(word({ waivedReason: 'решает учредитель' }), '1.3', '2026-12-31');
    expect(state).toMatchObject({ status: 'waived', missing: [], doneLate: false });
    expect(row(word({ waivedReason: 'решает учредитель' }), '1.3', '2026-12-31')?.evidence).toBe(
      'Не требуется: решает учредитель',
    );
  });

  it('sets another deadline than the month’s end', () => {
    expect(activity(word({ deadlineOverride: '2026-06-10' }), '1.3', '2026-06-01')?.status).toBe('notStarted');
  });
});

describe('proof and next step', () => {
  it('link to the rows, to the page, and to the tab for the work', () => {
    expect(row(school(), '1.1', '2026-12-31')?.evidenceLink).toEqual({
      text: 'https://seminar.example.org',
      url: 'https://seminar.example.org',
    });
    expect(row(school(), '1.8', '2026-12-31')?.evidenceLink).toEqual({
      text: 'Лист consents, строки 2–3',
      url: '#gid=consents&range=2:3',
    });
    expect(row(school(), '7.3', '2026-12-31')?.evidenceLink).toEqual({
      text: 'фотоотчёт (Лист events, строка 6)',
      url: '#gid=events&range=6:6',
    });
    expect(row(NOTHING, '2.2', '2026-06-01')).toMatchObject({
      nextStep: { url: '#gid=requests' },
      evidenceLink: undefined,
    });
  });
});
