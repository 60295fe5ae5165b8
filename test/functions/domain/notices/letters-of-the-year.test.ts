import { expect, it } from 'vitest';
import { occasionsOf } from '../../../../functions/domain/notices/plan-notices.ts';
import type { Schedule } from '../../../../functions/domain/notices/schedule.ts';
import { type School, school, standingOf, wholeSchool } from '../roadmap/whole-school.ts';

/** Days on which something of the programme changes, month by month. */
const DAYS = [
  ...['05-20', '06-04', '06-20', '08-10', '08-24', '09-04', '09-09', '09-16', '09-21', '10-02', '10-12', '10-30'],
  ...['11-16', '12-07', '12-15', '12-22', '12-30'],
];

/** «09-07 each 7 days, 3 times», «12-08 or 12-23». */
function when(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'repeat': {
      const { from, every, most, follows } = schedule;
      const after = follows ? `${every} days after ${follows.split('|')[0]}, from ` : '';
      return `${after}${from.slice(5)}${most > 1 ? ` each ${every} days, ${most} times` : ''}`;
    }
    case 'days':
      return schedule.days.map((day) => day.slice(5)).join(' or ');
    default:
      return schedule.kind;
  }
}

/** The spans of neighbouring days in `DAYS`: «05-20…09-09, 12-07». */
function spansOf(days: readonly string[]): string {
  const spans: string[][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && DAYS[DAYS.indexOf(last.at(-1) ?? '') + 1] === day) last.push(day);
    else spans.push([day]);
  }
  return spans.map((span) => [...new Set([span[0], span.at(-1)])].join('…')).join(', ');
}

/**
 * The reasons to write to the members of the pair, one per line: «notice|recipient|about: when, until, whether a reminder (on which of the days)».
 * «each 4 days, 3 times» counts the letters if the reason stays. Who changes the schedule of a notice changes its lines, and only those.
 */
function calendarOf(parts: School): string[] {
  const seen = new Map<string, string[]>();
  for (const day of DAYS) {
    for (const { key, to, schedule, until, reminder } of occasionsOf(standingOf(parts, `2026-${day}`))) {
      if (!to.startsWith('К-')) continue;
      const end = until === undefined ? '' : `, until ${until.slice(5)}`;
      const line = `${key}: ${when(schedule)}${end}${reminder ? ', a reminder' : ''}`;
      seen.set(line, [...(seen.get(line) ?? []), day]);
    }
  }
  return [...seen].map(([line, days]) => `${line} (${spansOf(days)})`).sort();
}

const noAnswers = Object.fromEntries(Object.keys(wholeSchool.answers).map((form) => [form, []]));
const { intake, meetingReport } = wholeSchool.answers;

it('people who answer get the letters that tell of something', () => {
  expect(calendarOf(school())).toEqual([
    'feedbackInvitation|К-01|2 mentor: 11-16 each 4 days, 3 times, until 12-07 (09-16…11-16)',
    'feedbackInvitation|К-02|2 mentee: 11-16 each 4 days, 3 times, until 12-07 (09-16…11-16)',
    'meetingDue|К-01|П-01 final: 12-15, until 12-18, a reminder (09-16…11-16)',
    'meetingDue|К-01|П-01 first: 09-19, until 09-22, a reminder (09-16)',
    'meetingDue|К-01|П-01 planning: 10-27, until 10-30, a reminder (09-16…10-02)',
    'meetingDue|К-01|П-01 regular 1: 10-11, until 10-14, a reminder (09-16…10-02)',
    'meetingDue|К-01|П-01 regular 2: 10-25, until 10-28, a reminder (09-16…10-12)',
    'meetingDue|К-01|П-01 regular 3: 11-08, until 11-11, a reminder (09-16…10-30)',
    'meetingDue|К-01|П-01 regular 4: 11-27, until 11-30, a reminder (09-16…11-16)',
    'meetingDue|К-01|П-01 trial: 09-27, until 09-30, a reminder (09-16…09-21)',
    'meetingOverdue|К-01|П-01 final: 12-19 each 7 days, 2 times, a reminder (09-16…11-16)',
    'meetingOverdue|К-01|П-01 first: 09-23 each 7 days, 2 times, a reminder (09-16)',
    'meetingOverdue|К-01|П-01 planning: 10-31 each 7 days, 2 times, a reminder (09-16…10-02)',
    'meetingOverdue|К-01|П-01 regular 1: 10-15 each 7 days, 2 times, a reminder (09-16…10-02)',
    'meetingOverdue|К-01|П-01 regular 2: 10-29 each 7 days, 2 times, a reminder (09-16…10-12)',
    'meetingOverdue|К-01|П-01 regular 3: 11-12 each 7 days, 2 times, a reminder (09-16…10-30)',
    'meetingOverdue|К-01|П-01 regular 4: 12-01 each 7 days, 2 times, a reminder (09-16…11-16)',
    'meetingOverdue|К-01|П-01 trial: 10-01 each 7 days, 2 times, a reminder (09-16…09-21)',
    'pairConfirmed|К-01|П-01: 09-14 each 3 days, 3 times (05-20…09-09)',
    'pairFormed|К-01|П-01: 09-15 (09-16…11-16)',
    'pairFormed|К-02|П-01: 09-15 (09-16…11-16)',
    'programmeAnnounced|К-01|: 08-01, until 09-30 (05-20…12-30)',
    'programmeAnnounced|К-02|: 08-01, until 09-30 (05-20…12-30)',
    'requestAboutYou|К-02|adminRequest/2026-06-05T10:00:00/К-00: 06-05, until 08-04 (05-20…12-30)',
    'resultsPublished|К-01|: 12-25, until 01-24 (12-30)',
    'resultsPublished|К-02|: 12-25, until 01-24 (12-30)',
  ]);
});

