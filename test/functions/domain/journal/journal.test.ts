import { describe, expect, it } from 'vitest';
import { changesView, newEntries } from '../../../../functions/domain/journal/changes-view.ts';
import { journalRows, newJournalLines } from '../../../../functions/domain/journal/journal-rows.ts';
import { withoutNames } from '../../../../functions/domain/journal/without-names.ts';
import { given } from '../programme-kit.ts';
import { MENTEE, MENTOR, PAIR, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const DAY = '2026-10-20';
/** Subject, change, author and reason of the new lines about one subject. */
const lines = (subject: string, parts: School, day = DAY) =>
  newJournalLines(standingOf(parts, day))
    .filter((line) => line.subject === subject)
    .map(({ what, who, why }) => [what, who, why]);

describe('the journal tells of', () => {
  const roadmap = (row: object) => school({ tables: { roadmap: [{ id: '1.4', ...row }] as never } });

  it('an activity that became done or stopped being done, and who decided', () => {
    expect(lines('Мероприятие 1.4', roadmap({ status: 'notStarted' }))).toEqual([
      [expect.stringMatching(/→ «выполнено»$/), 'программа', undefined],
    ]);
    expect(lines('Мероприятие 1.4', roadmap({ status: 'done' }))).toEqual([]);
    const undone = school({ tables: { roadmap: [{ id: '1.4', status: 'done' }] as never, documents: [] } });
    expect(lines('Мероприятие 1.4', undone)).toEqual([
      [expect.stringMatching(/^«выполнено» → /), 'программа', expect.any(String)],
    ]);
    const stillOpen = school({ tables: { roadmap: [{ id: '1.4', status: 'inProgress' }] as never, documents: [] } });
    expect(lines('Мероприятие 1.4', stillOpen), 'not done before or after').toEqual([]);
  });

  it('an activity that the school switched off or on again', () => {
    expect(lines('Мероприятие 1.4', roadmap({ off: true, status: 'done' }))).toEqual([
      [expect.stringMatching(/^«выполнено» → /), 'куратор', undefined],
    ]);
    expect(lines('Мероприятие 1.4', roadmap({ off: true, status: 'off' }))).toEqual([]);
    expect(lines('Мероприятие 1.4', roadmap({ status: 'off' }))).toEqual([
      [expect.stringMatching(/→ «выполнено»$/), 'куратор', undefined],
    ]);
  });

  it('a stage that opened', () => {
    expect(lines('Этап 2', school({ tables: { stages: [{ stage: 2, state: 'open' }] as never } }))).not.toEqual([]);
    const now = standingOf(school(), DAY).stages.map(({ stage, status }) => ({ stage, state: status }));
    expect(
      newJournalLines(standingOf(school({ tables: { stages: now as never } }), DAY)).filter(({ subject }) =>
        /^Этап/.test(subject ?? ''),
      ),
    ).toEqual([]);
    expect(lines('Этап 1', school())[0]?.[1]).toBe('программа');
  });

  it('a decision about a pair, and its end with the reason', () => {
    const [pair] = wholeSchool.tables.pairs;
    const of = (row: object, day = DAY) =>
      lines(PAIR, school({ tables: { pairs: [{ ...pair, ...row }] as never } }), day);
    expect(of({ status: 'active' })).toEqual([]);
    expect(of({ status: undefined })).toEqual([[`«действует»: ${MENTOR} – ${MENTEE}`, 'программа', undefined]]);
    expect(of({ status: 'proposed', decision: 'decline' })).toEqual([
      [expect.stringMatching(/^«.+» → «отклонена куратором»: /), 'куратор', undefined],
    ]);
    expect(of({ status: 'active' }, '2026-12-31')).toEqual([
      [expect.stringMatching(/^«действует» → /), 'программа', 'заключительная встреча проведена'],
    ]);
    expect(of({ status: undefined, decision: undefined }), 'a new proposal').toEqual([]);
  });

  it('a withdrawal, once', () => {
    const withdrawn = { ...given(MENTEE, '2026-10-01'), decision: 'withdrawn' as const };
    const consents = [...wholeSchool.tables.consents, withdrawn];
    const said = lines(MENTEE, school({ tables: { consents } }));
    expect(said).toEqual([
      ['Отозвано согласие на обработку персональных данных', 'программа', 'Запись в реестре согласий'],
    ]);
    const journal = [{ entryId: `согласие|${MENTEE}|2026-10-01` }];
    expect(lines(MENTEE, school({ tables: { consents, journal } }))).toEqual([]);
  });

  it('the curator’s mark of what they read, without names', () => {
    const marked = (changesSeen: string) => lines('Что изменилось', school({ settings: { changesSeen } }))[0]?.[0];
    expect(marked('20.10')).toBe('Изменения просмотрены: отметка «20.10»');
    expect(marked('Тестова Анна')).toBe(`Изменения просмотрены: отметка «${MENTOR}»`);
    expect(lines('Что изменилось', school())).toEqual([]);
  });
});

it('each line has the moment of its run', () => {
  const rows = journalRows(standingOf(school(), DAY)).rows.map(({ values }) => values.when);
  expect(new Set(rows)).toEqual(new Set([`${DAY}T12:00:00`]));
});

it('names in a text of the staff become codes, and so do words that are written like them', () => {
  const people = [
    { code: 'К-01', name: 'Тестова Анна Ивановна' },
    { code: undefined, name: 'Безкодова Нина' },
  ];
  expect(withoutNames('Просила Тестова Анна, и Тестовой сказали', people)).toBe('Просила К-01, и К-01 сказали');
  expect(withoutNames('Просила Безкодова Нина', people)).toBe('Просила Безкодова Нина');
});

describe('what changed since the curator looked', () => {
  const entry = (entryId: string, when: string, what = entryId) => ({
    entryId,
    when,
    who: 'программа' as const,
    subject: 'а',
    what,
    why: undefined,
  });
  const ids = (journal: readonly object[], added: Parameters<typeof newEntries>[1] = []) =>
    newEntries(standingOf({ tables: { journal } as never }, DAY), added).map(({ entryId }) => entryId);

  it('is what was written since then, the latest first, without actions and marks', () => {
    const journal = [
      entry('раньше', '2026-10-01T10:00:00'),
      entry('просмотрено|1', '2026-10-02T10:00:00'),
      entry('тогда же', '2026-10-02T10:00:00'),
      entry('действие|вход', '2026-10-03T10:00:00'),
      entry('позже', '2026-10-04T10:00:00'),
    ];
    expect(ids(journal)).toEqual(['позже', 'тогда же']);
    expect(ids(journal.slice(0, 1))).toEqual(['раньше']);
    expect(ids([...journal, entry('просмотрено|0', '2026-09-01T10:00:00')]), 'the latest mark counts').toEqual([
      'позже',
      'тогда же',
    ]);
    expect(ids(journal, [entry('новое', '2026-10-04T10:00:00')]), 'of one moment, the lower row first').toEqual([
      'новое',
      'позже',
      'тогда же',
    ]);
  });

  it('shows forty lines, and counts the rest', () => {
    const view = (count: number) => {
      const journal = Array.from({ length: count }, (_, i) =>
        entry(`${i}`, `2026-10-04T10:00:${String(i).padStart(2, '0')}`),
      );
      return changesView(standingOf({ tables: { journal } as never }, DAY), []).rows.map(({ values }) => values.what);
    };
    expect(view(0)).toEqual([expect.stringContaining('С прошлого просмотра ничего не изменилось')]);
    expect([view(40).length, view(40)[0]]).toEqual([40, '39']);
    expect(view(42).at(-1)).toContain('Раньше – ещё 2 записи');
  });
});
