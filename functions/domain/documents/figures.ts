import { ROLES } from '../../../sheets-schema/choices/role.ts';
import { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import type { Role } from '../intake/intake.ts';
import { indicatorInPaper } from '../monitoring/indicators.ts';
import { FEWEST_ANSWERS, isDifferenceShown, isSuppressed, shownParts } from '../monitoring/suppression.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type Compared, expectationsOf, growthOf, LEVEL } from './growth-and-expectations.ts';
import { cite, decimal, labelled, section, table, text } from './parts.ts';
import { PEOPLE } from './people.ts';

const FEWER = `менее ${FEWEST_ANSWERS}`;
const FEW = `${FEWER} ответов`;
const TOO_FEW = `На один и тот же вопрос оба раза ответили менее ${FEWEST_ANSWERS} человек, поэтому итоги не показаны: по ним можно узнать человека.`;

const PAIRS_BY_END: readonly [label: string, is: (pair: Pair) => boolean][] = [
  ['– завершили заключительной встречей', ({ status, finalOn }) => status === 'ended' && finalOn !== undefined],
  ['– закончили без заключительной встречи', ({ status, finalOn }) => status === 'ended' && !finalOn],
  ['– прекратили работу досрочно', ({ status }) => status === 'dissolved'],
  ['– работают', ({ status }) => status === 'active'],
];

/** What became of the pairs that worked. One to four pairs of a kind are not shown, and nobody can calculate them from the other rows. */
function pairsByEnd({ pairs }: ProgrammeState): [string, string][] {
  const started = pairs.filter(hasStarted);
  const numbers = PAIRS_BY_END.map(([, is]) => started.filter(is).length);
  const parts = shownParts(numbers);
  const shown = PAIRS_BY_END.flatMap(([label], i): [string, string][] => (parts[i] ? [[label, `${parts[i]}`]] : []));
  const rest = numbers.reduce((sum, number, i) => (parts[i] === undefined ? sum + number : sum), 0);
  const label = shown.length > 0 ? '– остальные, без деления по исходу' : '– без деления по исходу';
  return rest > 0 ? [...shown, [label, `${rest}`]] : shown;
}

/**
 * The numbers of people, pairs, trained mentors and meetings, without names. The public reads no number of people under five, and does not learn how
 * single pairs ended.
 */
export function countsTable(programmeState: ProgrammeState, inPublic = false): Block[] {
  const { tookPart, pairs, meetings, programme } = programmeState;
  const inRole = (role: Role) => tookPart.counted.filter((one) => one.role === role).length;
  const mentors = inRole('mentor');
  const trained = programme.tables.training.filter(({ completed }) => completed).length;
  const count = (number: number) => (inPublic && number > 0 && isSuppressed(number) ? FEWER : `${number}`);
  return [
    table(
      ['Показатель', 'Число'],
      [
        ['Наставляемых участвовало', count(inRole('mentee'))],
        ['Наставников участвовало', count(mentors)],
        ['Пар (групп) работало', count(pairs.filter(hasStarted).length)],
        ...(inPublic ? [] : pairsByEnd(programmeState)),
        ...(inPublic && !isDifferenceShown(mentors, trained)
          ? []
          : [['Наставников окончили обучение', count(trained)]]),
        ['Встреч проведено', `${meetings.length}`],
      ],
      [75, 25],
    ),
    ...cite(programmeState, 'pairs', 'training', 'answers.meetingReport'),
  ];
}

/** Indicators as k of n, with targets, without figures based on fewer than five answers. The public version has no remarks. */
export function indicatorsTable(programmeState: ProgrammeState, inPublic = false): Block[] {
  const names: Readonly<Record<string, string>> = summaryBlocks.indicators.rows;
  return [
    table(
      ['Показатель', 'Значение'],
      programmeState.indicators.map((one) => [names[one.key] ?? '', indicatorInPaper(one, inPublic)]),
      [40, 60],
    ),
    ...cite(programmeState, 'people', 'settings', 'answers.satisfactionMentee', 'answers.satisfactionMentor'),
  ];
}

const score = (value: number | undefined) => (value === undefined ? '–' : decimal(value));

/** How many people rated higher, the same and lower; undefined if a part of them is hidden. */
function directions({ up, same, down, isImportance }: Compared): string | undefined {
  const parts = shownParts([up, same, down]);
  const isHidden = [up, same, down].some((part, i) => part > 0 && parts[i] === undefined);
  return isImportance || isHidden ? undefined : [up, same, down].join(' / ');
}

/**
 * «1 [0,5; 2]»: the median difference and, in papers with significance tests, the confidence interval of the typical difference. Beside hidden numbers of
 * people we show neither: a median of 0.5 says that exactly half of the people rated higher.
 */
function gap(row: Compared, isTested: boolean): string {
  if (directions(row) === undefined) return '–';
  const limits = isTested && row.interval ? ` [${decimal(row.interval.low)}; ${decimal(row.interval.high)}]` : '';
  return `${score(row.difference)}${limits}`;
}

/** A probability as text. 0.0004 becomes «< 0,001», because with so few people more digits would mean nothing. */
const probability = (p: number) => (p < 0.001 ? '< 0,001' : decimal(p, 3));

/** The test of a row. Beside hidden numbers of people we show none: p and r together say how many people rated higher. */
const testOf = (row: Compared) => (directions(row) === undefined ? undefined : row.test);

/** How a paper prints the comparisons: with tests, without them, or for the public, who read no numbers of people. */
type Detail = 'tested' | 'counted' | 'public';

/** A table with one row per question, each from at least five people. */
function comparedBlock(heads: readonly [string, string], rows: readonly Compared[], detail: Detail): Block {
  const isTested = detail === 'tested';
  const isPublic = detail === 'public';
  return table(
    [
      'Вопрос',
      ...(isPublic ? [] : ['Ответов', 'Выше / так же / ниже']),
      ...heads,
      'Медиана разности',
      ...(isTested ? ['p', 'r'] : []),
    ],
    rows.map((row) => {
      const test = testOf(row);
      return [
        row.label,
        ...(isPublic ? [] : [`${row.n}`, directions(row) ?? '–']),
        score(row.before),
        score(row.after),
        gap(row, isTested),
        ...(isTested ? [test ? probability(test.p) : '–', test ? decimal(test.effect, 2) : '–'] : []),
      ];
    }),
    { tested: [25, 10, 13, 10, 10, 16, 9, 7], counted: [33, 12, 16, 13, 13, 13], public: [52, 16, 16, 16] }[detail],
  );
}

/** Explains the figures of the tests, or says that there are too few people for a test. */
function certainty(rows: readonly Compared[]): Block[] {
  if (!rows.some(({ test }) => test)) {
    return [text('Участников слишком мало для статистического вывода: показаны только числа.')];
  }
  const tests = rows.flatMap((row) => testOf(row) ?? []);
  if (tests.length === 0) {
    return [
      text(
        `Статистический вывод не показан: по нему можно узнать, сколько человек ответили иначе, чем остальные, а таких менее ${FEWEST_ANSWERS}.`,
      ),
    ];
  }
  // The lowest p that so few answers could give. Holm multiplies the smallest p by the number of questions.
  const best = (rows.length * 2) / 2 ** Math.max(...tests.map(({ n }) => n));
  const clear = tests.filter(({ p }) => p < LEVEL).length;
  return [
    text(
      best >= LEVEL
        ? 'Участников слишком мало для вывода о различиях: даже если бы ответы изменились у всех в одну сторону, p не стало бы меньше 0,05.'
        : clear > 0
          ? `Различие трудно объяснить случайностью (p меньше 0,05) в стольких вопросах: ${clear} из ${tests.length}, для которых вывод показан. Об остальных по этим ответам судить нельзя: это не значит, что ничего не изменилось.`
          : 'Ни в одном вопросе, для которого вывод показан, различие не отличить от случайного (p не меньше 0,05). Это не значит, что ничего не изменилось: судить об этом по стольким ответам нельзя.',
    ),
  ];
}

const LEGEND: Block = {
  kind: 'text',
  note: true,
  text: 'p – вероятность увидеть такое или большее различие случайно, если на деле ничего не изменилось (критерий Уилкоксона, двусторонний, с поправкой Холма на число вопросов). r – направление и согласованность изменений: 1 – выросло у всех, чьи ответы изменились, −1 – у всех снизилось, 0 – поровну. Прочерк: изменились ответы менее чем у шести человек, или по этим числам можно узнать, сколько человек (менее пяти) ответили иначе, чем остальные. В квадратных скобках – 95-процентный доверительный интервал типичной разности (Ходжес – Леман, по точному распределению критерия Уилкоксона); он есть, если на вопрос ответили не меньше одиннадцати человек.',
};

/** Self-assessments of one role at the start and at the end, without questions that fewer than five people answered both times. */
function growthBlocks(programmeState: ProgrammeState, role: Role, inPublic: boolean): Block[] {
  const { rows, reworded, people, inTime } = growthOf(programmeState, role);
  const shown = rows.filter(({ n }) => !isSuppressed(n));
  const lacking = inPublic ? '' : `обе оценки дали вовремя ${inTime} из ${people}.`;
  const head = labelled(`${PEOPLE[role]}:`, lacking);
  const changed =
    reworded.length > 0
      ? [
          text(
            `Формулировку изменили между двумя оценками, поэтому ответы на разные формулировки не сравниваются: ${reworded.map((title) => `«${title}»`).join(', ')}.`,
          ),
        ]
      : [];
  if (shown.length === 0) return [head, text(TOO_FEW), ...changed];
  const isTested = shown.some((row) => testOf(row));
  const detail = inPublic ? 'public' : isTested ? 'tested' : 'counted';
  return [
    head,
    comparedBlock(['Медиана до', 'Медиана после'], shown, detail),
    ...changed,
    ...(inPublic ? [] : certainty(rows)),
  ];
}

/**
 * Expectations and impressions of one role. The forms promise that the partner does not see answers, so questions with fewer than five people stay
 * hidden.
 */
function expectationBlocks(programmeState: ProgrammeState, role: Role, inPublic: boolean): Block[] {
  const shown = expectationsOf(programmeState, role).filter(({ n }) => !isSuppressed(n));
  return shown.length > 0
    ? [labelled(`${PEOPLE[role]}:`, ''), comparedBlock(['Ожидали', 'Оценили'], shown, inPublic ? 'public' : 'counted')]
    : [labelled(`${PEOPLE[role]}:`, `${FEW}, итоги не показаны.`)];
}

/** A section with these blocks. It has the explanation and the sources only if one of the blocks is a table. */
function explained(heading: string, meaning: string, blocks: readonly Block[], sources: readonly Block[]): Block[] {
  const hasTable = blocks.some(({ kind }) => kind === 'table');
  return [section(heading), ...(hasTable ? [text(meaning)] : []), ...blocks, ...(hasTable ? sources : [])];
}

/** Two comparisons for each role: self-assessment before and after, and expectations against impressions. */
export function comparisons(programmeState: ProgrammeState, inPublic = false): Block[] {
  const isTested =
    !inPublic && ROLES.some((role) => growthOf(programmeState, role).rows.some((row) => testOf(row) !== undefined));
  return [
    ...explained(
      'Самооценка до и после',
      'Сравниваются ответы одних и тех же людей на одни и те же вопросы; каждая строка – ответы не менее пяти человек. Прочерк: за числом меньше пяти человек, или по нему такое число можно вычислить. Самооценка может честно снизиться: узнав больше, человек замечает больше. Контрольной группы не было, поэтому изменения нельзя объяснить только программой.',
      ROLES.flatMap((role) => growthBlocks(programmeState, role, inPublic)),
      [...(isTested ? [LEGEND] : []), ...cite(programmeState, 'assessments')],
    ),
    ...explained(
      'Ожидания и впечатления',
      'Здесь видно, насколько впечатления совпали с ожиданиями; это не рост. Прочерк: за числом меньше пяти человек, или спрашивали не об ожидании, а о том, насколько это важно.',
      ROLES.flatMap((role) => expectationBlocks(programmeState, role, inPublic)),
      cite(
        programmeState,
        'answers.assessmentMenteeT0',
        'answers.assessmentMentorT0',
        'answers.satisfactionMentee',
        'answers.satisfactionMentor',
      ),
    ),
  ];
}
