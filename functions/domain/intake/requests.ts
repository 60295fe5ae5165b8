import { earliestDay } from '../calendar/day.ts';
import type { Answer, Entry, Programme } from '../programme.ts';
import type { AnswerBook } from './answer-book.ts';
import { acceptedOn, byKey, standingDecision } from './decided.ts';
import type { Person, Request } from './intake.ts';
import { suggestedPairKind } from './suggested-kind.ts';

const MOST_NEEDS = 3;

type RequestAnswer = Answer<'menteeRequest'> | Answer<'adminRequest'>;
type RequestRow = Entry<'requests'>;

const ownNeeds = ({ fields: { need1, need2, need3 } }: RequestAnswer): readonly string[] => [
  ...new Set([need1, need2, need3].filter((need) => need !== undefined)),
];

/**
 * Needs of several sources, the teacher's own first: his main need beats the administration's, which goes down one
 * place; then the second ones in the same way. At most three.
 */
export function mergeNeeds(sources: readonly (readonly string[])[]): readonly string[] {
  const places = Array.from({ length: MOST_NEEDS }, (_, place) => sources.flatMap((needs) => needs[place] ?? []));
  return [...new Set(places.flat())].slice(0, MOST_NEEDS);
}

/** A request of the administration that was not talked over with the teacher waits until it is. */
export const isTalkedOver = (answer: RequestAnswer) =>
  answer.form === 'menteeRequest' || answer.fields.discussedWithTeacher === true;

/** What one author asks for one teacher: the answer that counts, and those it replaced. */
interface Voice {
  readonly latest: RequestAnswer;
  readonly history: readonly (RequestAnswer & { readonly row: RequestRow | undefined })[];
}

function voicesOf(code: string, answers: AnswerBook, rows: ReadonlyMap<string, RequestRow>): Voice[] {
  const withRow = <A extends RequestAnswer>(answer: A) => ({ ...answer, row: rows.get(answer.responseId) });
  const voice = (history: readonly RequestAnswer[]): Voice[] => {
    const latest = history.at(-1);
    return latest && isTalkedOver(latest) ? [{ latest, history: history.map(withRow) }] : [];
  };
  const byAuthor = new Map<string, RequestAnswer[]>();
  for (const answer of answers.history('adminRequest', code)) {
    const author = answer.fields.code ?? '';
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), answer]);
  }
  const administration = [...byAuthor.values()].flatMap(voice);
  administration.sort((a, b) => (a.latest.submittedAt < b.latest.submittedAt ? 1 : -1));
  return [...voice(answers.history('menteeRequest', code)), ...administration];
}

const decisionOf = ({ history }: Voice) =>
  standingDecision(history.map(({ submittedAt, row }) => ({ submittedAt, decision: row?.decision })));

/** The voices that the needs are taken from: those accepted, else those not declined, else all. */
function heard(voices: readonly Voice[]): readonly Voice[] {
  const accepted = voices.filter((voice) => decisionOf(voice) === 'accepted');
  if (accepted.length > 0) return accepted;
  const open = voices.filter((voice) => decisionOf(voice) !== 'declined');
  return open.length > 0 ? open : voices;
}

function requestOf(person: Person, voices: readonly Voice[], answers: AnswerBook): Request {
  const { code } = person;
  const sources = heard(voices);
  const decisions = voices.map(decisionOf);
  const needs = mergeNeeds(sources.map(({ latest }) => ownNeeds(latest)));
  const rows = sources.flatMap(({ history }) => history.flatMap(({ row }) => row ?? []).reverse());
  const own = answers.latest('menteeRequest', code);
  const chosenFormat = rows.find(({ workFormat }) => workFormat !== undefined)?.workFormat;
  return {
    code,
    needs,
    decision: decisions.includes('accepted')
      ? 'accepted'
      : decisions.includes(undefined)
        ? undefined
        : decisions.includes('reserve')
          ? 'reserve'
          : 'declined',
    acceptedOn: earliestDay(
      voices.map(({ history }) =>
        acceptedOn(history.map(({ submittedAt, row }) => ({ submittedAt, decision: row?.decision }))),
      ),
    ),
    workFormat: chosenFormat ?? own?.fields.workFormat ?? 'any',
    pairKind: rows.find(({ pairKind }) => pairKind !== undefined)?.pairKind,
    suggestedPairKind: suggestedPairKind(needs, person, answers.latest('intake', code)?.fields),
    own,
    rows,
  };
}

/** Requests by the teacher they are about. Only answers that count are looked at, so nobody without consent is here. */
export function readRequests(
  { tables }: Programme,
  people: ReadonlyMap<string, Person>,
  answers: AnswerBook,
): ReadonlyMap<string, Request> {
  const rows = byKey(tables.requests, ({ responseId }) => responseId);
  return new Map(
    [...people.values()].flatMap((person) => {
      const voices = person.left ? [] : voicesOf(person.code, answers, rows);
      return voices.length === 0 ? [] : [[person.code, requestOf(person, voices, answers)] as const];
    }),
  );
}
