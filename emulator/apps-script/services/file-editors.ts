import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';

interface PermissionList {
  readonly permissions: readonly { readonly role: string; readonly emailAddress?: string }[];
}

const EDITORS: readonly string[] = ['owner', 'writer'];

/** `addEditor` and `getEditors` of spreadsheets and forms. Both use the file's permissions in Drive. */
export function fileEditors(fileId: string, self: () => object, { rest, realm }: { rest: Rest; realm: Realm }) {
  const path = `/drive/v3/files/${encodeURIComponent(fileId)}/permissions`;
  return {
    addEditor(emailAddress: string) {
      const body = { type: 'user', role: 'writer', emailAddress };
      rest.call('drive.permissions.create', { method: 'POST', path, body });
      return self();
    },
    getEditors() {
      const query = { fields: 'permissions(role,emailAddress)' };
      const { permissions } = rest.call('drive.permissions.list', { method: 'GET', path, query }) as PermissionList;
      const editors = permissions.filter(({ role }) => EDITORS.includes(role));
      return editors.map(({ emailAddress }) => refusing('User', { getEmail: () => emailAddress ?? '' }, realm));
    },
  };
}
