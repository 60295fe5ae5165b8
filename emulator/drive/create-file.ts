import { DriveError, notImplemented } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { newForm } from '../forms/create-form.ts';
import { createSpreadsheet } from '../sheets/create-spreadsheet.ts';
import { loadWorkbook, saveWorkbook } from '../sheets/repository.ts';
import { list, message, outputOnly, parseBody, text } from '../sheets/shape.ts';
import { fileNotFound, noStorage } from './drive-error.ts';
import { type FileDocument, FOLDER, FORM, findFile, ROOT, registerFile, SPREADSHEET } from './files.ts';
import { fieldsMask, showFile } from './show-file.ts';

const fileMessage = message({
  kind: outputOnly,
  id: outputOnly,
  name: text,
  mimeType: text,
  description: text,
  parents: list(text),
});

const SERVICE_ACCOUNT = /\.gserviceaccount\.com$/;

function readNewFile(request: Request, context: Context) {
  const given = fileMessage.read(parseBody(request.body), '');
  if (SERVICE_ACCOUNT.test(context.identity)) throw noStorage();
  const { parents = [ROOT] } = given;
  for (const parent of parents)
    if (parent !== ROOT && findFile(context, parent)?.mimeType !== FOLDER) throw fileNotFound(parent);
  return { ...given, parents };
}

/** files.create without content: an empty spreadsheet, form or folder. */
export function createFile(request: Request, context: Context): Answer {
  const { name = 'Untitled', mimeType, parents, description } = readNewFile(request, context);
  if (mimeType !== SPREADSHEET && mimeType !== FORM && mimeType !== FOLDER) {
    throw notImplemented(`mimeType: ${mimeType ?? 'application/octet-stream'}`);
  }
  const id = context.ids.file();
  if (mimeType === SPREADSHEET) createSpreadsheet(context, id, { properties: { title: name } });
  if (mimeType === FORM) newForm(context, id, '');
  const file = registerFile(context, { id, name, mimeType, parents, ...(description ? { description } : {}) });
  return json(showFile(file, request, context, fieldsMask(request)), request);
}

/** files.copy of a spreadsheet: content and tabs with their ids; the permissions are not copied. */
export function copyFile(request: Request, original: FileDocument, context: Context): Answer {
  const given = readNewFile(request, context);
  if (original.mimeType === FOLDER)
    throw new DriveError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
  if (original.mimeType !== SPREADSHEET) throw notImplemented(`files.copy of ${original.mimeType}`);
  const id = context.ids.file();
  const name = given.name || `Copy of ${original.name}`;
  const workbook = loadWorkbook(context.store, original.id);
  const pieces = new Map(workbook.pieces);
  const copy = {
    ...workbook,
    id,
    owner: context.identity,
    pieces,
    properties: { ...workbook.properties, title: name },
  };
  saveWorkbook(context.store, copy, undefined, pieces.keys());
  const file = registerFile(context, { id, name, mimeType: SPREADSHEET, parents: given.parents });
  return json(showFile(file, request, context, fieldsMask(request)), request);
}
