import { type GoalMark, goalMarks } from '../../../../sheets-schema/choices/goal-mark.ts';
import { meetingKinds } from '../../../../sheets-schema/choices/meeting-kind.ts';
import { dayText } from '../../calendar/day-text.ts';
import { agreedOn, draftGoals, goalNumbers, planOf } from '../../meetings/development-plans.ts';
import { workOnGoals } from '../../meetings/goal-meetings.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { dateOr, labelled, pages, section, signatures, source, table, title, yearOf } from '../parts.ts';
import { pairsToName, periodOf, withPositions } from '../people.ts';

const markText = (mark: GoalMark | undefined) => (mark ? goalMarks[mark] : '');

/** «Индивидуальный план развития», one page per mentee (6.3): the agreed plan, or a draft based on the mentee's request. */
export const plan: Kind = (programmeState, drafting) => {
  const { intake, context, bases } = programmeState;
  const mentees = pairsToName(programmeState, drafting).flatMap((pair) =>
    pair.mentees
      .filter(drafting.mayName)
      .map((code) => ({ pair, code, row: planOf(programmeState, pair.pairCode, code) })),
  );
  if (mentees.length === 0) return undefined;
  return {
    title: `Индивидуальные планы развития, ${yearOf(programmeState)}`,
    sources: [
      source(
        'plans',
        mentees.flatMap(({ row }) => row ?? []),
      ),
      source('meetings'),
    ],
    blocks: pages(
      mentees.map(({ pair, code, row }) => {
        const request = intake.requests.get(code);
        const agreed = row && agreedOn(row, context.today);
        const set = goalNumbers(row);
        const workOn = workOnGoals(bases.meetings.get(pair.pairCode) ?? [], code);
        const day = (on: string | undefined) => (on ? dayText(on) : '');
        const goals =
          set.length > 0
            ? set.map((n) => [
                row?.[`goal${n}`] ?? '',
                row?.[`sign${n}`] ?? '',
                row?.[`actions${n}`] ?? '',
                day(row?.[`due${n}`]),
                [markText(row?.[`mark${n}`]), workOn(n)].filter(Boolean).join('\n'),
              ])
            : draftGoals(intake, code).map((goal) => [goal, request?.own?.fields.desiredResult ?? '', '', '', '']);
        if (!agreed) drafting.need(undefined, `согласованный план с целью и сроком: ${code} (${pair.pairCode})`);
        return [
          title('ИНДИВИДУАЛЬНЫЙ ПЛАН РАЗВИТИЯ'),
          table(
            ['Наставляемый', 'Наставник', 'Пара, период'],
            [
              [
                withPositions(programmeState, drafting, [code]),
                withPositions(programmeState, drafting, [pair.mentor]),
                `${pair.pairCode}\n${periodOf(pair, programmeState)}`,
              ],
            ],
            [35, 35, 30],
          ),
          labelled('Запрос:', (request?.needs ?? []).map(intake.areaLabel).join('; ') || BLANK),
          labelled('Согласован:', dateOr(agreed)),
          section('Цели'),
          table(['Цель', 'По какому признаку поймём', 'Что сделаем', 'Срок', 'Итог'], goals, [24, 23, 22, 17, 14]),
          section('Встречи'),
          table(
            ['Дата', 'Вид встречи', 'Что сделано'],
            (bases.meetings.get(pair.pairCode) ?? []).map(({ heldOn, kind, report }) => [
              dayText(heldOn),
              meetingKinds[kind],
              report.fields.done ?? '',
            ]),
            [16, 24, 60],
          ),
          signatures(
            { who: 'Наставляемый', name: nameToken(code) },
            { who: 'Наставник', name: nameToken(pair.mentor) },
          ),
        ];
      }),
    ),
  };
};
