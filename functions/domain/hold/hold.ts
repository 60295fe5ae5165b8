/**
 * Why no letters are sent until somebody decides.
 *
 * - `copy`: this spreadsheet is a copy of the one in which the programme was installed;
 * - `quietCopy`: the curator said that this is only a copy, which sends nothing;
 * - `formless`: this copy has become a school of its own and has no forms of its own yet;
 * - `restored`: somebody restored an older version of the spreadsheet;
 * - `lost`: our memory of letters and codes is damaged.
 */
export type HoldCause = 'copy' | 'quietCopy' | 'formless' | 'restored' | 'lost';

/** All letters are stopped: nothing is sent, and nobody is given a code. */
export interface Hold {
  readonly cause: HoldCause;
  /** How many rows «Рассылка» lacks although we know from elsewhere that their letters went. A letter may have several rows. */
  readonly missing?: number;
}

/** Everything that the curator can decide. */
export const decisions = ['goOn', 'ownSchool', 'quietCopy'] as const;
export type Decision = (typeof decisions)[number];

/** For each cause, the decisions that the curator may take. */
export const choices: Readonly<Record<HoldCause, readonly Decision[]>> = {
  copy: ['ownSchool', 'quietCopy'],
  quietCopy: ['ownSchool'],
  formless: [],
  restored: ['goOn'],
  lost: ['goOn'],
};

/** The text on the button of a decision. */
export const decisionNames: Readonly<Record<Decision, string>> = {
  goOn: 'Продолжить с этой таблицей, отправленное не повторять',
  ownSchool: 'Это отдельная школа: работать с этой таблицей',
  quietCopy: 'Это копия: ничего не отправлять',
};

/** What follows from a decision; shown beside its button. */
export const decisionMeanings: Readonly<Record<Decision, string>> = {
  goOn: 'Таблица остаётся такой, как сейчас. Программа не повторит писем, о которых знает из таблицы или из своей пометки вне её. Самые давние могли в пометку не поместиться: они уйдут ещё раз. Ответы и записи, которых в этой таблице нет, придётся внести заново.',
  ownSchool:
    'Программа будет работать и здесь, отдельно от первой таблицы. Установка создаст новые анкеты; ссылки из прежних писем сюда не ведут. Письма, отправленные до копирования, второй раз не уйдут. Тем, кто есть в обеих таблицах, будут приходить письма из обеих.',
  quietCopy:
    'Таблицу можно читать и править, но программа из неё никому не пишет и кодов не даёт. Первая таблица работает как прежде. Решение можно будет изменить.',
};

/** Whether the curator gets a letter about a cause. A copy writes to nobody. The other causes follow from a decision, which the curator knows. */
export const isTold = ({ cause }: Hold): boolean => cause === 'restored' || cause === 'lost';
