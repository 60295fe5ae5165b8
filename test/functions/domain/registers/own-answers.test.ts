import { expect, it } from 'vitest';
import { ownAnswers } from '../../../../functions/domain/registers/own-answers.ts';
import { MENTEE, PAIR, school, standingOf } from '../roadmap/whole-school.ts';

const about = { code: MENTEE, pairCode: PAIR };
const written = { ...about, step: 'write' as const, submittedAt: '2026-10-05T10:00:00' };
const own = ownAnswers(
  MENTEE,
  standingOf(
    school({
      answers: {
        trialMeeting: [{ ...about, goesOn: 'yes', submittedAt: '2026-10-04T10:00:00' }],
        pairProgramme: [written, { ...written, submittedAt: '2026-10-06T10:00:00' }],
      },
    }),
    '2026-10-20',
  ),
);
const ofForm = (form: string) => own.filter(({ answer }) => answer.form === form);

it('a correction keeps the pair that the answer is about', () => {
  for (const form of ['trialMeeting', 'pairProgramme']) {
    expect(ofForm(form).map(({ limits }) => limits)).toEqual(ofForm(form).map(() => expect.stringContaining('Пару')));
    expect(ofForm(form)).not.toEqual([]);
  }
});

it('a replaced programme may still be in force', () => {
  expect(ofForm('pairProgramme').map(({ state }) => state)).toEqual([
    undefined,
    expect.stringContaining('действует, пока партнёр не подтвердит новую'),
  ]);
});
