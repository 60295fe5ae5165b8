import type { Answer } from '../../../emulator/application-pages.ts';
import { type SettingKey, settings } from '../../../sheets-schema/settings.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { tabAddress, type View, viewOf } from '../context.ts';
import { type Edit, EMPTY } from '../edit.ts';
import { Field } from '../field.tsx';
import { redirectAfterWrite } from '../notice.tsx';
import { staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';

const PATH = '/start';

interface Part {
  readonly title: string;
  readonly keys: readonly SettingKey[];
}

/** The settings that a school enters first, in parts. The first part is enough to begin. */
const PARTS: readonly [Part, ...Part[]] = [
  {
    title: 'Школа, директор, куратор',
    keys: ['schoolShort', 'headName', 'headEmail', 'curatorName', 'curatorEmail', 'curatorContact'],
  },
  {
    title: 'Для приказов и бланков',
    keys: ['schoolFull', 'schoolGenitive', 'schoolAddress', 'schoolPlace', 'schoolSites'],
  },
  { title: 'Кто ещё помогает', keys: ['organiserName', 'organiserEmail', 'deputyName', 'deputyEmail'] },
  { title: 'Сроки', keys: ['windowStart', 'feedbackRound1', 'feedbackRound2', 'quietFrom', 'quietTo'] },
  { title: 'Цель и письма', keys: ['goal', 'tasks', 'youngSpecialistsTotal', 'senderEmail'] },
];

/** The settings without which letters have no sender and orders have no head. */
const NEEDED: ReadonlySet<SettingKey> = new Set(['schoolShort', 'headName', 'curatorName', 'curatorEmail']);

/** The row of a setting. */
export const settingRow = ({ programme }: View, key: SettingKey) =>
  programme.tables.settings.find((row) => row.key === key);

interface InvalidForm {
  readonly form: URLSearchParams;
  readonly problems: ReadonlyMap<string, string>;
}

function Part({ part, view, returned }: { part: Part; view: View; returned?: InvalidForm | undefined }) {
  return (
    <>
      {part.keys.map((key) => (
        <Field
          key={key}
          name={key}
          question={{
            label: settings[key].label,
            type: settings[key].type,
            hint: settings[key].hint || undefined,
            initial: settingRow(view, key)?.value ?? '',
            required: NEEDED.has(key),
          }}
          typed={returned?.form.get(key) ?? undefined}
          problem={returned?.problems.get(key)}
          today={view.today}
        />
      ))}
    </>
  );
}

function startPage(view: View, { context }: PageRequest, returned?: InvalidForm): Answer {
  const [first, ...more] = PARTS;
  return staffPage({
    title: 'Школа и люди',
    here: PATH,
    isExample: context.isExample,
    status: returned ? 422 : 200,
    body: (
      <form method="post" action={PATH} class="settings">
        {returned ? (
          <p class="problem" role="alert">
            Не записано: исправьте отмеченные поля.
          </p>
        ) : null}
        <section class="card">
          <h2>{first.title}</h2>
          <Part part={first} view={view} returned={returned} />
          <button type="submit">Сохранить</button>
        </section>
        {more.map((part) => (
          <details key={part.title} open={part.keys.some((key) => returned?.problems.has(key))}>
            <summary>{part.title}</summary>
            <div class="card">
              <Part part={part} view={view} returned={returned} />
              <button type="submit">Сохранить</button>
            </div>
          </details>
        ))}
        <p class="hint">
          Всё остальное – на листе <a href={tabAddress(view, 'settings')}>«{tables.settings.title}»</a>.
        </p>
      </form>
    ),
  });
}

/** The error messages for the form's fields, by setting. */
function problemsIn(form: URLSearchParams): ReadonlyMap<string, string> {
  const keys = PARTS.flatMap(({ keys: each }) => each);
  return new Map(
    keys.flatMap((key): [string, string][] => {
      const text = (form.get(key) ?? '').trim();
      if (text === '') return NEEDED.has(key) ? [[key, EMPTY]] : [];
      const read = settings[key].type.read(text);
      return 'problem' in read ? [[key, read.problem]] : [];
    }),
  );
}

/** The settings that the form changes. An empty field empties its cell. */
function editsIn(form: URLSearchParams, view: View): Edit[] {
  return PARTS.flatMap(({ keys }) => keys).flatMap((key): Edit[] => {
    const [text, row] = [form.get(key)?.trim().replaceAll('\r\n', '\n'), settingRow(view, key)];
    if (text === undefined || !row || text === (row.value ?? '')) return [];
    return [{ table: 'settings', at: row.at, cells: { value: text === '' ? undefined : text } }];
  });
}

async function save(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  const problems = problemsIn(form);
  if (problems.size > 0) return startPage(await viewOf(context), asking, { form, problems });
  const done = await write(
    context,
    (edits) => `Сохранено настроек: ${edits.length}.`,
    (view) => editsIn(form, view),
  );
  return redirectAfterWrite('/', done);
}

export const startRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/start$/, answer: async (asking) => startPage(await viewOf(asking.context), asking) },
  { method: 'POST', pattern: /^\/start$/, answer: save },
];
