/**
 * The causes for holding letters until somebody decides.
 *
 * - `copy`: this spreadsheet is a copy of the one in which the programme was installed;
 * - `quietCopy`: the curator declared this spreadsheet to be only a copy, which sends nothing;
 * - `formless`: this copy has become a school of its own and has no forms of its own yet;
 * - `restored`: somebody restored an older version of the spreadsheet;
 * - `lost`: the stored memory of letters and codes is damaged.
 */
export type HoldCause = 'copy' | 'quietCopy' | 'formless' | 'restored' | 'lost';

/** All letters are held: the program sends none and gives nobody a code. */
export interface Hold {
  readonly cause: HoldCause;
  /** How many rows «Рассылка» lacks for letters that other records show as sent. A letter may have several rows. */
  readonly missing?: number;
}

/** All decisions that the curator can take. */
export const decisions = ['goOn', 'ownSchool', 'quietCopy'] as const;
export type Decision = (typeof decisions)[number];

/** The decisions that the curator may take for each cause. */
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

/** The consequences of a decision, shown beside its button. */
export const decisionMeanings: Readonly<Record<Decision, string>> = {
  goOn: 'Таблица остаётся такой, как сейчас. Программа не повторит писем, о которых знает из таблицы или из своей пометки вне её. Самые давние могли в пометку не поместиться: они уйдут ещё раз. Ответы и записи, которых в этой таблице нет, придётся внести заново.',
  ownSchool:
    'Программа будет работать и здесь, отдельно от первой таблицы. Установка создаст новые анкеты; ссылки из прежних писем сюда не ведут. Письма, отправленные до копирования, второй раз не уйдут. Тем, кто есть в обеих таблицах, будут приходить письма из обеих.',
  quietCopy:
    'Таблицу можно читать и править, но программа из неё никому не пишет и кодов не даёт. Первая таблица работает как прежде. Решение можно будет изменить.',
};

/** Whether the curator gets a letter about the cause. A copy sends nothing, and the other causes follow from the curator's own decision. */
export const isTold = ({ cause }: Hold): boolean => cause === 'restored' || cause === 'lost';
