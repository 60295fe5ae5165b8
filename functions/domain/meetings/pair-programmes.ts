import { earliestDay } from '../calendar/day.ts';
import type { AnswerBook } from '../intake/answer-book.ts';
import type { Pair } from '../pairs/pair.ts';
import type { Answer } from '../programme.ts';

type Said = Answer<'pairProgramme'>;

/** The programme that a pair wrote for one of its mentees. */
export interface PairProgramme {
  readonly text: Said;
  readonly author: string;
  /** The participant who has to confirm the text. */
  readonly partner: string;
  /** Identifies this text among the pair's texts. A link for confirming contains the version. */
  readonly version: string;
  /** The day on which the partner confirmed the text. */
  readonly agreedOn: string | undefined;
}

export interface PairProgrammes {
  /** The programme in force: the last confirmed text. If no text is confirmed, the newest. */
  readonly counts: PairProgramme | undefined;
  /** A newer text that waits for the partner's confirmation. */
  readonly pending: PairProgramme | undefined;
  /** The day on which the partners first agreed on a text. A later text does not change it. */
  readonly firstAgreedOn: string | undefined;
}

const versionOf = ({ submittedAt, fields }: Said) => `${fields.code} ${submittedAt}`;

/** What the mentor and the mentee wrote about this mentee's programme, sorted by time. */
function saidAbout({ pairCode, mentor }: Pair, mentee: string, answers: AnswerBook): readonly Said[] {
  return [mentor, mentee]
    .flatMap((code) => answers.history('pairProgramme', code))
    .filter(({ fields }) => fields.pairCode === pairCode)
    .filter(({ fields: { code, mentees = [] } }) => code === mentee || mentees.length === 0 || mentees.includes(mentee))
    .sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : a.at - b.at));
}

/** The day on which `partner` confirmed a text. A confirmation without a version confirms the text that was the newest then. */
function confirmedOn(said: readonly Said[], index: number, partner: string): string | undefined {
  const text = said[index];
  const later = said.slice(index + 1);
  const next = later.findIndex(({ fields }) => fields.step === 'write');
  const confirmation = later.find(
    ({ fields }, place) =>
      fields.step === 'confirm' &&
      fields.code === partner &&
      (fields.version === undefined
        ? next < 0 || place < next
        : text !== undefined && fields.version === versionOf(text)),
  );
  return confirmation?.submittedAt.slice(0, 10);
}

/** The programmes that a pair wrote for one of its mentees. */
export function pairProgrammes(pair: Pair, mentee: string, answers: AnswerBook): PairProgrammes {
  const said = saidAbout(pair, mentee, answers);
  const texts = said.flatMap((text, index): PairProgramme[] => {
    const { code: author, step, goal1, due1 } = text.fields;
    if (step !== 'write' || author === undefined || !goal1 || due1 === undefined) return [];
    const partner = author === mentee ? pair.mentor : mentee;
    return [{ text, author, partner, version: versionOf(text), agreedOn: confirmedOn(said, index, partner) }];
  });
  const newest = texts.at(-1);
  const counts = texts.findLast(({ agreedOn }) => agreedOn !== undefined) ?? newest;
  const firstAgreedOn = earliestDay(texts.map(({ agreedOn }) => agreedOn));
  return { counts, pending: newest?.agreedOn === undefined ? newest : undefined, firstAgreedOn };
}
