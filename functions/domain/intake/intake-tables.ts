import { electronicView } from '../consents/electronic-view.ts';
import type { Context } from '../context.ts';
import type { DesiredTable } from '../desired.ts';
import { groupBy } from '../group-by.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Programme } from '../programme.ts';
import { areasTable } from './areas.ts';
import { assessmentsTable } from './assessments.ts';
import type { BaseFacts } from './base-facts.ts';
import { consentRegister } from './consent-register.ts';
import type { Intake } from './intake.ts';
import { menteesTable } from './mentee-base.ts';
import { mentorsTable } from './mentor-base.ts';
import { offersTable } from './offer-rows.ts';
import { participationsOf } from './participation.ts';
import { peopleTable } from './people-table.ts';
import { mentorRegisters, participationsTable } from './registers.ts';
import { requestsTable } from './request-rows.ts';
import { staffIds } from './staff-ids.ts';
import { awaitedAnswers, unansweredTable } from './unanswered.ts';

/** Every tab that follows from roster, consents and questionnaires, with what pairs and meetings add to the bases. */
export function intakeTables(
  programme: Programme,
  intake: Intake,
  context: Context,
  pairs: readonly Pair[],
  meetings: readonly Meeting[],
): readonly DesiredTable[] {
  const facts: BaseFacts = {
    programme,
    intake,
    context,
    participations: participationsOf(programme, intake, context, pairs),
    meetings: groupBy(meetings, ({ pairCode }) => pairCode),
    reports: groupBy(intake.answers.all('mentorReport'), ({ fields }) => fields.pairCode),
  };
  const awaited = awaitedAnswers(facts);
  return [
    peopleTable(facts, awaited),
    consentRegister(programme, intake, context),
    electronicView({ programme, intake, context }),
    requestsTable(programme, intake, context),
    offersTable(programme, intake, context),
    participationsTable(facts),
    menteesTable(facts),
    mentorsTable(facts),
    ...mentorRegisters(facts),
    assessmentsTable(facts.participations, intake, facts.meetings, context),
    unansweredTable(facts, awaited),
    areasTable(programme),
    ...staffIds(programme),
  ];
}
