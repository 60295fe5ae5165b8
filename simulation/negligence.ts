import { seeded } from './seeded.ts';

/** Something that a hurried curator neglects. */
export const slips = [
  'seminarWithoutProof',
  'municipalUnread',
  'noWorkbook',
  'courseWithoutHours',
  'attendanceLost',
  'guestForgotten',
  'noAwardOrder',
  'swotUnfinished',
  'noFinalReport',
  'namedWithoutConsent',
] as const;

export type Omission = (typeof slips)[number];

const OMISSIONS_A_YEAR = 4;

/** The tasks that the curator of this school forgets; empty in a calm year. */
export function negligence(seed: number, calm: boolean): ReadonlySet<Omission> {
  return new Set(calm ? [] : seeded(seed, 'negligence').sample(slips, OMISSIONS_A_YEAR));
}
