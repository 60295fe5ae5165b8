import { earliestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Intake } from '../intake/intake.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import type { Entry } from '../programme.ts';
import type { FormerMentee } from './pair.ts';

/** In working days, from a written notice to the early end of a mentor's work (art. 351.8 of the Labour Code). */
const NOTICE_WORKING_DAYS = 3;

interface PairEnd {
  readonly on: string;
  readonly because: string;
}

interface Dissolution {
  readonly end: PairEnd | undefined;
  /** Mentees who left a group while the other mentees continued. */
  readonly former: readonly FormerMentee[];
  /** The fault in an end that staff entered, in words. */
  readonly blocker: string | undefined;
}

interface Leaving extends PairEnd {
  readonly code: string;
}

/** The day on which a person withdrew consent or left the school, whichever was first. */
function leavingOf(code: string, intake: Intake, today: string): Leaving | undefined {
  const withdrawn = intake.consents.withdrawnOn(code, 'processing', today);
  const gone = intake.people.get(code)?.row.leftSchoolOn;
  const on = earliestDay([withdrawn, gone && gone <= today ? gone : undefined]);
  if (on === undefined) return undefined;
  return { code, on, because: on === withdrawn ? `${code}: согласие отозвано` : `${code}: больше не работает в школе` };
}

/** The end that staff entered, but not before the notice period is over. */
function enteredEnd(
  { mentorCode: mentor = '', endNoticeOn, endedOn, endReason }: Entry<'pairs'>,
  intake: Intake,
  calendar: WorkingDays,
): { readonly end?: PairEnd; readonly blocker?: string } {
  const because = endReason ?? 'решение сторон или куратора';
  if (!endedOn) {
    if (!endNoticeOn) return {};
    const earliest = calendar.after(endNoticeOn, NOTICE_WORKING_DAYS);
    return {
      blocker: `Уведомление получено ${dayText(endNoticeOn)}. Укажите дату окончания: не раньше ${dayText(earliest)}.`,
    };
  }
  if (!needsWorkConsent(mentor, intake)) return { end: { on: endedOn, because } };
  if (!endNoticeOn) {
    return {
      blocker: `Окончание ${dayText(endedOn)} не учтено: укажите дату письменного уведомления (ст. 351.8 ТК РФ: не менее чем за 3 рабочих дня).`,
    };
  }
  const earliest = calendar.after(endNoticeOn, NOTICE_WORKING_DAYS);
  if (endedOn >= earliest) return { end: { on: endedOn, because } };
  return {
    end: { on: earliest, because },
    blocker: `Уведомление ${dayText(endNoticeOn)}: пара заканчивает работу не раньше ${dayText(earliest)} (3 рабочих дня, ст. 351.8 ТК РФ), а указано ${dayText(endedOn)}.`,
  };
}

/** The earliest cause that ended a pair by today, and the mentees who had left the group before. */
export function dissolutionOf(row: Entry<'pairs'>, intake: Intake, calendar: WorkingDays, today: string): Dissolution {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const entered = enteredEnd(row, intake, calendar);
  const leavings = mentees.flatMap((code) => leavingOf(code, intake, today) ?? []);
  const lastToLeave =
    leavings.length === mentees.length ? leavings.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0] : undefined;
  const workWithdrawn = needsWorkConsent(mentor, intake)
    ? intake.consents.withdrawnOn(mentor, 'mentoringWork', today)
    : undefined;
  const causes: (PairEnd | undefined)[] = [
    leavingOf(mentor, intake, today),
    lastToLeave,
    entered.end,
    workWithdrawn
      ? {
          on: calendar.after(workWithdrawn, NOTICE_WORKING_DAYS),
          because: `${mentor}: согласие на работу наставником отозвано ${dayText(workWithdrawn)}`,
        }
      : undefined,
  ];
  const end = causes
    .filter((cause) => cause !== undefined)
    .filter(({ on }) => on <= today)
    .reduce<PairEnd | undefined>((first, cause) => (first && first.on <= cause.on ? first : cause), undefined);
  const former = leavings.filter(({ on }) => (end ? on < end.on : true)).map(({ code, on }) => ({ code, leftOn: on }));
  return { end, former, blocker: entered.blocker };
}
