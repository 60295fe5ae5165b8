import { banKinds, pairRuleKinds } from '../../../sheets-schema/tables/pair-rules.ts';
import { tabAddress, type View } from '../context.ts';
import { ScrollTable } from '../scroll-table.tsx';
import type { Named, PairingView, Proposed } from './pairing-view.ts';

export const PATH = '/pairs';

function Lines({ text }: { text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter(Boolean)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </>
  );
}

function ProposedPair({ pair: { pairCode, mentor, mentees, why } }: { pair: Proposed }) {
  const id = `pair-${pairCode}`;
  return (
    <li class="card pair">
      <div class="head">
        <input type="checkbox" name="row" value={pairCode} id={id} />
        <label for={id}>
          <b>{mentees.map(({ name }) => name).join(', ')}</b> <span class="hint">с наставником</span>{' '}
          <b>{mentor.name}</b>
        </label>
        <span class="code">{pairCode}</span>
      </div>
      <Lines text={why} />
      {mentees.map(({ code, name, price }) => (
        <div key={code} class="mentee">
          <p class="hint">{[mentees.length > 1 && name, price].filter(Boolean).join(': ')}</p>
          <button type="submit" class="quiet" name="wish" value={`pin|${mentor.code}|${code}`}>
            Закрепить{mentees.length > 1 ? ` ${name}` : ''}
          </button>
          <button type="submit" class="quiet" name="wish" value={`ban|${mentor.code}|${code}`}>
            Не соединять{mentees.length > 1 ? ` ${name}` : ''}
          </button>
        </div>
      ))}
    </li>
  );
}

