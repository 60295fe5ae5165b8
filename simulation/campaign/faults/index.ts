import type { Fault } from '../fault.ts';
import { diskFaults } from './disk.ts';
import { googleFaults } from './google.ts';
import { postFaults } from './post.ts';
import { processFaults } from './process.ts';
import { triggerFaults } from './triggers.ts';
import { editFaults } from './user-edits.ts';

/** Every kind of fault of the campaign. */
export const faults: readonly Fault[] = [
  ...googleFaults,
  ...processFaults,
  ...triggerFaults,
  ...postFaults,
  ...diskFaults,
  ...editFaults,
];
