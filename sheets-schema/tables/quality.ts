import { int, longText, oneOf, text } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

const qualityBlocks = { swot: 'SWOT-анализ', items: 'Анкета куратора' } as const;

export const swotItems = {
  swotStrengths: 'Сильные стороны',
  swotWeaknesses: 'Слабые стороны',
  swotOpportunities: 'Возможности',
  swotThreats: 'Угрозы',
} as const;

/** The items that the curator scores: 0 = не проявляется, 1 = частично, 2 = в полной мере. */
export const qualityItems = {
  q1: 'Соответствие наставнической деятельности цели и задачам, по которым она осуществляется',
  q2: 'Соответствие организации наставнической деятельности принципам методологии',
  q3: 'Соответствие наставнической деятельности современным подходам и технологиям',
  q4: 'Наличие комфортного психологического климата в организации',
  q5: 'Логичность деятельности наставника, понимание им ситуации наставляемого, верный выбор направления',
  q6: 'Степень удовлетворённости всех участников',
  q7: 'Уровень удовлетворённости партнёров от взаимодействия',
  q8: 'Активность и заинтересованность наставляемых в мероприятиях программы',
  q9: 'Степень применения наставляемыми полученных знаний, умений и опыта',
} as const;

export const quality = defineTable({
  name: 'quality',
  title: 'Мониторинг качества',
  kind: 'register',
  key: ['itemId'],
  about: 'Четыре поля SWOT и девять пунктов анкеты куратора.',
  columns: {
    itemId: system('Ключ', text, 120, { hidden: true }),
    block: system('Раздел', oneOf(qualityBlocks), 150),
    label: system('Пункт', longText, 420),
    text: staff('Вывод куратора', longText, 360, { note: 'Для SWOT-анализа; у пунктов анкеты – по желанию.' }),
    score: staff('Балл', int(0, 2), 80, { note: '0 – не проявляется, 1 – частично, 2 – в полной мере.' }),
    facts: system('Факты из программы', longText, 360),
  },
  initialRows: () => [
    ...Object.entries(swotItems).map(([itemId, label]) => ({ itemId, block: 'swot' as const, label })),
    ...Object.entries(qualityItems).map(([itemId, label]) => ({ itemId, block: 'items' as const, label })),
  ],
});
