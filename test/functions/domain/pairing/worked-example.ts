import {
  defaultRules,
  type Mentee,
  type Mentor,
  type PairingProblem,
} from '../../../../functions/domain/pairing/index.ts';

function mentee(code: string, needs: string[], slots: string, choices: string[], subjectGroup: string): Mentee {
  return {
    code,
    needs,
    slots: [...slots],
    choices,
    subjectGroup,
    wantsSameSubject: false,
    alone: false,
    together: false,
    vetoes: [],
  };
}

function mentor(
  code: string,
  capacity: number,
  offers: string[],
  slots: string,
  choices: string[],
  subject: string,
): Mentor {
  return { code, capacity, offers, slots: [...slots], choices, subjectGroup: subject, vetoes: [] };
}

/** Five mentees, and three mentors with five places. A greedy choice by sympathy leaves Н1 without a mentor. */
export const workedExample: PairingProblem = {
  mentees: [
    mentee('Н1', ['classManagement', 'parents', 'documentation'], 'abd', ['М1', 'М3'], 'languages'),
    mentee('Н2', ['digital', 'lessonDesign'], 'fg', ['М2'], 'primary'),
    mentee('Н3', ['classManagement', 'assessment'], 'cde', ['М1', 'М3'], 'science'),
    mentee('Н4', ['lessonDesign', 'digital', 'assessment'], 'bcfg', ['М3', 'М2'], 'languages'),
    mentee('Н5', ['inclusion', 'classManagement'], 'ab', ['М1'], 'arts'),
  ],
  mentors: [
    mentor('М1', 2, ['classManagement', 'parents', 'inclusion'], 'ade', ['Н3', 'Н5', 'Н1'], 'sport'),
    mentor('М2', 2, ['digital', 'lessonDesign'], 'fg', ['Н2', 'Н4'], 'maths'),
    mentor('М3', 1, ['lessonDesign', 'assessment', 'classManagement'], 'abc', ['Н4', 'Н1', 'Н3'], 'languages'),
  ],
  rules: defaultRules,
  excluded: [],
};
