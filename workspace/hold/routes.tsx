import type { ComponentChildren } from 'preact';
import type { Answer, Route } from '../../emulator/application-pages.ts';
import {
  choices,
  type Decision,
  decisionMeanings,
  decisionNames,
  decisions,
  type Hold,
} from '../../functions/domain/hold/hold.ts';
import { holdProblem } from '../../functions/domain/hold/hold-words.ts';
import { NothingToDecide } from '../../functions/jobs/decide.ts';
import { staffPage } from '../curator/index.ts';

const PATH = '/memory';
export const TITLE = 'Память программы';

export interface HoldService {
  /** The present hold on letters; undefined if there is none. */
  holdNow(): Promise<Hold | undefined>;
  /** Carries out the curator's decision, then runs Nastavnik on the school. */
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
      <p class="problem" role="alert">
        {reason}
      </p>
      <p>{whatToDo}</p>
      {choices[hold.cause].map((decision) => (
        <form key={decision} method="post" action={`${PATH}/${decision}`}>
          <button type="submit">{decisionNames[decision]}</button>
          <p>{decisionMeanings[decision]}</p>
        </form>
      ))}
    </>
  );
}

const NOT_OPEN = 'Школа ещё открывается. Обновите страницу через минуту.';

const bytesOf = ({ body }: Answer) => (typeof body === 'string' ? Buffer.from(body) : body);

/** Carries out the curator's decision and returns the content of the page afterwards. */
async function contentOf(school: HoldService | undefined, decision: Decision | undefined): Promise<ComponentChildren> {
  const alert = (text: string) => (
    <p class="problem" role="alert">
      {text}
    </p>
  );
  if (!school) return alert(NOT_OPEN);
  try {
    if (decision) await school.decide(decision);
  } catch (error) {
    if (!(error instanceof NothingToDecide)) throw error;
    return (
      <>
        {alert(error.message)}
        <Held hold={await school.holdNow()} />
      </>
    );
  }
  return <Held hold={await school.holdNow()} />;
}

/** The page that shows whether letters are on hold, and lets the curator decide. @param service - returns undefined until the school is open */
export function holdRoutes(service: () => HoldService | undefined, isExample: boolean): readonly Route[] {
  const pageOf = (content: ComponentChildren): Answer =>
    staffPage({ title: TITLE, width: 'narrow', isExample, body: <section class="card">{content}</section> });
  const later = (decision?: Decision): Answer => ({
    ...pageOf(undefined),
    body: '',
    rendering: async () => bytesOf(pageOf(await contentOf(service(), decision))),
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
