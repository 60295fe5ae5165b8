import { seeded } from './seeded.ts';

/** Something that a hurried curator leaves undone. */
export const slips = [
  /** The seminar is noted, its programme is not. */
  'seminarWithoutProof',
  /** The municipal act is never read. */
  'municipalUnread',
  /** There is no workbook for mentees. */
  'noWorkbook',
  /** Nobody writes down how many hours the course takes. */
  'courseWithoutHours',
  /** It is noted that the final meeting of all took place, but not who came. */
  'attendanceLost',
  /** A guest is listed and not invited. */
  'guestForgotten',
  /** The order on awards is not registered. */
  'noAwardOrder',
  /** One field of the SWOT sheet stays empty. */
  'swotUnfinished',
  /** The final report is not registered. */
  'noFinalReport',
  /** Somebody is named on the site who did not allow it. */
  'namedWithoutConsent',
] as const;

export type Slip = (typeof slips)[number];

const SLIPS_A_YEAR = 4;

/** What the curator of this school forgets; nothing in a calm year. */
export function negligence(seed: number, calm: boolean): ReadonlySet<Slip> {
  return new Set(calm ? [] : seeded(seed, 'negligence').sample(slips, SLIPS_A_YEAR));
}
