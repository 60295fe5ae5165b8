import type { Answer } from '../core/exchange.ts';
import { htmlAnswer } from '../pages/layout.tsx';
import type { LoggedCall } from './access-log.ts';

const CSS = `
.call{padding:12px 20px}
.call summary{cursor:pointer;display:flex;gap:12px;flex-wrap:wrap;align-items:baseline}
.call summary b{min-width:56px}
.call .bad{color:var(--bad);font-weight:700}
.call pre{font:13px/1.45 ui-monospace,Consolas,monospace;background:var(--ground);padding:10px;border-radius:8px;margin:8px 0 0;max-height:320px;overflow:auto}
`;

/** GET /emulator/log: the logged calls, newest first, each with its body and a command to repeat it. */
export function logPage(calls: readonly LoggedCall[]): Answer {
  return htmlAnswer({
    title: 'Журнал обращений',
    width: 'wide',
    css: CSS,
    body: (
      <>
        <nav class="crumbs">
          <a href="/">Таблицы и формы</a>
        </nav>
        <h1>Журнал обращений</h1>
        <p class="soft">
          Последние вызовы Google Таблиц, Форм и Диска, новые сверху. То же для программ:{' '}
          <a href="/emulator/log.json">/emulator/log.json</a>
        </p>
        {calls.length === 0 ? <p class="card soft">Пока никто ничего не вызывал.</p> : null}
        {calls.toReversed().map((call) => (
          <Call key={call.number} call={call} />
        ))}
      </>
    ),
  });
}

function Call({ call }: { call: LoggedCall }) {
  return (
    <details class="card call">
      <summary>
        <b>{call.method}</b>
        <span class={call.status >= 400 ? 'bad' : 'soft'}>{call.status}</span>
        <span class="wrap-anywhere">{readable(call.target)}</span>
        <span class="soft">
          {call.time.slice(11, 23)} · {call.milliseconds} мс · {call.identity}
        </span>
      </summary>
      {call.requestBody ? <pre>{call.requestBody}</pre> : <p class="soft">Тела у запроса нет.</p>}
      <pre>{call.curl}</pre>
    </details>
  );
}

function readable(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch (error) {
    if (error instanceof URIError) return target;
    throw error;
  }
}
