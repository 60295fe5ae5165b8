/** Kinds of pair within «учитель – учитель». Age never decides who may mentor. */
export const pairKinds = {
  experiencedYoung: 'опытный учитель – молодой специалист',
  leaderStruggling: 'лидер педагогического сообщества – педагог, испытывающий проблемы',
  innovatorConservative: 'педагог-новатор – консервативный педагог',
  subjectSubject: 'опытный предметник – неопытный предметник',
} as const;

export type PairKind = keyof typeof pairKinds;
