import { earliestDay } from '../calendar/day.ts';
import { type DesiredTable, desired, type RowOf, type SystemValues } from '../desired.ts';
import type { Entry } from '../programme.ts';
import { assessed, growth } from './assessments.ts';
import { type BaseFacts, completionOf, contactOf, formOf, missingOf, partnersOf } from './base-facts.ts';
import { baseNumbers } from './base-numbers.ts';
import { byKey } from './decided.ts';
import type { Participation } from './participation.ts';
import { shownPerson } from './shown.ts';

const emptyMentee = {
  person: undefined,
  contact: undefined,
  mainNeed: undefined,
  joinedOn: undefined,
  partners: undefined,
  form: undefined,
  partnerWorkplace: undefined,
  completedOn: undefined,
  results: undefined,
  passed: undefined,
  otherNeeds: undefined,
  t0On: undefined,
  t1On: undefined,
  plan: undefined,
  memoSentOn: undefined,
  missing: undefined,
} satisfies SystemValues<'mentees'>;

const GOALS = [1, 2, 3] as const;

const goalsOf = (plan: Entry<'plans'>) => GOALS.filter((n) => plan[`goal${n}`] !== undefined);

/** Agreed: a day that has come, and at least one goal with its term. */
function isAgreed(plan: Entry<'plans'>, today: string): boolean {
  const dated = goalsOf(plan).some((n) => plan[`due${n}`] !== undefined);
  return plan.agreedOn !== undefined && plan.agreedOn <= today && dated;
}

function passedOf(status: Participation['status'], completedOn: string | undefined, agreed: boolean) {
  if (status === 'withdrawn') return 'leftEarly';
  if (completedOn === undefined) return undefined;
  return status === 'completed' && agreed ? 'passed' : 'notCompleted';
}

function resultsOf(participation: Participation, plan: Entry<'plans'> | undefined, facts: BaseFacts): string {
  const goals = plan ? goalsOf(plan) : [];
  const reached = goals.filter((n) => plan?.[`mark${n}`] === 'reached').length;
  const change = growth(assessed(participation, facts.intake, facts.meetings));
  const reports = participation.pairs.flatMap(({ pairCode }) => facts.reports.get(pairCode) ?? []);
  const main = reports.toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1)).at(-1)?.fields.mainResult;
  const counts = [
    ...(goals.length > 0 ? [`целей достигнуто ${reached} из ${goals.length}`] : []),
    ...(change && change.of > 0 ? [`рост по ${change.up} из ${change.of} параметров`] : []),
  ].join('; ');
  return [counts, main].filter(Boolean).join('\n');
}

function contentOf(
  participation: Participation,
  plan: Entry<'plans'> | undefined,
  memoSentOn: string | undefined,
  facts: BaseFacts,
): SystemValues<'mentees'> {
  const { intake, context, programme } = facts;
  const { code, pairs, status } = participation;
  const [main, ...others] = (intake.requests.get(code)?.needs ?? []).map(intake.areaLabel);
  const { t0, t1 } = assessed(participation, intake, facts.meetings);
  const agreed = plan !== undefined && isAgreed(plan, context.today);
  const completedOn = completionOf(participation);
  const partners = partnersOf(facts, pairs, ({ mentor }) => [mentor]);
  return {
    person: shownPerson(intake, context)(code),
    contact: contactOf(facts, code),
    mainNeed: main,
    joinedOn: participation.joinedOn,
    partners,
    form: formOf(facts, pairs),
    partnerWorkplace: partners === undefined ? undefined : programme.settings.schoolShort,
    completedOn,
    results: completedOn === undefined ? undefined : resultsOf(participation, plan, facts),
    passed: passedOf(status, completedOn, agreed),
    otherNeeds: others.join('\n'),
    t0On: t0?.submittedAt.slice(0, 10),
    t1On: t1?.submittedAt.slice(0, 10),
    plan: plan === undefined ? undefined : agreed ? 'согласован' : 'черновик',
    memoSentOn,
    missing: missingOf(participation, intake, t0 !== undefined, context.today).join('\n'),
  };
}

/** «База наставляемых»: everybody who is or was in it. Who withdrew the consent keeps the number, the code and the state. */
export function menteesTable(facts: BaseFacts): DesiredTable {
  const { tables } = facts.programme;
  const rows = byKey(tables.mentees, ({ code }) => code);
  const plans = new Map(tables.plans.map((plan) => [`${plan.pairCode}|${plan.code}`, plan]));
  const memos = new Map<string, string | undefined>();
  for (const { notice, status, code, sentAt } of tables.outbox) {
    if (notice !== 'pairFormed' || status !== 'sent' || code === undefined) continue;
    memos.set(code, earliestDay([memos.get(code), sentAt?.slice(0, 10)]));
  }
  const known = facts.participations.filter(
    ({ role, code, joinedOn }) => role === 'mentee' && (rows.has(code) || joinedOn !== undefined),
  );
  const numbers = baseNumbers(tables.mentees, known);
  return desired(
    'mentees',
    known
      .sort((a, b) => (numbers.get(a.code) ?? 0) - (numbers.get(b.code) ?? 0))
      .map((participation): RowOf<'mentees'> => {
        const { code, status, consented, pairs } = participation;
        const row = rows.get(code);
        const plan = pairs.findLast(({ status }) => status !== 'dissolved');
        const content = consented
          ? contentOf(participation, plan && plans.get(`${plan.pairCode}|${code}`), memos.get(code), facts)
          : emptyMentee;
        return {
          ...(row ? { at: row.at } : {}),
          values: { ...content, no: numbers.get(code), code, status },
        };
      }),
  );
}
