import { goalMarks } from '../../../../sheets-schema/choices/goal-mark.ts';
import { meetingKinds } from '../../../../sheets-schema/choices/meeting-kind.ts';
import { latestDay } from '../../calendar/day.ts';
import { dayText } from '../../calendar/day-text.ts';
import { agreedOn, approvedOn, draftGoals, goalNumbers, planOf } from '../../meetings/development-plans.ts';
import { workOnGoals } from '../../meetings/goal-meetings.ts';
import { nameToken } from '../../names/name-token.ts';
import { signedName } from '../../names/person-name.ts';
import { BLANK, type Block } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { cycleOf } from '../meeting-cycle.ts';
import { orderText } from '../order-head.ts';
import {
  curatorOf,
  dateOr,
  headOf,
  labelled,
  list,
  pages,
  schoolName,
  section,
  signatures,
  source,
  table,
  text,
  title,
  yearOf,
} from '../parts.ts';
import { pairsToName, plannedPeriodOf, withPositions } from '../people.ts';

/** «Персонализированная программа наставничества» (письмо АЗ-1128/08 / № 657), one for each pair or group, with the mentees' individual routes. */
export const pairProgramme: Kind = (programmeState, drafting) => {
  const { intake, bases, context, programme } = programmeState;
  const pairs = pairsToName(programmeState, drafting);
  if (pairs.length === 0) return undefined;
  const head = headOf(programme.settings, drafting);
  const curator = curatorOf(programme.settings, drafting);
  const page = (pair: (typeof pairs)[number]): Block[] => {
    const mentees = pair.mentees.filter(drafting.mayName);
    const plans = mentees.map((code) => planOf(programmeState, pair.pairCode, code));
    const approvals = plans.map((row) => row && approvedOn(row, context.today));
    const approved = approvals.every((day) => day !== undefined) ? latestDay(approvals) : undefined;
    const by = approved && plans.some((row) => row?.approvedBy === 'curator') ? curator : head;
    const held = bases.meetings.get(pair.pairCode) ?? [];
    const route = (code: string): Block[] => {
      const row = planOf(programmeState, pair.pairCode, code);
      const agreed = row && agreedOn(row, context.today);
      const set = goalNumbers(row);
      const workOn = workOnGoals(held, code);
      if (!agreed) drafting.need(undefined, `согласованный план с целью и сроком: ${code} (${pair.pairCode})`);
      const goals =
        set.length > 0
          ? set.map((n) => {
              const [due, mark] = [row?.[`due${n}`], row?.[`mark${n}`]];
              return [
                row?.[`goal${n}`] ?? '',
                row?.[`actions${n}`] ?? '',
                row?.[`sign${n}`] ?? '',
                due ? dayText(due) : '',
                [mark && goalMarks[mark], workOn(n)].filter(Boolean).join('\n'),
              ];
            })
          : draftGoals(intake, code).map((goal) => [goal, '', '', '', '']);
      return [
        labelled('Наставляемый:', withPositions(programmeState, drafting, [code])),
        labelled('Маршрут согласован:', dateOr(agreed)),
        table(
          ['Цель', 'Мероприятия и содержание', 'Ожидаемый результат', 'Срок', 'Выполнение'],
          goals,
          [23, 25, 24, 13, 15],
        ),
      ];
    };
    return [
      {
        kind: 'columns',
        marks: true,
        cells: [
          '',
          `УТВЕРЖДАЮ\n${by.who}\n____________ ${signedName(by.name ?? BLANK)}\n${approved ? dayText(approved) : '«____» ____________ 20____ г.'}`,
        ],
      },
      text(schoolName(programme.settings, drafting), 'center'),
      title('ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА'),
      table(
        ['Наставник', 'Наставляемый (-ые)', 'Пара, срок'],
        [
          [
            withPositions(programmeState, drafting, [pair.mentor]),
            withPositions(programmeState, drafting, mentees),
            `${pair.pairCode}\n${plannedPeriodOf(pair, programmeState)}`,
          ],
        ],
        [36, 36, 28],
      ),
      section('1. Общие сведения'),
      labelled(
        'Форма наставничества:',
        `«учитель – учитель», ${mentees.length > 1 ? 'работа с группой' : 'работа в паре'}.`,
      ),
      labelled(
        'Основание:',
        `${pair.order ? orderText(pair.order) : 'приказ'} о закреплении наставнических пар (групп), Положение о наставничестве.`,
      ),
      labelled('Цель:', 'профессиональное развитие по целям, которые ставит наставляемый.'),
      section('2. Индивидуальный образовательный маршрут'),
      ...mentees.flatMap(route),
      section('3. График встреч'),
      table(['Встреча', 'Когда', 'О чём'], cycleOf(programmeState), [20, 38, 42]),
      section('4. Ход программы'),
      held.length > 0
        ? table(
            ['Дата', 'Встреча', 'Минут'],
            held.map(({ heldOn, kind, report }) => [
              dayText(heldOn),
              meetingKinds[kind],
              `${report.fields.minutes ?? ''}`,
            ]),
            [30, 45, 25],
          )
        : text('Встреч ещё не было.'),
      section('5. Условия'),
      list([
        'стороны хранят сказанное в паре;',
        'изменения вносятся по согласию сторон и отмечаются в маршруте;',
        'каждый может прекратить работу: порядок – в Положении о наставничестве.',
      ]),
      signatures(
        { who: 'Наставник', name: nameToken(pair.mentor) },
        ...mentees.map((code) => ({ who: 'Наставляемый', name: nameToken(code) })),
        { ...curator, who: 'Согласовано: куратор' },
      ),
    ];
  };
  return {
    title: `Персонализированные программы наставничества, ${yearOf(programmeState)}`,
    sources: [
      source(
        'pairs',
        pairs.map(({ row }) => row),
      ),
      source('plans'),
      source('answers.pairProgramme'),
      source('meetings'),
    ],
    blocks: pages(pairs.map(page)),
  };
};
