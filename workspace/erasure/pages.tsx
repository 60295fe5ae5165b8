import type { ComponentChildren } from 'preact';
import type { Answer } from '../../emulator/application-pages.ts';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { LEGAL_DUTY, WITHDRAWAL_STEPS, type WithdrawalStep, whatStops } from '../../functions/domain/erasure/steps.ts';
import { CONFIRMATION_PENDING } from '../../functions/jobs/erasure-scope.ts';
import { staffPage } from '../curator/index.ts';
import type { ErasedHere, ErasurePreview } from './erase-here.ts';
import type { ErasurePeople, Participant } from './erasure-people.ts';
import type { ErasureOutcome } from './erasure-service.ts';
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

/** The name, then the code; the code alone if the workbook has no names. */
const personText = ({ code, name }: Participant) => (name ? `${name}, ${code}` : code);

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Question({ everybody }: Pick<ErasurePeople, 'everybody'>) {
  return (
    <form method="post" action={PATH}>
      <Steps now="Остановить" />
      <p>{LEGAL_DUTY}</p>
      {everybody.length > 0 ? (
        <>
          <div class="field">
            <label for="code">Участник</label>
            <select id="code" name="code" required>
              <option value="">Выберите</option>
              {everybody.map((each) => (
                <option key={each.code} value={each.code}>
                  {personText(each)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">Дальше</button>
        </>
      ) : (
        <p>На листе «Участники» пока никого нет.</p>
      )}
    </form>
  );
}

/** Asks for the day of the withdrawal. */
function Stop({ person }: { readonly person: Participant }) {
  return (
    <form method="post" action={PATH}>
      <Steps now="Остановить" />
      <h2>{personText(person)}</h2>
      <p>{whatStops(person.code)}</p>
      <input type="hidden" name="code" value={person.code} />
      <div class="field">
        <label for="withdrawnOn">День, когда человек отозвал согласие</label>
        <input id="withdrawnOn" name="withdrawnOn" type="date" required />
      </div>
      <button type="submit">Записать отзыв и остановить обработку</button>
    </form>
  );
}

/** Shows what will be erased and where a search finds the person, and asks for a tick because an erasure cannot be undone. */
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
      <p>
        <label>
          <input type="checkbox" name="confirmCode" value={code} required /> Уничтожить эти данные. Вернуть их будет
          нельзя
        </label>
      </p>
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

/** A person with a button that goes to the next step. */
function Begin({
  person,
  label,
  children,
}: {
  readonly person: Participant;
  readonly label: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <form method="post" action={PATH}>
      <input type="hidden" name="code" value={person.code} />
      {personText(person)}
      {children} <button type="submit">{label}</button>
    </form>
  );
}

/** Erasures that stopped halfway, each with a button that goes on. */
function Unfinished({ people }: { readonly people: readonly Participant[] }) {
  if (people.length === 0) return null;
  return (
    <div class="problem" role="alert">
      <p>Удаление не закончено. Нажмите «Продолжить»: программа удалит остальное и снова всё проверит.</p>
      {people.map((person) => (
        <Begin key={person.code} person={person} label="Продолжить" />
      ))}
    </div>
  );
}

/** The people of «Сроки хранения», each with a button that begins their steps. */
function Due({ people }: { readonly people: ErasurePeople['due'] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h2>Чьи данные пора уничтожить</h2>
      <ul class="rows">
        {people.map((person) => (
          <li key={person.code}>
            <Begin person={person} label="Начать">
              {person.by === undefined ? '' : `, не позже ${dayText(person.by)}`}
            </Begin>
          </li>
        ))}
      </ul>
      <h2>Другой человек</h2>
    </>
  );
}

/** A person of the list; somebody who is not in it is known by their code only. */
const personOf = ({ everybody }: ErasurePeople, code: string): Participant =>
  everybody.find((each) => each.code === code) ?? { code };

/**
 * The first step.
 * @param unfinished - interrupted erasures, by code
 */
export function questionPage(unfinished: readonly string[], isExample: boolean, people: ErasurePeople): Answer {
  return pageOf(isExample)(
    <>
      <Unfinished people={unfinished.map((code) => personOf(people, code))} />
      <Due people={people.due} />
      <Question everybody={people.everybody} />
    </>,
  );
}

/** The page with the result of a request about a code. */
export function outcomePage(outcome: ErasureOutcome, code: string, isExample: boolean, people: ErasurePeople): Answer {
  const page = pageOf(isExample);
  switch (outcome.kind) {
    case 'notWithdrawn':
      return page(<Stop person={personOf(people, outcome.code)} />);
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
          <Question everybody={people.everybody} />
        </>,
      );
  }
}
