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
  /** Letters that went as far as is known elsewhere, and that the spreadsheet does not know. */
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

/** Whether a cause is worth a letter to the curator. A copy writes to nobody, and who decided knows. */
export const isTold = ({ cause }: Hold): boolean => cause === 'restored' || cause === 'lost';
