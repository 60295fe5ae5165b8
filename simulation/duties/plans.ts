import { seeded } from '../seeded.ts';
import * as words from '../words.ts';
import { type Duty, dayIn } from './duty.ts';

/** Development plans: goals after the planning meeting, results after the last meeting. */
export const plans: readonly Duty[] = [
  {
    from: '10-01',
    until: '12-31',
    tabs: ['plans'],
    work(workbook, today, life) {
      const heldOn = (pairCode: string | undefined, kind: string) =>
        life.chronicle.meetings.find((meeting) => meeting.pairCode === pairCode && meeting.kind === kind)?.heldOn;
      for (const row of workbook.rows('plans')) {
        const chance = seeded(life.seed, 'plan', row.code ?? '');
        const agreedOn = heldOn(row.pairCode, 'planning');
        if (agreedOn && !row.agreedOn) {
          workbook.type('plans', row.at, {
            agreedOn,
            goal1: chance.pick(words.goals),
            sign1: chance.pick(words.desiredResults),
            due1: dayIn(life, '12-10'),
          });
          const { pairCode = '', code = '' } = row;
          life.chronicle.events.push({ what: 'agreedPlan', pairCode, code, on: today });
        }
        // Without a last meeting, the curator settles the result with the pair before the programme ends.
        const isOver = heldOn(row.pairCode, 'final') !== undefined || today >= dayIn(life, '12-15');
        if (isOver && row.goal1 && !row.mark1) {
          workbook.type('plans', row.at, { mark1: chance.pick(['reached', 'reached', 'partly']) });
        }
      }
    },
  },
];
