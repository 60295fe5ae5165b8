import { dayText } from '../../functions/domain/calendar/day-text.ts';
import type { StoredAction } from '../stored-actions.ts';
import { type View, viewOf } from './context.ts';
import { withNames } from './names-beside-codes.ts';
import { noticeOf } from './notice.tsx';
import { staffPage } from './page.tsx';
import type { PageRoute } from './page-routes.tsx';
import { ScrollTable } from './scroll-table.tsx';

const PATH = '/actions';

/** The most lines of the journal on the page. The tab has the rest. */
const MOST_LINES = 60;

const timeText = (when: string) => `${dayText(when.slice(0, 10))} ${when.slice(11, 16)}`;

function UndoButton({ number, label }: { readonly number: number; readonly label: string }) {
  return (
    <form method="post" action={`/undo/${number}`}>
      <input type="hidden" name="back" value={PATH} />
      <button type="submit" class="quiet">
        {label}
      </button>
    </form>
  );
}

function Outcome({ entry: { number, undone }, isLast }: { readonly entry: StoredAction; readonly isLast: boolean }) {
  if (undone === undefined) return <UndoButton number={number} label={isLast ? 'Отменить последнее' : 'Отменить'} />;
  if (undone.kept.length === 0) return <>отменено</>;
  const what = undone.rows === 0 ? 'не отменено' : 'отменено частично';
  return (
    <>
      {`${what}: с тех пор изменено – ${undone.kept.join('; ')}`}
      <UndoButton number={number} label="Отменить остальное" />
    </>
  );
}

function Actions({ entries, view }: { readonly entries: readonly StoredAction[]; readonly view: View }) {
  if (entries.length === 0) {
    return (
      <p class="about">
        Отменить нечего. Здесь последние действия, не больше тридцати и не старше тридцати дней. Когда уничтожают данные
        участника, список пустеет весь. Что менялось раньше, сказано в журнале ниже.
      </p>
    );
  }
  const last = entries.find(({ undone }) => undone === undefined);
  return (
    <ScrollTable label="Записанное на страницах">
      <thead>
        <tr>
          <th scope="col">Когда</th>
          <th scope="col">Кто</th>
          <th scope="col">Что записано</th>
          <th scope="col">Где</th>
          <th scope="col">Отмена</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td data-title="Когда">{timeText(entry.when)}</td>
            <td data-title="Кто">{entry.who ?? 'на этом компьютере'}</td>
            <td data-title="Что записано">{entry.title}</td>
            <td data-title="Где">{withNames(view, entry.place)}</td>
            <td>
              <Outcome entry={entry} isLast={entry === last} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Journal({ view }: { readonly view: View }) {
  const lines = view.programme.tables.journal.slice(-MOST_LINES).toReversed();
  if (lines.length === 0) return <p class="about">Пока ничего не изменилось.</p>;
  return (
    <ScrollTable label="Журнал изменений">
      <thead>
        <tr>
          <th scope="col">Когда</th>
          <th scope="col">Кто</th>
          <th scope="col">О чём</th>
          <th scope="col">Что изменилось</th>
          <th scope="col">Почему</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ at, when = '', who, subject = '', what = '', why = '' }) => (
          <tr key={at}>
            <td data-title="Когда">{when && timeText(when)}</td>
            <td data-title="Кто">{who}</td>
            <td data-title="О чём">{withNames(view, subject)}</td>
            <td data-title="Что изменилось">{withNames(view, what)}</td>
            <td data-title="Почему">{withNames(view, why)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** «Что сделано и что изменилось»: the last actions on the pages, each with a button to undo it, and what the journal says followed. */
export const actionsRoute: PageRoute = {
  method: 'GET',
  pattern: /^\/actions$/,
  async answer({ context, query }) {
    const view = await viewOf(context);
    return staffPage({
      title: 'Что сделано и что изменилось',
      isExample: context.isExample,
      notice: noticeOf(context, query),
      width: 'wide',
      body: (
        <>
          <section class="card">
            <h2>Записанное на страницах</h2>
            <p class="about">
              Отмена возвращает прежние ячейки. Что с тех пор изменили люди, остаётся, и здесь сказано, где. Столбцы,
              которые заполняет программа, она тут же посчитает заново. Отправленное письмо отменить нельзя.
            </p>
            <Actions entries={context.undo.latest()} view={view} />
          </section>
          <section class="card">
            <h2>Журнал изменений</h2>
            <p class="about">
              Что изменилось в программе, когда, кем и почему: последние записи. Все – на листе «Журнал изменений».
            </p>
            <Journal view={view} />
          </section>
        </>
      ),
    });
  },
};
