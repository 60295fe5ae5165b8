import { leftBehind } from '../functions/domain/new-year/left-behind.ts';
import { type NextProgramme, nextProgramme } from '../functions/domain/new-year/next-programme.ts';
import { type Transfer, transferText } from '../functions/domain/new-year/transfer-text.ts';
import type { Plan } from '../functions/domain/plan.ts';
import { beginNextProgramme } from '../functions/jobs/begin-next-programme.ts';
import { tables } from '../sheets-schema/tables/index.ts';
import { withDocumentLock } from './document-lock.ts';
import { lookAgain } from './look-again.ts';
import { timed } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** What a school hands over to its next programme, which begins in another spreadsheet. */
export interface Legacy {
  readonly next: NextProgramme;
  readonly left: ReturnType<typeof leftBehind>;
  /** The text that a person pastes into the dialog of the new spreadsheet. */
  readonly text: string;
  readonly hasNames: boolean;
}

/** What this school hands over. Undefined if the school has no people: then it is the new one, which takes over. */
export function legacyOf({ programmeState }: Plan): Legacy | undefined {
  const { tables: rows, settings } = programmeState.programme;
  if (rows.people.length === 0) return undefined;
  const next = nextProgramme(programmeState);
  return {
    next,
    left: leftBehind(programmeState, next),
    text: transferText({ ...next, school: settings.schoolShort ?? '' }),
    hasNames: settings.privacyMode === 'names',
  };
}

const NOT_EMPTY = `В этой таблице уже есть люди (лист «${tables.people.title}»): перенос делается один раз, в новую пустую таблицу. Сейчас ничего не записано.`;

/**
 * Begins the programme of this spreadsheet with the data that last year's programme hands over.
 * @throws Error if this spreadsheet already has people
 */
export async function beginHere(transfer: Transfer): Promise<void> {
  const begun = await withDocumentLock(() => timed((time) => beginNextProgramme(thisSchool(time), transfer)));
  if (begun.kind === 'notEmpty') throw new Error(NOT_EMPTY);
  await lookAgain('menu');
}
