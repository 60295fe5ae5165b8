import { menteeExperiences } from '../../../sheets-schema/choices/mentee-experience.ts';
import { monthlyHours } from '../../../sheets-schema/forms/mentor-offer.ts';
import { type DesiredTable, desired, type RowOf, type SystemValues } from '../desired.ts';
import type { Offer } from '../intake/intake.ts';
import { shownPerson } from '../intake/shown.ts';
import { assessed } from './assessments.ts';
import { type BaseFacts, contactOf, formOf, missingOf, partnersOf } from './base-facts.ts';
import { baseNumbers } from './base-numbers.ts';
import { outcomeOf } from './outcomes.ts';
import type { Participation } from './participation.ts';

const emptyMentor = {
  person: undefined,
  contact: undefined,
  workplace: undefined,
  competences: undefined,
  achievements: undefined,
  interests: undefined,
  menteeExperience: undefined,
  hoursPerMonth: undefined,
  joinedOn: undefined,
  partners: undefined,
  form: undefined,
  partnerWorkplace: undefined,
  completedOn: undefined,
  results: undefined,
  consent: undefined,
  capacity: undefined,
  load: undefined,
  mentoringWork: undefined,
  interview: undefined,
  training: undefined,
  t0On: undefined,
  t1On: undefined,
  missing: undefined,
} satisfies SystemValues<'mentors'>;

/** The mentor's own answers about their work, best competence first. */
export function profileOf(offer: Offer | undefined, areaLabel: (key: string) => string): SystemValues<'mentors'> {
  if (!offer) return {};
  const {
    bestOffer,
    offers = [],
    achievements,
    interests,
    menteeExperience,
    hoursPerMonth,
    capacity,
  } = offer.answer.fields;
  const areas = new Set([...(bestOffer === undefined ? [] : [bestOffer]), ...offers]);
  return {
    competences: [...areas].map(areaLabel).join('\n'),
    achievements,
    interests,
    menteeExperience: menteeExperience?.map((key) => menteeExperiences[key]).join(', '),
    hoursPerMonth: hoursPerMonth && monthlyHours[hoursPerMonth],
    capacity: capacity === undefined ? undefined : Number(capacity),
  };
}

function contentOf(participation: Participation, facts: BaseFacts): SystemValues<'mentors'> {
  const { intake, context, programme } = facts;
  const { code, pairs, steps } = participation;
  const { t0, t1 } = assessed(participation, intake, facts.meetings);
  const { completedOn, results } = outcomeOf(participation, facts);
  const partners = partnersOf(facts, pairs, ({ mentees }) => mentees);
  const active = pairs.filter(({ status }) => status === 'active');
  return {
    ...profileOf(intake.offers.get(code), intake.areaLabel),
    person: shownPerson(intake, context)(code),
    contact: contactOf(facts, code),
    workplace: programme.settings.schoolShort,
    joinedOn: participation.joinedOn,
    partners,
    form: formOf(facts, pairs),
    partnerWorkplace: partners === undefined ? undefined : programme.settings.schoolShort,
    completedOn,
    results,
    consent: true,
    load: new Set(active.flatMap(({ mentees }) => mentees)).size,
    mentoringWork: intake.consents.valid(code, 'mentoringWork', context.today),
    interview: steps?.interview,
    training: steps?.training,
    t0On: t0?.submittedAt.slice(0, 10),
    t1On: t1?.submittedAt.slice(0, 10),
    missing: missingOf(participation, facts, t0 !== undefined).join('\n'),
  };
}

/** «База наставников»: all current and past members. For people who withdrew consent, it keeps only number, code and state. */
export function mentorsTable(facts: BaseFacts): DesiredTable {
  const { tables } = facts.programme;
  const rows = facts.rows.mentor;
  const known = facts.participations.filter(
    ({ role, code, joinedOn }) => role === 'mentor' && (rows.has(code) || joinedOn !== undefined),
  );
  const numbers = baseNumbers(tables.mentors, known);
  return desired(
    'mentors',
    known
      .sort((a, b) => (numbers.get(a.code) ?? 0) - (numbers.get(b.code) ?? 0))
      .map((participation): RowOf<'mentors'> => {
        const { code, status, consented } = participation;
        const row = rows.get(code);
        const content = consented ? contentOf(participation, facts) : emptyMentor;
        return { ...(row ? { at: row.at } : {}), values: { ...content, no: numbers.get(code), code, status } };
      }),
  );
}
