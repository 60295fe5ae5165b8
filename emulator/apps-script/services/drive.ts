import type { Store } from '../../core/store.ts';
import { type Realm, refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';
import type { Blob } from './mail-app.ts';

type Options = Readonly<Record<string, unknown>>;

const FILES = '/drive/v3/files';

function queryOf(options: Options = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
}

interface Listed {
  readonly files?: readonly { readonly id: string }[];
}

/**
 * The advanced service `Drive`. Its arguments are the body, the path parameters, the content and the query, in this order. https://developers.google.com/apps-script/advanced/drive
 * The service behaves as with the scope `drive.file`, so it hides files that this script did not create for this person.
 */
export function driveService(
  rest: Rest,
  store: Store,
  owner: { spreadsheetId: string; user: string },
  realm: Realm,
): object {
  const collection = `script-file/${owner.spreadsheetId}/${owner.user}`;
  const isOwn = (id: string) => store.get(collection, id) !== undefined;
  const path = (id: string) => `${FILES}/${encodeURIComponent(id)}`;
  const demandOwn = (name: string, id: string) => {
    if (isOwn(id)) return;
    const message = `File not found: ${id}.`;
    throw realm.error(`API call to drive.files.${name} failed with error: ${message}`, {
      name: 'GoogleJsonResponseException',
      details: { code: 404, message, errors: [{ domain: 'global', reason: 'notFound', message }] },
    });
  };
  const Files = {
    list(options?: Options) {
      const { fields = '' } = options ?? {};
      // We need the ids to filter out other apps' files, so we refuse a mask without ids.
      if (!/files\([^)]*\bid\b/.test(String(fields))) throw realm.error('The emulator needs ids in Drive.Files.list.');
      const answer = rest.call('drive.files.list', { method: 'GET', path: FILES, query: queryOf(options) }) as Listed;
      return realm.value({ ...answer, files: (answer.files ?? []).filter(({ id }) => isOwn(id)) });
    },
    get(id: string, options?: Options) {
      demandOwn('get', id);
      return rest.call('drive.files.get', { method: 'GET', path: path(id), query: queryOf(options) });
    },
    create(resource: { readonly parents?: readonly string[] }, media: Blob | null = null, options?: Options) {
      for (const parent of resource.parents ?? []) if (parent !== 'root') demandOwn('create', parent);
      const call = { method: 'POST', query: queryOf(options), body: resource } as const;
      const made = (
        media
          ? rest.call('drive.files.create', {
              ...call,
              path: `/upload${FILES}`,
              media: { contentType: media.contentType, content: media.content },
            })
          : rest.call('drive.files.create', { ...call, path: FILES })
      ) as { readonly id: string };
      store.put(collection, made.id, { made: true });
      return made;
    },
    update(resource: object, id: string, media: Blob | null = null, options?: Options) {
      if (media) throw realm.error('The emulator does not implement Drive.Files.update with content.');
      demandOwn('update', id);
      return rest.call('drive.files.update', {
        method: 'PATCH',
        path: path(id),
        query: queryOf(options),
        body: resource,
      });
    },
  };
  return refusing('Drive', { Files: refusing('Drive.Files', Files, realm) }, realm);
}
