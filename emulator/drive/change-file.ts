import { DriveError, notImplemented } from '../core/errors.ts';
import type { Answer, Context, Request } from '../core/exchange.ts';
import { deleteForm } from '../forms/repository.ts';
import { deleteWorkbook, loadWorkbook } from '../sheets/repository.ts';
import { changeWorkbook } from '../sheets/session.ts';
import { parseBody } from '../sheets/shape.ts';
import { answered } from './create-file.ts';
import { documentFrom } from './document/document.ts';
import { changedProperties, fileMessage, type GivenFile } from './file-message.ts';
import { allFiles, DOCUMENT, type FileDocument, FOLDER, FORM, removeFile, SPREADSHEET, saveFile } from './files.ts';
import { deleteMedia, type Media, saveMedia } from './media.ts';
import { type Place, placeOf } from './place.ts';
import { demandMovable, storedParent } from './root.ts';
import { importSpreadsheet } from './spreadsheet-import.ts';

/** files.update for the metadata that Drive stores. The name of a spreadsheet is also its title. */
export function updateFile(request: Request, file: FileDocument, context: Context): Answer {
  const given = fileMessage.read(parseBody(request.body), '');
  return answered(changeFile(file, given, undefined, request, context), request, context);
}

/** Changes a file's metadata, and its content if an upload brought new content. */
export function changeFile(
  file: FileDocument,
  given: GivenFile,
  media: Media | undefined,
  request: Request,
  context: Context,
): FileDocument {
  if (given.mimeType !== undefined && given.mimeType !== file.mimeType) throw notImplemented('mimeType');
  if (given.parents) {
    throw new DriveError(
      403,
      'fieldNotWritable',
      'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.',
    );
  }
  const { name = file.name, trashed = file.trashed, description = file.description, starred = file.starred } = given;
  if (trashed) demandMovable(file);
  if (file.mimeType === SPREADSHEET && name !== file.name) {
    changeWorkbook(context, file.id, (draft) => {
      draft.properties = { ...draft.properties, title: name };
    });
  }
  if (media) replaceContent({ ...file, name }, media, context);
  const now = context.clock.now().toISOString();
  const {
    properties: _p,
    appProperties: _a,
    trashedTime,
    trashedWithFolder,
    starred: _s,
    description: _d,
    driveId: _i,
    ...kept
  } = file;
  const properties = changedProperties(file.properties, given.properties);
  const appProperties = changedProperties(file.appProperties, given.appProperties);
  const changed: FileDocument = {
    ...kept,
    name,
    trashed,
    modifiedTime: given.modifiedTime ?? now,
    ...moved(file, request, context),
    ...(trashed ? { trashedTime: trashedTime ?? now } : {}),
    // If the request sets `trashed`, the caller trashes the file itself, not only its folder.
    ...(trashed && trashedWithFolder && given.trashed === undefined ? { trashedWithFolder } : {}),
    ...(starred ? { starred } : {}),
    ...(description ? { description } : {}),
    ...(properties ? { properties } : {}),
    ...(appProperties ? { appProperties } : {}),
  };
  const saved = saveFile(context, changed);
  if (file.mimeType === FOLDER && trashed !== file.trashed) trashContents(changed, context);
  return saved;
}

/** Trashes or restores everything in a folder together with the folder. Files that were in the trash before the folder stay there. */
function trashContents({ id, trashed, trashedTime }: FileDocument, context: Context): void {
  for (const inside of allFiles(context)) {
    if (!inside.parents.includes(id) || inside.trashed === trashed) continue;
    if (!trashed && !inside.trashedWithFolder) continue;
    const { trashedTime: _t, trashedWithFolder: _w, ...kept } = inside;
    const moved: FileDocument = {
      ...kept,
      trashed,
      ...(trashed ? { trashedWithFolder: true as const, ...(trashedTime ? { trashedTime } : {}) } : {}),
    };
    saveFile(context, moved);
    if (moved.mimeType === FOLDER) trashContents(moved, context);
  }
}

function moved(file: FileDocument, request: Request, context: Context): Place {
  const demanded = (text: string | null) => listed(text).map((each) => storedParent(each, context));
  const here: Place = { parents: file.parents, ...(file.driveId ? { driveId: file.driveId } : {}) };
  const added = demanded(request.query.get('addParents'));
  const removed = demanded(request.query.get('removeParents'));
  if (added.length === 0 && removed.length === 0) return here;
  demandMovable(file);
  const parents = [...file.parents.filter((each) => !removed.includes(each) && !added.includes(each)), ...added];
  return placeOf(parents, request, context);
}

const listed = (text: string | null): string[] => (text ? text.split(',').map((each) => each.trim()) : []);

function replaceContent({ id, name, mimeType }: FileDocument, media: Media, context: Context): void {
  if (mimeType === SPREADSHEET) {
    const { locale } = loadWorkbook(context.store, id).properties;
    deleteWorkbook(context.store, id);
    // Google gives an imported spreadsheet the time zone of its head office.
    importSpreadsheet(id, name, media, context, { locale, timeZone: 'America/Los_Angeles' });
    return;
  }
  if (mimeType === DOCUMENT) saveMedia(context, id, documentFrom(media));
  else if (mimeType.startsWith('application/vnd.google-apps.')) throw notImplemented(`new content of ${mimeType}`);
  else saveMedia(context, id, { ...media, mimeType });
}

/** files.delete. Deletes a file with its content, or a folder with everything in it, at once and permanently. */
export function deleteFile(file: FileDocument, context: Context): Answer {
  demandMovable(file);
  remove(file, context);
  return { status: 204, headers: { 'content-type': 'text/html' }, body: '' };
}

function remove({ id, mimeType }: FileDocument, context: Context): void {
  if (mimeType === SPREADSHEET) deleteWorkbook(context.store, id);
  if (mimeType === FORM) deleteForm(context, id);
  deleteMedia(context, id);
  removeFile(context, id);
  if (mimeType !== FOLDER) return;
  for (const inside of allFiles(context)) if (inside.parents.includes(id)) remove(inside, context);
}

/** files.emptyTrash. Empties the trash of the caller's own files or of one shared drive. */
export function emptyTrash({ query }: Request, context: Context): Answer {
  const driveId = query.get('driveId');
  for (const file of allFiles(context)) {
    const reached = driveId ? file.driveId === driveId : !file.driveId && file.owner === context.identity;
    if (file.trashed && reached) remove(file, context);
  }
  return { status: 204, headers: { 'content-type': 'text/html' }, body: '' };
}
