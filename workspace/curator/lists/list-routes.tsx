import type { Answer } from '../../../emulator/application-pages.ts';
import { counted } from '../../../functions/domain/counted.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import { type CuratorContext, type View, viewOf } from '../context.ts';
import { readTyped } from '../edit.ts';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { redirect, staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';
import { tickLists } from './index.ts';
import { fieldName, type InvalidForm, ownName, TickListBody } from './list-page.tsx';
import { type Pasted, readPastedNames } from './pasted-names.ts';
import { editsFor, type TickAction, type TickList, type TickRow } from './tick-list.ts';

const byName = new Intl.Collator('ru', { numeric: true });

const sorted = ({ rows, keepsOrder }: TickList, view: View): readonly TickRow[] =>
  keepsOrder ? rows(view) : rows(view).toSorted((a, b) => byName.compare(a.name, b.name));

const PATH = '/lists';

function indexPage(view: View, { context, query }: PageRequest): Answer {
  return staffPage({
    title: 'Отметки',
    here: PATH,
    isExample: context.isExample,
    notice: noticeOf(context, query),
    body: (
      <>
        <p class="about">Одна отметка на всех: кто принёс согласие, кого допустить, кто обучен.</p>
        <ul class="cards">
          {tickLists.map((list) => {
            const { length } = list.rows(view);
            return (
              <li key={list.path}>
                <a href={`${PATH}/${list.path}`}>{list.title}</a>
                <span class={length > 0 ? 'count' : 'count none'}>{length > 0 ? `ждут: ${length}` : 'нет'}</span>
              </li>
            );
          })}
          <li>
            <a href="/gathering">Групповая встреча: кто был</a>
          </li>
        </ul>
      </>
    ),
  });
}

interface More {
  readonly pasted?: Pasted;
  readonly returned?: InvalidForm;
}

function listPage(list: TickList, view: View, { context, query }: PageRequest, more: More = {}): Answer {
  return staffPage({
    title: list.title,
    here: PATH,
    isExample: context.isExample,
    notice: noticeOf(context, query),
    status: more.returned ? 422 : 200,
    body: <TickListBody list={list} view={view} rows={sorted(list, view)} {...more} />,
  });
}

const NOBODY = 'Никто не отмечен. Поставьте отметки в списке и нажмите кнопку ещё раз.';

interface Said {
  readonly typed: Readonly<Record<string, Raw>>;
  readonly own: ReadonlyMap<string, Raw>;
  readonly problems: ReadonlyMap<string, string>;
}

/** The keys of the ticked rows, and of the rows that somebody has chosen for a line of a pasted list. */
const tickedIn = (form: URLSearchParams): ReadonlySet<string> => new Set(form.getAll('row').filter(Boolean));

/** Parses the form of an action: the answers to its questions, and the fields of the rows. */
function parseAction(list: TickList, action: TickAction, form: URLSearchParams): Said {
  const texts = action.asks.map(({ column }) => [column, form.get(fieldName(action.name, column)) ?? ''] as const);
  const required = new Set(action.asks.flatMap((each) => (each.required ? [each.column] : [])));
  const { cells, problems } = readTyped(list.table, Object.fromEntries(texts), (column) => required.has(column));
  const own = new Map<string, Raw>();
  const wrong = new Map(problems);
  for (const key of list.own ? form.getAll('row') : []) {
    const column = list.own?.column ?? '';
    const read = readTyped(list.table, { [column]: form.get(ownName(key)) ?? '' });
    const cell = read.cells[column];
    if (cell !== undefined) own.set(key, cell);
    const problem = read.problems.get(column);
    if (problem) wrong.set('', problem);
  }
  const isNobody = tickedIn(form).size === 0;
  return { typed: cells, own, problems: isNobody ? new Map([['', NOBODY], ...wrong]) : wrong };
}

/** The form of a row's own button: this row is ticked and no other. */
function onlyOneRow(form: URLSearchParams): URLSearchParams {
  const only = form.get('only');
  return only === null ? form : new URLSearchParams({ row: only });
}

async function act(list: TickList, asking: PageRequest): Promise<Answer> {
  const { context } = asking;
  const form = onlyOneRow(asking.form);
  const view = await viewOf(context);
  if (form.get('action') === 'match') {
    return listPage(list, view, asking, { pasted: readPastedNames(form.get('pasted') ?? '', list.rows(view)) });
  }
  const actions = list.actions(view);
  const action = actions.find(({ name }) => name === form.get('action')) ?? actions[0];
  const { typed, own, problems } = parseAction(list, action, form);
  if (problems.size > 0) return listPage(list, view, asking, { returned: { action: action.name, form, problems } });
  const ticked = tickedIn(form);
  return redirectAfterWrite(`${PATH}/${list.path}`, await writeTicked(context, { list, action, ticked, typed, own }));
}

interface Ticked extends Pick<Said, 'typed' | 'own'> {
  readonly list: TickList;
  readonly action: TickAction;
  readonly ticked: ReadonlySet<string>;
}

/** Applies the action to the ticked rows that are still on the list. Skips rows that somebody else has handled meanwhile. */
function writeTicked(
  context: CuratorContext,
  { list, action, ticked, typed, own }: Ticked,
): Promise<number | undefined> {
  const chosen = (view: View) => list.rows(view).filter(({ key }) => ticked.has(key));
  return write(
    context,
    (edits) => {
      const left = ticked.size - edits.length;
      return `${action.done(edits.length)}${left > 0 ? ` Уже решено без Вас: ${counted(left, 'строка', 'строки', 'строк')}.` : ''}`;
    },
    (now) => editsFor(list, action, chosen(now), typed, own),
  );
}

const named = (path: string | undefined) => tickLists.find((list) => list.path === path);

export const listRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    pattern: /^\/lists$/,
    answer: async (asking) => indexPage(await viewOf(asking.context), asking),
  },
  {
    method: 'GET',
    pattern: /^\/lists\/(?<path>[a-z-]+)$/,
    async answer(asking) {
      const list = named(asking.params.path);
      return list ? listPage(list, await viewOf(asking.context), asking) : redirect(PATH);
    },
  },
  {
    method: 'POST',
    pattern: /^\/lists\/(?<path>[a-z-]+)$/,
    async answer(asking) {
      const list = named(asking.params.path);
      return list ? act(list, asking) : redirect(PATH);
    },
  },
];
