import type { Role } from '../intake/intake.ts';
import type { Facts } from '../standing.ts';
import type { Indicator } from './indicator.ts';
import { everTookPart, hasWithdrawn, type Participant, tookPart } from './took-part.ts';

type Known = Omit<Facts, 'due' | 'indicators'>;

interface Counted {
  readonly key: Indicator['key'];
  readonly k: number;
  readonly n: number;
  readonly target: number;
  readonly remarks: readonly string[];
}

/** Percent and verdict of a count: compared exactly, k · 100 ≥ target · n; nothing can be said of n = 0. */
export function indicator({ key, k, n, target, remarks }: Counted): Indicator {
  const known = n > 0;
  return {
    key,
    k,
    n,
    percent: known ? Math.round((k * 1000) / n) / 10 : undefined,
    target,
    met: known ? k * 100 >= target * n : undefined,
    remarks,
  };
}

const satisfactionForms = { mentee: 'satisfactionMentee', mentor: 'satisfactionMentor' } as const;

/** The score of «в целом» that somebody gave at last, in one role. */
export function overallOf({ intake }: Pick<Facts, 'intake'>, code: string, role: Role): number | undefined {
  return intake.answers.latest(satisfactionForms[role], code)?.fields.overall;
}

function withdrawnRemark(facts: Known, role: Role): string[] {
  const count = everTookPart(facts).filter((one) => one.role === role && hasWithdrawn(one.code, facts)).length;
  return count > 0 ? [`отозвали согласие: ${count}`] : [];
}

/** No answer counts as not satisfied: it stays in n. */
function satisfaction(facts: Known, role: Role, key: Indicator['key'], target: number): Indicator {
  const { satisfiedCut } = facts.programme.settings;
  const scores = tookPart(facts)
    .filter((one) => one.role === role)
    .map(({ code }) => overallOf(facts, code, role));
  const answered = scores.filter((score) => score !== undefined);
  return indicator({
    key,
    k: answered.filter((score) => score >= satisfiedCut).length,
    n: scores.length,
    target,
    remarks: [`ответили ${answered.length} из ${scores.length}`, ...withdrawnRemark(facts, role)],
  });
}

/** Fewer than three full years of teaching: by the roster, or else by the person's own answer. */
function isYoung({ intake }: Known, { code }: Participant): boolean {
  const known = intake.people.get(code)?.row.isYoungSpecialist;
  return known ?? intake.answers.latest('intake', code)?.fields.isYoungSpecialist ?? false;
}

/**
 * The three indicators of the target model: young specialists who took part as mentees out of all that the head counts,
 * and the satisfied among the mentees and the mentors who took part. Who withdrew the consent is in neither number.
 */
export function indicatorsOf(facts: Known): Indicator[] {
  const { settings } = facts.programme;
  const young = tookPart(facts).filter((one) => one.role === 'mentee' && isYoung(facts, one)).length;
  const total = settings.youngSpecialistsTotal;
  return [
    indicator({
      key: 'youngCoverage',
      k: young,
      n: total ?? 0,
      target: settings.targetYoungCoverage,
      remarks: [
        ...(total === undefined ? ['в настройках не указано, сколько молодых специалистов в школе'] : []),
        ...withdrawnRemark(facts, 'mentee'),
      ],
    }),
    satisfaction(facts, 'mentee', 'menteeSatisfaction', settings.targetMenteeSatisfaction),
    satisfaction(facts, 'mentor', 'mentorSatisfaction', settings.targetMentorSatisfaction),
  ];
}

/** «9 из 10 (90,0 %), цель 85 % – достигнуто»; «нет данных» where there is nothing to count. */
export function indicatorText({ k, n, percent, target, met, remarks }: Indicator): string {
  const said = remarks.length > 0 ? `; ${remarks.join('; ')}` : '';
  if (percent === undefined) return `нет данных, цель ${target} %${said}`;
  const share = percent.toFixed(1).replace('.', ',');
  return `${k} из ${n} (${share} %), цель ${target} % – ${met ? 'достигнуто' : 'не достигнуто'}${said}`;
}
