import type { Answer } from '../../../emulator/application-pages.ts';
import type { Entry } from '../../../functions/domain/programme.ts';
import { criterionIds } from '../../../sheets-schema/choices/interview-criterion.ts';
import type { Table } from '../../../sheets-schema/table.ts';
import { interviewOutcomes, interviews } from '../../../sheets-schema/tables/interviews.ts';
import { nameOf, tabAddress, type View, viewOf } from '../context.ts';
import { EMPTY, readTyped } from '../edit.ts';
import { Field, questionOf } from '../field.tsx';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { redirect, staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';
import { INTERVIEW_PATH } from './interview-address.ts';

const LIST = '/lists/interviews';
const COLUMNS = ['date', 'interviewer', ...criterionIds, 'outcome', 'note'] as const;
const OPTIONAL: ReadonlySet<string> = new Set(['interviewer', 'note']);

const rowOf = ({ programme }: View, code: string | null): Entry<'interviews'> | undefined =>
  programme.tables.interviews.find((row) => row.code !== undefined && row.code === code);

/** The cells of the row as text, as a form field shows them. */
function textsOf(row: Entry<'interviews'>): Readonly<Record<string, string>> {
  const { columns }: Table = interviews;
  return Object.fromEntries(
    COLUMNS.flatMap((name) => {
      const value = row[name];
      // A date field takes the ISO date.
      const text = name === 'date' ? value : value === undefined ? value : columns[name]?.type.write(value);
      return text === undefined ? [] : [[name, String(text)]];
    }),
  );
}

function interviewPage(
  view: View,
  row: Entry<'interviews'>,
  { context, query, form }: PageRequest,
  problems?: ReadonlyMap<string, string>,
): Answer {
  const code = row.code ?? '';
  const initial: Readonly<Record<string, string | undefined>> = {
    date: view.today,
    interviewer: view.programme.settings.curatorName,
    ...textsOf(row),
  };
  const field = (column: (typeof COLUMNS)[number]) => (
    <Field
      key={column}
      name={column}
      // The server checks. An empty choice must stay possible until the curator has decided.
      question={questionOf('interviews', { column, initial: initial[column] ?? '', required: false })}
      typed={problems ? (form.get(column) ?? undefined) : undefined}
      problem={problems?.get(column)}
      today={view.today}
    />
  );
  return staffPage({
    title: `Собеседование: ${nameOf(view, code)}`,
    here: '/lists',
    isExample: context.isExample,
    status: problems ? 422 : 200,
    notice: noticeOf(context, query),
    body: (
      <>
        <p class="about">
          Отметки – о готовности к работе наставника, а не оценка человека. Их видят те, кому открыта таблица, и они
          печатаются в листе собеседования. <a href={LIST}>Все собеседования</a>,{' '}
          <a href={tabAddress(view, 'interviews')}>лист «{interviews.title}»</a>
        </p>
        <form method="post" action={INTERVIEW_PATH}>
          <input type="hidden" name="code" value={code} />
          <div class="card action">{(['date', 'interviewer'] as const).map(field)}</div>
          <fieldset class="card action">
            <legend>О чём говорили</legend>
            {criterionIds.map(field)}
          </fieldset>
          <fieldset class="card action">
            <legend>Решение</legend>
            {(['outcome', 'note'] as const).map(field)}
          </fieldset>
          <button type="submit">Записать беседу</button>
        </form>
      </>
    ),
  });
}

const { admitted } = interviewOutcomes;

async function save(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  const view = await viewOf(context);
  const row = rowOf(view, form.get('code'));
  if (!row) return redirect(LIST);
  const typed = Object.fromEntries(COLUMNS.map((name) => [name, form.get(name) ?? '']));
  const { cells, problems } = readTyped('interviews', typed, (column) => !OPTIONAL.has(column));
  const wrong = new Map(problems);
  if ((form.get('date') ?? '') > view.today) wrong.set('date', 'Этот день ещё не наступил.');
  if (cells.outcome !== undefined && cells.outcome !== admitted && !cells.note) wrong.set('note', EMPTY);
  if (wrong.size > 0) return interviewPage(view, row, asking, wrong);
  const done = await write(
    context,
    () => 'Беседа записана.',
    (now) => {
      const at = rowOf(now, form.get('code'))?.at;
      const empty = Object.fromEntries(COLUMNS.map((name) => [name, undefined]));
      return at === undefined ? [] : [{ table: 'interviews', at, cells: { ...empty, ...cells } }];
    },
  );
  return redirectAfterWrite(LIST, done);
}

/** The page on which the curator records one interview: a mark for each subject, the outcome and its reason. */
export const interviewRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    pattern: /^\/interview$/,
    async answer(asking) {
      const view = await viewOf(asking.context);
      const row = rowOf(view, asking.query.get('code'));
      return row ? interviewPage(view, row, asking) : redirect(LIST);
    },
  },
  { method: 'POST', pattern: /^\/interview$/, answer: save },
];
