import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { groupBy } from '../../functions/domain/group-by.ts';
import { choices, decisionMeanings, decisionNames, type Hold } from '../../functions/domain/hold/hold.ts';
import { holdProblem } from '../../functions/domain/hold/hold-words.ts';
import type { Plan } from '../../functions/domain/plan.ts';
import { type SuggestedCorrection, suggestedCorrections } from '../../functions/domain/suggested-corrections.ts';
import { rowsOf } from '../current-plan.ts';
import type { TabName } from '../tabs.ts';
import { page } from './page.tsx';

const MOST_LINES = 8;

const dayIfAny = (iso: unknown): string => (typeof iso === 'string' ? dayText(iso) : '');

interface Line {
  readonly text: string;
  /** The person or subject of the row, below the text. */
  readonly about: string;
  readonly overdue: boolean;
}

function Lines({ lines, empty, tab, more }: { lines: readonly Line[]; empty: string; tab: TabName; more: string }) {
  if (lines.length === 0) return <p class="muted">{empty}</p>;
  return (
    <>
      <ul>
        {lines.slice(0, MOST_LINES).map(({ text, about, overdue }) => (
          <li key={`${text} ${about}`}>
            {overdue ? <span class="overdue">Просрочено. </span> : null}
            {text}
            {about ? <span class="muted about">{about}</span> : null}
          </li>
        ))}
      </ul>
      <button type="button" data-call="openTab" data-argument={tab}>
        {lines.length > MOST_LINES ? `${more} (ещё ${lines.length - MOST_LINES})` : more}
      </button>
    </>
  );
}

/** The subject of a row with its day. Omits the day if the subject already contains it. */
function aboutOf(about: unknown, preposition: string, day: unknown): string {
  const words = typeof about === 'string' ? about : '';
  const date = dayIfAny(day);
  if (!date || words.includes(date)) return words;
  const note = `${preposition}\u00a0${date}`;
  return words ? `${words} (${note})` : note;
}

/** The lines of a view. Without lines, the sidebar shows `empty`, which describes the future content. */
interface Shown {
  readonly lines: readonly Line[];
  readonly empty: string;
}

function tasks(plan: Plan): Shown {
  const rows = rowsOf(plan, 'today');
  const lines = rows
    .filter(({ where }) => where)
    .map(({ task, subject, due, urgency }) => ({
      text: String(task),
      about: aboutOf(subject, 'до', due),
      overdue: urgency === 'overdue',
    }));
  return { lines, empty: String(rows[0]?.task ?? '') };
}

/** Groups the people from whom we await the same thing since the same day. So a form that everybody must fill in takes one line. */
function waitedFor(plan: Plan): Shown {
  const rows = rowsOf(plan, 'unanswered');
  const awaited = rows.filter(({ person, code }) => person || code);
  const lines = [...groupBy(awaited, ({ what, since }) => aboutOf(what, 'с', since))].map(([text, each]) => ({
    text,
    about: each.map(({ person, code }) => String(person ?? code)).join(', '),
    overdue: false,
  }));
  return { lines, empty: String(rows[0]?.what ?? '') };
}

function Tab({ name, children }: { name: TabName; children: ComponentChildren }) {
  return (
    <button type="button" data-call="openTab" data-argument={name}>
      {children}
    </button>
  );
}

/** The reason why letters are on hold, and the possible decisions. */
function Held({ hold }: { hold: Hold }) {
  const { reason, whatToDo } = holdProblem(hold);
  return (
    <section aria-label="Письма остановлены">
      <p class={hold.cause === 'quietCopy' ? 'muted' : 'failed'} role="alert">
        {reason}
      </p>
      <p>{whatToDo}</p>
      {choices[hold.cause].map((decision) => (
        <div key={decision}>
          <button type="button" data-call="decideHold" data-argument={decision}>
            {decisionNames[decision]}
          </button>
          <p class="muted">{decisionMeanings[decision]}</p>
        </div>
      ))}
    </section>
  );
}

interface Shows {
  readonly plan: Plan;
  readonly hold?: Hold;
}

/** The suggested corrections of «Проверка данных», each with a button that accepts it. */
function Corrections({ corrections }: { corrections: readonly SuggestedCorrection[] }) {
  if (corrections.length === 0) return null;
  return (
    <>
      <h2>Исправить одним нажатием</h2>
      <ul>
        {corrections.slice(0, MOST_LINES).map(({ key, place, whatWasRead, suggestion }) => (
          <li key={key}>
            {place}
            <span class="muted about">
              {whatWasRead} → {suggestion}
            </span>
            <button type="button" data-call="acceptCorrection" data-argument={key} aria-label={`Принять: ${place}`}>
              Принять
            </button>
          </li>
        ))}
      </ul>
      {corrections.length > MOST_LINES ? (
        <p class="muted">Ещё {corrections.length - MOST_LINES}: появятся здесь после этих.</p>
      ) : null}
    </>
  );
}

function Content({ plan, hold, notice }: Shows & { notice: string | undefined }) {
  const { stages, activities, context } = plan.programmeState;
  const open = stages.filter(({ status }) => status === 'open' || status === 'readyToClose').map(({ stage }) => stage);
  const closed = activities.filter(({ status }) => status === 'done' || status === 'waived').length;
  const problems = rowsOf(plan, 'problems').length;
  return (
    <>
      <h1>Сегодня {dayIfAny(context.today)}</h1>
      <p>
        Этапы в работе: {open.length > 0 ? open.join(', ') : 'нет'}. Выполнено мероприятий: {closed} из{' '}
        {activities.length}.
      </p>
      {notice === undefined ? null : (
        <p class="failed" role="alert">
          {notice}
        </p>
      )}
      {hold ? <Held hold={hold} /> : null}
      <button type="button" class="main" data-call="updateNow">
        Обновить таблицу
      </button>
      <button type="button" data-call="prepareDocuments">
        Подготовить документы
      </button>
      <Corrections corrections={suggestedCorrections(plan.programmeState.programme)} />
      <h2>Что сделать</h2>
      <Lines {...tasks(plan)} tab="today" more="Все дела" />
      <h2>Кто не ответил</h2>
      <Lines {...waitedFor(plan)} tab="unanswered" more="Весь список" />
      <h2 id="tabs">Листы</h2>
      <nav class="tabs" aria-labelledby="tabs">
        <Tab name="proposal">Подбор пар</Tab>
        <Tab name="stages">Этапы</Tab>
        <Tab name="roadmap">Дорожная карта</Tab>
        <Tab name="outbox">Письма</Tab>
        <Tab name="documents">Документы</Tab>
        <Tab name="problems">Проверка данных{problems > 0 ? ` (${problems})` : ''}</Tab>
        <Tab name="settings">Настройки</Tab>
      </nav>
    </>
  );
}

/** The content of the sidebar. The page replaces it after each action. */
export function sidebarContent(shows: Shows, notice: string | undefined): string {
  return renderToStaticMarkup(<Content {...shows} notice={notice} />);
}

/** The curator's sidebar: today's tasks, people who have not answered, and links to other views. */
export function sidebarPage(shows: Shows, notice: string | undefined): string {
  return page(
    'Наставник',
    <div data-refresh>
      <Content {...shows} notice={notice} />
    </div>,
  );
}
