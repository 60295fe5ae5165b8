import { namesPaper } from '../paper/names-paper.ts';
import type { RoadmapRow } from '../timetable/activity.ts';

/** A mark by the staff: a date no later than today, and a link or the name of a document. */
export interface StaffMark {
  readonly on: string;
  readonly link: string;
  readonly at: number;
}

/** The link of a mark, or else its note if that names a paper. */
function proofOfMark({ markLink, markNote }: RoadmapRow): string | undefined {
  return [markLink, markNote].find((words) => words !== undefined && namesPaper(words));
}

export function staffMark(row: RoadmapRow | undefined, today: string): StaffMark | undefined {
  const link = row && proofOfMark(row);
  if (!row || row.markedOn === undefined || row.markedOn > today || !link) return undefined;
  return { on: row.markedOn, link, at: row.at };
}

/** A decision of the staff that an activity counts as done without evidence, from the date of the mark. */
export interface Override {
  readonly on: string;
  readonly reason: string;
}

export function overrideOf(row: RoadmapRow | undefined, today: string): Override | undefined {
  if (!row?.doneReason || row.markedOn === undefined || row.markedOn > today) return undefined;
  return { on: row.markedOn, reason: row.doneReason };
}

/** What a mark lacks to be complete, in words. */
export function markProblems(row: RoadmapRow | undefined, today: string): string[] {
  if (!row) return [];
  const { markedOn, markLink, markNote, doneReason } = row;
  if (markedOn === undefined) {
    return markLink || markNote || doneReason ? ['отметка: дата, когда мероприятие проведено'] : [];
  }
  if (markedOn > today) return ['отметка: её дата ещё не наступила'];
  return proofOfMark(row) || doneReason ? [] : ['отметка: ссылка или название документа'];
}
