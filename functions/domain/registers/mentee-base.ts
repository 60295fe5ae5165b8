import { earliestDay } from '../calendar/day.ts';
import { type DesiredTable, desired, type RowOf, type SystemValues } from '../desired.ts';
import { shownPerson } from '../intake/shown.ts';
import { assessed } from './assessments.ts';
import { type BaseFacts, contactOf, formOf, missingOf, partnersOf } from './base-facts.ts';
import { baseNumbers } from './base-numbers.ts';
import { isAgreed, outcomeOf, planOfMentee } from './outcomes.ts';
import type { Participation } from './participation.ts';

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
  consent: undefined,
  experienceBand: undefined,
  otherNeeds: undefined,
  t0On: undefined,
  t1On: undefined,
  plan: undefined,
  memoSentOn: undefined,
  missing: undefined,
} satisfies SystemValues<'mentees'>;

function contentOf(
  participation: Participation,
  memoSentOn: string | undefined,
  facts: BaseFacts,
): SystemValues<'mentees'> {
  const { intake, context, programme } = facts;
  const { code, pairs } = participation;
  const [main, ...others] = (intake.requests.get(code)?.needs ?? []).map(intake.areaLabel);
  const { t0, t1 } = assessed(participation, intake, facts.meetings);
  const plan = planOfMentee(participation, facts);
  const agreed = plan !== undefined && isAgreed(plan, context.today);
  const band =
    intake.people.get(code)?.row.experienceBand ?? intake.answers.latest('intake', code)?.fields.experienceBand;
  const partners = partnersOf(facts, pairs, ({ mentor }) => [mentor]);
  return {
    person: shownPerson(intake, context)(code),
    contact: contactOf(facts, code),
    mainNeed: main,
    joinedOn: participation.joinedOn,
    partners,
    form: formOf(facts, pairs),
    partnerWorkplace: partners === undefined ? undefined : programme.settings.schoolShort,
    ...outcomeOf(participation, facts),
    consent: true,
    experienceBand: band,
    otherNeeds: others.join('\n'),
    t0On: t0?.submittedAt.slice(0, 10),
    t1On: t1?.submittedAt.slice(0, 10),
    plan: plan === undefined ? undefined : agreed ? 'согласован' : 'черновик',
    memoSentOn,
    missing: missingOf(participation, facts, t0 !== undefined).join('\n'),
  };
}

/** «База наставляемых»: all current and past members. For people who withdrew consent, it keeps only number, code and state. */
export function menteesTable(facts: BaseFacts): DesiredTable {
  const { tables } = facts.programme;
  const rows = facts.rows.mentee;
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
        const { code, status, consented } = participation;
        const row = rows.get(code);
        const content = consented ? contentOf(participation, memos.get(code), facts) : emptyMentee;
        return {
          ...(row ? { at: row.at } : {}),
          values: { ...content, no: numbers.get(code), code, status },
        };
      }),
  );
}
