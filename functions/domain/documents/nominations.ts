import type { AwardRule } from '../../../sheets-schema/choices/award-rule.ts';
import { dayText } from '../calendar/day-text.ts';
import { counted } from '../counted.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Entry } from '../programme.ts';
import type { ProgrammeState } from '../roadmap/programme-state.ts';
import { type AwardFacts, awardFacts } from './award-facts.ts';
import { isClosing } from './parts.ts';
import { alphabetically } from './people.ts';

/** A person's score by each rule. A rule that compares people counts something. Any other rule gives 1 to everybody who meets its condition. */
const SCORES: Readonly<Record<AwardRule, { readonly compares: boolean; readonly of: (facts: AwardFacts) => number }>> =
  {
    onSchedule: { compares: false, of: ({ onSchedule, held }) => Number(onSchedule && held > 0) },
    mostMeetings: { compares: true, of: ({ held }) => held },
    mostGoals: { compares: true, of: ({ reached }) => reached },
    anyGoal: { compares: false, of: ({ reached }) => Number(reached > 0) },
    caseOffered: { compares: false, of: ({ caseOffered }) => Number(caseOffered) },
  };

/** A nomination with the people who fit its rule. */
export interface Nomination {
  readonly row: Entry<'nominations'> & { readonly title: string };
  /** In alphabetical order, because they are equal. */
  readonly codes: readonly string[];
  /** The highest score. Undefined if the rule does not compare people, or if nobody meets it. */
  readonly best?: number;
  /** A tie, or why nobody fits, in words. */
  readonly remark: string;
}

const INCOMPLETE = 'Укажите, кого поощряем и по какому правилу.';

function nominated(row: Nomination['row'], programmeState: ProgrammeState): Nomination {
  const { role, rule, least = 1 } = row;
  if (!role || !rule) return { row, codes: [], remark: INCOMPLETE };
  const { compares, of } = SCORES[rule];
  const people = programmeState.tookPart.stillWithUs
    .filter((one) => one.role === role)
    .map((one) => ({ code: one.code, score: of(awardFacts(programmeState, one)) }))
    .filter(({ score }) => score >= (compares ? least : 1));
  if (people.length === 0) return { row, codes: [], remark: 'Пока никто не подходит под это правило.' };
  const best = Math.max(...people.map(({ score }) => score));
  const chosen = compares ? people.filter(({ score }) => score === best) : people;
  const isTie = compares && chosen.length > 1;
  return {
    row,
    codes: alphabetically(
      programmeState,
      chosen.map(({ code }) => code),
    ),
    ...(compares && { best }),
    remark: isTie
      ? `Поровну, по ${best}: ${counted(chosen.length, 'человек', 'человека', 'человек')}. Все они в номинации, решает директор.`
      : compares
        ? `По правилу: ${best}.`
        : '',
  };
}

/** The school's nominations with the people who fit their rules. */
export function nominationsOf(programmeState: ProgrammeState): Nomination[] {
  return programmeState.programme.tables.nominations.flatMap((row) => {
    const { title } = row;
    return title ? [nominated({ ...row, title }, programmeState)] : [];
  });
}

/** The rows of «Номинации». They name people only from the last stage on, because earlier scores are not final. */
export function nominationRows(programmeState: ProgrammeState): DesiredTable {
  const { intake, context, stages } = programmeState;
  const person = shownPerson(intake, context);
  const from = stages.at(-1)?.beginsOn;
  const early = from ? `Люди появятся с ${dayText(from)}, когда начнётся последний этап.` : '';
  const found = new Map(nominationsOf(programmeState).map((one) => [one.row.at, one]));
  const isOpen = isClosing(programmeState);
  return desired(
    'nominations',
    programmeState.programme.tables.nominations.map(({ at }): RowOf<'nominations'> => {
      const { codes = [], remark } = found.get(at) ?? {};
      return {
        at,
        values: {
          nominees: isOpen ? codes.map(person).join('\n') : undefined,
          remark: isOpen || remark === undefined || remark === INCOMPLETE ? remark : early,
        },
      };
    }),
  );
}
