import { seeded } from './seeded.ts';

/** Something that a hurried curator neglects. */
export const slips = [
  /** The seminar is recorded without its programme. */
  'seminarWithoutProof',
  /** The municipal act is never read. */
  'municipalUnread',
  /** The material «Рабочая тетрадь» for mentees is missing. */
  'noWorkbook',
  /** The course is recorded without its hours. */
  'courseWithoutHours',
  /** The final meeting is recorded without its attendance. */
  'attendanceLost',
  /** A guest is listed but not invited. */
  'guestForgotten',
  /** The order on awards is not registered. */
  'noAwardOrder',
  /** One field of the SWOT sheet stays empty. */
  'swotUnfinished',
  /** The final report is not registered. */
  'noFinalReport',
  /** The site names someone without their consent. */
  'namedWithoutConsent',
] as const;

export type Slip = (typeof slips)[number];

const SLIPS_A_YEAR = 4;

/** The tasks that the curator of this school forgets; empty in a calm year. */
export function negligence(seed: number, calm: boolean): ReadonlySet<Slip> {
  return new Set(calm ? [] : seeded(seed, 'negligence').sample(slips, SLIPS_A_YEAR));
}
