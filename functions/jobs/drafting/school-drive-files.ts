import type { DriveFile, DriveGateway, NewDriveFile } from '../../gateways/drive-gateway.ts';
import { GoogleError } from '../../gateways/google-error.ts';
import type { KeptDraft } from '../../workbook/drafts-ledger.ts';
import type { School } from '../school.ts';
import type { ExistingFiles } from './existing-files.ts';

/** Attempts to create a file. */
const MOST_TRIES = 3;

/** If a file changed later than this after its creation, a person changed it. */
const UNTOUCHED_MS = 60_000;

/** After this time, Google's listing contains a new file. */
const LISTED_AFTER_MS = 3_000;

export type Wanted = Omit<NewDriveFile, 'school'>;

/**
 * The files of a school in Drive. Each file is made only once, but Drive has no compare-and-set, and we cannot choose a document's id. So each file
 * has the key of its content. After a run makes a file, it checks whether another run has made the same file before.
 */
export class SchoolDriveFiles implements ExistingFiles {
  /** Keys of the files that this run made. */
  readonly made = new Set<string>();
  private readonly school: Pick<School, 'spreadsheetId' | 'pause'>;
  private readonly drive: DriveGateway;
  private readonly files = new Map<string, DriveFile>();
  private readonly looked = new Map<string, boolean>();

  private constructor(school: Pick<School, 'spreadsheetId' | 'pause'>, drive: DriveGateway) {
    this.school = school;
    this.drive = drive;
  }

  /** Lists the existing files. */
  static async open(school: Pick<School, 'spreadsheetId' | 'pause'>, drive: DriveGateway): Promise<SchoolDriveFiles> {
    const files = new SchoolDriveFiles(school, drive);
    await files.look();
    return files;
  }

  /** The account that makes the files. */
  get maker(): string {
    return this.drive.maker;
  }

  get seesSharedFolders(): boolean {
    return this.drive.seesSharedFolders;
  }

  /** The file with this key. If there are several, the oldest. */
  find(key: string): DriveFile | undefined {
    let oldest: DriveFile | undefined;
    for (const file of this.files.values()) {
      if (file.key !== key) continue;
      if (!oldest || file.createdTime < oldest.createdTime) oldest = file;
      else if (file.createdTime === oldest.createdTime && file.id < oldest.id) oldest = file;
    }
    return oldest;
  }

  /** Whether a file has this name. */
  isTaken(name: string): boolean {
    return [...this.files.values()].some((file) => file.name === name);
  }

  /** Looks up files of this maker that are missing in the listing, each only once. */
  async lookFor(kept: readonly KeptDraft[]): Promise<void> {
    for (const { id, maker } of kept) {
      if (maker !== this.maker || this.files.has(id) || this.looked.has(id)) continue;
      this.looked.set(id, await this.drive.exists(id));
    }
  }

  /** Whether a file exists, according to the listing and the lookups. */
  exists(id: string): boolean {
    return this.files.has(id) || this.looked.get(id) === true;
  }

  /**
   * Makes the missing files one by one while there is time.
   * @returns the number of files that are still missing
   */
  async ensure(wanted: readonly Wanted[], hasTime: () => boolean): Promise<number> {
    const missing = wanted.filter(({ key }) => !this.find(key));
    const created: DriveFile[] = [];
    let done = 0;
    for (const file of missing) {
      if (!hasTime()) break;
      const made = await this.make({ ...file, school: this.school.spreadsheetId });
      if (made) created.push(made);
      done++;
    }
    if (created.length > 0) await this.trashDuplicates(created);
    return missing.length - done;
  }

  /** Moves earlier files whose keys begin with `prefix` to the trash, unless somebody has changed them. */
  async discardEarlier(prefix: string, current: string): Promise<void> {
    const kept = this.find(current);
    if (!kept) return;
    for (const file of [...this.files.values()]) {
      const touchedAfter = Date.parse(file.modifiedTime) - Date.parse(file.createdTime);
      if (!file.key.startsWith(prefix) || file.key === current || !(touchedAfter <= UNTOUCHED_MS)) continue;
      if (file.createdTime > kept.createdTime) continue;
      await this.drive.trash(file.id);
      this.files.delete(file.id);
    }
  }

  private async look(): Promise<void> {
    for (const file of await this.drive.list(this.school.spreadsheetId)) this.files.set(file.id, file);
  }

  /**
   * Makes a file. If the answer is lost, looks for the file before another attempt.
   * @returns undefined if the file existed already
   */
  private async make(file: NewDriveFile): Promise<DriveFile | undefined> {
    for (let tried = 1; ; tried++) {
      try {
        const made = await this.drive.create(file);
        this.files.set(made.id, made);
        this.made.add(file.key);
        return made;
      } catch (error) {
        if (!(error instanceof GoogleError && error.code === 'UNAVAILABLE')) throw error;
        await this.school.pause(LISTED_AFTER_MS);
        await this.look();
        if (this.find(file.key)) {
          this.made.add(file.key);
          return undefined;
        }
        if (tried >= MOST_TRIES) throw error;
      }
    }
  }

  /** If two runs made the same file, the later run moves its own file to the trash. Nobody has seen this file yet. */
  private async trashDuplicates(created: readonly DriveFile[]): Promise<void> {
    await this.look();
    for (const file of created) {
      if (this.find(file.key)?.id === file.id) continue;
      await this.drive.trash(file.id);
      this.files.delete(file.id);
      this.made.delete(file.key);
    }
  }
}
