import { renderToStaticMarkup } from 'preact-render-to-string';
import { type Doomed, UNTOLD } from '../../functions/jobs/doomed.ts';
import { page } from './page.tsx';

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
      <p>
        Когда участник отозвал согласие на обработку персональных данных, его данные уничтожают (152-ФЗ, ст. 21 ч. 5).
        Внесите отзыв в «Реестр согласий», затем укажите код.
      </p>
      <Code name="code" label="Код участника" />
      <button type="submit" class="main">
        Показать, что будет удалено
      </button>
    </form>
  );
}

/** Shows what the erasure will delete, and asks for the code again, because nobody can undo an erasure. */
export function confirmationStep({ code, person, withdrawnOn, what, untold }: Doomed): string {
  return renderToStaticMarkup(
    <form data-call="eraseByRequest" data-meanwhile="Выполняется. Это займёт несколько минут.">
      <h1>{person}</h1>
      <p>Согласие отозвано {withdrawnOn}. Навсегда будут удалены строки (останутся коды и даты):</p>
      <ul>
        {what.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      {untold ? <p class="failed">{UNTOLD}</p> : null}
      <input type="hidden" name="code" value={code} />
      <Code name="confirmCode" label="Чтобы подтвердить, введите код ещё раз" />
      <button type="submit" class="main">
        Удалить навсегда
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

/** The dialog «Удалить данные участника». */
export function erasurePage(): string {
  return page(
    'Удалить данные участника',
    <div data-step>
      <Question />
    </div>,
  );
}
