import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LARGEST = 5 * 1024 * 1024;
const KEPT = 5;

/** One answered request. We omit the query, because it may contain a key, and the person. */
export interface LoggedRequest {
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** The roles of the visitor, or `-`. */
  readonly who: string;
}

/** Replaces document ids and texts that strangers typed, because neither belongs in the log. */
const shortened = (path: string): string => path.replaceAll(/[^\w/.:-]/g, '?').slice(0, 120);

/** Writes a line for each request into `logs/requests.log`. A full file becomes `requests.1.log`, and the oldest of five files is deleted. */
export class RequestLog {
  private readonly folder: string;
  private writing: Promise<void> = Promise.resolve();

  /** @param warn - reports an error for the server's own log */
  constructor(
    data: string,
    private readonly warn: (line: string) => void,
  ) {
    this.folder = join(data, 'logs');
  }

  add({ at, method, path, status, ms, who }: LoggedRequest): void {
    const line = `${at.toISOString()} ${method} ${shortened(path)} ${status} ${Math.round(ms)}ms ${who}\n`;
    this.writing = this.writing
      .then(() => this.write(line))
      .catch((error: Error) => this.warn(`Журнал запросов не записан: ${error.message}`));
  }

  /** Waits until all lines are written. */
  done(): Promise<void> {
    return this.writing;
  }

  private file(number = 0): string {
    return join(this.folder, number === 0 ? 'requests.log' : `requests.${number}.log`);
  }

  private async write(line: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const size = await stat(this.file()).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LARGEST) await this.turn();
    await appendFile(this.file(), line, { mode: 0o600 });
  }

  private async turn(): Promise<void> {
    for (let number = KEPT - 1; number >= 1; number--) {
      await rename(this.file(number - 1), this.file(number)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    }
  }
}
