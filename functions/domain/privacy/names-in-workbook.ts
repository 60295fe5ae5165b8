import { commandText } from '../../../sheets-schema/command-text.ts';
import { settings as settingsSchema } from '../../../sheets-schema/settings.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { PERSONAL_COLUMNS, PERSONAL_SETTINGS } from '../names/personal-fields.ts';
import type { Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';

const TAKE = commandText('key', 'take');

const LAW = 'В режиме «коды» имён и личных адресов в таблице быть не должно.';

/** Two capitalised words, as in «Гостева Проба» or «Гостева П. О.». A position usually has only one capital. */
const FULL_NAME = /^\p{Lu}\p{L}+\s+\p{Lu}(\p{L}+|\.)/u;

function settingProblems({ settings, tables }: Programme): Problem[] {
  const rowOf = new Map(tables.settings.map((row) => [row.key, row]));
  return PERSONAL_SETTINGS.filter((key) => settings[key] !== undefined).map((key) => {
    const row = rowOf.get(key);
    return {
      ...(row ? place(schema.settings.title, row) : { sheet: schema.settings.title }),
      reason: `Заполнено «${settingsSchema[key].label}». ${LAW}`,
      whatToDo: `Перенесите имя в ключ на компьютере школы (${TAKE}) и очистите ячейку.`,
    };
  });
}

function peopleProblems({ tables }: Programme): Problem[] {
  const { columns, title } = schema.people;
  return tables.people.flatMap((row) => {
    const filled = PERSONAL_COLUMNS.filter((key) => row[key] !== undefined);
    if (filled.length === 0) return [];
    return {
      ...place(title, row),
      ...(row.code === undefined ? {} : { code: row.code }),
      reason: `Заполнено: ${filled.map((key) => `«${columns[key].header}»`).join(', ')}. ${LAW}`,
      whatToDo: `Перенесите их в ключ на компьютере школы: ${TAKE}. Команда же очистит ячейки.`,
    };
  });
}

function otherProblems({ tables }: Programme): Problem[] {
  return [
    ...tables.curators
      .filter(({ name }) => name !== undefined)
      .map((row) => ({
        ...place(schema.curators.title, row),
        reason: `Заполнено «${schema.curators.columns.name.header}». ${LAW}`,
        whatToDo: `Перенесите имя в ключ на компьютере школы (${TAKE}) и очистите ячейку.`,
      })),
    ...tables.mentees
      .filter(({ birthYear }) => birthYear !== undefined)
      .map((row) => ({
        ...place(schema.mentees.title, row),
        ...(row.code === undefined ? {} : { code: row.code }),
        reason: 'Указан год рождения: в режиме «коды» по нему легко узнать человека.',
        whatToDo: 'Очистите ячейку: вместо возраста программа показывает стаж.',
      })),
    ...tables.guests
      .filter(({ name, email }) => email !== undefined || (name !== undefined && FULL_NAME.test(name)))
      .map((row) => ({
        ...place(schema.guests.title, row),
        reason: `У гостя указаны имя или почта. ${LAW}`,
        whatToDo: 'Вместо имени впишите должность и организацию; имя допишите в приглашение от руки.',
      })),
  ];
}

/** The problem of a workbook that changed from codes to names but still contains no names. */
function namesMissing({ tables: { people } }: Programme): Problem[] {
  if (people.length === 0 || people.some(({ name, email }) => name !== undefined || email !== undefined)) return [];
  return [
    {
      sheet: schema.people.title,
      reason: 'Выбран режим «имена», но ни у кого нет ни ФИО, ни почты: писать некому.',
      whatToDo: `Впишите их: кто под каким кодом, скажет ключ (${commandText('key', 'print')}). Или верните в «${schema.settings.title}» режим «коды». Коды, согласия и ответы на месте в любом случае.`,
    },
  ];
}

/** Problems of a workbook that contradicts the school's privacy mode. They do not repeat personal data. */
export function namesInWorkbook(programme: Programme): readonly Problem[] {
  if (programme.settings.privacyMode !== 'codes') return namesMissing(programme);
  return [...settingProblems(programme), ...peopleProblems(programme), ...otherProblems(programme)];
}
