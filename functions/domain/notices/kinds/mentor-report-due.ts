import { goalMarks } from '../../../../sheets-schema/choices/goal-mark.ts';
import { dayAndMonth } from '../../calendar/day-text.ts';
import { counted } from '../../counted.ts';
import { goalsOf, planOf } from '../../meetings/development-plans.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Pair } from '../../pairs/pair.ts';
import { quotable } from '../../privacy/school-guard.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { replyBy } from '../reply-by.ts';
import { list, reminding, text } from '../wording.ts';

/** A pair's goals from «ИПР», with their marks. Each goal takes one line: in the letter with names, in the form with codes. */
function goalsKnown({ pairCode, mentees }: Pair, programmeState: ProgrammeState) {
  const goals = mentees.flatMap((code) => {
    const plan = planOf(programmeState, pairCode, code);
    return plan ? goalsOf(plan).map((goal) => ({ ...goal, code })) : [];
  });
  const alone = mentees.length === 1;
  const quoted = quotable(programmeState);
  const linesWith = (person: (code: string) => string) =>
    goals.map(({ number, goal, code }) => `Цель ${number}${alone ? '' : ` (${person(code)})`}: ${quoted(goal)}`);
  const lines = linesWith(nameToken);
  const marks = alone
    ? goals.flatMap(({ number, mark }) => (mark ? [[`goal${number}Reached`, goalMarks[mark]]] : []))
    : [];
  const prefill: Record<string, string> = Object.fromEntries(marks);
  if (lines.length > 0) prefill.goalsComment = linesWith((code) => code).join('\n');
  return { lines, prefill };
}

/** Asks the mentor for their report after the final meeting. We fill in half of the report. */
export const mentorReportDue: NoticeKind = {
  activity: '7.6',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { intake, pairs, bases, context } = programmeState;
    const reported = new Set(
      intake.answers.all('mentorReport').map(({ fields }) => `${fields.code}|${fields.pairCode}`),
    );
    return pairs.flatMap((pair) => {
      const { pairCode, mentor, finalOn } = pair;
      if (finalOn === undefined || reported.has(`${mentor}|${pairCode}`)) return [];
      const own = bases.meetings.get(pairCode) ?? [];
      const final = own.find(({ kind }) => kind === 'final');
      return [
        occasion({
          kind: 'mentorReportDue',
          to: mentor,
          about: pairCode,
          schedule: { kind: 'repeat', from: finalOn, every: 5, most: 3 },
          urgency: urgency.request,
          timing: final?.report.submittedAt.slice(0, 10) === context.today ? 'immediate' : 'ordinary',
          asks: 'Отчёт наставника',
          compose: ({ nth }, { day }) => {
            const { lines, prefill } = goalsKnown(pair, programmeState);
            const team = pair.mentees.length > 1 ? 'группе' : 'паре';
            return {
              subject: reminding(nth, 'Отчёт наставника (уже заполнен наполовину)'),
              blocks: [
                text(
                  `Спасибо за работу в ${team} ${pairCode}! Встречи и цели мы внесли сами; осталось до ${replyBy(day, 7, programmeState)} добавить результат и рекомендации.`,
                ),
                text(
                  `В журнале – ${counted(own.length, 'встреча', 'встречи', 'встреч')}, последняя – ${dayAndMonth(finalOn)}.`,
                ),
                ...(lines.length > 0 ? [text('Цели плана:'), list(lines)] : []),
                {
                  kind: 'form',
                  label: 'Заполнить отчёт',
                  form: 'mentorReport',
                  code: mentor,
                  prefill: { ...prefill, pairCode },
                },
              ],
            };
          },
        }),
      ];
    });
  },
};
