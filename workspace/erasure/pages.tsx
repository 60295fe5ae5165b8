import type { ComponentChildren } from 'preact';
import type { Answer } from '../../emulator/application-pages.ts';
import { UNTOLD } from '../../functions/jobs/doomed.ts';
import { cardPage } from '../card-page.tsx';
import type { ErasureOutcome } from './desk.ts';
import { besidesWorkbook } from './doomed-text.ts';
import type { DoomedHere } from './erase-here.ts';

const PATH = '/erasure';
const TITLE = 'Удалить данные участника';

function Code({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <p>
      <label for={name}>{label}</label>{' '}
      <input id={name} name={name} type="text" maxLength={8} autocomplete="off" required />
    </p>
  );
}

function Question() {
  return (
    <form method="post" action={PATH}>
      <p>
        Когда участник отозвал согласие на обработку персональных данных, его данные уничтожают (152-ФЗ, ст. 21 ч. 5).
        Внесите отзыв в «Реестр согласий», затем укажите код.
      </p>
      <Code name="code" label="Код участника" />
      <button type="submit">Показать, что будет удалено</button>
    </form>
  );
}

/** Shows what will be erased, and asks for the code again because an erasure cannot be undone. */
function Confirmation({ doomed }: { readonly doomed: DoomedHere }) {
  const { code, person, withdrawnOn, what, untold } = doomed;
  return (
    <form method="post" action={PATH}>
      <h2>{person}</h2>
      <p>Согласие отозвано {withdrawnOn}. Навсегда будут удалены (останутся коды и даты):</p>
      <ul>
        {[...what, ...besidesWorkbook(doomed)].map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {untold ? <p role="alert">{UNTOLD}</p> : null}
      <input type="hidden" name="code" value={code} />
      <Code name="confirmCode" label="Чтобы подтвердить, введите код ещё раз" />
      <p class="soft">Это займёт несколько минут: не закрывайте страницу.</p>
      <button type="submit">Удалить навсегда</button>
    </form>
  );
}

const page = (inside: ComponentChildren): Answer => cardPage(TITLE, inside);

/** The first step. @param unfinished - interrupted erasures, by code */
export function questionPage(unfinished: readonly string[]): Answer {
  return page(
    <>
      {unfinished.length > 0 ? (
        <p role="alert">
          Удаление не закончено: {unfinished.join(', ')}. Введите этот код: программа продолжит и снова всё проверит.
        </p>
      ) : null}
      <Question />
    </>,
  );
}

/** The page with the result of a request. */
export function outcomePage(outcome: ErasureOutcome): Answer {
  switch (outcome.kind) {
    case 'asked':
      return page(<Confirmation doomed={outcome.doomed} />);
    case 'done':
      return page(
        <ul role="status">
          {outcome.erased.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>,
      );
    case 'refused':
      return page(
        <>
          <p role="alert">{outcome.why}</p>
          <Question />
        </>,
      );
  }
}
