import type { Entry } from '../programme.ts';

/** The parts of the supplementary agreement (art. 351.8 of the Labour Code) that the row of a pair does not record yet, in words. */
export function missingOfAgreement(row: Entry<'pairs'>): string[] {
  return [
    ...(row.agreementNumber?.trim() ? [] : ['номер']),
    ...(row.agreementDate ? [] : ['дата']),
    ...(row.agreementSignedOn ? [] : ['день подписания']),
  ];
}
