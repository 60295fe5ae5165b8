import type { Context } from '../../core/exchange.ts';

/** A resumable upload that is under way (collection `upload`, by id). */
export interface UploadSession {
  readonly id: string;
  /** The file that gets new content; a new file where it is missing. */
  readonly fileId?: string;
  /** The metadata as they came. */
  readonly metadata: object;
  /** The query of the first request, whose parameters hold for all. */
  readonly query: string;
  readonly mimeType: string;
  readonly startedTime: string;
  /** What has arrived, in order. */
  readonly chunks: readonly string[];
  readonly received: number;
}

const UPLOADS = 'upload';

/** A session lives for a week. */
const WEEK = 7 * 24 * 3600 * 1000;

export function saveSession({ store }: Context, session: UploadSession): void {
  store.put(UPLOADS, session.id, session);
}

/** The session, unless it is over or older than a week. */
export function findSession({ store, clock }: Context, id: string): UploadSession | undefined {
  const session = store.get<UploadSession>(UPLOADS, id);
  return session && clock.now().getTime() < Date.parse(session.startedTime) + WEEK ? session : undefined;
}

export function endSession({ store }: Context, id: string): void {
  store.delete(UPLOADS, id);
}

export const contentOf = ({ chunks }: UploadSession): Buffer =>
  Buffer.concat(chunks.map((chunk) => Buffer.from(chunk, 'base64')));
