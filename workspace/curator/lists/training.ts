import { nameOf } from '../context.ts';
import type { TickList } from './tick-list.ts';

export const trainingResults: TickList = {
  path: 'training',
  title: 'Обучение наставников',
  about: 'Наставники без действующего свидетельства. Номера можно вставить из Excel: ФИО и номер рядом.',
  table: 'training',
  columns: ['Чего не хватает'],
  rows: (view) =>
    view.programme.tables.training.flatMap(({ at, code, person, state, missing = '', certificate, certificateDate }) =>
      code && person && state !== 'trained' && state !== 'waived'
        ? [
            {
              key: code,
              at,
              code,
              name: nameOf(view, code),
              cells: [missing],
              ...(state === 'lapsed'
                ? { cellsOf: { certificateUntil: undefined } }
                : { cellsOf: { certificate }, filled: certificateDate ? ['certificateDate'] : [] }),
            },
          ]
        : [],
    ),
  actions: ({ today, programme }) => {
    const courses = programme.tables.trainings.flatMap(({ programme: title }) => title ?? []);
    const chosen = programme.tables.trainings.find((course) => course.chosen)?.programme;
    return [
      {
        name: 'trained',
        label: 'Окончили обучение',
        asks: [
          { column: 'programme', initial: chosen ?? courses[0] ?? '', suggestions: courses },
          { column: 'certificateDate', initial: today },
          { column: 'certificateUntil' },
        ],
        cells: { completed: 'да' },
        done: (count) => `Окончили обучение: ${count}.`,
      },
      {
        name: 'waived',
        label: 'Обучение не требуется',
        asks: [{ column: 'waivedReason', required: true }],
        cells: {},
        takes: [],
        done: (count) => `Обучение не требуется: ${count}.`,
      },
    ];
  },
  own: { column: 'certificate', onlyFor: 'trained' },
  empty: 'Все наставники обучены.',
};