it('people who answer nothing are asked for each answer while it is useful', () => {
  expect(calendarOf(school({ answers: noAnswers, tables: { plans: [] } }))).toEqual([
    'feedbackInvitation|К-01|1 mentor: 10-10 each 4 days, 3 times, until 11-15 (09-16…12-30)',
    'feedbackInvitation|К-01|2 mentor: 11-16 each 4 days, 3 times, until 12-07 (09-16…12-30)',
    'feedbackInvitation|К-02|1 mentee: 10-10 each 4 days, 3 times, until 11-15 (09-16…12-30)',
    'feedbackInvitation|К-02|2 mentee: 11-16 each 4 days, 3 times, until 12-07 (09-16…12-30)',
    'intakeInvitation|К-01|: 05-20 each 7 days, 3 times (05-20…12-30)',
    'intakeInvitation|К-02|: 05-20 each 7 days, 3 times (05-20…12-30)',
    'meetingDue|К-01|П-01 final: 12-15, until 12-18, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 first: 09-19, until 09-22, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 planning: 10-27, until 10-30, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 regular 1: 10-11, until 10-14, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 regular 2: 10-25, until 10-28, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 regular 3: 11-08, until 11-11, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 regular 4: 11-27, until 11-30, a reminder (09-16…12-30)',
    'meetingDue|К-01|П-01 trial: 09-27, until 09-30, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 final: 12-19 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 first: 09-23 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 planning: 10-31 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 regular 1: 10-15 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 regular 2: 10-29 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 regular 3: 11-12 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 regular 4: 12-01 each 7 days, 2 times, a reminder (09-16…12-30)',
    'meetingOverdue|К-01|П-01 trial: 10-01 each 7 days, 2 times, a reminder (09-16…12-30)',
    'pairConfirmed|К-01|П-01: 09-14 each 3 days, 3 times (05-20…09-09)',
    'pairFormed|К-01|П-01: 09-15 (09-16…12-30)',
    'pairFormed|К-02|П-01: 09-15 (09-16…12-30)',
    'pairProgrammeDue|К-01|П-01: 10-01 each 10 days, 2 times (09-16…12-30)',
    'pairProgrammeDue|К-02|П-01: 10-01 each 10 days, 2 times (09-16…12-30)',
    'programmeAnnounced|К-01|: 08-01, until 09-30 (05-20…12-30)',
    'programmeAnnounced|К-02|: 08-01, until 09-30 (05-20…12-30)',
  ]);
});

it('people who took part and met are asked about the rest', () => {
  const parts = school({ answers: { ...noAnswers, intake, meetingReport }, tables: { requests: [], offers: [] } });
  expect(calendarOf(parts).filter((line) => !/^meeting/.test(line))).toEqual([
    'feedbackInvitation|К-01|1 mentor: 10-10 each 4 days, 3 times, until 11-15 (09-16…11-16)',
    'feedbackInvitation|К-01|2 mentor: 11-16 each 4 days, 3 times, until 12-07 (09-16…11-16)',
    'feedbackInvitation|К-02|1 mentee: 10-10 each 4 days, 3 times, until 11-15 (09-16…11-16)',
    'feedbackInvitation|К-02|2 mentee: 11-16 each 4 days, 3 times, until 12-07 (09-16…11-16)',
    'finalSurvey|К-01|mentor: 12-03 each 5 days, 3 times, until 12-31 (12-07…12-30)',
    'finalSurvey|К-01|mentor: 12-10 each 5 days, 3 times, until 12-31 (09-21…11-16)',
    'finalSurvey|К-02|mentee: 12-03 each 5 days, 3 times, until 12-31 (12-07…12-30)',
    'finalSurvey|К-02|mentee: 12-10 each 5 days, 3 times, until 12-31 (09-21…11-16)',
    'mentorReportDue|К-01|П-01: 12-03 each 5 days, 3 times (12-07…12-30)',
    'offerInvitation|К-01|: 06-01 each 7 days, 3 times (05-20…12-30)',
    'pairConfirmed|К-01|П-01: 09-14 each 3 days, 3 times (05-20…09-09)',
    'pairFormed|К-01|П-01: 09-15 (09-16…11-16)',
    'pairFormed|К-02|П-01: 09-15 (09-16…11-16)',
    'programmeAnnounced|К-01|: 08-01, until 09-30 (05-20…12-30)',
    'programmeAnnounced|К-02|: 08-01, until 09-30 (05-20…12-30)',
    'requestInvitation|К-02|: 06-01 each 7 days, 3 times (05-20…12-30)',
    'resultsPublished|К-01|: 12-25, until 01-24 (12-30)',
    'resultsPublished|К-02|: 12-25, until 01-24 (12-30)',
    'trialMeetingAsked|К-02|П-01: 09-25 each 5 days, 2 times, until 10-16 (10-02…11-16)',
  ]);
});
