import type { Answer } from '../../../emulator/application-pages.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';
import { eventKinds, events } from '../../../sheets-schema/tables/events.ts';
import { nameOf, tabAddress, type View, viewOf } from '../context.ts';
import { type Edit, readTyped } from '../edit.ts';
import { Field, questionOf } from '../field.tsx';
import { type Pasted, readPastedNames } from '../lists/pasted-names.ts';
import { boxId, PastedReport, PasteField, TICKS } from '../lists/pasted-report.tsx';
import type { TickRow } from '../lists/tick-list.ts';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';

const PATH = '/gathering';

/** The next group meeting that is not marked as held; undefined if none is planned. */
const planned = ({ programme }: View) =>
  programme.tables.events.find(({ kind, held, cancelled }) => kind === 'groupMeeting' && !held && !cancelled);

interface Invited {
  readonly code: string;
  readonly name: string;
  readonly role: string;
}

const TAKES_PART = new Set(['active', 'paired', 'candidate']);
const byName = new Intl.Collator('ru');

/** Mentees and mentors who take part, each once, by name. */
function invited(view: View): readonly Invited[] {
  const { mentees, mentors } = view.programme.tables;
  const people = new Map<string, Invited>();
  for (const [role, rows] of [
    ['наставляемый', mentees],
    ['наставник', mentors],
  ] as const) {
    for (const { code, status } of rows) {
      if (!code || !TAKES_PART.has(status ?? '')) continue;
      const known = people.get(code);
      people.set(code, { code, name: nameOf(view, code), role: known ? `${known.role}, ${role}` : role });
    }
  }
  return [...people.values()].sort((a, b) => byName.compare(a.name, b.name));
}

/** The invited people as rows that a pasted list of names can tick. */
const rowsOf = (people: readonly Invited[]): readonly TickRow[] =>
  people.map(({ code, name }) => ({ key: code, at: undefined, code, name, cells: [] }));

const COLUMNS = ['date', 'time', 'place', 'link'] as const;

function gatheringPage(
  view: View,
  { context, query, form }: PageRequest,
  { problems, pasted }: { readonly problems?: ReadonlyMap<string, string>; readonly pasted?: Pasted } = {},
): Answer {
  const event = planned(view);
  const people = invited(view);
  const initial: Readonly<Record<string, string | undefined>> = {
    date: event?.date ?? view.today,
    time: event?.time,
    place: event?.place,
    link: event?.link ?? 'лист регистрации',
  };
  const isReturned = problems !== undefined || pasted !== undefined;
  const isTicked = (code: string) =>
    pasted ? pasted.ticked.has(code) : problems ? form.getAll('row').includes(code) : true;
  return staffPage({
    title: 'Групповая встреча',
    here: '/lists',
    isExample: context.isExample,
    status: problems ? 422 : 200,
    notice: noticeOf(context, query),
    body: (
      <>
        <p class="about">
          Наставляемые и наставники знакомятся и потом выбирают, с кем работать. Снимите отметки с тех, кого не было.{' '}
          <a href={tabAddress(view, 'events')}>Лист «{events.title}»</a>,{' '}
          <a href={tabAddress(view, 'attendance')}>лист регистрации для подписей</a>
        </p>
        {pasted ? <PastedReport pasted={pasted} rows={rowsOf(people)} /> : null}
        <form method="post" action={PATH} class="ticks" id={TICKS}>
          <div class="action">
            {COLUMNS.map((column) => (
              <Field
                key={column}
                name={column}
                question={questionOf('events', {
                  column,
                  initial: initial[column] ?? '',
                  required: column === 'date',
                })}
                typed={isReturned ? (form.get(column) ?? undefined) : undefined}
                problem={problems?.get(column)}
                today={view.today}
              />
            ))}
          </div>
          {people.length === 0 ? (
            <p class="card">В базах пока никого нет: сначала запросы и предложения, собеседования и обучение.</p>
          ) : (
            <fieldset class="card people">
              <legend>Кто был</legend>
              <label class="all" hidden>
                <input type="checkbox" data-all checked={!isReturned} /> Все ({people.length})
              </label>
              {people.map(({ code, name, role }, index) => (
                <label key={code}>
                  <input type="checkbox" name="row" value={code} id={boxId(index)} checked={isTicked(code)} /> {name}{' '}
                  <span class="hint">{role}</span>
                </label>
              ))}
            </fieldset>
          )}
          <div class="bar">
            <button type="submit" name="action" value="held">
              Встреча прошла: записать, кто был
            </button>
            <button type="submit" name="action" value="planned" class="quiet">
              Только назначить
            </button>
          </div>
          {people.length === 0 ? null : <PasteField />}
        </form>
      </>
    ),
  });
}

function editOf(view: View, typed: Readonly<Record<string, Raw>>, form: URLSearchParams): Edit {
  const present = new Set(form.getAll('row'));
  const people = invited(view).map(({ code }) => code);
  const list = (codes: readonly string[]) => events.columns.attendees.type.write(codes);
  const { link, ...when } = typed;
  const attendance = {
    held: events.columns.held.type.write(true),
    attendees: list(people.filter((code) => present.has(code))),
    absentees: list(people.filter((code) => !present.has(code))),
    ...(link === undefined ? {} : { link }),
  };
  return {
    table: 'events',
    at: planned(view)?.at,
    cells: { kind: eventKinds.groupMeeting, ...when, ...(form.get('action') === 'held' ? attendance : {}) },
  };
}

async function save(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  if (form.get('action') === 'match') {
    const view = await viewOf(context);
    return gatheringPage(view, asking, { pasted: readPastedNames(form.get('pasted') ?? '', rowsOf(invited(view))) });
  }
  const { cells, problems } = readTyped(
    'events',
    Object.fromEntries(COLUMNS.map((name) => [name, form.get(name) ?? ''])),
    (column) => column === 'date',
  );
  const view = await viewOf(context);
  const isHeld = form.get('action') === 'held';
  const wrong = new Map(problems);
  if (isHeld && (form.get('date') ?? '') > view.today) {
    wrong.set('date', 'Этот день ещё не наступил. Чтобы назначить встречу, нажмите «Только назначить».');
  }
  if (wrong.size > 0) return gatheringPage(view, asking, { problems: wrong });
  const count = new Set(form.getAll('row').filter(Boolean)).size;
  const done = await write(
    context,
    () =>
      isHeld ? `Встреча записана, пришли: ${count}. Им уйдёт анкета о том, с кем работать.` : 'Встреча назначена.',
    (now) => [editOf(now, cells, form)],
  );
  return redirectAfterWrite(isHeld ? '/' : PATH, done);
}

export const groupMeetingRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    pattern: /^\/gathering$/,
    answer: async (asking) => gatheringPage(await viewOf(asking.context), asking),
  },
  { method: 'POST', pattern: /^\/gathering$/, answer: save },
];
