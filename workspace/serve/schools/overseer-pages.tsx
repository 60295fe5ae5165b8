import type { Answer } from '../../../emulator/application-pages.ts';
import { FEWEST_ANSWERS } from '../../../functions/domain/monitoring/suppression.ts';
import { ScrollTable } from '../../curator/scroll-table.tsx';
import { UserFacingError, userMessage } from '../../user-facing-error.ts';
import { redirectTo, type ServedPage, type Visit } from '../http/visit.ts';
import { momentText } from '../pages/moment-text.ts';
import { Field, type FormOutcome, servedPage } from '../pages/served-page.tsx';
import { keptFigures } from './figures-record.ts';
import type { OpenSchools } from './open-schools.ts';
import type { Overseer } from './overseer.ts';
import {
  addSchool,
  changeSchool,
  firstAddress,
  issueFirstKey,
  readEntry,
  type SchoolEntry,
  schoolNames,
} from './school-entry.ts';
import { PEOPLE_COLUMNS, type SchoolFigures, shownFigures } from './school-figures.ts';

const TITLE = 'Школы этого сервера';

const COLUMN_TITLES = { mentees: 'Наставляемых', mentors: 'Наставников', pairs: 'Пар', meetings: 'Встреч' } as const;

const alertWords = {
  run: 'таблица не просматривается',
  mail: 'письма не уходят',
  disk: 'мало места',
  backup: 'нет свежей копии',
} as const;

/** What the overseer's pages need. */
export interface OverseerContext {
  readonly overseer: Overseer;
  /** The folder of the schools. */
  readonly folder: string;
  readonly schools: OpenSchools;
  /** A school's root address, with a closing slash. */
  readonly rootOf: (name: string) => string;
}

interface Said extends FormOutcome {
  /** A link that the overseer passes on to a school's keeper. */
  readonly link?: string;
}

interface Line {
  readonly name: string;
  /** Undefined if the entry cannot be read. */
  readonly entry: SchoolEntry | undefined;
  readonly state: string;
  readonly figures: SchoolFigures | undefined;
}

function lineOf({ folder, schools }: OverseerContext, name: string, figures: SchoolFigures | undefined): Line {
  const line = (state: string, entry?: SchoolEntry): Line => ({ name, entry, state, figures });
  let entry: SchoolEntry | undefined;
  try {
    entry = readEntry(folder, name);
  } catch (error) {
    return line(userMessage(error) ?? 'не читается');
  }
  if (entry?.isStopped) return line('остановлена', entry);
  const fault = schools.faultOf(name);
  if (fault !== undefined) return line(`не открывается: ${userMessage(fault) ?? 'ошибка в программе'}`, entry);
  const alerts = figures?.alerts.map((key) => alertWords[key]) ?? [];
  if (alerts.length > 0) return line(alerts.join(', '), entry);
  return line(figures ? 'работает' : 'ещё не просмотрена', entry);
}

function SchoolAction({
  name,
  path,
  words,
  title,
}: {
  readonly name: string;
  readonly path: string;
  readonly words: string;
  readonly title?: string;
}) {
  return (
    <form method="post" action={`/schools/${path}`}>
      <input type="hidden" name="name" value={name} />
      {title === undefined ? null : <Field name="title" id={`${name}-title`} label="Название" value={title} required />}
      <button class="quiet" type="submit">
        {words}
      </button>
    </form>
  );
}

function SchoolRow({
  line,
  root,
  isHidden,
}: {
  readonly line: Line;
  readonly root: string;
  readonly isHidden: boolean;
}) {
  const { name, entry, state, figures } = line;
  return (
    <tr>
      <th scope="row">
        {entry?.title ?? name}
        <div class="hint wrap-anywhere">{root}</div>
        <details>
          <summary>Изменить</summary>
          <div class="bar">
            {entry ? <SchoolAction name={name} path="rename" words="Назвать" title={entry.title} /> : null}
            {entry ? (
              <SchoolAction
                name={name}
                path={entry.isStopped ? 'start' : 'stop'}
                words={entry.isStopped ? 'Запустить' : 'Остановить'}
              />
            ) : null}
            {entry && !entry.isStopped ? (
              <SchoolAction name={name} path="link" words="Ссылка для первого хранителя" />
            ) : null}
          </div>
        </details>
      </th>
      <td data-title="Состояние">
        {state}
        {figures ? <div class="hint">просмотрена {momentText(new Date(figures.at))}</div> : null}
      </td>
      <td data-title="Мероприятий">{figures ? `${figures.done} из ${figures.activities}` : '–'}</td>
      {PEOPLE_COLUMNS.map((column) => (
        <td key={column} data-title={COLUMN_TITLES[column]}>
          {figures && !isHidden ? figures[column] : '–'}
        </td>
      ))}
    </tr>
  );
}

