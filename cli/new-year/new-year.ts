import { DateTime } from 'luxon';
import { type NextProgramme, nextProgramme } from '../../functions/domain/new-year/next-programme.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { beginNextProgramme } from '../../functions/jobs/begin-next-programme.ts';
import { planOn } from '../../functions/jobs/plan-for.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import { openPlace, type Place, type PlaceOptions } from '../../workspace/google/open-place.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import { TIME_ZONE } from '../../workspace/workspace.ts';

export interface NewYearOptions extends PlaceOptions {
  readonly toData?: string;
  readonly toSpreadsheet?: string;
  readonly yes: boolean;
}

const SCOPES = ['https://www.googleapis.com/auth/spreadsheets'];

const siteOf = ({ spreadsheetId, access }: Place) => ({
  spreadsheetId,
  sheets: googleSheets(access),
  random: Math.random,
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
});

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The data that a school hands over to its next programme on its present day. */
async function legacyOf(place: Place): Promise<NextProgramme> {
  const { sheets, spreadsheetId } = siteOf(place);
  const snapshot = await readWorkbook(sheets, spreadsheetId);
  const today = DateTime.fromJSDate(place.now(), { zone: TIME_ZONE }).toISODate() ?? '';
  return nextProgramme(planOn(today, { programme: parse(snapshot), snapshot, names: undefined }).programmeState);
}

/**
 * Begins the next programme in another, empty school, and prints what was handed over.
 * @throws UserFacingError if the two schools do not fit
 */
export async function newYear({ toData, toSpreadsheet, yes, ...from }: NewYearOptions): Promise<void> {
  if (!toData === !toSpreadsheet) {
    throw new UserFacingError('Укажите, где новая школа: --to-data ПАПКА или --to-spreadsheet ТАБЛИЦА.');
  }
  if (toData !== undefined && toData === from.data && !from.spreadsheet) {
    throw new UserFacingError('Новая школа нужна в другой папке: прежняя остаётся как была.');
  }
  const old = await openPlace(from, SCOPES, process.env);
  const next = await legacyOf(old).finally(() => old.close());
  say(`Программа ${next.settings.programYear} года. Настроек: ${Object.keys(next.settings).length}.`);
  for (const { table, rows } of next.tables) say(`  ${tables[table].title}: ${rows.length}`);
  say('Ответы, оценки, встречи, письма и журнал остаются в прежней таблице: сроки – на её листе «Сроки хранения».');
  if (!yes) return say('Ничего не записано. Записать: та же команда с --yes.');
  const target = { root: from.root, spreadsheet: toSpreadsheet, data: toData ?? from.data };
  const place = await openPlace(target, SCOPES, process.env);
  const begun = await beginNextProgramme(siteOf(place), next).finally(() => place.close());
  if (begun.kind === 'notEmpty') {
    throw new UserFacingError(
      `В новой школе уже есть люди (лист «${tables.people.title}»). Перенос делается один раз, в пустую школу.`,
    );
  }
  say(
    `Записано. Дальше: проверьте «${tables.settings.title}», впишите стаж и «Молодой специалист», затем даты в «Приглашён» – с них начинаются письма.`,
  );
}
