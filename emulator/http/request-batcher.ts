import type { App } from '../core/app.ts';
import type { Answer, Request } from '../core/exchange.ts';

/** Collects the requests that arrive in one turn of the event loop, and passes them to `handleTogether`. */
export function requestBatcher({ handleTogether }: Pick<App, 'handleTogether'>): (request: Request) => Promise<Answer> {
  let waiting: { readonly request: Request; readonly resolve: (answer: Answer) => void }[] = [];
  const answerAll = (): void => {
    const all = waiting;
    waiting = [];
    const answers = handleTogether(all.map(({ request }) => request));
    for (const [index, answer] of answers.entries()) all[index]?.resolve(answer);
  };
  return (request) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(answerAll);
      waiting.push({ request, resolve });
    });
}
