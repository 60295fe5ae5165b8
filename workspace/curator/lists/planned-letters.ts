import { notices } from '../../../sheets-schema/choices/notice.ts';
import { FORECAST_DAYS } from '../../../sheets-schema/tables/outbox.ts';
import { departureText, waitingLetters } from '../letters/when-it-goes.ts';
import type { TickList } from './tick-list.ts';

export const plannedLetters: TickList = {
  path: 'letters',
  title: `Письма ближайших ${FORECAST_DAYS} дней`,
  about: 'Что программа отправит, если никто ничего не внесёт. Любое письмо можно задержать и снова отпустить.',
  table: 'outbox',
  nameColumn: 'Тема',
  ofThings: true,
  columns: ['Письмо', 'Кому', 'Когда'],
  keepsOrder: true,
  rows: (view) =>
    waitingLetters(view).flatMap((row) => {
      const { at, noticeKey, subject, notice, recipient = '' } = row;
      if (noticeKey === undefined) return [];
      const kind = notice ? notices[notice] : '';
      return [
        { key: noticeKey, at, name: subject ?? (kind || 'Письмо'), cells: [kind, recipient, departureText(row, view)] },
      ];
    }),
  actions: () => [
    {
      name: 'hold',
      label: 'Задержать',
      asks: [],
      cells: { hold: 'да' },
      done: (count) => `Задержано писем: ${count}.`,
    },
    {
      name: 'release',
      label: 'Отпустить',
      asks: [],
      cells: { hold: 'нет' },
      done: (count) => `Отпущено писем: ${count}.`,
    },
  ],
  empty: `В ближайшие ${FORECAST_DAYS} дней писем нет.`,
};
