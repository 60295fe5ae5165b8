import { type Account, hasRole } from '../../accounts/account.ts';
import type { Role } from '../../accounts/role.ts';
import { HEAD_MENU } from '../../curator/index.ts';
import type { MenuEntry } from '../../framed-page.tsx';

/** The pages of the server, with the roles that may open them. */
const ENTRIES: readonly (readonly [...MenuEntry, readonly Role[]])[] = [
  ['/', 'Сегодня', ['curator']],
  ...HEAD_MENU.map(([href, title]) => [href, title, ['head']] as const),
  ['/accounts', 'Учётные записи', ['keeper']],
  ['/mail', 'Почта', ['keeper']],
  ['/server', 'Адрес', ['keeper']],
  ['/backups', 'Копии', ['keeper']],
  ['/health', 'Состояние', ['keeper', 'curator']],
];

/** The menu of the server's pages that this account may open. */
export const serverMenu = (account: Account): readonly MenuEntry[] =>
  ENTRIES.filter(([, , who]) => hasRole(account, ...who)).map(([href, title]) => [href, title]);
