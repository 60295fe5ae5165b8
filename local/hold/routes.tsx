import type { Answer, Route } from '../../emulator/core/exchange.ts';
import { htmlAnswer } from '../../emulator/pages/layout.tsx';
import { choices, type Decision, decisionNames, decisions, type Hold } from '../../functions/domain/hold/hold.ts';
import { holdProblem } from '../../functions/domain/hold/hold-words.ts';
import { NothingToDecide } from '../../functions/jobs/decide.ts';

const PATH = '/memory';
export const TITLE = 'Память программы';

/** What the page asks of the school. */
export interface HoldDesk {
  /** Why the post is kept back; undefined where nothing keeps it. */
  holdNow(): Promise<Hold | undefined>;
  /** Carries out what was decided, and looks again. */
  decide(decision: Decision): Promise<void>;
}

function Held({ hold }: { readonly hold: Hold | undefined }) {
  if (!hold) {
    return (
      <p role="status">
        Всё в порядке: программа помнит все отправленные письма и выданные коды, и таблица с этим сходится.
      </p>
    );
  }
  const { reason, whatToDo } = holdProblem(hold);
  return (
    <>
      <p role="alert">{reason}</p>
      <p>{whatToDo}</p>
      {choices[hold.cause].map((decision) => (
        <form key={decision} method="post" action={`${PATH}/${decision}`}>
          <button type="submit">{decisionNames[decision]}</button>
        </form>
      ))}
    </>
  );
}

function pageOf(hold: Hold | undefined, said = ''): Answer {
  return htmlAnswer({
    title: TITLE,
    body: (
      <section class="card">
        <h1>{TITLE}</h1>
        {said ? <p role="alert">{said}</p> : null}
        <Held hold={hold} />
      </section>
    ),
  });
}

const bytesOf = ({ body }: Answer) => (typeof body === 'string' ? Buffer.from(body) : body);

/** The page that says whether something keeps the post back, and takes the decision. @param desk undefined while the school is not open yet */
export function holdRoutes(desk: () => HoldDesk | undefined): readonly Route[] {
  const answer = async (decision?: Decision): Promise<Answer> => {
    const school = desk();
    try {
      if (decision) await school?.decide(decision);
    } catch (error) {
      if (!(error instanceof NothingToDecide)) throw error;
      return pageOf(await school?.holdNow(), error.message);
    }
    return pageOf(await school?.holdNow());
  };
  const later = (decision?: Decision): Answer => ({
    ...pageOf(undefined),
    body: '',
    rendering: async () => bytesOf(await answer(decision)),
  });
  return [
    { method: 'GET', pattern: /^\/memory$/, audience: 'people', handle: () => later() },
    ...decisions.map(
      (decision): Route => ({
        method: 'POST',
        pattern: new RegExp(`^${PATH}/${decision}$`),
        audience: 'people',
        handle: () => later(decision),
      }),
    ),
  ];
}
