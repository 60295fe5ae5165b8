import { DriveError, notImplemented } from '../../core/errors.ts';
import { type Answer, type Context, json, type Request, type Route } from '../../core/exchange.ts';
import { canonicalValue } from '../../discovery/canonical-body.ts';
import { checkBody } from '../../discovery/check-body.ts';
import { drive } from '../../discovery/documents/drive-v3.generated.ts';
import { parseBody } from '../../sheets/shape.ts';
import { changeFile } from '../change-file.ts';
import { answered, newFile } from '../create-file.ts';
import { fileMessage, type GivenFile } from '../file-message.ts';
import type { FileDocument } from '../files.ts';
import type { Media } from '../media.ts';
import { loadFile } from '../place.ts';
import { showFileV2 } from '../show-file-v2.ts';
import { readMultipart } from './multipart.ts';
import { contentOf, endSession, findSession, saveSession, type UploadSession } from './session.ts';

const UNKNOWN_TYPE = 'application/octet-stream';
const FILES = '^/(?:resumable/)?upload/drive/v3/files';

/** A file's metadata, from the JSON sent with its content. */
function metadataOf(body: Buffer): GivenFile {
  const value = canonicalValue(parseBody(body), { $ref: 'File' }, drive);
  checkBody(value, { $ref: 'File' }, drive);
  return fileMessage.read(value, '');
}

type Finish = (given: GivenFile, media: Media | undefined, request: Request, context: Context) => FileDocument;

const creating: Finish = newFile;
const updating =
  (fileId: string): Finish =>
  (given, media, request, context) =>
    changeFile(loadFile(fileId, request, context), given, media, request, context);

/** Handles an upload with the protocol that `uploadType` names. */
function upload(request: Request, context: Context, finish: Finish, fileId?: string): Answer {
  switch (request.query.get('uploadType')) {
    case 'multipart':
      return uploadTogether(request, context, finish);
    case 'resumable':
      return begin(request, context, fileId);
    case 'media':
    case null: {
      const media = { mimeType: request.headers['content-type'] ?? UNKNOWN_TYPE, bytes: request.body };
      return answered(finish({}, media, request, context), request, context);
    }
    default:
      throw new DriveError(400, 'badRequest', 'Invalid upload type.', 'uploadType');
  }
}

function uploadTogether(request: Request, context: Context, finish: Finish): Answer {
  const [metadata, content, ...more] = readMultipart(request.headers['content-type'] ?? '', request.body);
  if (!metadata || !content || more.length > 0) {
    throw new DriveError(400, 'badContent', 'Malformed multipart body. Two parts are expected: metadata and content.');
  }
  const given = metadataOf(metadata.content);
  const media = { mimeType: content.headers['content-type'] ?? UNKNOWN_TYPE, bytes: content.content };
  return answered(finish(given, media, request, context), request, context);
}

function begin(request: Request, context: Context, fileId?: string): Answer {
  if (fileId) loadFile(fileId, request, context);
  const { headers, rawPath, query, body } = request;
  metadataOf(body);
  const id = context.ids.token(60);
  saveSession(context, {
    id,
    ...(fileId ? { fileId } : {}),
    metadata: parseBody(body) as object,
    query: query.toString(),
    mimeType: headers['x-upload-content-type'] ?? UNKNOWN_TYPE,
    startedTime: context.clock.now().toISOString(),
    chunks: [],
    received: 0,
  });
  const target = new URLSearchParams(query);
  target.set('upload_id', id);
  const location = `http://${headers.host ?? 'localhost'}${rawPath}?${target}`;
  return { status: 200, headers: { location, 'x-guploader-uploadid': id, 'content-length': '0' }, body: '' };
}

const RANGE = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