const options = (people: readonly Named[]) => (
  <>
    <option value="" />
    {people.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </>
);

function TryOut({ pairing: { mentees, mentors, tried, wishes } }: { pairing: PairingView }) {
  return (
    <section class="card no-print">
      <h2>Что, если соединить иначе</h2>
      {tried.map((text) => (
        <p key={text} class="tried">
          {text}
        </p>
      ))}
      <form method="post" action={`${PATH}/wish`} class="action">
        <div class="field">
          <label for="mentee">Наставляемый</label>
          <select id="mentee" name="mentee" required>
            {options(mentees)}
          </select>
        </div>
        <div class="field">
          <label for="mentor">Наставник</label>
          <select id="mentor" name="mentor" required>
            {options(mentors)}
          </select>
        </div>
        <button type="submit" name="rule" value="try">
          Примерить
        </button>
        <button type="submit" name="rule" value="pin" class="quiet">
          Закрепить
        </button>
        <button type="submit" name="rule" value="ban" class="quiet">
          Не соединять
        </button>
        <details>
          <summary>Если не соединять: почему</summary>
          <div class="field">
            <label for="banKind">Вид запрета</label>
            <select id="banKind" name="banKind">
              <option value="" />
              {Object.entries(banKinds).map(([kind, label]) => (
                <option key={kind} value={kind}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="reason">Причина</label>
            <input id="reason" name="reason" />
          </div>
          <div class="field">
            <label for="author">Кто вносит</label>
            <input id="author" name="author" />
          </div>
        </details>
      </form>
      {wishes.length > 0 ? (
        <ul class="rows">
          {wishes.map(({ at, text, state }) => (
            <li key={at}>
              <form method="post" action={`${PATH}/forget`}>
                <span>
                  {text} <span class="hint">{state}</span>
                </span>
                <input type="hidden" name="wish" value={text} />
                <button type="submit" class="quiet">
                  Убрать
                </button>
              </form>
            </li>
          ))}
        </ul>
      ) : (
        <p class="hint">
          Пожелания («{Object.values(pairRuleKinds).join('», «')}») появятся здесь и на листе «Пожелания к парам».
        </p>
      )}
    </section>
  );
}

function Thresholds({ pairing: { thresholds } }: { pairing: PairingView }) {
  if (thresholds.length === 0) return null;
  return (
    <>
      <h3>Если не соединять тех, кто мало подходит друг другу</h3>
      <ScrollTable label="Наименьшее соответствие">
        <thead>
          <tr>
            <th scope="col">Соответствие не ниже</th>
            <th scope="col">Что было бы</th>
          </tr>
        </thead>
        <tbody>
          {thresholds.map(({ profile, why }) => (
            <tr key={profile}>
              <th scope="row">{profile}</th>
              <td data-title="Что было бы">{why}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p class="hint">Выбрать: «Наименьшее соответствие пары» на листе «Настройки».</p>
    </>
  );
}

/** The page on which people can remove the obstacle of a confirmed pair: its address and its label. */
const toDo = (blocker: string) =>
  /351\.8/.test(blocker)
    ? (['/lists/work-consents', 'Отметить согласия наставников'] as const)
    : /приказ/i.test(blocker)
      ? (['/papers', 'Оформить приказ'] as const)
      : undefined;

function Decisions({ pairing: { decided } }: { pairing: PairingView }) {
  if (decided.length === 0) return null;
  const isHindered = decided.some(({ blocker }) => blocker);
  const next = decided.flatMap(({ blocker }) => (blocker ? [toDo(blocker)] : [])).find((each) => each !== undefined);
  return (
    <section class="card">
      <h2>Решённые пары: {decided.length}</h2>
      {next ? (
        <p>
          <a class="button" href={next[0]}>
            {next[1]}
          </a>
        </p>
      ) : null}
      <ScrollTable label="Решённые пары">
        <thead>
          <tr>
            <th scope="col">Пара</th>
            <th scope="col">Состояние</th>
            {isHindered ? <th scope="col">Что мешает</th> : null}
          </tr>
        </thead>
        <tbody>
          {decided.map(({ pairCode, who, status, blocker }) => (
            <tr key={pairCode}>
              <th scope="row">
                {who} <span class="code">{pairCode}</span>
              </th>
              <td data-title="Состояние">{status}</td>
              {isHindered ? <td data-title="Что мешает">{blocker ?? ''}</td> : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** The pairing: proposed pairs to decide, people without a mentor, tried pairs and alternatives. */
export function PairingBody({
  pairing,
  view,
  problem,
}: {
  pairing: PairingView;
  view: View;
  problem?: string | undefined;
}) {
  const { notes, proposed, unmatched, alternatives } = pairing;
  return (
    <>
      <p class="about">
        Программа предлагает, решаете Вы. То же – на листах <a href={tabAddress(view, 'pairs')}>«Пары и группы»</a> и{' '}
        <a href={tabAddress(view, 'proposal')}>«Подбор»</a>.
      </p>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      {proposed.length > 0 ? (
        <form method="post" action={PATH} class="ticks">
          <div class="bar">
            <label class="all" hidden>
              <input type="checkbox" data-all /> Отметить все ({proposed.length})
            </label>
            <button type="submit" name="action" value="confirm" data-counts="">
              Подтвердить отмеченные
            </button>
            <button type="submit" name="action" value="confirmAll" class="quiet">
              Подтвердить все: {proposed.length}
            </button>
            <button type="submit" name="action" value="decline" class="quiet">
              Отклонить отмеченные
            </button>
          </div>
          <ul class="pairs">
            {proposed.map((pair) => (
              <ProposedPair key={pair.pairCode} pair={pair} />
            ))}
          </ul>
        </form>
      ) : null}
      {unmatched.length > 0 ? (
        <section class="card warning">
          <h2>Пока без наставника: {unmatched.length}</h2>
          <ul class="rows">
            {unmatched.map(({ code, name, why }) => (
              <li key={code}>
                <b>{name}</b>: {why}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Decisions pairing={pairing} />
      <TryOut pairing={pairing} />
      {notes.length + alternatives.length > 0 ? (
        <details open={proposed.length === 0 && pairing.decided.length === 0}>
          <summary>Как посчитано и что было бы иначе</summary>
          <div class="card">
            {notes.map((text) => (
              <p key={text}>{text}</p>
            ))}
            {alternatives.length > 0 ? <h3>Почти такие же варианты</h3> : null}
            {alternatives.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <Thresholds pairing={pairing} />
          </div>
        </details>
      ) : null}
    </>
  );
}
