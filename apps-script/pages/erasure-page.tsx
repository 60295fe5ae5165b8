import { renderToStaticMarkup } from 'preact-render-to-string';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { LEGAL_DUTY, WITHDRAWAL_STEPS, type WithdrawalStep, whatStops } from '../../functions/domain/erasure/steps.ts';
import { CONFIRMATION_PENDING, type ErasureScope } from '../../functions/jobs/erasure-scope.ts';
import { page } from './page.tsx';

function Steps({ now }: { readonly now: WithdrawalStep }) {
  return (
    <p class="steps">
      {WITHDRAWAL_STEPS.map((step, index) => (
        <>
          {index > 0 ? ' → ' : null}
          {step === now ? <strong aria-current="step">{step}</strong> : step}
        </>
      ))}
    </p>
  );
}

function Code({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} type="text" maxLength={8} autocomplete="off" required />
    </div>
  );
}

function Question() {
  return (
    <form data-call="askErasure">
      <Steps now="Остановить" />
      <p>{LEGAL_DUTY}</p>
      <Code name="code" label="Код участника" />
      <button type="submit" class="main">
        Дальше
      </button>
    </form>
  );
}

/** Asks for the day of a withdrawal that the register does not have yet. */
export function stopStep(code: string): string {
  return renderToStaticMarkup(
    <form data-call="stopByRequest">
      <Steps now="Остановить" />
      <p>{whatStops(code)}</p>
      <input type="hidden" name="code" value={code} />
      <div class="field">
        <label for="withdrawnOn">День, когда человек отозвал согласие</label>
        <input id="withdrawnOn" name="withdrawnOn" type="date" required />
      </div>
      <button type="submit" class="main">
        Записать отзыв и остановить обработку
      </button>
    </form>,
  );
}

/** Shows what the erasure will delete and where a search finds the person. Asks for the code again, because nobody can undo an erasure. */
export function confirmationStep({
  code,
  person,
  withdrawnOn,
  what,
  found,
  confirmationPending,
}: ErasureScope): string {
  return renderToStaticMarkup(
    <form data-call="eraseByRequest" data-meanwhile="Выполняется. Это займёт несколько минут.">
      <Steps now="Уничтожить" />
      <h1>{person}</h1>
      <p>
        Обработка остановлена: согласие отозвано {withdrawnOn}. Навсегда будут удалены строки (останутся коды и даты):
      </p>
      <ul>
        {what.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      {found.length > 0 ? <p>Сейчас поиск находит имя или адрес здесь: {found.join('; ')}.</p> : null}
      {confirmationPending ? <p class="failed">{CONFIRMATION_PENDING}</p> : null}
      <input type="hidden" name="code" value={code} />
      <Code name="confirmCode" label="Чтобы подтвердить, введите код ещё раз" />
      <button type="submit" class="main">
        Уничтожить и проверить поиском
      </button>
    </form>,
  );
}

/** Shows what the erasure deleted, and the remaining tasks for people. */
export function reportStep(lines: readonly string[]): string {
  return renderToStaticMarkup(
    <ul>
      {lines.map((line) => (
        <li>
          {/^https?:/.test(line) ? (
            <a href={line} target="_blank" rel="noreferrer">
              {line}
            </a>
          ) : (
            line
          )}
        </li>
      ))}
    </ul>,
  );
}

/** Somebody whose data must be destroyed, with the last day. */
interface PersonToDestroy {
  readonly code: string;
  readonly by: string | undefined;
}

/** The people of «Сроки хранения», each with a button that begins their steps. */
function Due({ people }: { readonly people: readonly PersonToDestroy[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <p>Чьи данные пора уничтожить:</p>
      {people.map(({ code, by }) => (
        <form data-call="askErasure">
          <input type="hidden" name="code" value={code} />
          {code}
          {by === undefined ? '' : `, не позже ${dayText(by)}`} <button type="submit">Начать</button>
        </form>
      ))}
      <p>Другой человек:</p>
    </>
  );
}

/** The dialog «Отзыв согласия». @param due - the people of «Сроки хранения» */
export function erasurePage(due: readonly PersonToDestroy[]): string {
  return page(
    'Отзыв согласия',
    <div data-step>
      <Due people={due} />
      <Question />
    </div>,
  );
}
