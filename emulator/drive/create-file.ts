import { DriveError, notImplemented } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { copyForm } from '../forms/copy-form.ts';
import { newForm } from '../forms/create-form.ts';
import { createSpreadsheet } from '../sheets/create-spreadsheet.ts';
import { loadWorkbook, saveWorkbook } from '../sheets/repository.ts';
import { parseBody } from '../sheets/shape.ts';
import { documentFrom } from './document/document.ts';
import { changedProperties, fileMessage, type GivenFile } from './file-message.ts';
import {
  DOCUMENT,
  type FileDocument,
  FOLDER,
  FORM,
  findFile,
  type NewFile,
  registerFile,
  SPREADSHEET,
} from './files.ts';
import { useGeneratedId } from './generated-ids.ts';
import { findMedia, type Media, saveMedia } from './media.ts';
import { placeOf } from './place.ts';
import { fieldsMask, showFile } from './show-file.ts';
import { importSpreadsheet } from './spreadsheet-import.ts';

/** files.create without content: an empty spreadsheet, form, document, folder, or file. */
export function createFile(request: Request, context: Context): Answer {
  return answered(
    newFile(fileMessage.read(parseBody(request.body), ''), undefined, request, context),
    request,
    context,
  );
}

/**
 * Makes a file from an upload. If the metadata ask for a Google file, converts the content; otherwise stores the content unchanged.
 * @throws 400 if no conversion exists, 501 if only Google can convert the content
 */
export function newFile(given: GivenFile, media: Media | undefined, request: Request, context: Context): FileDocument {
  const place = placeOf(given.parents, request, context);
  const { name = 'Untitled', mimeType = media?.mimeType ?? 'application/octet-stream' } = given;
  const id = newId(given, mimeType, context);
  makeContent(id, name, mimeType, media, context);
  return registerFile(context, { ...described(given, undefined), id, name, mimeType, ...place });
}

function makeContent(id: string, name: string, mimeType: string, media: Media | undefined, context: Context): void {
  switch (mimeType) {
    case SPREADSHEET:
      if (media) importSpreadsheet(id, name, media, context);
      else createSpreadsheet(context, id, { properties: { title: name } });
      return;
    case FORM:
      if (media) throw cannotConvert(media.mimeType);
      newForm(context, id, '');
      return;
    case DOCUMENT:
      saveMedia(context, id, documentFrom(media));
      return;
    case FOLDER:
      if (media) throw cannotConvert(media.mimeType);
      return;
    default:
      if (mimeType.startsWith('application/vnd.google-apps.')) throw notImplemented(`mimeType: ${mimeType}`);
      saveMedia(context, id, media ? { ...media, mimeType } : { mimeType, bytes: Buffer.alloc(0) });
  }
}

const cannotConvert = (mimeType: string): DriveError =>
  new DriveError(400, 'invalidContentType', `Content of type ${mimeType} cannot be converted.`);

/** The id for a new file: the given id or a new id. Drive must have generated the given id. */
function newId({ id }: GivenFile, mimeType: string, context: Context): string {
  if (id === undefined) return context.ids.file();
  if (mimeType !== FOLDER && mimeType.startsWith('application/vnd.google-apps.')) {
    const message = 'Generated IDs are not supported for Docs Editors formats.';
    throw new DriveError(403, 'generatedIdNotSupported', message, 'file.id');
  }
  if (findFile(context, id)) {
    throw new DriveError(409, 'fileIdInUse', 'A file already exists with the provided ID.', 'file.id');
  }
  if (!useGeneratedId(context, id)) {
    throw new DriveError(400, 'fileIdNotUsable', 'The provided file ID is not usable.', 'file.id');
  }
  return id;
}

/** The metadata that Drive stores unchanged. */
function described(given: GivenFile, before: FileDocument | undefined): Partial<NewFile> {
  const { description, starred, createdTime, modifiedTime } = given;
  const properties = changedProperties(before?.properties, given.properties);
  const appProperties = changedProperties(before?.appProperties, given.appProperties);
  return {
    ...(description ? { description } : {}),
    ...(starred ? { starred } : {}),
    ...(createdTime ? { createdTime } : {}),
    ...(modifiedTime ? { modifiedTime } : {}),
    ...(properties ? { properties } : {}),
    ...(appProperties ? { appProperties } : {}),
  };
}

export function answered(file: FileDocument, request: Request, context: Context): Answer {
  return json(showFile(file, request, context, fieldsMask(request)), request);
}

/** files.copy copies the content, tabs with their ids, and questions. It does not copy permissions or answers. */
export function copyFile(request: Request, original: FileDocument, context: Context): Answer {
  const given = fileMessage.read(parseBody(request.body), '');
  if (given.mimeType !== undefined && given.mimeType !== original.mimeType) throw notImplemented('mimeType');
  if (original.mimeType === FOLDER)
    throw new DriveError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
  const place = placeOf(given.parents, request, context);
  const { mimeType } = original;
  const id = newId(given, mimeType, context);
  const name = given.name || `Copy of ${original.name}`;
  if (mimeType === SPREADSHEET) copyWorkbook(original.id, id, name, context);
  else if (mimeType === FORM) copyForm(original.id, id, context);
  else {
    const media = findMedia(context, original.id);
    if (media) saveMedia(context, id, media);
  }
  const { description = '' } = original;
  const kept = { ...described({ description, ...given }, original) };
  return answered(registerFile(context, { ...kept, id, name, mimeType, ...place }), request, context);
}

function copyWorkbook(from: string, id: string, title: string, context: Context): void {
  const workbook = loadWorkbook(context.store, from);
  const pieces = new Map(workbook.pieces);
  const properties = { ...workbook.properties, title };
  saveWorkbook(
    context.store,
    { ...workbook, id, owner: context.identity, pieces, properties },
    undefined,
    pieces.keys(),
  );
}
