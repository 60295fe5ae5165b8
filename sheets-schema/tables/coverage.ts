import { int, longText, oneOf, text } from '../cell.ts';
import { defineTable, system } from '../table.ts';

const coverageStates = {
  covered: 'хватает',
  short: 'мало мест',
  nobody: 'никто не предлагает',
  idle: 'никто не просит',
} as const;

export const coverage = defineTable({
  name: 'coverage',
  title: 'Запросы и предложения',
  kind: 'view',
  key: [],
  about: 'Сколько педагогов просят поддержки по каждому направлению и сколько наставников могут её дать.',
  tabColor: '#9334E6',
  columns: {
    area: system('Направление', text, 320),
    asked: system('Запросили', int(0), 98, { note: 'Наставляемые и кандидаты, у которых это один из запросов.' }),
    askedFirst: system('Из них главный запрос', int(0), 110),
    offered: system('Могут помочь', int(0), 90, { note: 'Наставники и кандидаты в наставники.' }),
    places: system('Мест у них', int(0), 90, { note: 'Скольких наставляемых они готовы вести вместе.' }),
    state: system('Состояние', oneOf(coverageStates), 150),
    comment: system('Пояснение', longText, 380),
  },
});
