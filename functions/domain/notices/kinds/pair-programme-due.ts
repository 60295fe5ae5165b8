import { programmeSteps } from '../../../../sheets-schema/forms/pair-programme.ts';
import { latestDay } from '../../calendar/day.ts';
import { planOf } from '../../meetings/development-plans.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { pairNamed } from '../pair-named.ts';
import { replyBy } from '../reply-by.ts';
import { reminding, text } from '../wording.ts';

/**
 * Asks the mentor and the mentees of an active pair to write the pair's programme. The letters end when there is a text or the staff entered goals.
 */
export const pairProgrammeDue: NoticeKind = {
  activity: '6.3',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { pairs, bases, timetable } = programmeState;
    return pairs.flatMap((pair) => {
      const { pairCode, mentor, mentees, status, activeFrom } = pair;
      const without = mentees.filter(
        (code) =>
          !bases.programmes.get(`${pairCode}|${code}`)?.counts && !planOf(programmeState, pairCode, code)?.goal1,
      );
      const from = latestDay([activeFrom, timetable('6.3').from]);
      if (status !== 'active' || from === undefined || without.length === 0) return [];
      return [mentor, ...without].map((code) =>
        occasion({
          kind: 'pairProgrammeDue',
          to: code,
          about: pairCode,
          schedule: { kind: 'repeat', from, every: 10, most: 2 },
          urgency: urgency.pair,
          timing: 'ordinary',
          asks: 'Программа наставничества пары',
          compose: ({ nth }, { day }) => ({
            subject: reminding(nth, `Запишите программу наставничества ${pairCode}`),
            blocks: [
              text(
                `Запишите, пожалуйста, до ${replyBy(day, 10, programmeState)} программу (${pairNamed(pair, code)}): чего вы хотите добиться, что для этого сделаете и к какому сроку. Достаточно одной цели. Удобнее всего заполнить её вдвоём на встрече-планировании.`,
              ),
              {
                kind: 'form',
                label: 'Записать программу',
                form: 'pairProgramme',
                code,
                prefill: { pairCode, step: programmeSteps.write },
              },
              text(
                'Записывает кто-то один, второму придёт письмо с просьбой подтвердить. Затем программу утвердит школа.',
              ),
            ],
          }),
        }),
      );
    });
  },
};
