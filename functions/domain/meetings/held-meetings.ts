import { meetingKinds } from '../../../sheets-schema/choices/meeting-kind.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { dayAndMonth, dayText } from '../calendar/day-text.ts';
import { groupBy } from '../group-by.ts';
import { isOutOfReach } from '../intake/out-of-reach.ts';
import { hasStarted, membersOf, type Pair } from '../pairs/pair.ts';
import type { Answer, Problem } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
import type { Meeting, MeetingKind } from './meeting.ts';

/** The shortest meeting in minutes. A shorter talk is not a meeting. */
const LEAST_MINUTES = 10;

export interface HeldMeetings {
  /** Held meetings, sorted by pair, day and kind. */
  readonly meetings: readonly Meeting[];
  readonly reportProblems: readonly Problem[];
  /** Remarks on meetings that count although something is unusual about them, by the report's `responseId`. */
  readonly reportRemarks: ReadonlyMap<string, string>;
}

type Report = Answer<'meetingReport'>;

function problemOf(report: Report, reason: string, whatToDo: string): Problem {
  const row = String(report.at + 1);
  const { code } = report.fields;
  return { sheet: forms.meetingReport.tab, cell: `${row}:${row}`, ...(code ? { code } : {}), reason, whatToDo };
}

const MEND_HERE = 'Автора отчёта уже не спросить. Если встреча была, исправьте строку ответа по журналу пары.';

