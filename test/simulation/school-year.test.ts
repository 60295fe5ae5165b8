import { beforeAll, describe, expect, test } from 'vitest';
import { activities } from '../../sheets-schema/roadmap.ts';
import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { asCurator, type LivedYear, liveYear } from './year-kit.ts';

const [FIRST, LAST] = ['2026-10-01', '2027-05-31'];

/** The school's people act on these days of the week; 1 is Monday. Such a year is played sooner. */
const WEEKDAYS = [1, 3, 5];

const isOff = (day: string) => !WEEKDAYS.includes(new Date(`${day}T00:00:00Z`).getUTCDay());

describe('a programme of the school year, from October to May', () => {
  let year: LivedYear;

  beforeAll(async () => {
    year = await liveYear({ seed: 4, teachers: 4, startMonth: 10, months: 8, until: LAST, calm: true, isOff });
    return () => year.workspace.close();
  });

  const letters = () => year.workspace.inbox.messages();

  test('ends with everything done and nothing left to check', () => {
    expect(year.summary.activities).toHaveLength(activities.length);
    expect(year.summary.activities.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(year.summary.problems.open).toBe(0);
    expect(year.summary.meetings.overdue).toBe(0);
  });

  test('has every deadline, meeting and closing in its own months, in the order of the roadmap', async () => {
    const workbook = await BrowsedWorkbook.open(asCurator(year.workspace), year.workspace.spreadsheetId, [
      'roadmap',
      'stages',
    ]);
    const deadlines = workbook.rows('roadmap').map(({ deadline = '' }) => deadline);
    expect(deadlines.filter((day) => day < FIRST || day > LAST)).toEqual([]);
    const closed = workbook.rows('stages').map(({ closedOn = '' }) => closedOn);
    expect(closed.filter((day) => day < FIRST || day > LAST)).toEqual([]);
    const { meetings } = year.played.life.chronicle;
    expect(meetings.length).toBeGreaterThan(0);
    expect(meetings.filter(({ heldOn }) => heldOn < FIRST || heldOn > LAST)).toEqual([]);
  });

  test('sends no letter that names a day outside the programme', () => {
    expect(letters().length).toBeGreaterThan(20);
    const outside = letters().filter(({ subject, text }) =>
      /\d{1,2} (?:июня|июля|августа|сентября)/.test(`${subject} ${text}`),
    );
    expect(outside.map(({ subject }) => subject)).toEqual([]);
  });
});
