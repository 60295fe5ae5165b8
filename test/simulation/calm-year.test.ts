import { beforeAll, describe, expect, test } from 'vitest';
import { activities } from '../../sheets-schema/roadmap.ts';
import { summaryBlocks } from '../../sheets-schema/tables/summary.ts';
import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { reportText } from '../../simulation/report-text.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { unlikeVerdicts } from './judged.ts';
import { lastPreferences, type ProposedPair, placesGiven } from './sympathy.ts';
import { asCurator, idleRun, type LivedYear, liveYear } from './year-kit.ts';

const TEACHERS = 7;

describe('a calm year, compared with the chronicle', () => {
  let year: LivedYear;
  const proposed: ProposedPair[] = [];

  /** Copies «Подбор» each morning, until the curator confirms the pairs. */
  const watch = (workspace: Workspace): Workspace => ({
    ...workspace,
    get calls() {
      return workspace.calls;
    },
    async runTimer() {
      await workspace.runTimer();
      const today = workspace.clock.now().toISOString().slice(0, 10);
      if (today < '2026-09-05' || today > '2026-09-30') return;
      const workbook = await BrowsedWorkbook.open(asCurator(workspace), workspace.spreadsheetId, ['proposal']);
      for (const {
        state,
        menteeCode: mentee = '',
        mentorCode: mentor = '',
        sympathy = 0,
        mutual = false,
      } of workbook.rows('proposal')) {
        if (state === 'proposed') proposed.push({ on: today, mentee, mentor, sympathy, mutual });
      }
    },
  });

  beforeAll(async () => {
    year = await liveYear({ seed: 5, teachers: TEACHERS, until: '2026-12-31', calm: true }, watch);
    return () => year.workspace.close();
  });

  test('all activities are done', () => {
    expect(year.summary.activities).toHaveLength(activities.length);
    expect(year.summary.activities.filter(({ status }) => status !== 'done')).toEqual([]);
  });

  test('an observer’s verdicts agree', async () => {
    expect(await unlikeVerdicts(year)).toEqual({ done: activities.length, unlike: [], silent: [] });
  });

  test('the names chosen after the group meeting reach «Подбор», mutual and one-sided', () => {
    const { chronicle } = year.played.life;
    expect(proposed.length).toBeGreaterThan(0);
    const expected = proposed.map((pair) => {
      const said = lastPreferences(chronicle, pair.on);
      const places = [
        placesGiven(said, 'наставляемый', pair.mentee, pair.mentor),
        placesGiven(said, 'наставник', pair.mentor, pair.mentee),
      ] as const;
      return { ...pair, sympathy: places[0] + places[1], mutual: places[0] > 0 && places[1] > 0 };
    });
    expect(proposed).toEqual(expected);
    expect(proposed.some(({ mutual }) => mutual)).toBe(true);
    expect(proposed.some(({ mutual, sympathy }) => !mutual && sympathy > 0)).toBe(true);
    const byPerson = chronicle.answers
      .filter(({ form }) => form === 'preference')
      .map(({ code, about }) => `${code} ${about}`);
    expect(new Set(byPerson).size).toBeLessThan(byPerson.length);
  });

  test('people, consents and bases are those of the chronicle', () => {
    const { chronicle } = year.played.life;
    const decisions = [...chronicle.decisions('processing').values()];
    expect(year.summary.people).toEqual({
      registered: TEACHERS,
      consented: decisions.filter((decision) => decision === 'given').length,
      withdrawn: 0,
      mentees: chronicle.answered('menteeRequest').size,
      mentors: chronicle.answered('mentorOffer').size,
    });
  });

  test('every meeting that took place is counted, and no other', () => {
    expect(year.summary.meetings).toEqual({ held: year.played.life.chronicle.meetings.length, overdue: 0 });
  });

  test('satisfaction counts everybody who took part', () => {
    const { chronicle } = year.played.life;
    const n = (key: string) => year.summary.indicators.find((indicator) => indicator.key === key)?.n;
    expect(n('menteeSatisfaction')).toBe(chronicle.answered('satisfactionMentee').size);
    expect(n('mentorSatisfaction')).toBe(chronicle.answered('satisfactionMentor').size);
  });

  test('every answer was accepted, every letter sent once, and nothing is left to check', () => {
    const { chronicle } = year.played.life;
    expect(chronicle.answers.filter(({ taken }) => !taken)).toEqual([]);
    expect(year.summary.mail.distinctKeys).toBe(year.summary.mail.sent);
    // People who changed their mind answered twice; the line about it disappears by itself.
    expect([...chronicle.problems].filter((problem) => !problem.includes('позже ответил ещё раз'))).toEqual([]);
    expect(year.summary.problems.open).toBe(0);
    expect(year.summary.google.conflicts).toBe(0);
  });

  test('a run with nothing new reads once and writes nothing', async () => {
    expect(await idleRun(year.workspace)).toEqual({ changes: 0, sent: 0, reads: 1, writes: 0 });
  });

  test('a view has no content of an earlier day', async () => {
    const workbook = await BrowsedWorkbook.open(asCurator(year.workspace), year.workspace.spreadsheetId, ['summary']);
    const averages = workbook.rows('summary').filter(({ comment }) => comment?.startsWith('средний балл'));
    // Averages of fewer than five answers are not shown, and no row keeps figures of another row.
    expect(averages.filter(({ k, n = 0 }) => k !== undefined || n < 5)).toEqual([]);
    const mail = workbook.rows('summary').filter(({ block }) => block === 'Письма');
    expect(mail.filter(({ n, percent }) => n !== undefined || percent !== undefined)).toEqual([]);
  });

  test('the report says it in words', () => {
    const text = reportText(year.summary);
    expect(text).toContain('7. Завершение работы по внедрению проекта наставничества: 8 из 8\n');
    for (const label of Object.values(summaryBlocks.indicators.rows)) expect(text).toContain(label);
    expect(text).not.toMatch(/undefined|NaN/);
  });
});
