import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { interviewOutcomes, interviews } from '../../../sheets-schema/tables/interviews.ts';
import { nameOf } from '../context.ts';
import type { TickList } from './tick-list.ts';

export const interviewResults: TickList = {
  path: 'interviews',
  title: 'Собеседования с наставниками',
  about: 'Будущие наставники, с которыми ещё не поговорили или чей итог не записан.',
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
              cells: [state, [date && dayText(date), time].filter(Boolean).join(' ')],
            },
          ]
        : [],
    ),
  actions: ({ today, programme }) => [
    {
      name: 'admitted',
      label: 'Допустить после беседы',
      asks: [
        { column: 'date', label: 'День беседы', initial: today, required: true },
        { column: 'interviewer', initial: programme.settings.curatorName ?? 'куратор' },
      ],
      cells: { outcome: interviewOutcomes.admitted },
      done: (count) => `Допущено наставников: ${count}.`,
    },
    {
      name: 'conditional',
      label: 'Допустить с условием',
      asks: [
        { column: 'date', label: 'День беседы', initial: today, required: true },
        { column: 'note', label: 'Условие', required: true },
      ],
      cells: { outcome: interviewOutcomes.conditional },
      done: (count) => `Допущено с условием: ${count}.`,
    },
    {
      name: 'declined',
      label: 'Не допустить',
      asks: [
        { column: 'date', label: 'День беседы', initial: today, required: true },
        { column: 'note', label: 'Причина', required: true },
      ],
      cells: { outcome: interviewOutcomes.declined },
      done: (count) => `Не допущено: ${count}.`,
    },
    {
      name: 'planned',
      label: 'Назначить беседу',
      asks: [
        { column: 'date', required: true },
        { column: 'time' },
        { column: 'place' },
        { column: 'interviewer', initial: programme.settings.curatorName ?? 'куратор' },
      ],
      cells: {},
      done: (count) => `Назначено бесед: ${count}.`,
    },
  ],
  empty: `Итоги записаны у всех. Лист «${interviews.title}» в таблице.`,
};

export const trainingResults: TickList = {
  path: 'training',
  title: 'Обучение наставников',
  about: 'Наставники без свидетельства. Номера можно вставить из Excel: ФИО и номер рядом.',
  table: 'training',
  columns: ['Чего не хватает'],
  rows: (view) =>
    view.programme.tables.training.flatMap(({ at, code, person, state, missing = '', certificate }) =>
      code && person && state !== 'trained' && state !== 'waived'
        ? [{ key: code, at, code, name: nameOf(view, code), cells: [missing], cellsOf: { certificate } }]
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
