import { groupBy } from '../domain/group-by.ts';
import { fingerprint } from '../domain/paper/fingerprint.ts';

interface Named {
  readonly responseId: string;
  readonly fields: object;
}

const contentOf = ({ fields }: Named) => JSON.stringify(fields);

/**
 * Gives each answer its own id. Answers from paper may share a person and a day. Such answers are sorted by content, and all but the first get a
 * digest of it. So an id does not depend on the order of rows.
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
