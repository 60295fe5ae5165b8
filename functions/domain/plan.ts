import type { Context } from './context.ts';
import type { DesiredTable } from './desired.ts';
import { documentStates } from './documents/document-states.ts';
import { wordsToCheck } from './documents/index.ts';
import { wordProblems } from './documents/words-to-check.ts';
import { factsOf } from './facts-of.ts';
import { withStaffIds } from './intake/staff-ids.ts';
import { changesView, newEntries } from './journal/changes-view.ts';
import { journalRows, newJournalLines } from './journal/journal-rows.ts';
import { type LiveChoices, liveChoices } from './live-choices.ts';
import type { Letter } from './notices/letter.ts';
import { planNotices } from './notices/plan-notices.ts';
import { pairProblems } from './pairs/pair-problems.ts';
import { preferenceProblems } from './pairs/preferences.ts';
import { proposalView } from './pairs/proposal-view.ts';
import { matchingOf } from './pairs/proposals.ts';
import { ruleRows } from './pairs/rule-rows.ts';
import { namesInWorkbook } from './privacy/names-in-workbook.ts';
import { problemsView } from './problems-view.ts';
import type { Programme } from './programme.ts';
import type { Refusal } from './refusals/refusal.ts';
import { intakeTables } from './registers/intake-tables.ts';
import { meetingsView } from './registers/meetings-view.ts';
import { pairRows } from './registers/pair-rows.ts';
import { planRows } from './registers/plan-rows.ts';
import { roadmapRows } from './roadmap/roadmap-rows.ts';
import { stageResultRows, stageRows } from './roadmap/stage-rows.ts';
import type { Standing } from './standing.ts';
import { standing as standingOf } from './standing-of.ts';
import { attendanceSheet } from './summary/attendance-sheet.ts';
import { summaryView } from './summary/summary-view.ts';
import { stoppedView, todayView } from './summary/today-view.ts';

/** What should be: in the workbook, in the post, in the forms. Nothing has happened yet. */
export interface Plan {
  readonly standing: Standing;
  readonly tables: readonly DesiredTable[];
  readonly letters: readonly Letter[];
  /** Why letters wait because of our side. */
  readonly troubles: readonly Refusal[];
  /** What the forms should offer; absent where they are better left alone. */
  readonly choices?: LiveChoices;
}

/**
 * While something essential is gone from the workbook, what follows from the rest is wrong: people would be strangers and
 * be written to. So the plan says only what is missing, and everything else stays as it is.
 */
function stopped(standing: Standing, { problems }: Programme): Plan {
  return {
    standing,
    letters: [],
    troubles: [],
    tables: [stoppedView(problems), problemsView(problems, standing.programme, standing.context.today)],
  };
}

/**
 * Everything that follows from what people wrote, on one day. Pure and deterministic: the same programme and context
 * give the same plan, and a workbook that says what the plan wants gives it again.
 */
export function plan(read: Programme, context: Context): Plan {
  const programme = withStaffIds(read);
  const facts = factsOf(programme, context);
  const { intake } = facts;
  const standing = standingOf(facts);
  if (programme.problems.some(({ stopsWork }) => stopsWork)) return stopped(standing, programme);
  const matching = matchingOf(facts);
  const notices = planNotices(standing);
  const lines = newJournalLines(standing);
  const toCheck = wordsToCheck(standing);
  const problems = [
    ...programme.problems,
    ...namesInWorkbook(programme),
    ...intake.problems,
    ...intake.answers.problems,
    ...facts.roadmap.problems,
    ...preferenceProblems(facts),
    ...pairProblems(facts),
    ...facts.reportProblems,
    ...wordProblems(toCheck),
    ...notices.problems,
  ];
  return {
    standing,
    letters: notices.letters,
    troubles: notices.troubles,
    choices: liveChoices(facts),
    tables: [
      ...intakeTables(facts),
      documentStates(facts, toCheck),
      attendanceSheet(standing),
      proposalView(facts, matching),
      pairRows(facts, matching),
      ruleRows(facts, matching),
      planRows(facts),
      meetingsView(facts),
      roadmapRows(standing),
      stageRows(standing),
      stageResultRows(standing),
      summaryView(standing, notices.outbox),
      todayView(standing, { ...notices, problems, changes: newEntries(standing, lines).length }),
      journalRows(standing, lines),
      changesView(standing, lines),
      notices.outbox,
      problemsView(problems, programme, context.today),
    ],
  };
}
