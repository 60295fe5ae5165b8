import { addDays } from '../../functions/domain/calendar/day.ts';
import { exampleStaff, exampleYear } from '../../simulation/example-school.ts';
import { playYear } from '../../simulation/play-year.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openWorkspace, type Workspace } from '../../workspace/workspace.ts';

const YEAR = 2026;

const open = (day: string, isExample: boolean) =>
  openWorkspace({
    port: 0,
    secret: undefined,
    clock: movingClock(momentOf(day, '10:00')),
    seed: 1,
    programYear: YEAR,
    title: `Программа наставничества ${YEAR}`,
    progress: () => undefined,
    isExample,
  });

/** An empty school in August. */
export const emptySchool = (): Promise<Workspace> => open(`${YEAR}-08-24`, false);

/**
 * The example school on a day at ten in the morning, before anybody has done the work of that day.
 * @param isDemonstration - whether its pages say that the people are fictional
 */
export async function exampleOn(day: string, isDemonstration: boolean): Promise<Workspace> {
  const workspace = await open(`${YEAR}-04-01`, isDemonstration);
  const year = { ...exampleYear(YEAR, addDays(day, -1)), progress: () => undefined };
  await workspace.store.repeatably(() => playYear(workspace, year));
  workspace.clock.set(momentOf(day, '10:00'));
  await workspace.prepareDocuments();
  await workspace.sync();
  return workspace;
}

/** The staff list as a school has it in Excel. */
export const staffList = (): string =>
  [
    'Педагогические работники на 2026/27 учебный год\t\t',
    'Ф.И.О.\tДолжность\tЭл. почта',
    ...exampleStaff.map(({ name, position, email }) => `${name}\t${position}\t${email}`),
  ].join('\n');
