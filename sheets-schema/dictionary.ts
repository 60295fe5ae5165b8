import { normalLabel } from './cell.ts';

/** The areas of support, shared by needs and offers. Keys never change; the school may reword labels. */
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

/** An area of the tab «Направления»; `labels` holds the present wording first, then former ones. */
export interface Area {
  readonly key: string;
  readonly labels: readonly string[];
}

/** The dictionary at installation. */
export const initialAreas: readonly Area[] = Object.entries(areas).map(([key, label]) => ({
  key,
  labels: [label],
}));

type AreaEntries = readonly (readonly [label: string, key: string])[];

/** All forms ask about areas from the same dictionary. */
const remembered = new WeakMap<readonly Area[], AreaEntries>();

/** Labels with their keys. A present label takes precedence over another area's former one. */
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
