import { tables } from '../../../sheets-schema/tables/index.ts';
import { destroyBy } from '../consents/destruction-term.ts';
import type { Context } from '../context.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Entry, Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import { nextKeys } from '../rows/row-key.ts';
import type { Intake, Person } from './intake.ts';
import { shownPerson } from './shown-person.ts';

const isWritten = ({ code, type, decision, decidedOn, documentRef }: Entry<'consents'>) =>
  [code, type, decision, decidedOn, documentRef].some((cell) => cell !== undefined);

/** System columns of «Реестр согласий»: numbers for new rows, whether a consent is in force today, and deadlines for destroying data. */
export function consentRegister(
  { tables: { consents: rows }, settings, given }: Programme,
  intake: Pick<Intake, 'people' | 'consents'>,
  context: Pick<Context, 'today' | 'identity'>,
): DesiredTable {
  const { consents } = intake;
  const { today } = context;
  const person = shownPerson(intake, context);
  const nextId = nextKeys([...rows.map(({ consentId }) => consentId), ...(given?.consents ?? [])], 'С-', 3);
  return desired(
    'consents',
    rows
      .filter((row) => isWritten(row))
      .sort((a, b) => a.at - b.at)
      .map((row) => {
        const counts =
          row.code !== undefined && row.type !== undefined && consents.row(row.code, row.type, today) === row;
        const withdrawal = counts && row.type === 'processing' && row.decision === 'withdrawn';
        return {
          at: row.at,
          values: {
            consentId: row.consentId ?? nextId(),
            person: person(row.code),
            // This cell keeps the version that the person signed, even if the school changes the text later.
            textVersion: row.textVersion ?? settings.consentTextVersion,
            valid: counts && consents.valid(row.code, row.type, today),
            destroyBy: withdrawal ? destroyBy(consents, row.code, today) : undefined,
          },
        };
      }),
  );
}

/** Whether a later decision of the same person and kind replaced this row. Then nobody needs to correct the row. */
const isReplaced = (row: Entry<'consents'>, rows: readonly Entry<'consents'>[]) =>
  rows.some(
    ({ code, type, decision, decidedOn }) =>
      code === row.code && type === row.type && decision !== undefined && (decidedOn ?? '') > (row.decidedOn ?? '9999'),
  );

function unusable(row: Entry<'consents'>, people: ReadonlyMap<string, Person>, today: string) {
  if (row.code === undefined) {
    return { reason: 'Не указан код участника: строка не учитывается.', whatToDo: 'Впишите код с листа «Участники».' };
  }
  if (!people.has(row.code)) {
    return {
      reason: 'Такого кода нет на листе «Участники»: строка не учитывается.',
      whatToDo: 'Проверьте код или внесите человека на лист «Участники».',
    };
  }
  if (row.type === undefined || row.decision === undefined || row.decidedOn === undefined) {
    return {
      reason: 'Строка заполнена не до конца: нужны вид согласия, решение и дата решения. Пока она не учитывается.',
      whatToDo: 'Заполните недостающие ячейки этой строки.',
    };
  }
  if (row.decidedOn > today) {
    return {
      reason: 'Дата решения ещё не наступила: строка начнёт действовать в этот день.',
      whatToDo: 'Если в дате ошибка, исправьте её.',
    };
  }
  if (row.decision === 'given' && !row.documentRef) {
    return {
      reason: 'Согласие дано, но не указано, где хранится подписанный лист: такое согласие не действует.',
      whatToDo: 'Впишите место хранения, например «папка 3, лист 12».',
    };
  }
  if (row.validFrom !== undefined && row.validUntil !== undefined && row.validUntil < row.validFrom) {
    return {
      reason: 'Согласие заканчивается раньше, чем начинается: оно не действует ни одного дня.',
      whatToDo: 'Исправьте даты «действует с» и «действует по».',
    };
  }
  return undefined;
}

/** Register rows that have no effect because something in the row is missing or wrong. */
export function consentProblems(
  { tables: { consents: rows } }: Programme,
  people: ReadonlyMap<string, Person>,
  today: string,
): readonly Problem[] {
  return rows.flatMap((row) => {
    if (!isWritten(row) || isReplaced(row, rows)) return [];
    const words = unusable(row, people, today);
    if (!words) return [];
    return [{ ...place(tables.consents.title, row), ...(row.code === undefined ? {} : { code: row.code }), ...words }];
  });
}
