export const consentTypes = {
  processing: 'обработка',
  publication: 'распространение',
  mentoringWork: 'работа наставником (ст. 351.8 ТК РФ)',
} as const;

export type ConsentType = keyof typeof consentTypes;

export const consentDecisions = { given: 'дано', refused: 'отказ', withdrawn: 'отозвано' } as const;

export type ConsentDecision = keyof typeof consentDecisions;

/** Categories of data whose publication a person may allow. The person decides on each category separately (152-ФЗ, art. 10.1). */
export const publicationScopes = {
  name: 'ФИО',
  position: 'должность',
  photo: 'фото',
  quote: 'отзыв',
  achievements: 'достижения',
  case: 'кейс',
} as const;

export type PublicationScope = keyof typeof publicationScopes;