async function page(context: OverseerContext, { account }: Visit, said: Said = {}): Promise<Answer> {
  const { overseer, folder, rootOf } = context;
  const names = await schoolNames(folder);
  const kept = keptFigures(overseer.store, names);
  const { hidden, sums } = shownFigures(kept);
  const lines = names.map((name) => lineOf(context, name, kept.get(name)));
  return servedPage({
    title: TITLE,
    account,
    menu: overseer.menu,
    here: '/',
    width: 'wide',
    problem: said.problem,
    done: said.done,
    children: (
      <>
        {said.link ? (
          <section class="card">
            <p>
              Передайте эту ссылку хранителю школы. Она действует неделю и один раз, пока в школе нет хранителя:{' '}
              <span class="key">{said.link}</span>
            </p>
          </section>
        ) : null}
        <section class="card">
          {lines.length === 0 ? (
            <p>Школ пока нет. Добавьте первую.</p>
          ) : (
            <ScrollTable label="Школы">
              <thead>
                <tr>
                  <th scope="col">Школа</th>
                  <th scope="col">Состояние</th>
                  <th scope="col">Мероприятий</th>
                  {PEOPLE_COLUMNS.map((column) => (
                    <th key={column} scope="col">
                      {COLUMN_TITLES[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <SchoolRow key={line.name} line={line} root={rootOf(line.name)} isHidden={hidden.has(line.name)} />
                ))}
              </tbody>
              <tbody>
                <tr>
                  <th scope="row" colSpan={3}>
                    Вместе, без школ с прочерком
                  </th>
                  {PEOPLE_COLUMNS.map((column) => (
                    <td key={column} data-title={COLUMN_TITLES[column]}>
                      {sums[column]}
                    </td>
                  ))}
                </tr>
              </tbody>
            </ScrollTable>
          )}
          <p class="hint">
            Здесь только числа; страниц школ Вы не видите. Прочерк – числа нет, или в школе есть группа меньше{' '}
            {FEWEST_ANSWERS} человек. Числа меняются, когда набралось не меньше {FEWEST_ANSWERS}: иначе вчерашнее и
            сегодняшнее число рассказали бы об отдельных людях.
          </p>
        </section>
        <form class="card" method="post" action="/schools/add">
          <h2>Добавить школу</h2>
          <Field
            name="name"
            label="Короткое имя"
            required
            hint="Латинские буквы, цифры и дефис, например school5: это имя папки и начало адреса школы. Потом не меняется."
          />
          <Field name="title" label="Название" required hint="Например: МБОУ СОШ № 5." />
          <button type="submit">Добавить</button>
        </form>
      </>
    ),
  });
}

type SchoolActions = Readonly<Record<string, (context: OverseerContext, name: string, title: string) => Promise<Said>>>;

const linkFor = async ({ folder, rootOf, overseer }: OverseerContext, name: string) =>
  firstAddress(rootOf(name), await issueFirstKey(folder, name, overseer.now()));

const schoolActions: SchoolActions = {
  async add(context, name, title) {
    await addSchool(context.folder, name, title);
    return { done: 'Школа добавлена.', link: await linkFor(context, name) };
  },
  async rename({ folder }, name, title) {
    await changeSchool(folder, name, { title });
    return { done: 'Название изменено.' };
  },
  async stop({ folder, schools }, name) {
    await changeSchool(folder, name, { isStopped: true });
    void schools.close(name);
    return { done: 'Школа остановлена: её страницы закрыты, письма не уходят, данные целы.' };
  },
  async start({ folder }, name) {
    await changeSchool(folder, name, { isStopped: false });
    return { done: 'Школа снова работает.' };
  },
  link: async (context, name) => ({ link: await linkFor(context, name) }),
};

/** The overseer's pages: the list of schools with numbers, and what may be done with a school as a whole. */
export function overseerPages(context: OverseerContext): readonly ServedPage[] {
  return [
    { method: 'GET', path: '/', handle: (visit) => page(context, visit) },
    // The header of each page links to /home.
    { method: 'GET', path: '/home', handle: () => redirectTo('/') },
    {
      method: 'GET',
      path: '/alive',
      handle: () => ({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'ok\n' }),
    },
    ...Object.entries(schoolActions).map(
      ([action, act]): ServedPage => ({
        method: 'POST',
        path: `/schools/${action}`,
        async handle(visit) {
          const { fields, account } = visit;
          const name = (fields.get('name') ?? '').trim();
          try {
            const said = await act(context, name, fields.get('title') ?? '');
            context.overseer.say(`${account?.email}: ${action} ${name}`);
            return page(context, visit, said);
          } catch (error) {
            if (!(error instanceof UserFacingError)) throw error;
            return page(context, visit, { problem: error.message });
          }
        },
      }),
    ),
  ];
}
