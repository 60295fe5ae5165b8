import { describe, expect, it } from 'vitest';
import { desired } from '../../../../functions/domain/desired.ts';
import { summaryView } from '../../../../functions/domain/summary/summary-view.ts';
import { activities } from '../../../../sheets-schema/roadmap.ts';
import { summaryBlocks } from '../../../../sheets-schema/tables/summary.ts';
import { given } from '../programme-kit.ts';
import { report, type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

const NO_LETTERS = desired('outbox', []);

function rowsOn(day: string, parts: School = school(), outbox = NO_LETTERS) {
  return summaryView(standingOf(parts, day), outbox).rows.map(({ values }) => values);
}
/** The row of a block. */
function row(block: keyof typeof summaryBlocks, name: string, ...on: Parameters<typeof rowsOn>) {
  return rowsOn(...on).find((one) => one.block === summaryBlocks[block].title && one.name === name);
}

it('the rows of the charts always stand at the same places', () => {
  const fixed = Object.values(summaryBlocks).flatMap(({ title, rows }) =>
    Object.values(rows).map((name) => [title, name]),
  );
  for (const parts of [school(), {}]) {
    const rows = rowsOn('2026-10-20', parts).map(({ block, name }) => [block, name]);
    expect(rows.slice(0, fixed.length)).toEqual(fixed);
  }
});

describe('the meetings of the pairs', () => {
  const held = [report('first', '2026-09-18'), report('trial', '2026-09-25'), report('regular', '2026-10-14')];
  const met = school({ answers: { meetingReport: held } });
  const of = (name: string, day: string, parts = met) => {
    const found = row('meetings', name, day, parts);
    return [found?.k, found?.n, found?.percent, found?.comment];
  };

  it('count one for each pair and kind, and say what is overdue', () => {
    expect(of('Первая', '2026-10-20')).toEqual([1, 1, 100, undefined]);
    expect(of('Планирование', '2026-10-30')).toEqual([0, 1, 0, undefined]);
    expect(of('Планирование', '2026-10-31')).toEqual([0, 1, 0, 'просрочено: 1']);
  });

  it('count each window that has begun; a meeting on its first or last day covers it', () => {
    const windows = 'из двухнедельных периодов всех пар';
    expect(of('Регулярные', '2026-10-14')).toEqual([1, 1, 100, windows]);
    expect(of('Регулярные', '2026-10-15')).toEqual([1, 2, 50, windows]);
    expect(of('Регулярные', '2026-10-28')).toEqual([1, 2, 50, windows]);
    expect(of('Регулярные', '2026-10-29')).toEqual([1, 3, 33.3, `${windows}; пропущено: 1`]);
    const firstDay = school({ answers: { meetingReport: [report('regular', '2026-10-15')] } });
    expect(of('Регулярные', '2026-10-15', firstDay)).toEqual([1, 2, 50, `${windows}; пропущено: 1`]);
  });

  it('leave out a pair that broke up', () => {
    const [pair] = wholeSchool.tables.pairs;
    const ended = { ...pair, endNoticeOn: '2026-10-12', endedOn: '2026-10-25' };
    expect(of('Первая', '2026-10-30', school({ tables: { pairs: [ended] as never } }))).toEqual([
      undefined,
      undefined,
      undefined,
      'пока не требовалось',
    ]);
  });
});

describe('the people', () => {
  const decided = (code: string, decision: 'refused' | 'withdrawn') => ({ ...given(code, '2026-06-01'), decision });
  const counts = (parts: School, day = '2026-10-20') =>
    Object.fromEntries(
      Object.entries(summaryBlocks.people.rows).map(([key, name]) => [key, row('people', name, day, parts)?.k]),
    );

  it('are counted by what they decided, and by their place in the programme', () => {
    expect(counts(school())).toEqual({
      invited: 2,
      consented: 2,
      refused: 0,
      withdrawn: 0,
      mentees: 1,
      mentors: 1,
      pairs: 1,
      unpaired: 0,
    });
    expect(counts(school({ tables: { pairs: [] } }))).toMatchObject({ pairs: 0, unpaired: 1 });
    const [pair] = wholeSchool.tables.pairs;
    const proposed = { ...pair, decision: undefined, status: 'proposed' };
    expect(counts(school({ tables: { pairs: [proposed] as never } }))).toMatchObject({ pairs: 0, unpaired: 1 });
    expect(counts(school(), '2026-12-31'), 'a pair that has ended').toMatchObject({ pairs: 0, unpaired: 0 });
  });

  it('who refused or withdrew are counted apart', () => {
    const { people, consents } = wholeSchool.tables;
    const others = ['К-08', 'К-09'].map((code) => ({ code, email: `${code}@example.org`, invitedOn: '2026-05-18' }));
    const tables = {
      people: [...people, ...others, { code: 'К-10' }],
      consents: [...consents, decided('К-08', 'refused'), given('К-09'), decided('К-09', 'withdrawn')],
    };
    expect(counts(school({ tables }))).toMatchObject({ invited: 4, consented: 2, refused: 1, withdrawn: 1 });
  });
});

describe('the answers', () => {
  it('say when a questionnaire opens, then how many answered of whom', () => {
    const silent = school({ answers: { feedback: [] } });
    expect(row('responses', 'Обратная связь', '2026-09-20', silent)?.comment).toMatch(
      /^ещё не спрашивали: анкета откроется/,
    );
    expect(row('responses', 'Обратная связь', '2026-10-20')).toMatchObject({ k: 2, n: 2, percent: 100 });
    expect(row('responses', 'Обратная связь', '2026-10-20', silent)).toMatchObject({ k: 0, n: 2, percent: 0 });
    expect(row('responses', 'Анкета участника', '2026-10-20', {})).toMatchObject({
      comment: 'пока никого не спрашивали',
    });
  });
});

describe('the letters', () => {
  const sent = (messageId: string | undefined, status: 'sent' | 'queued' = 'sent') => ({
    status,
    ...(messageId ? { messageId } : {}),
  });
  const letters = (outbox: NonNullable<School['tables']>['outbox'], planned = NO_LETTERS) =>
    rowsOn('2026-10-20', { tables: { outbox } as never }, planned)
      .filter(({ block }) => block === 'Письма')
      .map(({ name, k, comment }) => [name, k, comment]);

  it('are counted by status; several matters in one letter count once and are told beside', () => {
    expect(letters([])).toEqual([]);
    expect(letters([sent('a'), sent('b'), sent('c', 'queued')])).toEqual([
      ['в очереди', 1, undefined],
      ['отправлено', 2, undefined],
    ]);
    expect(letters([sent('a'), sent('a')])).toEqual([['отправлено', 1, expect.stringMatching(/сообщений в них – 2:/)]]);
    expect(letters([sent(undefined), sent(undefined)]), 'rows without a number').toEqual([
      ['отправлено', 2, undefined],
    ]);
  });

  it('are counted as the plan leaves them: a row that changes counts with its new status', () => {
    const planned = desired('outbox', [
      { at: 1, values: { status: 'sent', messageId: 'a' } },
      { at: 2, values: { detail: 'ждёт' } },
      { values: { status: 'queued' } },
      { values: { status: 'queued' } },
    ]);
    expect(letters([sent('a', 'queued'), sent('b', 'queued')], planned)).toEqual([
      ['в очереди', 3, undefined],
      ['отправлено', 1, undefined],
    ]);
  });
});

it('the roadmap is counted as done, waived and overdue', () => {
  const of = (day: string, parts: School = school()) =>
    rowsOn(day, parts)
      .filter(({ block }) => block === 'Дорожная карта')
      .map(({ k, n, percent }) => [k, n, percent]);
  const all = activities.length;
  const [done, overdue] = of('2026-12-31');
  expect(done).toEqual([all, all, 100]);
  expect(overdue).toEqual([0, all, undefined]);
  const [before, late] = of('2026-06-15', school({ tables: { documents: [] } }));
  expect(before?.[0]).toBeLessThan(all);
  expect(late?.[0]).toBeGreaterThan(1);
});
