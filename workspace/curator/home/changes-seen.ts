import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import type { View } from '../context.ts';
import { type Edit, edit } from '../edit.ts';
import { redirectAfterWrite } from '../notice.tsx';
import type { PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';
import { settingRow } from './start-page.tsx';

/** The path of the button that says that «Что изменилось» was read. */
export const CHANGES_SEEN = '/changes/seen';

/** Sets a mark that no earlier reading had: the day and the time. */
function markIn(view: View): Edit[] {
  const row = settingRow(view, 'changesSeen');
  const mark = `${dayText(view.today)} ${view.now.slice(11, 16)}`;
  return row && row.value !== mark ? [edit('settings', row.at, { value: mark })] : [];
}

export const changesSeenRoutes: readonly PageRoute[] = [
  {
    method: 'POST',
    pattern: /^\/changes\/seen$/,
    answer: async ({ context }) =>
      redirectAfterWrite('/', await write(context, () => 'Изменения просмотрены: список начнётся заново.', markIn)),
  },
];
