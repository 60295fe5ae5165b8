import type { Answer } from '../../emulator/application-pages.ts';
import { journalOf } from './actions.ts';
import { type CuratorContext, viewIn } from './context.ts';
import { redirect } from './page.tsx';
import type { PageRoute } from './page-routes.tsx';

const GONE =
  'Это уже не отменить: программа помнит последние тридцать действий за тридцать дней и забывает все, когда уничтожают данные участника. Исправьте в таблице.';

/** The notice on a page after a change: what was written, with a button to undo it. */
export function noticeOf({ undo }: CuratorContext, query: URLSearchParams) {
  const number = query.get('done');
  if (number === null) return undefined;
  const action = undo.find(Number(number));
  if (!action) return query.has('undone') ? GONE : undefined;
  if (action.undone) {
    const { rows, kept } = action.undone;
    const left = kept.length > 0 ? ` Осталось как есть, потому что с тех пор изменено: ${kept.join('; ')}.` : '';
    return `${rows > 0 ? 'Отменено' : 'Не отменено'}: ${action.title}${left}`;
  }
  return (
    <form method="post" action={`/undo/${number}`}>
      <span>{[action.title, action.letters].filter(Boolean).join(' ')}</span>
      <input type="hidden" name="back" value={query.get('at') ?? '/'} />
      <button type="submit" class="quiet">
        Отменить
      </button>
    </form>
  );
}

/** An address with more fields in its query. */
const withQuery = (path: string, fields: Readonly<Record<string, string>>) =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(fields)}`;

/** Redirects to a page with a notice about the change. */
export const redirectAfterWrite = (path: string, done: number | undefined): Answer =>
  redirect(done === undefined ? path : withQuery(path, { done: String(done), at: path }));

/** Only addresses of this server: a path that begins with one slash. */
const ownPath = (path: string) => (/^\/(?![/\\])/.test(path) ? path : '/');

export const undoRoute: PageRoute = {
  method: 'POST',
  pattern: /^\/undo\/(?<number>\d+)$/,
  async answer({ context, params, form }) {
    const { number = '' } = params;
    await context.undo.undo(Number(number), {
      ...context,
      journal: (what, rows, snapshot) => journalOf(context, what, rows, viewIn(snapshot, context)),
    });
    return redirect(withQuery(ownPath(form.get('back') ?? '/'), { done: number, undone: '' }));
  },
};
