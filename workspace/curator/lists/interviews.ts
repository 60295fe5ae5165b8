import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { interviewOutcomes, interviews } from '../../../sheets-schema/tables/interviews.ts';
import { nameOf } from '../context.ts';
import { interviewAddress } from '../interview/interview-address.ts';
import type { TickList } from './tick-list.ts';

export const interviewResults: TickList = {
  path: 'interviews',
  title: 'Собеседования с наставниками',
  about:
    'Будущие наставники, с которыми ещё не поговорили или чей итог не записан. «Записать беседу» – отметки по шести вопросам и итог для одного человека.',
  table: 'interviews',
  columns: ['Состояние', 'Назначено'],
  rows: (view) =>
    view.programme.tables.interviews.flatMap(({ at, code, person, outcome, state = '', date, time }) =>
      code && person && outcome === undefined
        ? [
            {
              key: code,
              at,
              code,
              name: nameOf(view, code),
              page: { address: interviewAddress(code), label: 'Записать беседу' },
              cells: [state, [date && dayText(date), time].filter(Boolean).join(' ')],
            },
          ]
        : [],
    ),
  actions: ({ today, programme }) => {
    const day = { column: 'date', label: 'День беседы', initial: today, required: true };
    const interviewer = { column: 'interviewer', initial: programme.settings.curatorName ?? 'куратор' };
    return [
      {
        name: 'admitted',
        label: 'Допустить после беседы',
        asks: [day, interviewer],
        cells: { outcome: interviewOutcomes.admitted },
        done: (count) => `Допущено наставников: ${count}.`,
      },
      {
        name: 'conditional',
        label: 'Допустить с условием',
        asks: [day, { column: 'note', label: 'Условие', required: true }],
        cells: { outcome: interviewOutcomes.conditional },
        done: (count) => `Допущено с условием: ${count}.`,
      },
      {
        name: 'declined',
        label: 'Не допустить',
        asks: [day, { column: 'note', label: 'Причина', required: true }],
        cells: { outcome: interviewOutcomes.declined },
        done: (count) => `Не допущено: ${count}.`,
      },
      {
        name: 'planned',
        label: 'Назначить беседу',
        asks: [{ column: 'date', required: true }, { column: 'time' }, { column: 'place' }, interviewer],
        cells: {},
        done: (count) => `Назначено бесед: ${count}.`,
      },
    ];
  },
  empty: `Итоги записаны у всех. Лист «${interviews.title}» в таблице.`,
};
