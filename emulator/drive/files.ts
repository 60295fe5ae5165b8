import type { Context } from '../core/exchange.ts';
import { permissionIdOf } from './permission-id.ts';

export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const FORM = 'application/vnd.google-apps.form';
export const FOLDER = 'application/vnd.google-apps.folder';
export const DOCUMENT = 'application/vnd.google-apps.document';

export interface Permission {
  readonly id: string;
  readonly type: string;
  readonly role: string;
  readonly emailAddress?: string;
  readonly domain?: string;
  readonly view?: string;
  readonly allowFileDiscovery?: boolean;
  /** Whether the owner has offered the person the ownership of the file. */
  readonly pendingOwner?: boolean;
}

export type Properties = Readonly<Record<string, string>>;

/** The metadata of a file in Drive (collection `file`, by id). Other collections contain its content by the same id. */
export interface FileDocument {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** All times here are RFC 3339 with milliseconds. */
  readonly createdTime: string;
  readonly modifiedTime: string;
  readonly parents: readonly string[];
  readonly trashed: boolean;
  readonly trashedTime?: string;
  /** The file is in the trash because its folder is in the trash. */
  readonly trashedWithFolder?: true;
  readonly starred?: true;
  /** The owner's address; in a shared drive, the creator's address. */
  readonly owner: string;
  /** The shared drive that contains the file. */
  readonly driveId?: string;
  readonly description?: string;
  readonly properties?: Properties;
  readonly appProperties?: Properties;
  readonly permissions: readonly Permission[];
  /** The number of times the file was saved. Absent if an older version of the emulator created the file. */
  readonly version?: number;
}

const FILES = 'file';

/** An alias for the root folder, which contains every file without another parent. */
export const ROOT = 'root';

/** The permission to answer a form, for everybody with the link. It is separate from the permissions to edit. An organisation may forbid it. */
const RESPONDERS: Permission = { id: 'anyoneWithLink', type: 'anyone', role: 'reader', view: 'published' };

export type NewFile = Pick<FileDocument, 'id' | 'name' | 'mimeType'> &
  Partial<
    Pick<
      FileDocument,
      | 'parents'
      | 'description'
      | 'driveId'
      | 'properties'
      | 'appProperties'
      | 'starred'
      | 'createdTime'
      | 'modifiedTime'
    >
  >;

/** Registers a new file in Drive. The file belongs to the caller or, in a shared drive, to the drive. */
export function registerFile(context: Context, file: NewFile): FileDocument {
  const now = context.clock.now().toISOString();
  const { identity } = context;
  const owner: Permission = { id: permissionIdOf(identity), type: 'user', role: 'owner', emailAddress: identity };
  const document: FileDocument = {
    parents: [ROOT],
    createdTime: now,
    modifiedTime: now,
    ...file,
    trashed: false,
    owner: identity,
    permissions: [...(file.driveId ? [] : [owner]), ...(file.mimeType === FORM ? [RESPONDERS] : [])],
    version: 1,
  };
  context.store.put(FILES, file.id, document);
  return document;
}

/** Records that a file's content (and its name, if given) changed. Does nothing if Drive does not know the file. */
export function touchFile(context: Context, id: string, { name }: { readonly name?: string } = {}): void {
  const file = findFile(context, id);
  if (!file) return;
  saveFile(context, {
    ...file,
    ...(name === undefined ? {} : { name }),
    modifiedTime: context.clock.now().toISOString(),
  });
}

export function findFile({ store }: Pick<Context, 'store'>, id: string): FileDocument | undefined {
  return store.get<FileDocument>(FILES, id);
}

/** All files, oldest first, without the root folders themselves, which alone have no parent. */
export function allFiles({ store }: Pick<Context, 'store'>): FileDocument[] {
  return [...store.list<FileDocument>(FILES).values()].filter(({ parents }) => parents.length > 0);
}

/** Stores the metadata of a file as its next version. */
export function saveFile({ store }: Pick<Context, 'store'>, file: FileDocument): FileDocument {
  const saved = { ...file, version: (findFile({ store }, file.id)?.version ?? 1) + 1 };
  store.put(FILES, file.id, saved);
  return saved;
}

export function removeFile({ store }: Pick<Context, 'store'>, id: string): void {
  store.delete(FILES, id);
}
