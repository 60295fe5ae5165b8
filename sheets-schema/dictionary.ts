import { normalLabel } from './cell.ts';

/** The areas of support, the same for needs and offers. Keys never change, but the school may reword labels. */
export const areas = {
  lessonDesign: 'Урок: цели, методы, приёмы',
  classManagement: 'Дисциплина и работа с классом',
  assessment: 'Оценивание, подготовка к ВПР и ОГЭ',
  differentiation: 'Разный уровень: одарённые и отстающие',
  inclusion: 'Дети с ОВЗ, инклюзия',
  digital: 'Цифровые инструменты и онлайн-уроки',
  parents: 'Общение с родителями',
  homeroom: 'Классное руководство и воспитательная работа',
  documentation: 'Рабочие программы, журнал, документы',
  projects: 'Проектная и исследовательская работа учащихся',
  functionalLiteracy: 'Функциональная грамотность',
  certification: 'Аттестация, конкурсы, портфолио',
  wellbeing: 'Нагрузка, планирование времени, силы',
  adaptation: 'Вхождение в коллектив, правила школы',
} as const;

/** An area of the tab «Направления». `labels` begins with the current wording. Former wordings follow. */
export interface Area {
  readonly key: string;
  readonly labels: readonly string[];
}

/** The dictionary of a school at installation. */
export const initialAreas: readonly Area[] = Object.entries(areas).map(([key, label]) => ({
  key,
  labels: [label],
}));

type AreaEntries = readonly (readonly [label: string, key: string])[];

/** Cached entries by dictionary, because all forms use the same dictionary. */
const remembered = new WeakMap<readonly Area[], AreaEntries>();

/**
 * All labels with their keys. If a label is the current label of one area and a former label of another, it means the area with the current label.
 */
export function areaEntries(dictionary: readonly Area[]): AreaEntries {
  const known = remembered.get(dictionary);
  if (known) return known;
  const keys = new Map<string, string>();
  const all = [
    ...dictionary.map(({ key, labels }) => [labels[0], key] as const),
    ...dictionary.flatMap(({ key, labels }) => labels.slice(1).map((label) => [label, key] as const)),
  ];
  for (const [label, key] of all) {
    if (label !== undefined && !keys.has(normalLabel(label))) keys.set(normalLabel(label), key);
  }
  const entries = [...keys];
  remembered.set(dictionary, entries);
  return entries;
}
