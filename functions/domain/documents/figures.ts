import { ROLES } from '../../../sheets-schema/choices/role.ts';
import { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import type { Role } from '../intake/intake.ts';
import { indicatorInPaper } from '../monitoring/indicators.ts';
import { FEWEST_ANSWERS, isSuppressed, shownParts } from '../monitoring/suppression.ts';
import { hasStarted, type Pair } from '../pairs/pair.ts';
import type { Block } from '../paper/content.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type Compared, expectationsOf, growthOf, LEVEL } from './before-and-after.ts';
import { cite, decimal, labelled, section, table, text } from './parts.ts';
import { PEOPLE } from './people.ts';

const FEW = `менее ${FEWEST_ANSWERS} ответов`;
const TOO_FEW = `Обе оценки дали менее ${FEWEST_ANSWERS} человек, поэтому итоги не показаны: по ним можно узнать человека.`;

/** How many of the pairs that worked ended in each way. The parts add up to the total. */
function pairsByEnd({ pairs }: ProgrammeState): [string, string][] {
  const started = pairs.filter(hasStarted);
  const count = (is: (pair: Pair) => boolean) => started.filter(is).length;
  const parts: [string, number][] = [
    [
      '– завершили заключительной встречей',
      count(({ status, finalOn }) => status === 'ended' && finalOn !== undefined),
    ],
    ['– закончили без заключительной встречи', count(({ status, finalOn }) => status === 'ended' && !finalOn)],
    ['– прекратили работу досрочно', count(({ status }) => status === 'dissolved')],
    ['– работают', count(({ status }) => status === 'active')],
  ];
  return parts.filter(([, k]) => k > 0).map(([name, k]) => [name, `${k}`]);
}

/** The numbers of people, pairs, trained mentors and meetings, without names. The public does not learn how single pairs ended. */
export function countsTable(programmeState: ProgrammeState, inPublic = false): Block[] {
  const { tookPart, pairs, meetings, programme } = programmeState;
  const count = (role: Role) => `${tookPart.counted.filter((one) => one.role === role).length}`;
  const trained = programme.tables.training.filter(({ completed }) => completed).length;
  return [
    table(
      ['Показатель', 'Число'],
      [
        ['Наставляемых участвовало', count('mentee')],
        ['Наставников участвовало', count('mentor')],
        ['Пар (групп) работало', `${pairs.filter(hasStarted).length}`],
        ...(inPublic ? [] : pairsByEnd(programmeState)),
        ['Наставников окончили обучение', `${trained}`],
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
const counts = ({ up, same, down, isImportance }: Compared) =>
  isImportance
    ? '–'
    : shownParts([up, same, down])
        .map((part) => part ?? '–')
        .join(' / ');
/** «1 [0,5; 2]»: the median difference. In papers with significance tests, the confidence interval of the typical difference follows in brackets. */
function gap({ difference, interval, isImportance }: Compared, isTested: boolean): string {
  if (isImportance) return '–';
  const limits = isTested && interval ? ` [${decimal(interval.low)}; ${decimal(interval.high)}]` : '';
  return `${score(difference)}${limits}`;
}

/** A probability as text. 0.0004 becomes «< 0,001», because with so few people more digits would mean nothing. */
const probability = (p: number) => (p < 0.001 ? '< 0,001' : decimal(p, 3));

/** A table with one row per question, each from at least five people. Columns for tests appear only if some question has a test. */
function comparedBlock(heads: readonly [string, string], rows: readonly Compared[], isTested = false): Block {
  return table(
    ['Вопрос', 'Ответов', 'Выше / так же / ниже', ...heads, 'Медиана разности', ...(isTested ? ['p', 'r'] : [])],
    rows.map((row) => [
      row.label,
      `${row.n}`,
      counts(row),
      score(row.before),
      score(row.after),
      gap(row, isTested),
      ...(isTested ? [row.test ? probability(row.test.p) : '–', row.test ? decimal(row.test.effect, 2) : '–'] : []),
    ]),
    isTested ? [25, 10, 13, 10, 10, 16, 9, 7] : [33, 12, 16, 13, 13, 13],
  );
}

/** Explains the figures of the tests, or says that there are too few people for a test. */
function certainty(rows: readonly Compared[]): Block[] {
  const tests = rows.flatMap(({ test }) => test ?? []);
  if (tests.length === 0) return [text('Участников слишком мало для статистического вывода: показаны только числа.')];
  // The lowest p that so few answers could give. Holm multiplies the smallest p by the number of questions.
  const best = (rows.length * 2) / 2 ** Math.max(...tests.map(({ n }) => n));
  const clear = tests.filter(({ p }) => p < LEVEL).length;
  return [
    text(
      best >= LEVEL
        ? 'Участников слишком мало для вывода о различиях: даже если бы ответы изменились у всех в одну сторону, p не стало бы меньше 0,05.'
        : clear > 0
          ? `Различие трудно объяснить случайностью (p меньше 0,05) в стольких вопросах: ${clear} из ${rows.length}. Об остальных по этим ответам судить нельзя: это не значит, что ничего не изменилось.`
          : 'Ни в одном вопросе различие не отличить от случайного (p не меньше 0,05). Это не значит, что ничего не изменилось: судить об этом по стольким ответам нельзя.',
    ),
  ];
}

const LEGEND: Block = {
  kind: 'text',
  note: true,
  text: 'p – вероятность увидеть такое или большее различие случайно, если на деле ничего не изменилось (критерий Уилкоксона, двусторонний, с поправкой Холма на число вопросов). r – направление и согласованность изменений: 1 – выросло у всех, чьи ответы изменились, −1 – у всех снизилось, 0 – поровну. Прочерк: изменились ответы менее чем у шести человек. В квадратных скобках – 95-процентный доверительный интервал типичной разности (Ходжес – Леман, по точному распределению критерия Уилкоксона); он есть, если на вопрос ответили не меньше одиннадцати человек.',
};

/** Self-assessments of one role at the start and at the end, without questions that fewer than five people answered both times. */
function growthBlocks(programmeState: ProgrammeState, role: Role, inPublic: boolean): Block[] {
  const { rows, withoutT0, lateT0, withoutT1 } = growthOf(programmeState, role);
  const shown = rows.filter(({ n }) => !isSuppressed(n));
  const lacking = inPublic
    ? ''
    : `без стартовой оценки – ${withoutT0}, стартовая дана после первой встречи – ${lateT0}, без итоговой – ${withoutT1}.`;
  const head = labelled(`${PEOPLE[role]}:`, lacking);
  if (shown.length === 0) return [head, text(TOO_FEW)];
  const isTested = !inPublic && shown.some(({ test }) => test);
  return [head, comparedBlock(['Медиана до', 'Медиана после'], shown, isTested), ...(inPublic ? [] : certainty(rows))];
}

/**
 * Expectations and impressions of one role. The forms promise that the partner does not see answers, so questions with fewer than five people stay
 * hidden.
 */
function expectationBlocks(programmeState: ProgrammeState, role: Role): Block[] {
  const shown = expectationsOf(programmeState, role).filter(({ n }) => !isSuppressed(n));
  return shown.length > 0
    ? [labelled(`${PEOPLE[role]}:`, ''), comparedBlock(['Ожидали', 'Оценили'], shown)]
    : [labelled(`${PEOPLE[role]}:`, `${FEW}, итоги не показаны.`)];
}

/** A section with these blocks. It has the explanation and the sources only if one of the blocks is a table. */
function explained(heading: string, meaning: string, blocks: readonly Block[], sources: readonly Block[]): Block[] {
  const hasTable = blocks.some(({ kind }) => kind === 'table');
  return [section(heading), ...(hasTable ? [text(meaning)] : []), ...blocks, ...(hasTable ? sources : [])];
}

/** Two comparisons for each role: self-assessment before and after, and expectations against impressions. */
export function comparisons(programmeState: ProgrammeState, inPublic = false): Block[] {
  const isTested = !inPublic && ROLES.some((role) => growthOf(programmeState, role).rows.some(({ test }) => test));
  return [
    ...explained(
      'Самооценка до и после',
      'Сравниваются ответы одних и тех же людей на одни и те же вопросы. Прочерк в «Выше / так же / ниже»: за числом меньше пяти человек, или по нему такое число можно вычислить. Самооценка может честно снизиться: узнав больше, человек замечает больше. Контрольной группы не было, поэтому изменения нельзя объяснить только программой.',
      ROLES.flatMap((role) => growthBlocks(programmeState, role, inPublic)),
      [...(isTested ? [LEGEND] : []), ...cite(programmeState, 'assessments')],
    ),
    ...explained(
      'Ожидания и впечатления',
      'Здесь видно, насколько впечатления совпали с ожиданиями; это не рост. Где спрашивали не об ожидании, а о том, насколько это важно, разности нет.',
      ROLES.flatMap((role) => expectationBlocks(programmeState, role)),
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
