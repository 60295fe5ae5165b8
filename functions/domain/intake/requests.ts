import { earliestDay } from '../calendar/day.ts';
import type { Answer, Entry, Programme } from '../programme.ts';
import { acceptedOn, byKey, currentDecision } from '../rows/decided.ts';
import type { AnswerBook } from './answer-book.ts';
import type { AuthorRequest, Person, Request } from './intake.ts';
import { suggestedPairKind } from './suggested-kind.ts';

const MOST_NEEDS = 3;

type RequestAnswer = Answer<'menteeRequest'> | Answer<'adminRequest'>;
type RequestRow = Entry<'requests'>;

const ownNeeds = ({ fields: { need1, need2, need3 } }: RequestAnswer): readonly string[] => [
  ...new Set([need1, need2, need3].filter((need) => need !== undefined)),
];

/**
 * Merges needs from several sources, the teacher's own first: all main needs, then all second needs, then all third needs. At most three remain.
 * @example mergeNeeds([['parents', 'digital'], ['inclusion']]) // ['parents', 'inclusion', 'digital']
 */
export function mergeNeeds(sources: readonly (readonly string[])[]): readonly string[] {
  const places = Array.from({ length: MOST_NEEDS }, (_, place) => sources.flatMap((needs) => needs[place] ?? []));
  return [...new Set(places.flat())].slice(0, MOST_NEEDS);
}

/** Whether the administration has discussed its request with the teacher. Until then the request waits. */
export const isDiscussed = (answer: RequestAnswer) =>
  answer.form === 'menteeRequest' || answer.fields.discussedWithTeacher === true;

/** One author's request for one teacher: the valid answer, and the rows of this author's answers. */
interface Author extends AuthorRequest {
  readonly latest: RequestAnswer;
  readonly rows: readonly RequestRow[];
}

function authorOf(
  history: readonly RequestAnswer[],
  rows: ReadonlyMap<string, RequestRow>,
  today: string,
): readonly Author[] {
  const latest = history.at(-1);
  if (!latest || !isDiscussed(latest)) return [];
  const decided = history.map(({ responseId }) => {
    const row = rows.get(responseId);
    return { row, decision: row?.decision, acceptedOn: row?.acceptedOn };
  });
  const deciding = decided.findLast(({ decision }) => decision !== undefined)?.row;
  return [
    {
      latest,
      rows: decided.flatMap(({ row }) => row ?? []),
      source: latest.form === 'adminRequest' ? 'admin' : 'own',
      needs: ownNeeds(latest),
      decision: currentDecision(decided),
      reason: deciding?.decisionReason,
      decidedOn: acceptedOn(decided, today),
      responseId: latest.responseId,
      at: (rows.get(latest.responseId) ?? deciding)?.at,
    },
  ];
}

/** The authors of requests for a teacher: the teacher first, then the administration's authors, latest request first. */
function authorsOf(
  code: string,
  answers: AnswerBook,
  rows: ReadonlyMap<string, RequestRow>,
  today: string,
): readonly Author[] {
  const byAuthor = new Map<string, RequestAnswer[]>();
  for (const answer of answers.history('adminRequest', code)) {
    const author = answer.fields.code ?? '';
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), answer]);
  }
  const administration = [...byAuthor.values()].flatMap((history) => authorOf(history, rows, today));
  administration.sort((a, b) => (a.latest.submittedAt < b.latest.submittedAt ? 1 : -1));
  return [...authorOf(answers.history('menteeRequest', code), rows, today), ...administration];
}

/** The requests whose needs we use: the accepted ones; if there are none, those that were not declined; if all were declined, all. */
function usedRequests(authors: readonly Author[]): readonly Author[] {
  const accepted = authors.filter(({ decision }) => decision === 'accepted');
  if (accepted.length > 0) return accepted;
  const open = authors.filter(({ decision }) => decision !== 'declined');
  return open.length > 0 ? open : authors;
}

function decisionOf(authors: readonly Author[]): Request['decision'] {
  const decisions = authors.map(({ decision }) => decision);
  if (decisions.includes('accepted')) return 'accepted';
  if (decisions.includes(undefined)) return undefined;
  return decisions.includes('reserve') ? 'reserve' : 'declined';
}

/**
 * Whether the teacher said themselves that they want a mentor, in a request or in the questionnaire. If the administration only talked it over with
 * them, this is no consent to take part.
 */
function agrees(code: string, answers: AnswerBook): boolean {
  const wish = answers.latest('intake', code)?.fields.wantsRole;
  return answers.latest('menteeRequest', code) !== undefined || wish === 'mentee' || wish === 'both';
}

function requestOf(person: Person, authors: readonly Author[], answers: AnswerBook): Request {
  const { code } = person;
  const sources = usedRequests(authors);
  const needs = mergeNeeds(sources.map((author) => author.needs));
  const rows = sources.flatMap((author) => author.rows.toReversed());
  const own = answers.latest('menteeRequest', code);
  const agreed = agrees(code, answers);
  const decision = decisionOf(authors);
  const chosenFormat = rows.find(({ workFormat }) => workFormat !== undefined)?.workFormat;
  return {
    code,
    needs,
    agreed,
    // Until the teacher agrees, nothing follows from an accepted request.
    decision: decision === 'accepted' && !agreed ? undefined : decision,
    acceptedOn: earliestDay(authors.map(({ decidedOn }) => decidedOn)),
    workFormat: chosenFormat ?? own?.fields.workFormat ?? 'any',
    chosenFormat,
    pairKind: rows.find(({ pairKind }) => pairKind !== undefined)?.pairKind,
    suggestedPairKind: suggestedPairKind(needs, person, answers.latest('intake', code)?.fields),
    authorRequests: authors,
    own,
    rows,
  };
}

/** Requests by teacher. We use only valid answers, so nobody without a consent appears. */
export function readRequests(
  { tables }: Programme,
  people: ReadonlyMap<string, Person>,
  answers: AnswerBook,
  today: string,
): ReadonlyMap<string, Request> {
  const rows = byKey(tables.requests, ({ responseId }) => responseId);
  return new Map(
    [...people.values()].flatMap((person) => {
      const authors = person.left ? [] : authorsOf(person.code, answers, rows, today);
      return authors.length === 0 ? [] : [[person.code, requestOf(person, authors, answers)] as const];
    }),
  );
}
