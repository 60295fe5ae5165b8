import type { Answer } from '../../../emulator/application-pages.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { counted } from '../../../functions/domain/counted.ts';
import { leftBehind } from '../../../functions/domain/new-year/left-behind.ts';
import { type NextProgramme, nextProgramme } from '../../../functions/domain/new-year/next-programme.ts';
import {
  LARGEST_TRANSFER,
  notATransfer,
  readTransfer,
  type Transfer,
  transferText,
} from '../../../functions/domain/new-year/transfer-text.ts';
import { beginNextProgramme } from '../../../functions/jobs/begin-next-programme.ts';
import { planOn } from '../../../functions/jobs/plan-for.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { type CuratorContext, type View, viewOf } from '../context.ts';
import { FileChoice } from '../file-choice.tsx';
import { redirect, staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';

const PATH = '/new-year';
const TITLE = 'Новый год программы';

/** A file in base64, in a form's field. */
const BODY_LIMIT = 2 * LARGEST_TRANSFER;

interface Legacy {
  readonly next: NextProgramme;
  readonly left: ReturnType<typeof leftBehind>;
}

function legacyOf({ today, programme, snapshot }: View, { school }: CuratorContext): Legacy {
  const { programmeState } = planOn(today, { programme, snapshot, names: school.names });
  const next = nextProgramme(programmeState);
  return { next, left: leftBehind(programmeState, next) };
}

/** What goes into the new programme, tab by tab. */
function Carried({ next: { settings, tables: carried } }: { next: NextProgramme }) {
  const rows = carried.filter((each) => each.rows.length > 0);
  return (
    <ul class="rows">
      {rows.map(({ table, rows: own }) => (
        <li key={table}>
          «{tables[table].title}» <span class="count">{own.length}</span>
        </li>
      ))}
      <li>
        «{tables.settings.title}» <span class="count">{Object.keys(settings).length}</span>
      </li>
    </ul>
  );
}

/** What «Сроки хранения» says about this year's data that have a last day. */
function Terms({ view }: { view: View }) {
  const rows = view.programme.tables.retention.filter(({ until, count = 0 }) => until !== undefined && count > 0);
  return (
    <section class="card">
      <h2>Что уничтожить и когда</h2>
      <ul class="rows">
        {rows.map(({ what = '', until = '', action = '' }) => (
          <li key={what}>
            {what}: срок – {dayText(until)}
            <p class="hint">{action}</p>
          </li>
        ))}
      </ul>
      <p class="hint">
        Уничтожить данные по шагам: страница <a href="/erasure">«Отзыв согласия»</a>.
      </p>
    </section>
  );
}

function LeavePage({ view, legacy: { next, left } }: { view: View; legacy: Legacy }) {
  return (
    <>
      <p class="about">
        Программа {next.settings.programYear} года начинается в новой пустой школе, а эта остаётся как есть. Здесь
        ничего не меняется.
      </p>
      <section class="card">
        <h2>Переходит</h2>
        <Carried next={next} />
      </section>
      <section class="card">
        <h2>Не переходит</h2>
        <ul class="rows">
          {left.map(({ what, why }) => (
            <li key={what}>
              {what}
              <p class="hint">{why}</p>
            </li>
          ))}
        </ul>
      </section>
      <Terms view={view} />
      <section class="card">
        <h2>Как перенести</h2>
        <ol>
          <li>Скачайте файл переноса.</li>
          <li>Откройте новую пустую школу и в ней – эту же страницу: «{TITLE}».</li>
          <li>Выберите там файл, проверьте и подтвердите.</li>
        </ol>
        <form method="post" action={`${PATH}/file`}>
          <button type="submit">Скачать файл переноса</button>
        </form>
        <p class="hint">
          {view.programme.settings.privacyMode === 'names'
            ? 'В файле есть имена и адреса: не пересылайте его почтой и удалите, когда перенесёте.'
            : 'В файле только коды. Ключ имён перенесите отдельно.'}
        </p>
      </section>
    </>
  );
}

function TakeForm({ problem }: { problem?: string | undefined }) {
  return (
    <form method="post" action={`${PATH}/preview`} class="card">
      <p>
        Эта школа пуста. Если в прошлом году программа уже была, возьмите оттуда файл переноса: там эта же страница.
        Сначала покажем, что запишется.
      </p>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <FileChoice
        label="Выбрать файл переноса"
        accept=".json"
        largest={LARGEST_TRANSFER}
        tooLarge="Файл слишком большой: это не файл переноса."
      />
      <label for="text">или его текст</label>
      <textarea id="text" name="text" rows={4} />
      <button type="submit">Показать, что запишется</button>
    </form>
  );
}

async function page({ context }: PageRequest): Promise<Answer> {
  const view = await viewOf(context);
  const isEmpty = view.programme.tables.people.length === 0;
  return staffPage({
    title: TITLE,
    here: PATH,
    isExample: context.isExample,
    body: isEmpty ? <TakeForm /> : <LeavePage view={view} legacy={legacyOf(view, context)} />,
  });
}

async function file({ context }: PageRequest): Promise<Answer> {
  const view = await viewOf(context);
  const { next } = legacyOf(view, context);
  const school = view.programme.settings.schoolShort ?? '';
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="nastavnik-${next.settings.programYear}.json"`,
      'cache-control': 'no-store',
    },
    body: transferText({ ...next, school }),
  };
}

const sentText = (form: URLSearchParams) => {
  const sent = form.get('file') ?? '';
  return sent === '' ? (form.get('text') ?? '') : Buffer.from(sent, 'base64').toString('utf8');
};

const takePage = ({ context }: PageRequest, problem: string): Answer =>
  staffPage({
    title: TITLE,
    here: PATH,
    isExample: context.isExample,
    status: 422,
    body: <TakeForm problem={problem} />,
  });

/** The previewed file goes on in the form, so that exactly what was shown is written. */
function Confirmation({ transfer, text }: { transfer: Transfer; text: string }) {
  return (
    <form method="post" action={`${PATH}/begin`}>
      <p class="about" role="status">
        {transfer.school}: программа {transfer.settings.programYear} года. Ещё ничего не записано.
      </p>
      <section class="card">
        <h2>Запишется</h2>
        <Carried next={transfer} />
      </section>
      <input type="hidden" name="text" value={text} />
      <button type="submit">Начать программу</button>
    </form>
  );
}

function preview(asking: PageRequest): Answer {
  const text = sentText(asking.form);
  const transfer = readTransfer(text);
  if (!transfer) return takePage(asking, notATransfer('файл'));
  return staffPage({
    title: TITLE,
    here: PATH,
    isExample: asking.context.isExample,
    body: <Confirmation transfer={transfer} text={text} />,
  });
}

async function begin(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  const transfer = readTransfer(sentText(form));
  if (!transfer) return takePage(asking, notATransfer('файл'));
  const begun = await beginNextProgramme(context.school, transfer);
  if (begun.kind === 'notEmpty') {
    return staffPage({
      title: TITLE,
      here: PATH,
      isExample: context.isExample,
      status: 422,
      body: (
        <p class="card problem" role="alert">
          В этой школе уже есть люди: перенос делается один раз, в пустую школу. Сейчас ничего не записано.
        </p>
      ),
    });
  }
  await context.runTimer();
  return redirect(`${PATH}/done?people=${begun.rows.get('people') ?? 0}`);
}

async function done({ context, query }: PageRequest): Promise<Answer> {
  const people = Number(query.get('people')) || 0;
  return staffPage({
    title: 'Программа начата',
    here: PATH,
    isExample: context.isExample,
    body: (
      <section class="card" role="status">
        <p>Перенесено: {counted(people, 'человек', 'человека', 'человек')}, настройки и списки. Писем пока нет.</p>
        <ol>
          <li>
            Проверьте <a href="/start">школу и сроки</a>: год и месяц начала.
          </li>
          <li>
            Впишите стаж и «Молодой специалист»: <a href="/people">«Люди»</a>.
          </li>
          <li>Поставьте даты в столбце «Приглашён»: с них начинаются письма.</li>
          <li>Удалите файл переноса.</li>
        </ol>
      </section>
    ),
  });
}

export const newYearRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/new-year$/, answer: page },
  { method: 'POST', pattern: /^\/new-year\/file$/, answer: file },
  {
    method: 'POST',
    pattern: /^\/new-year\/preview$/,
    bodyLimit: BODY_LIMIT,
    answer: async (asking) => preview(asking),
  },
  { method: 'POST', pattern: /^\/new-year\/begin$/, bodyLimit: BODY_LIMIT, answer: begin },
  { method: 'GET', pattern: /^\/new-year\/done$/, answer: done },
];
