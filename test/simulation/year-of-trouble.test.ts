import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { staffCells } from '../../simulation/campaign/staff-cells.ts';
import { personalLinks } from '../../simulation/personal-link.ts';
import { roster } from '../../simulation/roster.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { unlikeVerdicts } from './judged.ts';
import { answersByQuestion, asCurator, idleRun, type LivedYear, liveYear } from './year-kit.ts';

/** Eight people with five mentees and few mentors, so that one pair becomes a group. */
const withGroup = roster(5, 8).map((teacher, index) =>
  index === 4 ? { ...teacher, wish: 'mentee' as const } : teacher,
);

describe.each([
  { seed: 5, staff: withGroup, until: '2026-12-31' },
  { seed: 11, staff: roster(11, 5), until: '2026-07-10' },
])('a year in which people misbehave, seed $seed', ({ seed, staff, until }) => {
  const teachers = staff.length;
  let year: LivedYear;
  const touched: string[] = [];

  /** Compares the staff's cells before and after each run of the timer, because only the system writes in between. */
  const watch = (workspace: Workspace): Workspace => ({
    ...workspace,
    get calls() {
      return workspace.calls;
    },
    async runTimer() {
      const before = staffCells(workspace);
      await workspace.runTimer();
      if (!isDeepStrictEqual(staffCells(workspace), before)) touched.push(workspace.clock.now().toISOString());
    },
  });

  beforeAll(async () => {
    year = await liveYear({ seed, teachers, staff, until, calm: false }, watch);
    return () => year.workspace.close();
  });

  test('no cell of the staff was ever changed by the system', () => {
    const rows = [...(staffCells(year.workspace)?.values() ?? [])].flatMap((text) => text.split('\n'));
    expect(rows.filter((row) => row.trim() !== '').length).toBeGreaterThan(50);
    expect(touched).toEqual([]);
  });

  test('a person who withdraws consent leaves the programme, and a mentor who leaves ends their pair', () => {
    const { chronicle, departures } = year.played.life;
    const withdrawn = [...chronicle.decisions('processing').values()].filter((last) => last === 'withdrawn');
    const autumn = until > '2026-11-30';
    expect([withdrawn.length, departures.length]).toEqual(autumn ? [1, 1] : [0, 0]);
    expect(year.summary.people.withdrawn).toBe(withdrawn.length);
    expect(year.summary.pairs.active).toBe(0);
  });

  test('no letter was sent twice', () => {
    const { sent, distinctKeys } = year.summary.mail;
    expect(sent).toBeGreaterThan(teachers * 3);
    expect(distinctKeys).toBe(sent);
  });

  test('nobody gets a form before they agree, or a letter after they refuse', () => {
    const { life } = year.played;
    const { reminders, consentProcessing } = year.workspace.programme.forms;
    const asksNothing = [reminders?.responderUri, consentProcessing?.responderUri];
    for (const { name, email } of life.teachers) {
      const code = life.codes.get(name);
      const papers = life.chronicle.papers.filter((paper) => paper.code === code && paper.type === 'processing');
      const letters = year.workspace.inbox.messages().filter(({ to }) => to.includes(email));
      const decided = (decision: string) => papers.find((paper) => paper.decision === decision)?.on ?? '9999';
      const [given, refused, withdrawn] = [decided('given'), decided('refused'), decided('withdrawn')];
      for (const { date, text } of letters) {
        const day = date.slice(0, 10);
        // The link that stops reminders and the electronic consent are no questionnaires. After a withdrawal, letters have no link at all.
        const asking = personalLinks(text).filter(({ responderUri }) => !asksNothing.includes(responderUri));
        if (day <= given) expect(asking).toEqual([]);
        if (day > withdrawn) expect(personalLinks(text)).toEqual([]);
        expect(day <= refused).toBe(true);
      }
      expect(letters.filter(({ date }) => date.slice(0, 10) <= given).length).toBeLessThanOrEqual(3);
      expect(letters.filter(({ date }) => date.slice(0, 10) > withdrawn).length).toBeLessThanOrEqual(1);
    }
  });

  test('a formula in an answer stays text, and a long answer stays whole', async () => {
    const workbook = await BrowsedWorkbook.open(asCurator(year.workspace), year.workspace.spreadsheetId, ['requests']);
    const situations = workbook.rows('requests').flatMap(({ situation }) => situation ?? []);
    expect(situations.filter((text) => text.startsWith('=HYPERLINK('))).toHaveLength(1);
    expect(situations.map((text) => text.length)).toContain(5000);
  });

  test('forged answers only lead to a line on «Проверка данных»', () => {
    const forged = year.played.life.chronicle.answers.filter((answer) => answer.forged);
    expect(forged.map(({ taken }) => taken)).toEqual([true, true]);
    expect(year.summary.problems.found).toBeGreaterThanOrEqual(forged.length);
    expect(year.summary.people.registered).toBe(teachers);
  });

  test('corrected problems disappear from «Проверка данных»', () => {
    const { problems } = year.summary;
    expect(problems.open).toBeLessThan(problems.found);
  });

  if (until === '2026-12-31') {
    test('exactly the right activities are done', async () => {
      expect(await unlikeVerdicts(year)).toMatchObject({ unlike: [], silent: [] });
    });

    test('somebody answered every question of every form', async () => {
      const counts = await answersByQuestion(year.workspace);
      expect(Object.keys(counts).length).toBeGreaterThan(150);
      expect(Object.entries(counts).filter(([, answered]) => answered === 0)).toEqual([]);
    });
  }

  test('a run with nothing new reads once and writes nothing', async () => {
    expect(await idleRun(year.workspace)).toEqual({ changes: 0, sent: 0, reads: 1, writes: 0 });
  });
});
