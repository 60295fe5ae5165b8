import { date, link, longText, oneOf, text, yesNo } from '../cell.ts';
import { defineTable, staff, system } from '../table.ts';

export const materialKinds = {
  memoMentee: 'памятка наставляемому',
  memoMentor: 'памятка наставнику',
  meetingScript: 'сценарии встреч',
  workbook: 'рабочая тетрадь',
  other: 'другое',
} as const;

export type MaterialKind = keyof typeof materialKinds;

/** Kinds of materials that the stage requires. */
export const requiredMaterials = [
  'memoMentee',
  'memoMentor',
  'meetingScript',
  'workbook',
] as const satisfies MaterialKind[];

export const materials = defineTable({
  name: 'materials',
  title: 'Материалы',
  kind: 'register',
  key: ['materialId'],
  about: 'Памятки, сценарии встреч, рабочие тетради: для каждого обязательного вида нужна ссылка.',
  columns: {
    materialId: system('№', text, 60),
    kind: staff('Вид', oneOf(materialKinds), 200),
    title: staff('Название', longText, 320),
    link: staff('Ссылка', link, 260),
    addedOn: staff('Дата', date, 110),
    required: system('Обязательный', yesNo, 126),
    state: system('Состояние', text, 180),
    note: staff('Примечание', longText, 220),
  },
  initialRows: () => [
    { materialId: 'М-1', kind: 'memoMentee' as const, title: 'Памятка наставляемому', required: true },
    { materialId: 'М-2', kind: 'memoMentor' as const, title: 'Памятка наставнику', required: true },
    { materialId: 'М-3', kind: 'meetingScript' as const, title: 'Сценарии пяти встреч', required: true },
    { materialId: 'М-4', kind: 'workbook' as const, title: 'Рабочая тетрадь наставляемого', required: true },
  ],
});
