import { int, linkedText, longText, oneOf, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

const resultStates = { present: 'есть', missing: 'ещё нет', off: 'не требуется' } as const;

export const stageResults = defineTable({
  name: 'stageResults',
  title: 'Результаты этапов',
  kind: 'view',
  key: [],
  about: 'Что должно получиться на каждом этапе, чем это подтверждено и чего не хватает.',
  columns: {
    stage: system('Этап', int(1, 7), 60),
    result: system('Результат', longText, 360),
    state: system('Состояние', oneOf(resultStates), 110),
    progress: system('Сделано', text, 90),
    proof: system('Чем подтверждено', linkedText, 260, { note: 'Нажмите: откроется место, где лежит подтверждение.' }),
    missing: system('Чего не хватает', longText, 360),
  },
});
