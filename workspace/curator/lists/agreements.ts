import { isBeyondJob } from '../../../functions/domain/intake/work-consent.ts';
import { missingOfAgreement } from '../../../functions/domain/pairs/agreement.ts';
import { nameOf } from '../context.ts';
import type { TickList } from './tick-list.ts';

const DATES = ['agreementDate', 'agreementSignedOn'] as const;

export const agreements: TickList = {
  path: 'agreements',
  title: 'Дополнительные соглашения',
  about:
    'Пары, у которых не внесены номер, дата или день подписания соглашения с наставником. Даты, внесённые раньше, останутся.',
  table: 'pairs',
  nameColumn: 'Наставник',
  columns: ['Пара', 'Чего не хватает'],
  rows: (view) => {
    const { people, pairs } = view.programme.tables;
    const personOf = new Map(people.map((person) => [person.code, person]));
    return pairs.flatMap((row) => {
      const { at, pairCode, mentorCode, status, agreementNumber } = row;
      if (!pairCode || !mentorCode || !isBeyondJob(personOf.get(mentorCode))) return [];
      const missing = status === 'confirmed' || status === 'active' ? missingOfAgreement(row) : [];
      if (missing.length === 0) return [];
      return [
        {
          key: pairCode,
          at,
          code: mentorCode,
          name: nameOf(view, mentorCode),
          cells: [pairCode, missing.join(', ')],
          cellsOf: { agreementNumber },
          filled: DATES.filter((column) => row[column] !== undefined),
        },
      ];
    });
  },
  actions: ({ today }) => [
    {
      name: 'signed',
      label: 'Подписаны обеими сторонами',
      asks: DATES.map((column) => ({ column, initial: today, required: true })),
      cells: {},
      done: (count) => `Внесено соглашений: ${count}.`,
    },
  ],
  own: { column: 'agreementNumber', onlyFor: 'signed' },
  empty: 'Все соглашения внесены.',
};
