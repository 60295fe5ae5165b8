import { addDays } from '../../../functions/domain/calendar/day.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { sendingHours } from '../../../functions/domain/notices/sending-rules.ts';
import { notices } from '../../../sheets-schema/choices/notice.ts';
import { FORECAST_DAYS, type OutboxStatus } from '../../../sheets-schema/tables/outbox.ts';
import type { View } from '../context.ts';
import type { TickList } from './tick-list.ts';

const WAITING: ReadonlySet<OutboxStatus> = new Set(['planned', 'queued', 'held']);

/** The time when a letter will be sent. Planned letters are sent from the beginning of working hours. */
function moment(day: string, status: OutboxStatus, { today }: View): string {
  if (status === 'queued' || day <= today) return 'уйдёт в ближайшие рабочие часы';
  return `уйдёт ${day === addDays(today, 1) ? 'завтра' : dayText(day)} в ${sendingHours.from}`;
}

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
    view.programme.tables.outbox
      .filter((row) => row.status !== undefined && WAITING.has(row.status))
      .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
      .flatMap((row) => {
        const { at, noticeKey, subject, notice, recipient = '', dueOn, status } = row;
        if (noticeKey === undefined || status === undefined) return [];
        const when = status === 'held' ? 'задержано' : moment(dueOn ?? view.today, status, view);
        return [
          {
            key: noticeKey,
            at,
            name: subject ?? (notice ? notices[notice] : 'Письмо'),
            cells: [notice ? notices[notice] : '', recipient, when],
          },
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
