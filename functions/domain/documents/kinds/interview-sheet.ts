import {
  criterionIds,
  interviewCriteria,
  interviewMarks,
} from '../../../../sheets-schema/choices/interview-criterion.ts';
import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { labelled, pages, section, signatures, source, table, title, yearOf } from '../parts.ts';
import { alphabetically, positionOf } from '../people.ts';

/** «Лист собеседования» (3.5), one page for each future mentor: the questions, room for notes, and the outcome. */
export const interviewSheet: Kind = (programmeState, drafting) => {
  const { programme } = programmeState;
  const rows = new Map(programme.tables.interviews.flatMap((row) => (row.code ? [[row.code, row] as const] : [])));
  const codes = alphabetically(programmeState, [...rows.keys()].filter(drafting.mayName));
  if (codes.length === 0) return undefined;
  return {
    title: `Листы собеседований с наставниками, ${yearOf(programmeState)}`,
    sources: [source('interviews')],
    blocks: pages(
      codes.map((code) => {
        const row = rows.get(code);
        const { date, time, place, interviewer, outcome, note } = row ?? {};
        const mark = (value: typeof outcome) => (outcome === value ? '☒' : '☐');
        return [
          title('ЛИСТ СОБЕСЕДОВАНИЯ С НАСТАВНИКОМ'),
          table(
            ['Кто', 'Когда и где', 'Кто беседует'],
            [
              [
                `${nameToken(code)}\n${positionOf(programmeState, drafting, code)}`,
                [date ? dayText(date) : BLANK, time, place].filter(Boolean).join(', '),
                interviewer ?? BLANK,
              ],
            ],
            [40, 34, 26],
          ),
          section('О чём говорим'),
          table(
            ['О чём', 'Вопрос', 'Отметка', 'Запись'],
            criterionIds.map((id) => {
              const { label, question } = interviewCriteria[id];
              const given = row?.[id];
              return [label, question, given ? interviewMarks[given] : '', '\n\n'];
            }),
            [18, 36, 16, 30],
          ),
          section('Итог'),
          labelled(
            'Решение:',
            `${mark('admitted')} допуск   ${mark('conditional')} допуск с условием   ${mark('declined')} не в этом году`,
          ),
          labelled('Почему такое решение, условие:', note ?? `${BLANK}${BLANK}${BLANK}`),
          signatures(
            { who: 'Кто беседовал', name: undefined },
            { who: 'Итог сообщён наставнику', name: nameToken(code) },
          ),
        ];
      }),
    ),
  };
};
