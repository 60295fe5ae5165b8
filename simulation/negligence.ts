import { seeded } from './seeded.ts';

/** Something that a hurried curator neglects. */
export const omissions = [
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

export type Omission = (typeof omissions)[number];

const OMISSIONS_A_YEAR = 4;

/** The tasks that the curator of this school forgets; empty in a calm year. */
export function negligence(seed: number, calm: boolean): ReadonlySet<Omission> {
  return new Set(calm ? [] : seeded(seed, 'negligence').sample(omissions, OMISSIONS_A_YEAR));
}
