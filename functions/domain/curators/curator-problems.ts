import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { FIRST_CURATOR } from '../context.ts';
import type { Entry, Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';
import { curatorsOf, isEmptied, isOver, isSubstitution, substitutionFault } from './curators.ts';

const { title, columns } = schema.curators;

const FAULTS = {
  noCurator: {
    reason: 'Указаны дни замещения, но не сказано, кого этот человек замещает.',
    whatToDo: `Впишите номер в столбец «${columns.replaces.header}»: КР-1 – первый куратор.`,
  },
  unknownCurator: {
    reason: 'Замещать некого: куратора с таким номером нет, или в той строке не указана почта.',
    whatToDo: `Исправьте номер в столбце «${columns.replaces.header}»: КР-1 – первый куратор.`,
  },
  noFrom: {
    reason: 'Не сказано, с какого дня этот человек замещает куратора.',
    whatToDo: `Впишите день в столбец «${columns.from.header}».`,
  },
  endsBefore: {
    reason: 'Замещение заканчивается раньше, чем начинается.',
    whatToDo: `Исправьте столбцы «${columns.from.header}» и «${columns.until.header}».`,
  },
  noEmail: {
    reason: 'У того, кто замещает, не указана почта: письма идут самому куратору.',
    whatToDo: `Впишите адрес в столбец «${columns.email.header}».`,
  },
} as const;

function rowProblems({ tables }: Programme, numbers: ReadonlySet<string>, today: string): Problem[] {
  return tables.curators.flatMap((row): Problem[] => {
    const where = place(title, row);
    if (isSubstitution(row)) {
      if (isOver(row, today)) return [];
      const fault = substitutionFault(row, numbers);
      return fault ? [{ ...where, ...FAULTS[fault] }] : [];
    }
    if (row.email || isEmptied(row)) return [];
    return [
      {
        ...where,
        reason: 'У куратора не указана почта: пока её нет, за всё отвечает первый куратор.',
        whatToDo: `Впишите адрес в столбец «${columns.email.header}» или очистите строку.`,
      },
    ];
  });
}

/** People who substitute for one curator on the same days. The one who began later gets the letters. */
function doubleProblems(programme: Programme, today: string): Problem[] {
  const rowOf = new Map(programme.tables.curators.map((row) => [row.curatorId, row]));
  return curatorsOf(programme).flatMap(({ number, substitutes }) =>
    substitutes.flatMap((each, i): Problem[] => {
      if (isOver(each, today)) return [];
      const row = rowOf.get(each.number);
      const overlapping = substitutes.slice(i + 1).filter(({ from }) => each.until === undefined || from <= each.until);
      return overlapping.flatMap((next): Problem[] =>
        row
          ? [
              {
                ...place(title, row),
                reason: `Куратора ${number} в одни и те же дни замещают двое (${each.number} и ${next.number}). Письма в эти дни получает ${next.number}.`,
                whatToDo: `Исправьте столбцы «${columns.from.header}» и «${columns.until.header}».`,
              },
            ]
          : [],
      );
    }),
  );
}

/** Rows whose «Куратор: №» names nobody. */
function unknownProblems({ tables }: Programme, numbers: ReadonlySet<string>): Problem[] {
  type Led = Pick<Entry<'people' | 'pairs' | 'roadmap'>, 'at' | 'curator'>;
  const substitutions = new Set(tables.curators.filter(isSubstitution).map(({ curatorId }) => curatorId));
  const why = (curator: string | undefined) =>
    substitutions.has(curator)
      ? `Строка с этим номером на листе «${title}» – замещение, а не куратор. Пока ведёт первый куратор. Если этот куратор замещает другого, замещению нужна своя строка.`
      : `Куратора с таким номером на листе «${title}» нет, или у него не указана почта. Пока ведёт первый куратор.`;
  const unknown = (sheet: string, rows: readonly Led[]) =>
    rows
      .filter(({ curator }) => curator !== undefined && !numbers.has(curator))
      .map((row) => ({
        ...place(sheet, row),
        whatWasRead: row.curator ?? '',
        reason: why(row.curator),
        whatToDo: `Исправьте столбец «Куратор: №»: ${[...numbers].join(', ')}.`,
      }));
  return [
    ...unknown(schema.people.title, tables.people),
    ...unknown(schema.pairs.title, tables.pairs),
    ...unknown(schema.roadmap.title, tables.roadmap),
  ];
}

/** Problems of «Кураторы», and of cells that name a curator who does not exist. */
export function curatorProblems(programme: Programme, today: string): readonly Problem[] {
  const numbers = new Set([FIRST_CURATOR, ...curatorsOf(programme).map(({ number }) => number)]);
  return [
    ...rowProblems(programme, numbers, today),
    ...doubleProblems(programme, today),
    ...unknownProblems(programme, numbers),
  ];
}
