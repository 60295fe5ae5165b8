import { date, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const sourceLevels = { federal: 'федеральный', regional: 'региональный', municipal: 'муниципальный' } as const;

export type SourceLevel = keyof typeof sourceLevels;

const federal = [
  'Распоряжение Минпросвещения России от 25.12.2019 № Р-145 (методология (целевая модель) наставничества обучающихся)',
  'Письмо Минпросвещения России от 23.01.2020 № МР-42/02 (методические рекомендации по внедрению целевой модели)',
  'Письмо Минпросвещения России и Общероссийского Профсоюза образования от 21.12.2021 № АЗ-1128/08 / № 657 (наставничество педагогических работников)',
  'Распоряжение Правительства РФ от 21.05.2025 № 1264-р (Концепция развития наставничества до 2030 года)',
  'Трудовой кодекс РФ, ст. 351.8 (Федеральный закон от 09.11.2024 № 381-ФЗ)',
  'Федеральный закон от 27.07.2006 № 152-ФЗ «О персональных данных», ст. 9, 10.1, 18, 21',
];

export const sources = defineTable({
  name: 'sources',
  title: 'Изучение документов',
  kind: 'register',
  key: ['sourceId'],
  about: 'Что изучено: поставьте дату у каждого документа, добавьте региональные и муниципальные акты.',
  columns: {
    sourceId: system('№', text, 60),
    level: staff('Уровень', oneOf(sourceLevels), 140),
    title: staff('Документ', longText, 460),
    required: staff('Обязательно', yesNo, 118),
    tickedOn: staff('Изучено', date, 110),
    link: staff('Ссылка', link, 240),
    note: staff('Примечание', longText, 220),
    state: system('Состояние', text, 160),
  },
  initialRows: () => [
    ...federal.map((title, i) => ({ sourceId: `И-${i + 1}`, level: 'federal' as const, title, required: true })),
    { sourceId: `И-${federal.length + 1}`, level: 'regional' as const, required: false },
    { sourceId: `И-${federal.length + 2}`, level: 'municipal' as const, required: false },
  ],
});
