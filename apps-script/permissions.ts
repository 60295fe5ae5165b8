import { permissionNames } from './permission-names.ts';

/**
 * Shows Google's consent screen if the user has not granted every permission, and ends the run. Only a menu item can show this screen; a page cannot.
 * Since 2025 the screen has a tick box for each permission, so people may grant only some of them.
 */
export const askForPermissions = (): void => ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);

/**
 * Checks the permissions before any work, so that no work stops halfway.
 * @throws Error that names each missing permission
 */
export function checkPermissions(): void {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  if (info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED) return;
  const granted = info.getAuthorizedScopes() ?? [];
  const missing = Object.entries(permissionNames).flatMap(([scope, name]) => (granted.includes(scope) ? [] : [name]));
  throw new Error(
    `Не хватает разрешений: ${missing.join(', ')}. Ничего не установлено. Выберите «Установить или проверить…» ещё раз и в окне Google нажмите «Выбрать все».`,
  );
}
