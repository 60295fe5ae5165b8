import { GoogleError } from './google-error.ts';

/** A file or folder in Drive that we made. */
export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly isFolder: boolean;
  /** What the file is for. Files for the same purpose have the same key. */
  readonly key: string;
  /** RFC 3339. */
  readonly createdTime: string;
  /** RFC 3339. Google needs a moment to make a Google Doc, so this is slightly later than `createdTime` even in an unchanged file. */
  readonly modifiedTime: string;
}

export interface NewDriveFile {
  /** The id of the school's spreadsheet. */
  readonly school: string;
  readonly key: string;
  readonly name: string;
  /** The folder of the file; by default «Мой диск» of the account. */
  readonly parent: string | undefined;
  /** The content of a Google Doc; undefined for a folder. */
  readonly html?: string;
}

/** Calls to Google Drive. They never overwrite or permanently delete existing files. */
export interface DriveGateway {
  /**
   * The program that makes the files: the functions, or the bound script of a person. Google shows our properties of a file only to the program that
   * set them, so one maker cannot see another's files.
   */
  readonly maker: string;
  /** Whether we can make files in a folder that the school made and shared. */
  readonly seesSharedFolders: boolean;
  /** All files of a school that are not in the trash, oldest first. */
  list(school: string): Promise<readonly DriveFile[]>;
  /** Whether a file exists and is not in the trash, even if `list` does not contain it yet. */
  exists(id: string): Promise<boolean>;
  create(file: NewDriveFile): Promise<DriveFile>;
  trash(id: string): Promise<void>;
  readonly calls: { lists: number; creates: number };
}

/** Reads drafts, to find the people whom they name. */
export interface DraftReader {
  readonly maker: string;
  list(school: string): Promise<readonly DriveFile[]>;
  /** The plain text of a Google Doc. */
  text(id: string): Promise<string>;
}

const DOCUMENT_TYPE = 'application/vnd.google-apps.document';
const FOLDER_TYPE = 'application/vnd.google-apps.folder';

/** The names of our properties on a file. A name and its value together have at most 124 bytes (Drive API, "Add custom file properties"). */
const SCHOOL = 'nastavnikSchool';
const KEY = 'nastavnikKey';

/** The fields of a file that we request. */
export const FILE_FIELDS = 'id,name,mimeType,createdTime,modifiedTime,appProperties';

interface RestFile {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly mimeType?: string | null;
  readonly createdTime?: string | null;
  readonly modifiedTime?: string | null;
  readonly appProperties?: Readonly<Record<string, string>> | null;
}

export function driveFile({ id, name, mimeType, createdTime, modifiedTime, appProperties }: RestFile): DriveFile {
  return {
    id: id ?? '',
    name: name ?? '',
    isFolder: mimeType === FOLDER_TYPE,
    key: appProperties?.[KEY] ?? '',
    createdTime: createdTime ?? '',
    modifiedTime: modifiedTime ?? '',
  };
}

/** The body of files.create. */
export function fileResource({ school, key, name, parent, html }: NewDriveFile) {
  return {
    name,
    mimeType: html === undefined ? FOLDER_TYPE : DOCUMENT_TYPE,
    appProperties: { [SCHOOL]: school, [KEY]: key },
    ...(parent === undefined ? {} : { parents: [parent] }),
  };
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;

/** The search query of files.list for all files of a school. */
function schoolQuery(school: string): string {
  return `appProperties has { key='${SCHOOL}' and value=${quoted(school)} } and trashed = false`;
}

/**
 * Also for shared drives. The corpus `user` contains the files that the account made, opened or shared, even if the account may use only one folder.
 */
const LIST_OPTIONS = {
  orderBy: 'createdTime',
  pageSize: 1000,
  corpora: 'user',
  supportsAllDrives: true,
  includeItemsFromAllDrives: true,
};

interface RestList {
  readonly files?: readonly RestFile[];
  readonly nextPageToken?: string | null;
}

/**
 * Lists all files of a school, page by page.
 * @param ask - returns one page of files.list
 */
export async function listSchool(
  school: string,
  ask: (query: typeof LIST_OPTIONS & { q: string; fields: string; pageToken?: string }) => Promise<RestList>,
): Promise<DriveFile[]> {
  const query = { ...LIST_OPTIONS, q: schoolQuery(school), fields: `nextPageToken,files(${FILE_FIELDS})` };
  const found: DriveFile[] = [];
  for (let pageToken: string | undefined; ; ) {
    const page = await ask(pageToken ? { ...query, pageToken } : query);
    found.push(...(page.files ?? []).map(driveFile));
    if (!page.nextPageToken) return found;
    pageToken = page.nextPageToken;
  }
}

/**
 * Whether a file exists and is not in the trash.
 * @param ask - returns the file, or throws a GoogleError
 */
export async function fileExists(ask: () => Promise<{ readonly trashed?: boolean | null }>): Promise<boolean> {
  try {
    return (await ask()).trashed === false;
  } catch (error) {
    if (error instanceof GoogleError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
