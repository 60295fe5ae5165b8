import { addDays } from '../../functions/domain/calendar/day.ts';
import { dayIn } from '../programme-run.ts';
import { seeded } from '../seeded.ts';
import * as words from '../words.ts';
import type { Duty } from './duty.ts';

/** Days after the planning meeting in which the curator leaves the programme to the pair. */
const PAIR_WRITES_DAYS = 10;

/** Development plans: goals of pairs that wrote none, approval of agreed programmes, results after the last meeting. */
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
        const isLeft = agreedOn !== undefined && today > addDays(agreedOn, PAIR_WRITES_DAYS);
        if (isLeft && !row.agreedOn && row.status === 'draft') {
          // A pair that wrote a programme but never confirmed it agreed at its meeting.
          const goals = { goal1: chance.pick(words.goals), sign1: chance.pick(words.desiredResults) };
          workbook.type('plans', row.at, {
            agreedOn,
            ...(row.written ? {} : { ...goals, due1: dayIn(life, '12-10') }),
          });
          const { pairCode = '', code = '' } = row;
          life.chronicle.events.push({ what: 'agreedPlan', pairCode, code, on: today });
        }
        if (row.status === 'agreed' && !row.approvedOn) {
          workbook.type('plans', row.at, { approvedOn: today, approvedBy: 'head' });
        }
        // Without a last meeting, the curator settles the result with the pair before the programme ends.
        const isOver = heldOn(row.pairCode, 'final') !== undefined || today >= dayIn(life, '12-15');
        if (isOver && (row.goal1 || row.written) && !row.mark1) {
          workbook.type('plans', row.at, {
            mark1: chance.pick(['reached', 'reached', 'partly']),
            ...(row.goal1 ? {} : { mark2: 'partly', mark3: 'partly' }),
          });
        }
      }
    },
  },
];
