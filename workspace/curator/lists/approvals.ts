import { approvers, plans } from '../../../sheets-schema/tables/plans.ts';
import { nameOf } from '../context.ts';
import type { TickList } from './tick-list.ts';

export const programmeApprovals: TickList = {
  path: 'programmes',
  title: 'Программы пар: утверждение',
  about: 'Программы, с которыми согласны и наставник, и наставляемый.',
  table: 'plans',
  columns: ['Пара', 'Программа'],
  rows: (view) =>
    view.programme.tables.plans.flatMap(({ at, pairCode, code, status, written, goal1, actions1 }) =>
      pairCode && code && status === 'agreed'
        ? [
            {
              key: `${pairCode}|${code}`,
              at,
              code,
              name: nameOf(view, code),
              cells: [pairCode, goal1 ? [goal1, actions1].filter(Boolean).join('\n') : (written ?? '')],
            },
          ]
        : [],
    ),
  actions: ({ today }) => {
    const day = { column: 'approvedOn', label: 'День утверждения', initial: today, required: true };
    return [
      {
        name: 'head',
        label: 'Утверждены директором',
        asks: [day],
        cells: { approvedBy: approvers.head },
        done: (count) => `Утверждено программ: ${count}.`,
      },
      {
        name: 'curator',
        label: 'Утверждены куратором',
        asks: [day],
        cells: { approvedBy: approvers.curator },
        done: (count) => `Утверждено программ: ${count}.`,
      },
    ];
  },
  empty: `Неутверждённых программ нет. Лист «${plans.title}» в таблице.`,
};
