import { DriveError } from '../../core/errors.ts';
import { type Context, json, type Request, type Route } from '../../core/exchange.ts';
import { prune } from '../../core/fields-mask.ts';
import { message, outputOnly, parseBody, text } from '../../sheets/shape.ts';
import { allFiles } from '../files.ts';
import { fieldsMask } from '../show-file.ts';

/** A shared drive as stored (collection `drive`, by id). Its creator is its organizer. */
export interface DriveDocument {
  readonly id: string;
  readonly name: string;
  readonly createdTime: string;
  /** The `requestId` of the call that created the drive. A repeated call with this id makes no second drive. */
  readonly requestId: string;
}

const DRIVES = 'drive';

export function findDrive({ store }: Pick<Context, 'store'>, id: string): DriveDocument | undefined {
  return store.get<DriveDocument>(DRIVES, id);
}

const driveMessage = message({ id: outputOnly, kind: outputOnly, name: text });

const notFound = (id: string): DriveError =>
  new DriveError(404, 'notFound', `Shared drive not found: ${id}`, 'driveId');

function answered(drive: DriveDocument, request: Request) {
  const { id, name, createdTime } = drive;
  const mask = fieldsMask(request);
  const whole = { kind: 'drive#drive', id, name, createdTime };
  return json(mask ? prune(whole, mask) : { kind: whole.kind, id, name }, request);
}

function loadDrive(context: Context, id: string): DriveDocument {
  const drive = findDrive(context, id);
  if (!drive) throw notFound(id);
  return drive;
}

const ROOT = '^/drive/v3/drives';

/** Routes of shared drives. Their files belong to no user, so a service account can create files there. */
export const sharedDriveRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: new RegExp(`${ROOT}$`),
    handle(request, _params, context) {
      const requestId = request.query.get('requestId');
      if (!requestId) throw new DriveError(400, 'required', 'Required parameter: requestId', 'requestId');
      const { name = 'Untitled' } = driveMessage.read(parseBody(request.body), '');
      const drives = [...context.store.list<DriveDocument>(DRIVES).values()];
      if (drives.some((each) => each.requestId === requestId)) {
        throw new DriveError(409, 'duplicate', 'A shared drive was already created with the specified requestId.');
      }
      const createdTime = context.clock.now().toISOString();
      const drive: DriveDocument = { id: `0A${context.ids.token(17)}`, name, createdTime, requestId };
      context.store.put(DRIVES, drive.id, drive);
      return answered(drive, request);
    },
  },
  {
    method: 'GET',
    pattern: new RegExp(`${ROOT}$`),
    handle(request, _params, { store }) {
      const drives = [...store.list<DriveDocument>(DRIVES).values()];
      const shown = drives.map(({ id, name }) => ({ kind: 'drive#drive', id, name }));
      const mask = fieldsMask(request);
      const answer = { kind: 'drive#driveList', drives: shown };
      return json(mask ? prune(answer, mask) : answer, request);
    },
  },
  {
    method: 'GET',
    pattern: new RegExp(`${ROOT}/(?<driveId>[^/]+)$`),
    handle: (request, { driveId = '' }, context) => answered(loadDrive(context, driveId), request),
  },
  {
    method: 'PATCH',
    pattern: new RegExp(`${ROOT}/(?<driveId>[^/]+)$`),
    handle(request, { driveId = '' }, context) {
      const drive = loadDrive(context, driveId);
      const { name = drive.name } = driveMessage.read(parseBody(request.body), '');
      context.store.put(DRIVES, driveId, { ...drive, name });
      return answered({ ...drive, name }, request);
    },
  },
  {
    method: 'DELETE',
    pattern: new RegExp(`${ROOT}/(?<driveId>[^/]+)$`),
    handle(_request, { driveId = '' }, context) {
      loadDrive(context, driveId);
      if (allFiles(context).some((file) => file.driveId === driveId && !file.trashed)) {
        throw new DriveError(
          403,
          'cannotDeleteNonEmptyTeamDrive',
          'A shared drive with untrashed items cannot be deleted.',
        );
      }
      context.store.delete(DRIVES, driveId);
      return { status: 204, headers: { 'content-type': 'text/html' }, body: '' };
    },
  },
];
