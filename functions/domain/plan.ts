import type { Context } from './context.ts';
import { curatorProblems } from './curators/curator-problems.ts';
import { curatorRows } from './curators/curator-rows.ts';
import type { DesiredTable } from './desired.ts';
import { dayOffDates } from './documents/day-off-dates.ts';
import { documentStates } from './documents/document-states.ts';
import { wordsToCheck } from './documents/index.ts';
import { nominationRows } from './documents/nominations.ts';
import { factsOf } from './facts-of.ts';
import { withStaffIds } from './intake/staff-ids.ts';
import { changesView, newEntries } from './journal/changes-view.ts';
import { journalRows, newJournalLines } from './journal/journal-rows.ts';
import { type LiveChoices, liveChoices } from './live-choices.ts';
import type { Letter } from './notices/letter.ts';
import { deliveredTable } from './notices/outbox.ts';
import { planNotices } from './notices/plan-notices.ts';
import { brokenRules } from './pairs/broken-rules.ts';
import { pairProblems } from './pairs/pair-problems.ts';
import { preferenceProblems } from './pairs/preferences.ts';
import { proposalView } from './pairs/proposal-view.ts';
import { matchingOf } from './pairs/proposals.ts';
import { ruleRows } from './pairs/rule-rows.ts';
import { wordProblems } from './paper/words-to-check.ts';
import { namedLinks } from './privacy/named-links.ts';
import { namesInWorkbook } from './privacy/names-in-workbook.ts';
import { withoutWithdrawn } from './privacy/without-withdrawn.ts';
import { problemsView } from './problems-view.ts';
import type { Programme } from './programme.ts';
import { programmeStateOf } from './programme-state-of.ts';
import type { Refusal } from './refusals/refusal.ts';
import { intakeTables } from './registers/intake-tables.ts';
import { meetingsView } from './registers/meetings-view.ts';
import { pairRows } from './registers/pair-rows.ts';
import { planRows } from './registers/plan-rows.ts';
import { settingRows } from './registers/setting-rows.ts';
import { staffLists } from './registers/staff-lists.ts';
import type { ProgrammeState } from './roadmap/programme-state.ts';
import { roadmapRows } from './roadmap/roadmap-rows.ts';
import { stageResultRows, stageRows } from './roadmap/stage-rows.ts';
import { attendanceSheet } from './summary/attendance-sheet.ts';
import { qualityFacts } from './summary/quality-facts.ts';
import { summaryView } from './summary/summary-view.ts';
import { stoppedView, todayView } from './summary/today-view.ts';
import { unansweredView } from './summary/unanswered-view.ts';

/** The desired state of the workbook, the mail and the forms. */
export interface Plan {
  readonly programmeState: ProgrammeState;
  readonly tables: readonly DesiredTable[];
  readonly letters: readonly Letter[];
  /** Refusals that make all mail wait, because the fault is ours or the mail server wants a pause. */
  readonly troubles: readonly Refusal[];
  /** Desired choices of the forms; absent if the forms should stay as they are. */
  readonly choices?: LiveChoices;
}

/**
 * The plan for a workbook that lacks something essential. A full plan would not recognise people whom we know. So this one only reports what is
 * missing, and records the letters just sent.
 */
function stopped(programmeState: ProgrammeState, { problems }: Programme): Plan {
  const { delivered = [] } = programmeState.context;
  return {
    programmeState,
    letters: [],
    troubles: [],
    tables: [
      stoppedView(problems),
      problemsView(problems, programmeState.programme, programmeState.context.today),
      ...(delivered.length > 0 ? [deliveredTable(programmeState.programme.tables.outbox, delivered)] : []),
    ],
  };
}

/** Everything that follows on one day from people's entries. A pure function: a workbook that already matches the plan gives the same plan again. */
export function plan(read: Programme, context: Context): Plan {
  const programme = withStaffIds(read);
  const facts = factsOf(programme, context);
  const { intake } = facts;
  const programmeState = programmeStateOf(facts);
  if (programme.problems.some(({ stopsWork }) => stopsWork)) return stopped(programmeState, programme);
  const matching = matchingOf(facts);
  const notices = planNotices(programmeState);
  const lines = newJournalLines(programmeState);
  const toCheck = wordsToCheck(programmeState);
  const problems = [
    ...programme.problems,
    ...namesInWorkbook(programme),
    ...namedLinks(facts),
    ...intake.problems,
    ...intake.answers.problems,
    ...facts.roadmap.problems,
    ...preferenceProblems(facts),
    ...pairProblems(facts),
    ...brokenRules(facts, matching),
    ...dayOffDates(facts),
    ...facts.reportProblems,
    ...curatorProblems(programme, context.today),
    ...wordProblems(toCheck),
    ...notices.problems,
  ];
  return {
    programmeState,
    letters: notices.letters,
    troubles: notices.troubles,
    choices: liveChoices(facts),
    tables: withoutWithdrawn(facts, [
      settingRows(programme),
      curatorRows(programme, context.today),
      ...intakeTables(facts),
      ...staffLists(facts),
      unansweredView(facts, notices.occasions),
      documentStates(facts, toCheck),
      nominationRows(programmeState),
      attendanceSheet(programmeState),
      proposalView(facts, matching),
      pairRows(facts, matching),
      ruleRows(facts, matching),
      planRows(facts),
      meetingsView(facts),
      roadmapRows(programmeState),
      stageRows(programmeState),
      stageResultRows(programmeState),
      qualityFacts(programmeState),
      summaryView(programmeState, notices.outbox),
      todayView(programmeState, { ...notices, problems, changes: newEntries(programmeState, lines).length }),
      journalRows(programmeState, lines),
      changesView(programmeState, lines),
      notices.outbox,
      problemsView(problems, programme, context.today),
    ]),
  };
}
