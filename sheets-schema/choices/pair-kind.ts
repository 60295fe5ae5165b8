/**
 * What a pair mainly works on. This is an internal, neutral mark, and the curator may change it. It says nothing about the people, and no paper, base
 * or letter shows it.
 */
export const pairKinds = {
  firstYears: 'первые годы работы',
  everyday: 'класс, семьи, нагрузка',
  newTools: 'новые средства и подходы',
  lesson: 'урок и методика',
} as const;

export type PairKind = keyof typeof pairKinds;
