import { decisions } from '../../../sheets-schema/choices/decision.ts';
import type { AuthorRequest, Request } from './intake.ts';

const authors = { own: 'педагог', admin: 'администрация' } as const;
const ofAuthors = { own: 'по запросу педагога', admin: 'по запросу администрации' } as const;

function ofNeeds(one: AuthorRequest, other: AuthorRequest, areaLabel: (key: string) => string): string[] {
  const [[first], [second]] = [one.needs, other.needs];
  if (first === undefined || second === undefined || first === second) return [];
  const main = one.source === other.source ? 'Решите, что важнее.' : 'Первым считается запрос педагога.';
  return [
    `Главное направление: ${authors[one.source]} – «${areaLabel(first)}», ${authors[other.source]} – «${areaLabel(second)}». ${main}`,
  ];
}

function ofDecisions(one: AuthorRequest, other: AuthorRequest): string[] {
  if (one.decision === undefined || other.decision === undefined || one.decision === other.decision) return [];
  return [
    `Решения расходятся: ${ofAuthors[one.source]} – «${decisions[one.decision]}», ${ofAuthors[other.source]} – «${decisions[other.decision]}».`,
  ];
}

/** The conflicts between the requests for one teacher, in words. Until the curator decides, the teacher's own main need comes first. */
export function conflictsOf(
  request: Request | undefined,
  responseId: string,
  areaLabel: (key: string) => string,
): string[] {
  const own = request?.authorRequests.find((one) => one.responseId === responseId);
  if (!request || !own) return [];
  const others = request.authorRequests.filter((other) => other !== own);
  return [...new Set(others.flatMap((other) => [...ofNeeds(own, other, areaLabel), ...ofDecisions(own, other)]))];
}
