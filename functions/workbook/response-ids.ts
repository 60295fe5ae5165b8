import { groupBy } from '../domain/group-by.ts';
import { fingerprint } from '../domain/paper/fingerprint.ts';

interface Named {
  readonly responseId: string;
  readonly fields: object;
}

const contentOf = ({ fields }: Named) => JSON.stringify(fields);

/**
 * Answers under ids of their own. Papers that were entered by the day may say several things of one person at one time: then all but
 * the first by what they say have a digest of it in their id. That does not depend on how the rows are sorted, and a mere copy of a
 * row has its id.
 */
export function withOwnIds<A extends Named>(answers: readonly A[]): A[] {
  const others = new Map<A, string>();
  for (const alike of groupBy(answers, ({ responseId }) => responseId).values()) {
    if (alike.length === 1) continue;
    const [first] = alike.map(contentOf).sort();
    for (const answer of alike) {
      const content = contentOf(answer);
      if (content !== first) others.set(answer, `${answer.responseId}|${fingerprint(content)}`);
    }
  }
  return answers.map((answer) => {
    const responseId = others.get(answer);
    return responseId === undefined ? answer : { ...answer, responseId };
  });
}
