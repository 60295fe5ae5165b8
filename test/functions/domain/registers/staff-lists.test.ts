import { describe, expect, it } from 'vitest';
import type { TableName } from '../../../../functions/domain/programme.ts';
import type { ProgrammeParts } from '../programme-kit.ts';
import { letter } from '../roadmap/whole-school.ts';
import { rowsOf } from './rows-of-table.ts';

const cellsOf = (table: TableName, column: string, parts: ProgrammeParts, today: string) =>
  rowsOf(table, parts, today).map((values) => values[column]);

describe('the staff’s lists', () => {
  const events: NonNullable<ProgrammeParts['tables']>['events'] = [
    { kind: 'seminar', date: '2026-09-01' },
    { kind: 'seminar', date: '2026-08-31' },
    { kind: 'seminar' },
    { kind: 'seminar', date: '2026-08-31', held: true },
    { kind: 'seminar', date: '2026-08-31', held: true, link: 'протокол' },
    { kind: 'seminar', date: '2026-09-10', cancelled: true },
  ];
  const sources: NonNullable<ProgrammeParts['tables']>['sources'] = [
    { title: 'Приказ', required: true },
    { title: 'Приказ', required: true, tickedOn: '2026-09-01' },
    { title: 'Приказ', required: true, tickedOn: '2026-09-02' },
    { title: 'Приказ' },
    { required: true },
  ];
  const materials: NonNullable<ProgrammeParts['tables']>['materials'] = [
    { kind: 'memoMentee' },
    { kind: 'memoMentee', link: 'https://school.example.org' },
  ];

  it.each<[TableName, readonly (string | undefined)[]]>([
    [
      'events',
      [
        'назначено',
        'отметьте, состоялось ли',
        'нужна дата',
        'состоялось, нет ссылки или документа',
        'состоялось',
        'отменено',
      ],
    ],
    ['sources', ['нужно изучить', 'изучено', 'нужно изучить', undefined, undefined]],
    ['materials', ['нужна ссылка или название документа', 'есть']],
  ])('%s have these states on 1 September', (table, states) => {
    expect(cellsOf(table, 'state', { tables: { events, sources, materials } }, '2026-09-01')).toEqual(states);
  });

  it('a guest counts as invited on the day of the letter, or without a letter on the day in the row', () => {
    const guests = [
      { guestId: 'Г-1', name: 'Гость' },
      { guestId: 'Г-2', name: 'Гость', invitedOn: '2026-12-01' },
    ];
    const outbox = [letter('ceremonyInvitation', 'Г-1', 'С-5', '2026-12-08')];
    expect(cellsOf('guests', 'invitedOn', { tables: { guests, outbox } }, '2026-12-20')).toEqual([
      '2026-12-08',
      '2026-12-01',
    ]);
  });
});