/** The reason why a report does not count, with advice that fits if the author is out of reach; undefined if the meeting was held. */
function refusal(
  report: Report,
  pair: Pair | undefined,
  intake: SchoolDay['intake'],
  today: string,
): Problem | undefined {
  const { pairCode, kind, heldOn, minutes, code } = report.fields;
  const asking = (advice: string) => (isOutOfReach(code, intake, today) ? MEND_HERE : advice);
  if (!pairCode || !pair) {
    return problemOf(
      report,
      `Отчёт о встрече: пары ${pairCode ?? 'без кода'} нет на листе «${tables.pairs.title}».`,
      asking('Уточните код пары у автора отчёта и попросите прислать отчёт ещё раз.'),
    );
  }
  if (!kind || !heldOn || minutes === undefined) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: не указан вид, дата или длительность.`,
      asking('Попросите автора прислать отчёт ещё раз.'),
    );
  }
  if (code && !membersOf(pair).includes(code)) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode} прислал участник, который в неё не входит.`,
      asking('Отчёт не учтён. Уточните, о какой паре речь, и попросите прислать отчёт ещё раз.'),
    );
  }
  if (heldOn > today) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: дата ${dayText(heldOn)} ещё не наступила.`,
      asking('Встреча будет учтена в этот день. Если дата ошибочна, попросите прислать отчёт ещё раз.'),
    );
  }
  if (minutes < LEAST_MINUTES) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: указано ${minutes} мин, а встреча короче ${LEAST_MINUTES} минут не учитывается.`,
      asking('Если это опечатка, попросите прислать отчёт ещё раз.'),
    );
  }
  if (!hasStarted(pair) && pair.status !== 'confirmed') {
    const pairIs =
      pair.status === 'dissolved' ? 'пара прекращена до начала работы' : 'пара не подтверждена куратором и не работала';
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: ${pairIs}.`,
      'Отчёт не учтён. Если встреча была в другой паре, исправьте код пары в строке ответа.',
    );
  }
  if (!hasStarted(pair)) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: пара ещё не начала работу по приказу.`,
      `Проверьте приказ и согласия на листе «${tables.pairs.title}»; после этого отчёт будет учтён.`,
    );
  }
  if (heldOn < pair.activeFrom) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: встреча ${dayText(heldOn)} раньше начала работы пары (${dayText(pair.activeFrom)}).`,
      'Встреча не учтена. Уточните дату встречи или дату приказа.',
    );
  }
  if (pair.status === 'dissolved' && pair.endedOn && heldOn > pair.endedOn) {
    return problemOf(
      report,
      `Отчёт о встрече пары ${pairCode}: встреча ${dayText(heldOn)} позже окончания работы пары (${dayText(pair.endedOn)}).`,
      'Встреча не учтена. Уточните дату встречи или дату окончания работы пары.',
    );
  }
  return undefined;
}

/**
 * The held meetings. A report counts if its pair was active that day, the meeting took at least ten minutes, and its day is not in the future. If
 * several reports have the same pair, kind and day, the last counts.
 * @param pairs - pairs, perhaps without the ends that follow from final meetings
 */
export function heldMeetings(
  pairs: readonly Pair[],
  { intake, context, timetable }: Pick<SchoolDay, 'intake' | 'context' | 'timetable'>,
): HeldMeetings {
  const known = new Map(pairs.map((pair) => [pair.pairCode, pair]));
  const held = new Map<string, Meeting>();
  const problems: Problem[] = [];
  for (const report of intake.answers.all('meetingReport')) {
    const { pairCode = '', kind, heldOn } = report.fields;
    const problem = refusal(report, known.get(pairCode), intake, context.today);
    if (problem) problems.push(problem);
    else if (kind && heldOn) held.set(`${pairCode}|${heldOn}|${kind}`, { pairCode, kind, heldOn, report });
  }
  const meetings = [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, meeting]) => meeting);
  const { from } = timetable('6.6');
  return {
    meetings,
    reportProblems: [...problems, ...earlyFinals(meetings, from)],
    reportRemarks: outOfOrder(meetings, from),
  };
}

const ORDER: readonly MeetingKind[] = ['first', 'trial', 'planning', 'regular', 'final'];

const isEarlyFinal = ({ kind, heldOn }: Meeting, finalsFrom: string) => kind === 'final' && heldOn < finalsFrom;

/** Final meetings before the first day of 6.6. A final meeting ends its pair, but somebody may have ticked the kind by mistake. */
const earlyFinals = (meetings: readonly Meeting[], finalsFrom: string) =>
  meetings
    .filter((meeting) => isEarlyFinal(meeting, finalsFrom))
    .map(({ pairCode, heldOn, report }) =>
      problemOf(
        report,
        `Отчёт о встрече пары ${pairCode}: заключительная встреча ${dayText(heldOn)}, раньше ${dayAndMonth(finalsFrom)}. Пара считается завершённой.`,
        'Если вид встречи отмечен по ошибке, исправьте его в строке ответа: пара продолжит работу.',
      ),
    );

/** Remarks on meetings that took place before an earlier step of the cycle. Such meetings still count. */
function outOfOrder(meetings: readonly Meeting[], finalsFrom: string): ReadonlyMap<string, string> {
  const ofPair = groupBy(meetings, ({ pairCode }) => pairCode);
  return new Map(
    meetings.flatMap((meeting): (readonly [string, string])[] => {
      const { pairCode, kind, heldOn, report } = meeting;
      const own = ofPair.get(pairCode) ?? [];
      const before = ORDER.slice(0, ORDER.indexOf(kind)).filter((earlier) => earlier !== 'regular');
      const skipped = before.filter((earlier) => !own.some((one) => one.kind === earlier && one.heldOn <= heldOn));
      if (isEarlyFinal(meeting, finalsFrom)) {
        const early = `Засчитана и завершила работу пары раньше ${dayAndMonth(finalsFrom)}: проверьте вид встречи.`;
        return [[report.responseId, early]];
      }
      if (skipped.length === 0) return [];
      const names = skipped.map((earlier) => `«${meetingKinds[earlier]}»`).join(', ');
      return [[report.responseId, `Засчитана. До неё ещё нет встречи: ${names}.`] as const];
    }),
  );
}

/** The day of each pair's first final meeting. */
export function finalMeetings(meetings: readonly Meeting[]): ReadonlyMap<string, string> {
  const finals = new Map<string, string>();
  for (const { pairCode, kind, heldOn } of meetings) {
    const known = finals.get(pairCode);
    if (kind === 'final' && (known === undefined || heldOn < known)) finals.set(pairCode, heldOn);
  }
  return finals;
}
