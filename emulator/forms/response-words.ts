/** The texts that Google writes into a response tab, in the language of its spreadsheet. */
export interface ResponseWords {
  /** The title of the tab with this number. */
  readonly title: (number: number) => string;
  /** The name of the tab's Table, before its number. */
  readonly table: string;
  readonly timestamp: string;
  readonly email: string;
  readonly timestampPattern: string;
}

const RUSSIAN: ResponseWords = {
  title: (number) => `Ответы на форму (${number})`,
  table: 'Ответы_на_форму_',
  timestamp: 'Отметка времени',
  email: 'Адрес электронной почты',
  timestampPattern: 'dd.mm.yyyy hh:mm:ss',
};

const ENGLISH: ResponseWords = {
  title: (number) => `Form Responses ${number}`,
  table: 'Form_Responses',
  timestamp: 'Timestamp',
  email: 'Email Address',
  timestampPattern: 'm/d/yyyy h:mm:ss',
};

/** The words for a locale. All locales except Russian count as American English. */
export const responseWords = (locale: string): ResponseWords => (locale.startsWith('ru') ? RUSSIAN : ENGLISH);
