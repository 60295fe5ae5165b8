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
  /** What stands in public in the place of a figure that says too much of single people. */
  const tooFew = ({ key, n }: (typeof standing.indicators)[number]) => {
    if (n > 0 && n < FEWEST) return `менее ${FEWEST} человек`;
    const role = key === 'menteeSatisfaction' ? 'mentee' : key === 'mentorSatisfaction' ? 'mentor' : undefined;
    return role && answered(role) < FEWEST ? FEW : undefined;
  };
  return table(
    ['Показатель', 'Значение'],
    standing.indicators.map((one) => [
      names[one.key] ?? '',
      inPublic ? (tooFew(one) ?? indicatorText({ ...one, remarks: [] })) : indicatorText(one),
    ]),
    [40, 60],
  );
}

const decimal = (value: number, digits?: number) =>
  `${digits === undefined ? value : value.toFixed(digits)}`.replace('.', ',').replace('-', '−');
const score = (value: number | undefined) => (value === undefined ? '–' : decimal(value));
const counts = ({ up, same, down, isImportance }: Compared) => (isImportance ? '–' : `${up} / ${same} / ${down}`);
const gap = ({ difference, isImportance }: Compared) => (isImportance ? '–' : score(difference));

/** 0,0004 reads «< 0,001»: more digits would promise what so few people cannot give. */
const probability = (p: number) => (p < 0.001 ? '< 0,001' : decimal(p, 3));

/** A row a question; in public none that fewer than five answers are behind. A median of so few is a dash. */
function comparedBlock(heads: readonly [string, string], rows: readonly Compared[], inPublic: boolean): Block {
  const shown = inPublic ? rows.filter(({ n }) => n >= FEWEST) : rows;
  if (shown.length === 0) return text(`Ответов меньше ${FEWEST}: такие итоги не публикуются.`);
  const isTested = !inPublic && shown.some(({ test }) => test);
  return table(
    ['Вопрос', 'Ответов', 'Выше / так же / ниже', ...heads, 'Медиана разности', ...(isTested ? ['p', 'r'] : [])],
    shown.map((row) => [
      row.label,
      `${row.n}`,
      counts(row),
      score(row.before),
      score(row.after),
      gap(row),
      ...(isTested ? [row.test ? probability(row.test.p) : '–', row.test ? decimal(row.test.effect, 2) : '–'] : []),
    ]),
    isTested ? [26, 11, 14, 11, 11, 12, 8, 7] : [33, 12, 16, 13, 13, 13],
  );
}

/** What the figures of the tests mean, or that there are too few people for any. */
function certainty(rows: readonly Compared[]): string {
  return rows.some(({ test }) => test)
    ? 'p – вероятность увидеть такое или большее различие случайно (критерий Уилкоксона, двусторонний, с поправкой Холма на число вопросов); говорить о различии можно, если p меньше 0,05. r – размер различия: 1 – выросло у всех, −1 – снизилось у всех. Прочерк: разных ответов меньше шести.'
    : 'Участников слишком мало для статистического вывода: показаны только числа.';
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
        ...(inPublic ? [] : [text(certainty(rows))]),
      ];
    }),
    section('Ожидания и впечатления'),
    text(
      'Здесь видно, насколько впечатления совпали с ожиданиями; это не рост. Где спрашивали не об ожидании, а о том, насколько это важно, разности нет.',
    ),
    ...ROLES.flatMap((role) => [
      labelled(`${TITLES[role]}:`, ''),
      comparedBlock(['Ожидали', 'Оценили'], expectationsOf(standing, role), inPublic),
    ]),
  ];
}
