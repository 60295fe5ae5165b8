import { parse } from '../../functions/workbook/parse.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { answerFile } from '../../workspace/answer-file.ts';
import type { PlaceOptions } from '../../workspace/google/open-place.ts';
import { eraseFromKey } from '../../workspace/key/erase-from-key.ts';
import { examineKey, findingsOfKey } from '../../workspace/key/examine-key.ts';
import { importStaffList } from '../../workspace/key/import-staff-list.ts';
import { findKey, readKey, writeKey } from '../../workspace/key/key-file.ts';
import { keyPage, keyTable } from '../../workspace/key/key-page.tsx';
import { codedWorkbook } from '../../workspace/key/make-key.ts';
import { replaceNamesByCodes, withNamesOf } from '../../workspace/key/names-to-codes.ts';
import { codedSchool } from '../../workspace/letters/coded-school.ts';
import { atSchool } from '../../workspace/school-connection.ts';
import type { Identifications } from '../../workspace/staff/identifications.ts';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import { writeWholeFile } from '../../workspace/whole-file.ts';
import { schoolMail } from '../school-mail.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

interface KeyOption {
  readonly key: string;
}

interface AtSchool extends KeyOption, PlaceOptions {}

/** An action that changes nothing without `yes`; it then only prints what it would do. */
interface Confirmed extends AtSchool {
  readonly yes: boolean;
}

interface MakeOptions extends Confirmed {
  readonly staff: string;
  readonly sheet: string | undefined;
  readonly same?: Identifications;
  readonly new?: readonly number[];
}

export async function makeKey(options: MakeOptions): Promise<void> {
  const { key: path, staff, sheet, same = new Map(), new: fresh = [], yes, ...place } = options;
  const before = (await findKey(path)) ?? new Map();
  const file = await answerFile(staff);
  const identifications = new Map([...same, ...fresh.map((row) => [row, 'new'] as const)]);
  await atSchool(place, (school) => importStaffList(school, { path, before, file, sheet, identifications, yes }, say));
}

export async function printKey({ key: path, html }: KeyOption & { readonly html?: string }): Promise<void> {
  const key = await readKey(path);
  if (html === undefined) {
    say(keyTable(key));
    return;
  }
  await writeWholeFile(html, keyPage(key), 0o600);
  say(`Страница для печати: ${html}. Напечатайте её и удалите файл.`);
}

/** Sets exit code 1 if something was found. */
export async function checkKey({ key: path, ...place }: AtSchool): Promise<void> {
  const key = await readKey(path);
  const lines = findingsOfKey(await atSchool(place, (school) => examineKey(school, key)));
  say(lines.length === 0 ? `Ключ в порядке, строк: ${key.size}. Имён в таблице не видно.` : lines.join('\n'));
  process.exitCode = lines.length === 0 ? 0 : 1;
}

export async function takeNamesIntoKey({ key: path, yes, ...place }: Confirmed): Promise<void> {
  const before = (await findKey(path)) ?? new Map();
  await atSchool(place, async (school) => {
    await codedWorkbook(school);
    const key = withNamesOf(parse(await readWorkbook(school.sheets, school.spreadsheetId)), before);
    if (!yes) {
      say(`В ключ перейдёт людей: ${key.size - before.size}. Ничего не сделано. Сделать: та же команда с --yes.`);
      return;
    }
    await writeKey(path, key);
    const { cells, inForms } = await replaceNamesByCodes(school, key);
    say(`Ключ: ${path}, строк: ${key.size}. Изменено ячеек: ${cells}. Коды участников остались прежними.`);
    for (const [title, count] of inForms) {
      say(
        `Анкета «${title}» хранит ответы с именами: ${count}. Откройте её, «Ответы» → «Удалить все ответы»: строки в таблице останутся.`,
      );
    }
    say('Прежние имена остаются в истории версий таблицы у Google: стереть их можно только вместе с таблицей.');
  });
}

export async function eraseByKey(
  code: string,
  options: Confirmed & { readonly withoutLetter: boolean },
): Promise<void> {
  const { key: path, yes, withoutLetter, ...place } = options;
  if (!yes) {
    throw new UserFacingError(`Данные ${code} будут уничтожены навсегда. Если это верно, повторите команду с --yes.`);
  }
  const key = await readKey(path);
  const mail = schoolMail(process.env);
  try {
    await atSchool(place, async (school) => {
      await codedWorkbook(school);
      const coded = codedSchool(school, { names: key, mail });
      say(await eraseFromKey(school, coded, { path, key, code, withoutLetter }));
    });
  } finally {
    mail.close();
  }
}
