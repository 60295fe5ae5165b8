import { SECRET_MARK } from '../../functions/workbook/marks.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { writeAccount } from '../../workspace/accounts/accounts.ts';
import { movingClock } from '../../workspace/moving-clock.ts';
import { openRunningSchool } from '../../workspace/serve/running-school.ts';
import { SECRET } from '../school/answers.ts';
import { TODAY } from '../school/calendar.ts';
import { fillWorkbook } from '../school/fill-workbook.ts';
import { writtenSchool } from '../school/school.ts';

/** The moment of the measured night. */
export const nightClock = () => movingClock(momentOf(TODAY, '03:30'));

const SETTLING_RUNS = 4;

/** Makes the data folder of a real school with this number of teachers in November, with nothing left to write. */
export async function makeTemplate(data: string, teachers: number): Promise<void> {
  const clock = nightClock();
  const running = await openRunningSchool({ data, settings: {}, env: {}, say: () => undefined, clock });
  const { school } = running;
  const { sheets, spreadsheetId } = school.workspace.school;
  // The personal links of the written answers are signed with this secret.
  const dataFilters = [{ developerMetadataLookup: { metadataKey: SECRET_MARK } }];
  await sheets.write(spreadsheetId, [
    { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue: SECRET }, fields: 'metadataValue' } },
  ]);
  await fillWorkbook(sheets, spreadsheetId, writtenSchool(teachers));
  writeAccount(school.store, { email: 'keeper@example.org', name: 'Тестовая Хранительница', roles: ['keeper'] });
  for (let run = 0; run < SETTLING_RUNS; run++) await school.run.notify();
  const { trouble } = school.run.state;
  if (trouble !== undefined) throw new Error(trouble);
  await running.close();
}
