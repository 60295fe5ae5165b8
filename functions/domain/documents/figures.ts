import { roles } from '../../../sheets-schema/choices/role.ts';
import { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import type { Role } from '../intake/intake.ts';
import { indicatorText, overallOf } from '../monitoring/indicators.ts';
import { hasStarted } from '../pairs/pair.ts';
import type { Standing } from '../standing.ts';
import { type Compared, expectationsOf, FEWEST, growthOf } from './compared.ts';
import type { Block } from './content.ts';
import { labelled, section, table, text } from './parts.ts';

const ROLES = Object.keys(roles) as Role[];
const TITLES = { mentee: 'Наставляемые', mentor: 'Наставники' } as const;
const FEW = `менее ${FEWEST} ответов`;

/** Counts of people, pairs, training and meetings: no names. */
export function countsTable({ tookPart, pairs, meetings, programme }: Standing): Block {
  const count = (role: Role) => `${tookPart.counted.filter((one) => one.role === role).length}`;
  const trained = programme.tables.training.filter(({ completed }) => completed).length;
  return table(
    ['Показатель', 'Число'],
    [
      ['Наставляемых участвовало', count('mentee')],
      ['Наставников участвовало', count('mentor')],
      ['Пар (групп) работало', `${pairs.filter(hasStarted).length}`],
      ['Наставников окончили обучение', `${trained}`],
      ['Встреч проведено', `${meetings.length}`],
    ],
    [75, 25],
  );
}

/** Indicators as k of n with their targets; in public nothing that fewer than five answers are behind. */
export function indicatorsTable(standing: Standing, inPublic = false): Block {
  const names: Readonly<Record<string, string>> = summaryBlocks.indicators.rows;
  const answered = (role: Role) =>
    standing.tookPart.counted.filter((one) => one.role === role && overallOf(standing, one.code, role) !== undefined)
      .length;
  const isFew = (key: string) =>
    (key === 'menteeSatisfaction' && answered('mentee') < FEWEST) ||
    (key === 'mentorSatisfaction' && answered('mentor') < FEWEST);
  return table(
    ['Показатель', 'Значение'],
    standing.indicators.map((one) => [
      names[one.key] ?? '',
      inPublic && isFew(one.key) ? FEW : indicatorText(inPublic ? { ...one, remarks: [] } : one),
    ]),
    [40, 60],
  );
}

const score = (value: number | undefined) => (value === undefined ? '–' : `${value}`.replace('.', ','));

/** A row a question; in public none that fewer than five answers are behind. A median of so few is a dash. */
function comparedBlock(heads: readonly [string, string], rows: readonly Compared[], inPublic: boolean): Block {
  const shown = inPublic ? rows.filter(({ n }) => n >= FEWEST) : rows;
  if (shown.length === 0) return text(`Ответов меньше ${FEWEST}: такие итоги не публикуются.`);
  return table(
    ['Вопрос', 'Ответов', 'Выше', 'Так же', 'Ниже', ...heads],
    shown.map(({ label, n, up, same, down, before, after }) => [
      label,
      `${n}`,
      `${up}`,
      `${same}`,
      `${down}`,
      score(before),
      score(after),
    ]),
    [34, 12, 9, 10, 9, 13, 13],
  );
}

/** Self-assessment before and after, and impressions against expectations, by role. */
export function comparisons(standing: Standing, inPublic = false): Block[] {
  return [
    section('Самооценка до и после'),
    text(
      'Сравниваются ответы одних и тех же людей на одни и те же вопросы. Самооценка может честно снизиться: узнав больше, человек замечает больше. Контрольной группы не было, поэтому изменения нельзя объяснить только программой. Прочерк вместо медианы: ответов меньше пяти.',
    ),
    ...ROLES.flatMap((role) => {
      const { rows, withoutT0, withoutT1 } = growthOf(standing, role);
      return [
        labelled(`${TITLES[role]}:`, inPublic ? '' : `нет стартовой оценки: ${withoutT0}, нет итоговой: ${withoutT1}.`),
        comparedBlock(['Медиана до', 'Медиана после'], rows, inPublic),
      ];
    }),
    section('Ожидания и впечатления'),
    text('Здесь видно, насколько впечатления совпали с ожиданиями; это не рост.'),
    ...ROLES.flatMap((role) => [
      labelled(`${TITLES[role]}:`, ''),
      comparedBlock(['Ожидали', 'Оценили'], expectationsOf(standing, role), inPublic),
    ]),
  ];
}
