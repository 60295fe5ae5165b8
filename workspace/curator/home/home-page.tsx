import type { Answer } from '../../../emulator/application-pages.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { counted } from '../../../functions/domain/counted.ts';
import { hasBegun } from '../../../functions/domain/roadmap/has-begun.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { urgencies } from '../../../sheets-schema/tables/today.ts';
import { tabAddress, type View, viewOf } from '../context.ts';
import { NextLetters } from '../letters/next-letters.tsx';
import { earlierActivities } from '../lists/earlier-activities.ts';
import { tickLists } from '../lists/index.ts';
import { plannedLetters } from '../lists/planned-letters.ts';
import { noticeOf } from '../notice.tsx';
import { staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { waitingPapers } from '../papers/waiting.ts';
import { CHANGES_SEEN } from './changes-seen.ts';
import { type DayLine, dayLines } from './day-lines.ts';
import { firstSteps } from './steps.ts';
import { WhoseTasksMenu, whoseTasks } from './whose-tasks.tsx';
import { yearStory } from './year-story.ts';

/** The most people or things that a line names; the linked page lists all of them. */
const MOST_SUBJECTS = 4;

function Steps({ view }: { view: View }) {
  const steps = firstSteps(view);
  const next = steps.find(({ done }) => !done);
  return (
    <ol class="steps">
      {steps.map(({ title, about, href, done }) => (
        <li key={href} class={done ? 'done' : undefined} aria-current={href === next?.href ? 'step' : undefined}>
          <a href={href}>{title}</a> <span class="hint">{done ? 'сделано' : about}</span>
        </li>
      ))}
    </ol>
  );
}

function Line({ line: { urgency, task, subjects, due, reasons, where, href } }: { line: DayLine }) {
  const shown = subjects.slice(0, MOST_SUBJECTS).join(', ');
  const more = subjects.length - MOST_SUBJECTS;
  return (
    <li class={urgency}>
      <a href={href}>{task}</a>
      {subjects.length > 1 ? <span class="count">{subjects.length}</span> : null}
      <p class="hint">
        {[shown + (more > 0 ? ` и ещё ${more}` : ''), due && `срок ${dayText(due)}`, where && `«${where}»`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {where === schema.changes.title ? (
        <form method="post" action={CHANGES_SEEN}>
          <button type="submit" class="quiet">
            Прочитано
          </button>
        </form>
      ) : (
        reasons.length > 0 && <p class="hint">{reasons.slice(0, 2).join(' ')}</p>
      )}
    </li>
  );
}

/** Links to the lists on which rows wait for a tick, with the number of rows. */
function Waiting({ view }: { view: View }) {
  const proposed = view.programme.tables.pairs.filter(({ status }) => status === 'proposed').length;
  const lists = tickLists
    .filter((list) => list !== earlierActivities && list !== plannedLetters)
    .map(({ path, title, rows }) => ({ href: `/lists/${path}`, title, count: rows(view).length }))
    .concat([{ href: '/pairs', title: 'Предложенные пары', count: proposed }])
    .filter(({ count }) => count > 0);
  if (lists.length === 0) return null;
  return (
    <section class="card">
      <h2>Ждут отметки</h2>
      <ul class="rows">
        {lists.map(({ href, title, count }) => (
          <li key={href}>
            <a href={href}>{title}</a> <span class="count">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Signatures({ view }: { view: View }) {
  const papers = waitingPapers(view);
  if (papers.length === 0) return null;
  return (
    <section class="card">
      <h2>Ждёт подписи</h2>
      <ul class="rows">
        {papers.map(({ id, title, draft }) => (
          <li key={id}>
            <a href={`/papers#${id}`}>{title}</a> · <a href={draft}>проект для печати</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ view, numbers }: { view: View; numbers: ReadonlySet<string> | undefined }) {
  const all = dayLines(view, numbers);
  const groups = Object.entries(urgencies).flatMap(([urgency, name]) => {
    const lines = all.filter((line) => line.urgency === urgency);
    return lines.length > 0 ? [{ urgency, name, lines }] : [];
  });
  return (
    <>
      {groups.length === 0 ? <p class="about">Дел на сегодня и на неделю нет.</p> : null}
      {groups.map(({ urgency, name, lines }) => (
        <section key={urgency} class={`card day ${urgency}`}>
          <h2>{name.replace(/^./, (letter) => letter.toUpperCase())}</h2>
          <ul class="rows">
            {lines.map((line) => (
              <Line key={line.task + line.where} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What follows when every activity of the year is done or not needed. */
function YearEnd({ view }: { view: View }) {
  const due = view.programme.tables.roadmap.filter(({ status }) => status !== undefined && status !== 'off');
  if (due.length === 0 || !due.every(({ status }) => status === 'done' || status === 'waived')) return null;
  return (
    <section class="card">
      <h2>Все мероприятия года закрыты</h2>
      <ul class="rows">
        <li>
          <a href="/new-year">Начать программу следующего года</a>
          <p class="hint">Люди и настройки перейдут одним файлом. Эта школа останется как есть.</p>
        </li>
        <li>
          <a href={tabAddress(view, 'retention')}>Посмотреть сроки хранения</a>
          <p class="hint">Какие данные и до какого дня хранить и что потом уничтожить.</p>
        </li>
      </ul>
    </section>
  );
}

/** The events of an example school's year, for somebody who sees the program for the first time. */
function Story({ view }: { view: View }) {
  return (
    <section class="card">
      <h2>Год этой школы</h2>
      <ol class="story">
        {yearStory(view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p class="hint">
        Любой день этого года: <a href="/programme">«Программа»</a>. Вся таблица: <a href="/workbook">«Таблица»</a>.
        Письма педагогам: <a href="/inbox">«Письма»</a>.
      </p>
      <p class="hint" lang="en">
        For engineers: all of this is one spreadsheet behind an emulator of Google’s APIs on this computer, and one pure
        function from its content and the date to everything that you see. Begin with docs/architecture.md.
      </p>
    </section>
  );
}

/** Pages that are not in the menu. */
const MORE: readonly (readonly [href: string, title: string])[] = [
  ['/actions', 'Что сделано и что изменилось, отмена'],
  ['/documents', 'Подготовить все документы'],
  ['/erasure', 'Отзыв согласия'],
  ['/new-year', 'Новый год программы'],
  ['/memory', 'Память программы'],
  ['/files', 'Все таблицы, формы и папки'],
];

async function homePage({ context, query }: PageRequest): Promise<Answer> {
  const view = await viewOf(context);
  const { settings, tables } = view.programme;
  const isFirst = !hasBegun(view.programme);
  const whose = whoseTasks(view, query.get('curator'), context.actor);
  const alerts = await context.alerts();
  const isSpring = firstSteps(view).some(({ done }) => !done);
  return staffPage({
    title: isFirst ? 'Первые шаги' : `Сегодня, ${dayText(view.today)}`,
    here: '/',
    isExample: context.isExample,
    notice: noticeOf(context, query),
    body: (
      <>
        <p class="about">
          {[
            settings.schoolShort,
            tables.people.length > 0 && counted(tables.people.length, 'участник', 'участника', 'участников'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {alerts.length > 0 ? (
          <section class="card day overdue" role="alert">
            <h2>Сервер</h2>
            <ul class="rows">
              {alerts.map(({ what, toDo }) => (
                <li key={what} class="overdue">
                  {what}
                  <p class="hint">{toDo}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {isFirst || isSpring ? (
          <section class="card">
            {isFirst ? (
              <p>
                Сделайте первые два шага, и программа начнёт работать. До этого ничего не просрочено, и писем о сроках
                нет.
              </p>
            ) : (
              <h2>Первые шаги</h2>
            )}
            <Steps view={view} />
          </section>
        ) : null}
        {isFirst ? null : (
          <>
            {context.isExample ? <Story view={view} /> : null}
            <YearEnd view={view} />
            <Waiting view={view} />
            <Signatures view={view} />
            <WhoseTasksMenu choices={whose.choices} />
            <Day view={view} numbers={whose.numbers} />
            <NextLetters view={view} />
          </>
        )}
        <nav class="more" aria-label="Ещё">
          {MORE.map(([href, title]) => (
            <a key={href} href={href}>
              {title}
            </a>
          ))}
        </nav>
      </>
    ),
  });
}

export const homeRoutes: readonly PageRoute[] = [{ method: 'GET', pattern: /^\/$/, answer: homePage }];
