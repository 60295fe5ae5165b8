import { mentorExperiences, monthlyHours } from '../../../sheets-schema/forms/mentor-offer.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { shownPerson } from '../intake/shown-person.ts';
import { byKey } from '../rows/decided.ts';
import { type BaseFacts, partnersOf } from './base-facts.ts';
import { profileOf } from './mentor-base.ts';
import { trainingText } from './training.ts';

function pageOf(...links: readonly (string | undefined)[]) {
  const [link] = links.filter((one) => one !== undefined);
  if (link === undefined) return undefined;
  return /^https?:\/\//i.test(link) ? { text: link, url: link } : { text: link };
}

/** A page for each mentor, made from the base, the training and the pairs. */
export function portfolioRows(facts: BaseFacts): RowOf<'portfolio'>[] {
  const { programme, intake, context, meetings, rows } = facts;
  const person = shownPerson(intake, context);
  const trainings = byKey(programme.tables.training, ({ code }) => code);
  const mentors = facts.participations.filter(
    ({ role, joinedOn, consented, status }) =>
      role === 'mentor' && joinedOn !== undefined && consented && status !== 'withdrawn' && status !== 'declined',
  );
  return mentors.map(({ code, pairs }) => {
    const { competences, achievements, interests } = profileOf(intake.offers.get(code), intake.areaLabel);
    const { mentorExperience, hoursPerMonth } = intake.offers.get(code)?.answer.fields ?? {};
    const lines = pairs.map((pair) => {
      const partners = partnersOf(facts, [pair], ({ mentees }) => mentees)
        ?.split('\n')
        .join(', ');
      return partners && `${pair.pairCode}: ${partners}; встреч ${meetings.get(pair.pairCode)?.length ?? 0}`;
    });
    const base = rows.mentor.get(code);
    return {
      values: {
        code,
        person: person(code),
        competences,
        achievements,
        interests,
        experience: [
          mentorExperience && `опыт: ${mentorExperiences[mentorExperience]}`,
          hoursPerMonth && `часов в месяц: ${monthlyHours[hoursPerMonth]}`,
        ]
          .filter(Boolean)
          .join('\n'),
        training: trainingText(trainings.get(code), programme),
        pairs: lines.filter(Boolean).join('\n'),
        page: pageOf(base?.portfolioUrl, base?.caseUrl),
      },
    };
  });
}

export function portfolioTable(facts: BaseFacts): DesiredTable {
  return desired('portfolio', portfolioRows(facts));
}
