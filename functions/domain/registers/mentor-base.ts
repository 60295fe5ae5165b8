import { menteeExperiences } from '../../../sheets-schema/choices/mentee-experience.ts';
import { monthlyHours } from '../../../sheets-schema/forms/mentor-offer.ts';
import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { DesiredTable, SystemValues } from '../desired.ts';
import type { Offer } from '../intake/intake.ts';
import type { BaseFacts } from './base-facts.ts';
import { baseTable, commonCells } from './base-table.ts';
import { outcomeOf } from './outcomes.ts';
import type { Participation } from './participation.ts';

const EMPTY = emptyCells(tables.mentors, 'no', 'code', 'status');

/** The mentor's own answers about their work, best competence first. */
export function profileOf(offer: Offer | undefined, areaLabel: (key: string) => string): SystemValues<'mentors'> {
  if (!offer) return {};
  const { bestOffer, offers = [], achievements, interests, menteeExperience, hoursPerMonth } = offer.answer.fields;
  const areas = new Set([...(bestOffer === undefined ? [] : [bestOffer]), ...offers]);
  return {
    competences: [...areas].map(areaLabel).join('\n'),
    achievements,
    interests,
    menteeExperience: menteeExperience?.map((key) => menteeExperiences[key]).join(', '),
    hoursPerMonth: hoursPerMonth && monthlyHours[hoursPerMonth],
    capacity: offer.places,
  };
}

function contentOf(participation: Participation, facts: BaseFacts): SystemValues<'mentors'> {
  const { intake, context, programme } = facts;
  const { code, pairs, steps } = participation;
  const { completedOn, results } = outcomeOf(participation, facts);
  const active = pairs.filter(({ status }) => status === 'active');
  return {
    ...profileOf(intake.offers.get(code), intake.areaLabel),
    ...commonCells(participation, facts),
    completedOn,
    results,
    workplace: programme.settings.schoolShort,
    load: new Set(active.flatMap(({ mentees }) => mentees)).size,
    mentoringWork: intake.consents.valid(code, 'mentoringWork', context.today),
    interview: steps?.interview,
    training: steps?.training,
  };
}

/** «База наставников»: all current and past members. For people who withdrew consent, it keeps only number, code and state. */
export function mentorsTable(facts: BaseFacts): DesiredTable {
  return baseTable('mentor', facts, (one) => (one.consented ? contentOf(one, facts) : EMPTY));
}
