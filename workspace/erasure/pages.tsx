import type { ComponentChildren } from 'preact';
import type { Answer } from '../../emulator/application-pages.ts';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { LEGAL_DUTY, WITHDRAWAL_STEPS, type WithdrawalStep, whatStops } from '../../functions/domain/erasure/steps.ts';
import { CONFIRMATION_PENDING } from '../../functions/jobs/erasure-scope.ts';
import { staffPage } from '../curator/index.ts';
import type { ErasedHere, ErasurePreview } from './erase-here.ts';
import type { ErasureOutcome } from './erasure-service.ts';
import type { PersonToDestroy } from './people-due.ts';
import { besidesWorkbook } from './preview-text.ts';

const PATH = '/erasure';
const TITLE = 'Отзыв согласия';

function Steps({ now }: { readonly now: WithdrawalStep }) {
  return (
    <ol class="steps across">
      {WITHDRAWAL_STEPS.map((step) => (
        <li key={step} aria-current={step === now ? 'step' : undefined}>
          {step === now ? <strong>{step}</strong> : step}
        </li>
      ))}
    </ol>
  );
}

function Code({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <div class="field short">
      <label for={name}>{label}</label>
      <input id={name} name={name} type="text" maxLength={8} autocomplete="off" required />
    </div>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Question() {
  return (
    <form method="post" action={PATH}>
      <Steps now="Остановить" />
      <p>{LEGAL_DUTY}</p>
      <Code name="code" label="Код участника" />
      <button type="submit">Дальше</button>
    </form>
  );
}

/** Asks for the day of the withdrawal. */
function Stop({ code }: { readonly code: string }) {
  return (
    <form method="post" action={PATH}>
      <Steps now="Остановить" />
      <p>{whatStops(code)}</p>
      <input type="hidden" name="code" value={code} />
      <div class="field">
        <label for="withdrawnOn">День, когда человек отозвал согласие</label>
        <input id="withdrawnOn" name="withdrawnOn" type="date" required />
      </div>
      <button type="submit">Записать отзыв и остановить обработку</button>
    </form>
  );
}

/** Shows what will be erased and where a search finds the person, and asks for the code again because an erasure cannot be undone. */
function Confirmation({ preview }: { readonly preview: ErasurePreview }) {
  const { code, person, withdrawnOn, what, found, confirmationPending } = preview;
  return (
    <form method="post" action={PATH}>
      <Steps now="Уничтожить" />
      <h2>{person}</h2>
      <p>Обработка остановлена: согласие отозвано {withdrawnOn}. Навсегда будут удалены (останутся коды и даты):</p>
      <List items={[...what, ...besidesWorkbook(preview)]} />
      {found.length > 0 ? (
        <>
          <p>Сейчас поиск находит имя или адрес здесь:</p>
          <List items={found} />
        </>
      ) : null}
      {confirmationPending ? (
        <p class="problem" role="alert">
          {CONFIRMATION_PENDING}
        </p>
      ) : null}
      <input type="hidden" name="code" value={code} />
      <Code name="confirmCode" label="Чтобы подтвердить, введите код ещё раз" />
      <p class="hint">Это займёт несколько минут: не закрывайте страницу.</p>
      <button type="submit">Уничтожить и проверить поиском</button>
    </form>
  );
}

/** The report. If the search found nothing, the act follows; otherwise the search can be repeated. */
function Done({ code, erased: { lines, clean } }: { readonly code: string; readonly erased: ErasedHere }) {
  return (
    <>
      <Steps now={clean ? 'Акт' : 'Поиск пуст'} />
      <div role="status">
        <List items={lines} />
      </div>
      {clean ? (
        <form method="post" action="/documents">
          <button type="submit">Подготовить акт и выгрузку</button>
        </form>
      ) : (
        <form method="post" action={PATH}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="confirmCode" value={code} />
          <button type="submit">Проверить ещё раз</button>
        </form>
      )}
    </>
  );
}

/** Puts the content of a step into a page. */
type MakePage = (inside: ComponentChildren) => Answer;

const pageOf =
  (isExample: boolean): MakePage =>
  (inside) =>
    staffPage({ title: TITLE, width: 'narrow', isExample, body: <section class="card">{inside}</section> });

/** The people of «Сроки хранения», each with a button that begins their steps. */
function Due({ people }: { readonly people: readonly PersonToDestroy[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h2>Чьи данные пора уничтожить</h2>
      <ul class="rows">
        {people.map(({ code, name, by }) => (
          <li key={code}>
            <form method="post" action={PATH}>
              <input type="hidden" name="code" value={code} />
              {[code, name].filter(Boolean).join(' ')}
              {by === undefined ? '' : `, не позже ${dayText(by)}`} <button type="submit">Начать</button>
            </form>
          </li>
        ))}
      </ul>
      <h2>Другой человек</h2>
    </>
  );
}

/**
 * The first step.
 * @param unfinished - interrupted erasures, by code
 * @param due - the people of «Сроки хранения»
 */
export function questionPage(
  unfinished: readonly string[],
  isExample: boolean,
  due: readonly PersonToDestroy[] = [],
): Answer {
  return pageOf(isExample)(
    <>
      {unfinished.length > 0 ? (
        <p class="problem" role="alert">
          Удаление не закончено: {unfinished.join(', ')}. Введите этот код: программа продолжит и снова всё проверит.
        </p>
      ) : null}
      <Due people={due} />
      <Question />
    </>,
  );
}

/** The page with the result of a request about a code. */
export function outcomePage(outcome: ErasureOutcome, code: string, isExample: boolean): Answer {
  const page = pageOf(isExample);
  switch (outcome.kind) {
    case 'notWithdrawn':
      return page(<Stop code={outcome.code} />);
    case 'asked':
      return page(<Confirmation preview={outcome.preview} />);
    case 'done':
      return page(<Done code={code} erased={outcome.erased} />);
    case 'refused':
      return page(
        <>
          <p class="problem" role="alert">
            {outcome.why}
          </p>
          <Question />
        </>,
      );
  }
}
