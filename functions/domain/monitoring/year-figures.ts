import { roles } from '../../../sheets-schema/choices/role.ts';
import type { FormerFigure } from '../../../sheets-schema/former-figures.ts';
import { forms, formsOfRole } from '../../../sheets-schema/forms/index.ts';
import { summaryBlocks } from '../../../sheets-schema/tables/summary.ts';
import { wordingFor } from '../intake/instruments.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Indicator } from './indicator.ts';
import { isShownInPaper } from './indicators.ts';
import { averagesInPapers } from './satisfaction-averages.ts';
import { satisfactionAnswer } from './survey-closing.ts';
import type { TookPart } from './took-part.ts';

/** A figure of this year that a report may compare with last year's. */
export interface YearFigure extends FormerFigure {
  readonly label: string;
  readonly unit: 'score' | 'percent';
}

interface Known extends Pick<SchoolDay, 'intake' | 'programme'> {
  readonly tookPart: TookPart;
  readonly indicators: readonly Indicator[];
}

const ROLE_OF = { menteeSatisfaction: 'mentee', mentorSatisfaction: 'mentor' } as const;

/**
 * The wording and the scale of a question that people answered. They tell whether two years asked the same. Undefined if the wording changed while people
 * answered.
 */
function instrumentOf(known: Known, role: keyof typeof formsOfRole, field: string): string | undefined {
  const form = formsOfRole[role].satisfaction;
  const question = Object.entries(forms[form].questions).find(([key]) => key === field)?.[1];
  const answers = known.tookPart.counted
    .filter((one) => one.role === role)
    .flatMap(({ code }) => satisfactionAnswer(known, code, role) ?? []);
  const [wording = question?.title, ...others] = new Set(answers.map((one) => wordingFor(known.programme, one, field)));
  return others.length > 0 ? undefined : JSON.stringify([wording, question?.type]);
}

/** The shares of satisfied people that papers may show. The instrument is the question and the score from which a person counts as satisfied. */
function satisfiedShares(known: Known): YearFigure[] {
  const { indicators, programme } = known;
  const labels: Readonly<Record<string, string>> = summaryBlocks.indicators.rows;
  return indicators.flatMap((one): YearFigure[] => {
    if (one.key === 'youngCoverage' || one.percent === undefined || !isShownInPaper(one)) return [];
    const words = instrumentOf(known, ROLE_OF[one.key], 'overall');
    if (words === undefined) return [];
    return [
      {
        measure: `indicator.${one.key}`,
        instrument: fingerprint(`${words} ${programme.settings.satisfiedCut}`),
        value: one.percent,
        answers: one.answered ?? one.n,
        label: labels[one.key] ?? one.key,
        unit: 'percent',
      },
    ];
  });
}

/** The figures of the final questionnaires that papers may show. Each has at least five answers. */
export function yearFigures(known: Known): YearFigure[] {
  const averages = averagesInPapers(known).flatMap(({ role, field, label, average, answers }): YearFigure[] => {
    const words = instrumentOf(known, role, field);
    if (average === undefined || words === undefined) return [];
    const form = formsOfRole[role].satisfaction;
    return [
      {
        measure: `${form}.${field}`,
        instrument: fingerprint(words),
        value: Math.round(average * 10) / 10,
        answers,
        label: `${label} (${roles[role]})`,
        unit: 'score',
      },
    ];
  });
  return [...satisfiedShares(known), ...averages];
}
