import type { AnswerBook } from '../intake/answer-book.ts';
import type { Pair } from '../pairs/pair.ts';

/** The mentees of a pair who have not answered after the trial meeting whether they want to continue. */
export function silentAfterTrial(
  { pairCode, mentees }: Pick<Pair, 'pairCode' | 'mentees'>,
  answers: AnswerBook,
): string[] {
  return mentees.filter(
    (code) => !answers.history('trialMeeting', code).some(({ fields }) => fields.pairCode === pairCode),
  );
}
