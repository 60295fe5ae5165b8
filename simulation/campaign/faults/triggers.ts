import type { TriggerFault } from '../fault.ts';

const fault = (
  name: string,
  about: string,
  perYear: number,
  more: Partial<TriggerFault> & Pick<TriggerFault, 'together'>,
): TriggerFault => ({ at: 'trigger', leaves: 'nothing', name, about, perYear, ...more });

/** Faults of the timer and of the computer's clock. */
export const triggerFaults: readonly TriggerFault[] = [
  fault('trigger-lost', 'No trigger comes on a day.', 2, { together: 0, days: 1, leaves: 'delay' }),
  fault('trigger-doubled', 'A trigger comes twice.', 3, { together: 1, times: 2 }),
  fault('trigger-late', 'A trigger comes an hour later.', 2, { together: 0 }),
  fault('triggers-reordered', 'An earlier trigger comes after a later one, with its own time.', 2, {
    together: 2,
    clock: -0.5,
  }),
  fault('two-runs', 'Two programs run at the same moment.', 6, { together: 2 }),
  fault('three-runs', 'Three programs run at the same moment.', 2, { together: 3 }),
  fault('four-runs', 'Four programs run at the same moment.', 1, { together: 4, times: 2 }),
  fault('days-skipped', 'The computer is off for a week.', 0.5, { together: 0, days: 7, leaves: 'delay' }),
  fault('clock-back', 'The clock is three hours slow.', 1, { together: 1, clock: -3 }),
  fault('clock-yesterday', 'The clock is a day slow.', 0.5, { together: 1, clock: -24, leaves: 'delay' }),
  fault('clock-ahead', 'The clock is two days fast.', 0.5, { together: 1, clock: 48, leaves: 'delay' }),
  fault('clock-summer', 'The clock is an hour fast, as after a forgotten change to winter time.', 1, {
    together: 1,
    clock: 1,
  }),
];
