/**
 * Why the post is kept back until somebody decides.
 *
 * - `copy`: the programme was installed in another spreadsheet, of which this one is a copy;
 * - `quietCopy`: the curator said that it is a copy and nothing more;
 * - `formless`: it has become a school of its own, and has no forms of its own yet;
 * - `restored`: the spreadsheet went back to an older version;
 * - `lost`: what is remembered of letters and codes was spoiled.
 */
export type HoldCause = 'copy' | 'quietCopy' | 'formless' | 'restored' | 'lost';

/** The post is kept back: nothing is sent, and nobody is given a code. */
export interface Hold {
  readonly cause: HoldCause;
  /** Rows of «Рассылка» about what went, as far as is known elsewhere, that the spreadsheet does not know; a letter may have several. */
  readonly missing?: number;
}

/** What the curator may decide. */
export const decisions = ['goOn', 'ownSchool', 'quietCopy'] as const;
export type Decision = (typeof decisions)[number];

/** What may be decided about each cause. */
export const choices: Readonly<Record<HoldCause, readonly Decision[]>> = {
  copy: ['ownSchool', 'quietCopy'],
  quietCopy: ['ownSchool'],
  formless: [],
  restored: ['goOn'],
  lost: ['goOn'],
};

/** What a decision says on its button. */
export const decisionNames: Readonly<Record<Decision, string>> = {
  goOn: 'Продолжить с этой таблицей, отправленное не повторять',
  ownSchool: 'Это отдельная школа: работать с этой таблицей',
  quietCopy: 'Это копия: ничего не отправлять',
};

/** What comes of a decision, said beside its button. */
export const decisionMeanings: Readonly<Record<Decision, string>> = {
  goOn: 'Таблица остаётся такой, как сейчас. Программа не повторит писем, о которых знает из таблицы или из своей пометки вне её. Самые давние могли в пометку не поместиться: они уйдут ещё раз. Ответы и записи, которых в этой таблице нет, придётся внести заново.',
  ownSchool:
    'Программа будет работать и здесь, отдельно от первой таблицы. Установка создаст новые анкеты; ссылки из прежних писем сюда не ведут. Письма, отправленные до копирования, второй раз не уйдут. Тем, кто есть в обеих таблицах, будут приходить письма из обеих.',
  quietCopy:
    'Таблицу можно читать и править, но программа из неё никому не пишет и кодов не даёт. Первая таблица работает как прежде. Решение можно будет изменить.',
};

/** Whether a cause is worth a letter to the curator. A copy writes to nobody, and who decided knows. */
export const isTold = ({ cause }: Hold): boolean => cause === 'restored' || cause === 'lost';
