import { ROLES } from '../../../sheets-schema/choices/role.ts';
import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { Role } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Indicator } from './indicator.ts';
import { isShownInPaper } from './indicators.ts';
import { isSuppressed } from './suppression.ts';
import { satisfactionAnswer } from './survey-closing.ts';
import type { TookPart } from './took-part.ts';

interface AverageScore {
  readonly role: Role;
  readonly field: string;
  readonly label: string;
  /** An average from 1 to 10, to two decimals; undefined if nobody answered. */
  readonly average: number | undefined;
  readonly answers: number;
}

type Known = Pick<SchoolDay, 'programme' | 'intake'> & { readonly tookPart: TookPart };

/** The averages of all scale questions in both satisfaction forms, in the order of the forms. */
export function satisfactionAverages(known: Known): AverageScore[] {
  return ROLES.flatMap((role) => {
    const name = formsOfRole[role].satisfaction;
    const answers = known.tookPart.counted
      .filter((one) => one.role === role)
      .flatMap(({ code }) => satisfactionAnswer(known, code, role) ?? []);
    return Object.entries(forms[name].questions)
      .filter(([, { type }]) => type.kind === 'scale')
      .map(([field, { title }]) => {
        const scores = answers.flatMap(({ fields }) => {
          const score: unknown = Object.entries(fields).find(([key]) => key === field)?.[1];
          return typeof score === 'number' ? [score] : [];
        });
        const sum = scores.reduce((total, score) => total + score, 0);
        const average = scores.length > 0 ? Math.round((sum * 100) / scores.length) / 100 : undefined;
        return { role, field, label: title, average, answers: scores.length };
      });
  });
}

/** The satisfaction indicator of each role. It counts the people who gave `overall` at least the cut. */
const INDICATORS = { mentee: 'menteeSatisfaction', mentor: 'mentorSatisfaction' } as const;

/**
 * The averages that papers may show; undefined for the others. Beside a hidden number of satisfied people we always hide the average of `overall`: a
 * high average leaves only one possible number. If we hid only high averages, a hidden average would give the number away too.
 */
export function averagesInPapers(known: Known & { readonly indicators: readonly Indicator[] }): AverageScore[] {
  return satisfactionAverages(known).map((one) => {
    const indicator = known.indicators.find(({ key }) => key === INDICATORS[one.role]);
    const isHidden = one.field === 'overall' && indicator !== undefined && !isShownInPaper(indicator);
    return isHidden || isSuppressed(one.answers) ? { ...one, average: undefined } : one;
  });
}
