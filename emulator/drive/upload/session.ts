import type { Context } from '../../core/exchange.ts';

/** A resumable upload in progress (collection `upload`, by id). */
export interface UploadSession {
  readonly id: string;
  /** The file that gets the content; absent if the upload makes a new file. */
  readonly fileId?: string;
  /** The metadata as received. */
  readonly metadata: object;
  /** The query of the first request. Its parameters apply to the whole upload. */
  readonly query: string;
  readonly mimeType: string;
  readonly startedTime: string;
  /** The chunks received, in order. */
  readonly chunks: readonly string[];
  readonly received: number;
}

const UPLOADS = 'upload';

/** A session expires after a week. */
const WEEK = 7 * 24 * 3600 * 1000;

export function saveSession({ store }: Context, session: UploadSession): void {
  store.put(UPLOADS, session.id, session);
}

/** Finds the session; undefined if it is finished or older than a week. */
export function findSession({ store, clock }: Context, id: string): UploadSession | undefined {
  const session = store.get<UploadSession>(UPLOADS, id);
  return session && clock.now().getTime() < Date.parse(session.startedTime) + WEEK ? session : undefined;
}

export function endSession({ store }: Context, id: string): void {
  store.delete(UPLOADS, id);
}

export const contentOf = ({ chunks }: UploadSession): Buffer =>
  Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, 'base64')));
