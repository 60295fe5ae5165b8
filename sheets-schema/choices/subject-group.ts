/** Groups of subjects that a teacher teaches. The groups are so broad that they identify nobody, even in a small school. */
export const subjectGroups = {
  primary: 'начальные классы',
  russian: 'русский язык и литература',
  maths: 'математика и информатика',
  science: 'естественные науки',
  social: 'общественные науки',
  languages: 'иностранные языки',
  arts: 'искусство, технология',
  sport: 'физкультура, ОБЗР',
  other: 'воспитательная и иная работа',
} as const;

export type SubjectGroup = keyof typeof subjectGroups;
