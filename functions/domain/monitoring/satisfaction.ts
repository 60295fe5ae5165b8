import { ROLES } from '../../../sheets-schema/choices/role.ts';
import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import type { Role } from '../intake/intake.ts';
import type { SchoolDay } from '../school-day.ts';
import type { TookPart } from './took-part.ts';

interface AverageScore {
  readonly role: Role;
  readonly field: string;
  readonly label: string;
  /** An average from 1 to 10, to two decimals; undefined if nobody answered. */
  readonly average: number | undefined;
  readonly answers: number;
}

/** The averages of all scale questions in both satisfaction forms, in the order of the forms. */
export function satisfactionAverages({
  intake,
  tookPart,
}: Pick<SchoolDay, 'intake'> & { readonly tookPart: TookPart }): AverageScore[] {
  return ROLES.flatMap((role) => {
    const name = formsOfRole[role].satisfaction;
    const answers = tookPart.counted
      .filter((one) => one.role === role)
      .flatMap(({ code }) => intake.answers.latest(name, code) ?? []);
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
