import { type CallFault, type LetterFault, ProgramEnds } from '../fault.ts';

/** The steps at which the program's process may end. Every effect of the program outside its process is one of these steps. */
export const processFaults: readonly (CallFault | LetterFault)[] = [
  {
    at: 'call',
    name: 'end-before-call',
    about: 'The process ends before a call to Google.',
    perYear: 2,
    leaves: 'nothing',
    async strike() {
      throw new ProgramEnds();
    },
  },
  {
    at: 'call',
    name: 'end-after-call',
    about: 'The process ends after a call to Google took effect.',
    perYear: 4,
    leaves: 'nothing',
    async strike({ go }) {
      await go();
      throw new ProgramEnds();
    },
  },
  {
    at: 'letter',
    name: 'end-before-letter',
    about: 'The process ends before it hands a letter over.',
    perYear: 2,
    leaves: 'nothing',
    async strike() {
      throw new ProgramEnds();
    },
  },
  {
    at: 'letter',
    name: 'end-after-letter',
    about: 'The process ends between the hand-over of a letter and its record.',
    perYear: 4,
    leaves: 'nothing',
    async strike(deliver) {
      await deliver();
      throw new ProgramEnds();
    },
  },
];
