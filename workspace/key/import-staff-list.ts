import { officeNames } from '../../functions/domain/notices/offices.ts';
import { schoolTime } from '../../functions/gateways/clock.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { FileTable } from '../answer-file.ts';
import type { SchoolConnection } from '../school-connection.ts';
import { compareStaff, isParticipant } from '../staff/compare-staff.ts';
import { changesNothing, comparisonText, readingText } from '../staff/comparison-text.ts';
import type { Identifications } from '../staff/identifications.ts';
import { readStaffList, type StaffList } from '../staff/read-staff-list.ts';
import { problemLine } from '../staff/row-problem.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { writeKey } from './key-file.ts';
import { codedWorkbook, codesIn, enterKey, withStaff } from './make-key.ts';

/** A staff list to import, and its target. */
export interface StaffListImport {
  /** Path of the key, and its present content. If there is no key yet, the content is empty. */
  readonly path: string;
  readonly before: NameKey;
  readonly file: readonly FileTable[];
  readonly sheet: string | undefined;
  /** The curator's decisions about doubtful rows. */
  readonly identifications: Identifications;
  /** Whether to write changes to a non-empty key. If not, we only show the changes. */
  readonly yes: boolean;
}

/** A key is made from a file, so its rows are corrected there. @throws UserFacingError that lists the rows to correct, without names */
function refuseHeldRows({ problems }: StaffList): void {
  const lines = problems.filter(({ isHeld }) => isHeld).map(problemLine);
  if (lines.length > 0) throw new UserFacingError(['Список сотрудников нужно исправить:', ...lines].join('\n'));
}

/**
 * Adds the people of a staff list to the key and their codes to the workbook. If the key has people already, first shows the changes.
 * @throws UserFacingError if the list or a decision is invalid, before anything is written
 */
export async function importStaffList(
  school: SchoolConnection,
  { path, before, file, sheet, identifications, yes }: StaffListImport,
  say: (line: string) => void,
): Promise<void> {
  const snapshot = await codedWorkbook(school);
  const { settings, tables: entered } = parse(snapshot);
  const list = readStaffList(file, { today: schoolTime(school.clock.now(), settings.timeZone).today, sheet });
  refuseHeldRows(list);
  const compared = compareStaff(before, list.staff, identifications);
  const isFirst = ![...before.keys()].some(isParticipant);
  for (const line of readingText(list)) say(line);
  const strangers = entered.people.filter(({ code }) => code && !before.has(code)).length;
  if (isFirst && strangers > 0) {
    say(
      `На листе «${tables.people.title}» уже есть коды, которых нет в ключе ${path}: ${strangers}. Если у школы есть другой ключ, повторите команду с ним (--key): иначе у людей будет по два кода.`,
    );
  }
  if (!isFirst || compared.people.some(({ kind }) => kind === 'doubtful')) {
    for (const line of comparisonText(compared, before)) say(line);
  }
  if (!isFirst && !yes && !changesNothing(compared)) {
    say('Ничего не записано. Записать новых и изменения: та же команда с --yes.');
    return;
  }
  const { key, added, open } = withStaff(before, compared.people, codesIn(snapshot));
  // We write the key first, because a code in the workbook is useless without its name in the key.
  await writeKey(path, key);
  const count = await enterKey(school, key, open);
  say(`Ключ: ${path}. Новых людей: ${added.length}, всего: ${key.size}. Кодов внесено в таблицу: ${count}.`);
  const absent = Object.entries(officeNames).flatMap(([office, name]) => (key.has(office) ? [] : [name]));
  if (absent.length > 0) {
    say(
      `Для документов и подписи писем впишите в ключ и тех, кто отвечает за программу: в столбце «код» – ${absent.join(', ')}.`,
    );
  }
  say('Храните ключ на этом компьютере, копию – на съёмном диске в сейфе. По почте и в облако его не отправляйте.');
}
