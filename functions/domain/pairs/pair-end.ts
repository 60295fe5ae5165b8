import type { Role } from '../../../sheets-schema/choices/role.ts';
import { endReasons } from '../../../sheets-schema/tables/participations.ts';
import { earliestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { needsWorkConsent } from '../intake/work-consent.ts';
import type { Entry } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
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
  /** What is wrong with the end of a pair that the staff entered, in words. */
  readonly blocker: string | undefined;
}

interface Leaving extends PairEnd {
  readonly code: string;
}

type World = Pick<SchoolDay, 'programme' | 'intake' | 'calendar' | 'context'>;

/** The end of a person's work in a role, if staff entered it on «Участие». */
function stopOf(code: string, role: Role, { programme }: Pick<World, 'programme'>): Leaving | undefined {
  const row = programme.tables.participations.find((one) => one.code === code && one.role === role);
  if (row?.endOn === undefined) return undefined;
  const reason = row.endReason === undefined ? 'участие в этой роли прекращено' : endReasons[row.endReason];
  return { code, on: row.endOn, because: `${code}: ${reason}` };
}

/** The day on which a person withdrew consent or left the school, whichever was first. */
function leavingOf(code: string, { intake, context: { today } }: World): Leaving | undefined {
  const withdrawn = intake.consents.withdrawnOn(code, 'processing', today);
  const gone = intake.people.get(code)?.row.leftSchoolOn;
  const on = earliestDay([withdrawn, gone && gone <= today ? gone : undefined]);
  if (on === undefined) return undefined;
  return { code, on, because: on === withdrawn ? `${code}: согласие отозвано` : `${code}: больше не работает в школе` };
}

const firstOf = <T extends PairEnd>(ends: readonly (T | undefined)[]): T | undefined =>
  ends.reduce((first, end) => (first && (end === undefined || first.on <= end.on) ? first : end), undefined);

/** A mentee leaves a pair at once, also if staff entered on «Участие» that they leave this role. */
function menteeLeavingOf(code: string, world: World): Leaving | undefined {
  const stop = stopOf(code, 'mentee', world);
  return firstOf([leavingOf(code, world), stop && stop.on <= world.context.today ? stop : undefined]);
}

/** The end that staff entered, on «Пары и группы» or for the mentor on «Участие», but not before the notice period is over. */
function enteredEnd(
  { mentorCode: mentor = '', endNoticeOn, endedOn, endReason }: Entry<'pairs'>,
  world: World,
): { readonly end?: PairEnd; readonly blocker?: string } {
  const { intake, calendar } = world;
  const entered = firstOf<PairEnd>([
    endedOn ? { on: endedOn, because: endReason ?? 'решение сторон или куратора' } : undefined,
    stopOf(mentor, 'mentor', world),
  ]);
  if (entered === undefined) {
    if (!endNoticeOn) return {};
    const earliest = calendar.after(endNoticeOn, NOTICE_WORKING_DAYS);
    return {
      blocker: `Уведомление получено ${dayText(endNoticeOn)}. Укажите дату окончания: не раньше ${dayText(earliest)}.`,
    };
  }
  const { on, because } = entered;
  if (!needsWorkConsent(mentor, intake)) return { end: { on, because } };
  if (!endNoticeOn) {
    return {
      blocker: `Окончание ${dayText(on)} не учтено: укажите дату письменного уведомления (ст. 351.8 ТК РФ: не менее чем за 3 рабочих дня).`,
    };
  }
  const earliest = calendar.after(endNoticeOn, NOTICE_WORKING_DAYS);
  if (on >= earliest) return { end: { on, because } };
  return {
    end: { on: earliest, because },
    blocker: `Уведомление ${dayText(endNoticeOn)}: пара заканчивает работу не раньше ${dayText(earliest)} (3 рабочих дня, ст. 351.8 ТК РФ), а указано ${dayText(on)}.`,
  };
}

/** The earliest cause that ended a pair by today, and the mentees who had left the group before. */
export function dissolutionOf(row: Entry<'pairs'>, world: World): Dissolution {
  const { mentorCode: mentor = '', menteeCodes: mentees = [] } = row;
  const { intake, calendar } = world;
  const { today } = world.context;
  const entered = enteredEnd(row, world);
  const leavings = mentees.flatMap((code) => menteeLeavingOf(code, world) ?? []);
  const lastToLeave =
    leavings.length === mentees.length ? leavings.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0] : undefined;
  const workWithdrawn = needsWorkConsent(mentor, intake)
    ? intake.consents.withdrawnOn(mentor, 'mentoringWork', today)
    : undefined;
  const causes: (PairEnd | undefined)[] = [
    leavingOf(mentor, world),
    lastToLeave,
    entered.end,
    workWithdrawn
      ? {
          on: calendar.after(workWithdrawn, NOTICE_WORKING_DAYS),
          because: `${mentor}: согласие на работу наставником отозвано ${dayText(workWithdrawn)}`,
        }
      : undefined,
  ];
  const end = firstOf(causes.filter((cause) => cause !== undefined && cause.on <= today));
  const former = leavings.filter(({ on }) => (end ? on < end.on : true)).map(({ code, on }) => ({ code, leftOn: on }));
  return { end, former, blocker: entered.blocker };
}
