import { dayText } from '../../calendar/day-text.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { labelled, pages, section, signatures, source, table, title, yearOf } from '../parts.ts';
import { alphabetically, positionOf } from '../people.ts';

/** The subjects of the conversation. Its outcome is a decision about the work, not a mark for the person. */
const CRITERIA = [
  ['Зачем мне это', 'Почему хочется быть наставником? Что Вы получите от этой работы сами?'],
  ['Слушать и спрашивать', 'Вспомните случай, когда Вы не стали давать готовый ответ и это помогло коллеге.'],
  ['Говорить о трудном', 'Как Вы скажете коллеге, что урок не получился?'],
  ['Хранить доверенное', 'Что из сказанного в паре Вы никому не перескажете? А куратору?'],
  ['Время', 'Когда в Вашей неделе есть час для встречи? Что придётся передвинуть?'],
  ['Опыт', 'Чем Вы уже помогали коллегам? Что стоит показать на уроке?'],
];

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
        const { date, time, place, interviewer, outcome, note } = rows.get(code) ?? {};
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
            ['О чём', 'Вопрос', 'Запись'],
            CRITERIA.map(([about = '', question = '']) => [about, question, '\n\n']),
            [20, 44, 36],
          ),
          section('Итог'),
          labelled(
            'Решение:',
            `${mark('admitted')} допуск   ${mark('conditional')} допуск с условием   ${mark('declined')} не в этом году`,
          ),
          labelled('Условие или причина:', note ?? `${BLANK}${BLANK}${BLANK}`),
          signatures(
            { who: 'Кто беседовал', name: undefined },
            { who: 'Итог сообщён наставнику', name: nameToken(code) },
          ),
        ];
      }),
    ),
  };
};
