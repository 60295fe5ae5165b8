/**
 * What a pair mainly works on: an internal, neutral mark that the curator may change. It says nothing about the people, and no paper, base or letter
 * prints it.
 */
export const pairKinds = {
  firstYears: 'первые годы работы',
  everyday: 'класс, семьи, нагрузка',
  newTools: 'новые средства и подходы',
  lesson: 'урок и методика',
} as const;

export type PairKind = keyof typeof pairKinds;
