import { join } from 'node:path';
import { DateTime } from 'luxon';
import { timeOn } from '../google/open-place.ts';
import { refuseStoppedServer, schoolIn } from '../installation.ts';
import { movingClock } from '../moving-clock.ts';
import { dayToGoOn } from '../programme-day.ts';
import { newSecret } from '../session-file.ts';
import { openWorkspace, TIME_ZONE } from '../workspace.ts';
import { type ErasureService, erasureService } from './erasure-service.ts';

/** A school that was opened for an erasure. */
export interface StoppedPlace {
  readonly service: ErasureService;
  close(): Promise<void>;
}

/** What to do about a stopped real school, after «Запустите её». */
const WHERE = 'и повторите команду или удалите данные на странице «Отзыв согласия».';

/**
 * Opens a school that is not running. Due letters go into the inbox on this computer.
 * @param port - 0 for the port of the links in the school's letters
 * @throws UserFacingError if the folder contains no school, or a real one; StoreError `busy` if the school is running
 */
export async function openStopped(
  folder: string,
  port: number,
  progress: (step: string) => void,
): Promise<StoppedPlace> {
  const school = await schoolIn(folder, { erasing: true });
  refuseStoppedServer(school, folder, WHERE);
  const today = dayToGoOn(undefined, school, DateTime.now().setZone(TIME_ZONE).toFormat('yyyy-MM-dd'));
  const clock = movingClock(timeOn(today));
  clock.run();
  const workspace = await openWorkspace({
    dataFile: join(folder, 'google.sqlite'),
    port: port === 0 ? school.port : port,
    secret: newSecret(),
    clock,
    spreadsheetId: school.spreadsheetId,
    programYear: school.programYear,
    title: '',
    progress: () => undefined,
  });
  return { service: erasureService({ ...workspace.erasure, progress }), close: () => workspace.close() };
}
