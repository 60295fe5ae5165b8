import { roles } from '../../../sheets-schema/choices/role.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { pairStatuses } from '../../../sheets-schema/tables/pairs.ts';
import { participationStatuses } from '../../../sheets-schema/tables/participations.ts';
import { stageStates } from '../../../sheets-schema/tables/stages.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { newVersions } from '../intake/instruments.ts';
import type { Named } from '../names/named.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import { everybodyNamed } from '../privacy/name-guard.ts';
import type { Entry } from '../programme.ts';
import { listed } from '../roadmap/listed.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { activityEntries } from './activity-entries.ts';
import type { JournalEntry } from './entry.ts';
import { withoutNames } from './without-names.ts';

function stageEntries({ stages, programme, context: { today } }: ProgrammeState): JournalEntry[] {
  const shown = new Map(programme.tables.stages.map((row) => [row.stage, row.state]));
  return stages.flatMap(({ stage, status, missing }) => {
    const before = shown.get(stage) ?? 'notOpen';
    if (before === status) return [];
    const closedByHand = status === 'closed' || status === 'closedWithRemarks';
    return [
      {
        entryId: `этап ${stage}|${status}|${today}`,
        who:
          closedByHand && before !== 'closed' && before !== 'closedWithRemarks'
            ? ('куратор' as const)
            : ('программа' as const),
        subject: `Этап ${stage}`,
        what: `«${stageStates[before]}» → «${stageStates[status]}»`,
        why: listed(missing),
      },
    ];
  });
}

const DECIDED = ['confirmed', 'declined'];

function pairEntries({ pairs, programme, context: { today } }: ProgrammeState): JournalEntry[] {
  const shown = new Map(programme.tables.pairs.map((row) => [row.pairCode, row.status]));
  return pairs.flatMap(({ pairCode, status, mentor, mentees, endedBecause }): JournalEntry[] => {
    const before = shown.get(pairCode);
    // Only decisions change the programme, so we leave out new and outdated proposals.
    if (before === status || status === 'proposed' || status === 'outdated') return [];
    return [
      {
        entryId: `${pairCode}|${status}|${today}`,
        who: DECIDED.includes(status) ? 'куратор' : 'программа',
        subject: pairCode,
        what: `${before ? `«${pairStatuses[before]}» → ` : ''}«${pairStatuses[status]}»: ${mentor} – ${mentees.join(', ')}`,
        why: status === 'ended' || status === 'dissolved' ? endedBecause : undefined,
      },
    ];
  });
}

/** One line per withdrawal. We destroy the person's other data. */
function withdrawals({ intake, context: { today } }: ProgrammeState): JournalEntry[] {
  return [...intake.people.keys()].flatMap((code): JournalEntry[] => {
    const on = intake.consents.withdrawnOn(code, 'processing', today);
    if (on === undefined) return [];
    return [
      {
        entryId: `согласие|${code}|${on}`,
        who: 'программа',
        subject: code,
        what: 'Отозвано согласие на обработку персональных данных',
        why: 'Запись в реестре согласий',
      },
    ];
  });
}

const MARK_DIGITS = 12;

/** Entries whose id has this prefix say that the curator confirmed reading «Что изменилось». The confirmation sets a mark in «Настройки». */
export const SEEN = 'просмотрено|';

function seenEntries({ programme }: ProgrammeState, people: readonly Named[]): JournalEntry[] {
  const { changesSeen } = programme.settings;
  if (changesSeen === undefined) return [];
  const mark = withoutNames(changesSeen, people);
  return [
    {
      // The id contains only the mark, so that a change of the roster adds no second line.
      entryId: `${SEEN}${mark === changesSeen ? mark : fingerprint(changesSeen, MARK_DIGITS)}`,
      who: 'куратор',
      subject: 'Что изменилось',
      what: `Изменения просмотрены: отметка «${mark}»`,
      why: undefined,
    },
  ];
}

function participationEntries({ bases, programme, context: { today } }: ProgrammeState): JournalEntry[] {
  const shown = new Map(programme.tables.participations.map(({ code, role, status }) => [`${code}|${role}`, status]));
  return bases.participations.flatMap(({ code, role, status }): JournalEntry[] => {
    const before = shown.get(`${code}|${role}`);
    if (before === status || (before === undefined && status === 'candidate')) return [];
    return [
      {
        entryId: `${code}|${role}|${status}|${today}`,
        who: 'программа',
        subject: `${code}, ${roles[role]}`,
        what: `${before ? `«${participationStatuses[before]}» → ` : ''}«${participationStatuses[status]}»`,
        why: undefined,
      },
    ];
  });
}

/** The school changed a question of a compared form. */
function instrumentEntries({ programme, context: { now } }: ProgrammeState): JournalEntry[] {
  return newVersions(programme).flatMap(({ form, isChange }): JournalEntry[] =>
    isChange
      ? [
          {
            entryId: `анкета|${form}|${now}`,
            who: 'куратор',
            subject: forms[form].title,
            what: 'Вопросы анкеты изменены: с этого времени у неё новая версия',
            why: 'Ответы на разные формулировки не сравниваются; обе – на листе «Версии анкет»',
          },
        ]
      : [],
  );
}

export type JournalLine = Pick<Entry<'journal'>, 'entryId' | 'when' | 'who' | 'subject' | 'what' | 'why'>;

/**
 * New lines of «Журнал изменений»: the differences between the current and the new content of the sheets. They contain only codes, so an erasure need
 * not change them.
 */
export function newJournalLines(programmeState: ProgrammeState): JournalLine[] {
  const people = everybodyNamed(programmeState);
  const written = new Set(programmeState.programme.tables.journal.map(({ entryId }) => entryId));
  return [
    ...seenEntries(programmeState, people),
    ...stageEntries(programmeState),
    ...activityEntries(programmeState),
    ...pairEntries(programmeState),
    ...participationEntries(programmeState),
    ...withdrawals(programmeState),
    ...instrumentEntries(programmeState),
  ]
    .filter(({ entryId }) => !written.has(entryId))
    .map((entry) => ({
      ...entry,
      why: entry.why && withoutNames(entry.why, people),
      when: programmeState.context.now,
    }));
}

/** «Журнал изменений» with its new lines. */
export function journalRows(
  programmeState: ProgrammeState,
  lines: readonly JournalLine[] = newJournalLines(programmeState),
): DesiredTable {
  return desired(
    'journal',
    lines.map((values) => ({ values })),
  );
}
