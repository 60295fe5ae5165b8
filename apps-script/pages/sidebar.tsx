import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Plan } from '../../functions/domain/plan.ts';
import { rowsOf } from '../current-plan.ts';
import { page } from './page.tsx';

const MOST_LINES = 8;

const dayMonth = (iso: unknown): string =>
  typeof iso === 'string' ? iso.slice(0, 10).split('-').reverse().join('.') : '';

interface Line {
  readonly text: string;
  readonly note: string;
  readonly overdue: boolean;
}

function Lines({ lines, empty, tab, more }: { lines: readonly Line[]; empty: string; tab: string; more: string }) {
  if (lines.length === 0) return <p class="muted">{empty}</p>;
  return (
    <>
      <ul>
        {lines.slice(0, MOST_LINES).map(({ text, note, overdue }) => (
          <li key={`${text} ${note}`}>
            {overdue ? <span class="overdue">Просрочено. </span> : null}
            {text}
            {note ? <span class="muted"> {note}</span> : null}
          </li>
        ))}
      </ul>
      <button type="button" data-call="openTab" data-argument={tab}>
        {lines.length > MOST_LINES ? `${more} (ещё ${lines.length - MOST_LINES})` : more}
      </button>
    </>
  );
}

function tasks(plan: Plan): Line[] {
  return rowsOf(plan, 'today').map(({ task, subject, due, urgency }) => ({
    text: [task, subject].filter(Boolean).join(' – '),
    note: due ? `до ${dayMonth(due)}` : '',
    overdue: urgency === 'overdue',
  }));
}

function waitedFor(plan: Plan): Line[] {
  return rowsOf(plan, 'unanswered').map(({ person, code, what, since }) => ({
    text: `${person ?? code}: ${what}`,
    note: since ? `с ${dayMonth(since)}` : '',
    overdue: false,
  }));
}

function Content({ plan, failure }: { plan: Plan; failure: string | undefined }) {
  const { stages, activities, context } = plan.standing;
  const open = stages.filter(({ status }) => status === 'open' || status === 'readyToClose').map(({ stage }) => stage);
  const closed = activities.filter(({ status }) => status === 'done' || status === 'waived').length;
  const problems = rowsOf(plan, 'problems').length;
  return (
    <>
      <h1>Сегодня {dayMonth(context.today)}</h1>
      <p>
        Этапы в работе: {open.length > 0 ? open.join(', ') : 'нет'}. Выполнено мероприятий: {closed} из{' '}
        {activities.length}.
      </p>
      {failure === undefined ? null : (
        <p class="overdue" role="alert">
          {failure}
        </p>
      )}
      <h2>Что сделать</h2>
      <Lines lines={tasks(plan)} empty="Дел на сегодня нет." tab="today" more="Все дела" />
      <h2>Кто не ответил</h2>
      <Lines lines={waitedFor(plan)} empty="Ответили все, кого спрашивали." tab="unanswered" more="Весь список" />
      <h2>Действия</h2>
      <button type="button" class="main" data-call="updateNow">
        Обновить таблицу
      </button>
      <button type="button" data-call="openTab" data-argument="proposal">
        Подбор пар
      </button>
      <button type="button" data-call="openTab" data-argument="stages">
        Этапы
      </button>
      <button type="button" data-call="openTab" data-argument="outbox">
        Письма
      </button>
      <button type="button" data-call="openTab" data-argument="documents">
        Документы
      </button>
      <button type="button" data-call="openTab" data-argument="problems">
        Проверка данных{problems > 0 ? ` (${problems})` : ''}
      </button>
      <button type="button" data-call="openTab" data-argument="settings">
        Настройки
      </button>
    </>
  );
}

/** The inside of the sidebar, to be put in anew after something was done. */
export function sidebarContent(plan: Plan, failure: string | undefined): string {
  return renderToStaticMarkup(<Content plan={plan} failure={failure} />);
}

/** The curator's sidebar: what to do today, who has not answered, and the ways on. */
export function sidebarPage(plan: Plan, failure: string | undefined): string {
  return page(
    'Наставник',
    <div data-refresh>
      <Content plan={plan} failure={failure} />
    </div>,
  );
}
