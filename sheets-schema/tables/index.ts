import { areas } from './areas.ts';
import { assessments } from './assessments.ts';
import { attendance } from './attendance.ts';
import { changes } from './changes.ts';
import { consents } from './consents.ts';
import { coverage } from './coverage.ts';
import { curators } from './curators.ts';
import { documents } from './documents.ts';
import { electronicConsents } from './electronic-consents.ts';
import { events } from './events.ts';
import { guests } from './guests.ts';
import { holidays } from './holidays.ts';
import { instruments } from './instruments.ts';
import { interviews } from './interviews.ts';
import { journal } from './journal.ts';
import { materials } from './materials.ts';
import { meetings } from './meetings.ts';
import { mentees } from './mentees.ts';
import { mentors } from './mentors.ts';
import { nominations } from './nominations.ts';
import { offers } from './offers.ts';
import { outbox } from './outbox.ts';
import { pairRules } from './pair-rules.ts';
import { pairs } from './pairs.ts';
import { participations } from './participations.ts';
import { people } from './people.ts';
import { plans } from './plans.ts';
import { portfolio } from './portfolio.ts';
import { problems } from './problems.ts';
import { proposal } from './proposal.ts';
import { publications } from './publications.ts';
import { quality } from './quality.ts';
import { requests } from './requests.ts';
import { retention } from './retention.ts';
import { roadmap } from './roadmap.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { stageResults } from './stage-results.ts';
import { stages } from './stages.ts';
import { summary } from './summary.ts';
import { today } from './today.ts';
import { training } from './training.ts';
import { trainings } from './trainings.ts';
import { unanswered } from './unanswered.ts';

/** All tabs except the answers of forms, in the order of the workbook: the tabs that the curator uses most come first. */
export const tables = {
  today,
  roadmap,
  summary,
  unanswered,
  problems,
  changes,
  people,
  consents,
  electronicConsents,
  requests,
  offers,
  coverage,
  mentees,
  mentors,
  interviews,
  training,
  trainings,
  portfolio,
  events,
  attendance,
  proposal,
  pairs,
  pairRules,
  plans,
  meetings,
  assessments,
  quality,
  nominations,
  documents,
  materials,
  sources,
  guests,
  publications,
  stages,
  stageResults,
  participations,
  outbox,
  journal,
  instruments,
  retention,
  curators,
  areas,
  holidays,
  settings,
} as const;
