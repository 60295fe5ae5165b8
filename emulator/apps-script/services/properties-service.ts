import type { Store } from '../../core/store.ts';
import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';

/** Google's limit for one value, in bytes. */
const VALUE_BYTES = 9 * 1024;

/** `PropertiesService.getDocumentProperties()`, stored with the emulator's data. */
export function propertiesService(store: Store, spreadsheetId: string, realm: Realm): object {
  const collection = `script-property/${spreadsheetId}`;
  const properties = {
    getProperty: (key: string) => store.get<{ value: string }>(collection, key)?.value ?? null,
    getProperties: () =>
      realm.value(
        Object.fromEntries([...store.list<{ value: string }>(collection)].map(([key, { value }]) => [key, value])),
      ),
    setProperty(key: string, value: string) {
      if (Buffer.byteLength(value) > VALUE_BYTES) throw realm.error('Argument too large: value');
      store.put(collection, key, { value: String(value) });
      return self;
    },
    deleteProperty(key: string) {
      store.delete(collection, key);
      return self;
    },
  };
  const self: object = refusing('Properties', properties, realm);
  return refusing('PropertiesService', { getDocumentProperties: () => self }, realm);
}
