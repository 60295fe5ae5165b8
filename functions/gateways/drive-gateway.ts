import { GoogleError } from './google-error.ts';

/** A file or folder of ours in Drive. */
export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly isFolder: boolean;
  /** What it is to the school, as it was said when it was made: the same thing has the same key. */
  readonly key: string;
  /** RFC 3339. */
  readonly createdTime: string;
  /** RFC 3339; making a Google Doc takes a moment, so that it is somewhat later than `createdTime` on a file that nobody touched. */
  readonly modifiedTime: string;
}

export interface NewDriveFile {
  /** The spreadsheet of the school. */
  readonly school: string;
  readonly key: string;
  readonly name: string;
  /** Folder that it goes into; «Мой диск» of the account where it is left out. */
  readonly parent: string | undefined;
  /** A Google Doc is made of it; without it, a folder. */
  readonly html?: string;
}

/** What Nastavnik asks of Google Drive. Nothing that stands there is ever overwritten or deleted for good. */
export interface DriveGateway {
  /**
   * Names who makes the files: the functions, or the person at whose Drive the bound script makes them. Google shows what marks a
   * file only to the program that laid the mark, and a script no files but its own: another maker's are out of sight.
   */
  readonly maker: string;
  /** Whether files can be made in a folder that the school made and shared. */
  readonly seesSharedFolders: boolean;
  /** Everything of a school that is not in the trash, oldest first. */
  list(school: string): Promise<readonly DriveFile[]>;
  /** Whether a file stands and is not in the trash; right even while a new file is not listed yet. */
  stands(id: string): Promise<boolean>;
  create(file: NewDriveFile): Promise<DriveFile>;
  /** Puts a file into the trash. */
  trash(id: string): Promise<void>;
  readonly calls: { lists: number; creates: number };
}

/** Reads what was drafted: to find out whom a draft names. */
export interface DraftReader {
  readonly maker: string;
  list(school: string): Promise<readonly DriveFile[]>;
  /** The plain text of a Google Doc. */
  text(id: string): Promise<string>;
}

const DOCUMENT_TYPE = 'application/vnd.google-apps.document';
const FOLDER_TYPE = 'application/vnd.google-apps.folder';

/** Our marks on a file. Key and value together have at most 124 bytes (Drive API, "Add custom file properties"). */
const SCHOOL = 'nastavnikSchool';
const KEY = 'nastavnikKey';

/** What of a file is asked for. */
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

/** The query of files.list that finds everything of a school. */
function schoolQuery(school: string): string {
  return `appProperties has { key='${SCHOOL}' and value=${quoted(school)} } and trashed = false`;
}

/**
 * How files are listed, in shared drives too. Of those the corpus `user` holds what the account made, opened or shared itself:
 * enough for us, and open also to an account that only one folder of the drive is shared with.
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

/** Everything of a school, page by page. @param ask gives one page of files.list */
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

/** Whether a file stands and is not in the trash. @param ask gives it, or a GoogleError where it is out of reach */
export async function fileStands(ask: () => Promise<{ readonly trashed?: boolean | null }>): Promise<boolean> {
  try {
    return (await ask()).trashed === false;
  } catch (error) {
    if (error instanceof GoogleError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
