import { date, int, longText, oneOf } from '../cell.ts';
import { defineTable, system } from '../table.ts';

const retentionStates = { kept: 'хранится', soon: 'срок близко', due: 'пора уничтожить', none: 'пусто' } as const;

export const retention = defineTable({
  name: 'retention',
  title: 'Сроки хранения',
  kind: 'view',
  key: [],
  about:
    'Что программа хранит, на каком основании и до какого дня. Сроки можно сократить; что хранится на бумаге, решает номенклатура дел школы.',
  columns: {
    what: system('Что хранится', longText, 300),
    where: system('Где', longText, 260),
    ground: system('Основание и срок', longText, 340),
    count: system('Сколько сейчас', int(0), 100),
    until: system('До какого дня', date, 120),
    state: system('Состояние', oneOf(retentionStates), 140),
    action: system('Что сделать', longText, 360),
  },
});