/** Handles a chunk of a resumable upload, or a request for its progress. */
function proceed(request: Request, context: Context): Answer {
  const session = findSession(context, request.query.get('upload_id') ?? '');
  if (!session) throw new DriveError(404, 'notFound', 'The upload session is over or was never begun.');
  const header = request.headers['content-range'];
  if (header === undefined) return complete({ ...session, chunks: [], received: 0 }, request.body, context, request);
  const [, from, to, total] = RANGE.exec(header) ?? [];
  if (total === undefined) throw new DriveError(400, 'badRequest', `Invalid Content-Range: ${header}`);
  if (from === undefined)
    return session.received === Number(total) ? complete(session, undefined, context, request) : sofar(session);
  if (Number(from) !== session.received || Number(to) - Number(from) + 1 !== request.body.byteLength) {
    return session.received > 0 || Number(from) > 0 ? sofar(session) : wrongLength();
  }
  if (total !== '*' && Number(to) + 1 === Number(total)) return complete(session, request.body, context, request);
  const longer = withChunk(session, request.body);
  saveSession(context, longer);
  return sofar(longer);
}

const wrongLength = (): never => {
  throw new DriveError(400, 'badRequest', 'The Content-Range does not fit the length of the body.');
};

const withChunk = (session: UploadSession, chunk: Buffer): UploadSession => ({
  ...session,
  chunks: [...session.chunks, chunk.toString('base64')],
  received: session.received + chunk.byteLength,
});

/** The answer to an unfinished upload: 308 with the bytes received so far. */
function sofar({ received }: UploadSession): Answer {
  return { status: 308, headers: received > 0 ? { range: `bytes=0-${received - 1}` } : {}, body: '' };
}

function complete(session: UploadSession, last: Buffer | undefined, context: Context, sent: Request): Answer {
  const whole = last ? withChunk(session, last) : session;
  endSession(context, session.id);
  const request: Request = { ...sent, query: new URLSearchParams(session.query) };
  const given = fileMessage.read(session.metadata, '');
  const finish = session.fileId ? updating(session.fileId) : creating;
  const media = { mimeType: session.mimeType, bytes: contentOf(whole) };
  return answered(finish(given, media, request, context), request, context);
}

/** Drive v2's files.update with content alone, by which gspread imports csv. */
function replaceByV2(request: Request, fileId: string, context: Context): Answer {
  if (request.query.get('uploadType') !== 'media') throw notImplemented('drive.v2: uploadType');
  const media = { mimeType: request.headers['content-type'] ?? UNKNOWN_TYPE, bytes: request.body };
  const file = changeFile(loadFile(fileId, request, context), {}, media, request, context);
  const { value: _, ...answer } = json(showFileV2(file, context), request);
  return answer;
}

/** The maximum bytes of one upload request. */
const UPLOAD_LIMIT = 64 * 1024 * 1024;

/** Uploads: metadata and content together, content alone, or content in chunks that can be resumed. */
export const uploadRoutes: readonly Route[] = (
  [
    {
      method: 'POST',
      pattern: new RegExp(`${FILES}$`),
      handle: (request, _params, context) => upload(request, context, creating),
    },
    {
      method: 'PATCH',
      pattern: new RegExp(`${FILES}/(?<fileId>[^/]+)$`),
      handle: (request, { fileId = '' }, context) => upload(request, context, updating(fileId), fileId),
    },
    {
      method: 'PUT',
      pattern: new RegExp(`${FILES}(?:/[^/]+)?$`),
      handle: (request, _params, context) => proceed(request, context),
    },
    {
      method: 'PUT',
      pattern: /^\/upload\/drive\/v2\/files\/(?<fileId>[^/]+)$/,
      serves: 'drive.files.update',
      handle: (request, { fileId = '' }, context) => replaceByV2(request, fileId, context),
    },
    {
      method: 'DELETE',
      pattern: new RegExp(`${FILES}(?:/[^/]+)?$`),
      handle(request, _params, context) {
        endSession(context, request.query.get('upload_id') ?? '');
        return { status: 499, headers: {}, body: '' };
      },
    },
  ] satisfies readonly Route[]
).map((route) => ({ ...route, bodyLimit: UPLOAD_LIMIT }));
