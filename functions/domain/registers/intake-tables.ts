import type { DesiredTable } from '../desired.ts';
import { areasTable } from '../intake/areas.ts';
import { consentRegister } from '../intake/consent-register.ts';
import { instrumentRows } from '../intake/instruments.ts';
import { staffIds } from '../intake/staff-ids.ts';
import { assessmentsTable } from './assessments.ts';
import type { Awaited } from './awaited.ts';
import type { BaseFacts } from './base-facts.ts';
import { coverageTable } from './coverage.ts';
import { electronicView } from './electronic-view.ts';
import { menteesTable } from './mentee-base.ts';
import { mentorsTable } from './mentor-base.ts';
import { offersTable } from './offer-rows.ts';
import { peopleTable } from './people-table.ts';
import { portfolioTable } from './portfolio.ts';
import { interviewsTable, participationsTable } from './registers.ts';
import { requestsTable } from './request-rows.ts';
import { retentionView } from './retention-view.ts';
import { trainingsTable, trainingTable } from './training.ts';

interface Registers {
  readonly bases: BaseFacts;
  readonly awaited: readonly Awaited[];
}

/** All tabs that depend on roster, consents and questionnaires. Pairs and meetings fill the rest of the bases. */
export function intakeTables({ bases: facts, awaited }: Registers): readonly DesiredTable[] {
  const { programme, intake, context } = facts;
  return [
    peopleTable(facts, awaited),
    consentRegister(programme, intake, context),
    electronicView({ programme, intake, context }),
    requestsTable(programme, intake, context),
    offersTable(programme, intake, context),
    coverageTable(facts),
    participationsTable(facts),
    menteesTable(facts),
    mentorsTable(facts),
    portfolioTable(facts),
    interviewsTable(facts),
    trainingTable(facts),
    trainingsTable(facts),
    assessmentsTable(facts.participations, intake, facts.meetings, context, facts.timetable),
    areasTable(programme),
    instrumentRows(programme, context.now),
    retentionView(facts),
    ...staffIds(programme),
  ];
}
