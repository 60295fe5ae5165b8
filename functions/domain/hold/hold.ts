/**
 * The causes of a hold: letters wait until the curator decides.
 *
 * - `copy`: this spreadsheet is a copy of the spreadsheet with the installation;
 * - `quietCopy`: the curator declared that this spreadsheet is only a copy, which sends nothing;
 * - `formless`: this copy has become a school of its own but has no forms of its own yet;
 * - `restored`: somebody restored an older version of the spreadsheet;
 * - `lost`: the stored record of sent letters and used codes is damaged.
 */
export type HoldCause = 'copy' | 'quietCopy' | 'formless' | 'restored' | 'lost';

/** A state of the workbook in which the program sends no letters and gives nobody a code. */
export interface Hold {
  readonly cause: HoldCause;
  /** How many rows «Рассылка» lacks although other records show that their letters were sent. One letter may have several rows. */
  readonly missing?: number;
}

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

export const decisionNames: Readonly<Record<Decision, string>> = {
  goOn: 'Продолжить с этой таблицей, отправленное не повторять',
  ownSchool: 'Это отдельная школа: работать с этой таблицей',
  quietCopy: 'Это копия: ничего не отправлять',
};

export const decisionMeanings: Readonly<Record<Decision, string>> = {
  goOn: 'Таблица остаётся такой, как сейчас. Проверьте сначала, что на листе «Участники» коды стоят у своих людей. Программа не повторит писем, о которых знает из таблицы или из своей пометки вне её. Самые давние могли в пометку не поместиться: они уйдут ещё раз. Ответы и записи, которых в этой таблице нет, придётся внести заново. Если после той версии удаляли данные участников, они снова здесь: удалите их ещё раз.',
  ownSchool:
    'Программа будет работать и здесь, отдельно от первой таблицы. Установка создаст новые анкеты; ссылки из прежних писем сюда не ведут. Письма, отправленные до копирования, второй раз не уйдут. Тем, кто есть в обеих таблицах, будут приходить письма из обеих.',
  quietCopy:
    'Таблицу можно читать и править, но программа из неё никому не пишет и кодов не даёт. Первая таблица работает как прежде. Решение можно будет изменить.',
};

/** Whether the curator gets a letter about the cause. A copy sends nothing, and the curator caused `quietCopy` and `formless` themselves. */
export const isReported = ({ cause }: Hold): boolean => cause === 'restored' || cause === 'lost';
