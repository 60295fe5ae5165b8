import type { Entry } from '../programme.ts';

/**
 * Whether «Документы» has an act about the destruction of a person's data. The note of an act names the person's code.
 * @param withdrawnOn - the day of the withdrawal; an older act is about an earlier withdrawal
 */
export function isActRegistered(documents: readonly Entry<'documents'>[], code: string, withdrawnOn: string): boolean {
  const wholeCode = new RegExp(`${code}(?!\\d)`, 'u');
  return documents.some(
    ({ kind, date, note }) =>
      kind === 'destructionAct' &&
      date !== undefined &&
      date >= withdrawnOn &&
      note !== undefined &&
      wholeCode.test(note),
  );
}
