import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { deleteForm } from '../forms/repository.ts';
import { deleteWorkbook } from '../sheets/repository.ts';
import { changeWorkbook } from '../sheets/session.ts';
import { bool, later, message, outputOnly, parseBody, text } from '../sheets/shape.ts';
import { type FileDocument, FORM, findFile, removeFile, SPREADSHEET, saveFile, touchFile } from './files.ts';
import { fieldsMask, showFile } from './show-file.ts';

const changesMessage = message({
  kind: outputOnly,
  id: outputOnly,
  name: text,
  description: text,
  trashed: bool,
  mimeType: later,
  parents: later,
});

/** files.update of what Drive itself keeps; the name of a spreadsheet is its title. */
export function updateFile(request: Request, file: FileDocument, context: Context): Answer {
  const { name = file.name, trashed = file.trashed, description } = changesMessage.read(parseBody(request.body), '');
  if (file.mimeType === SPREADSHEET && name !== file.name) {
    changeWorkbook(context, file.id, (draft) => {
      draft.properties = { ...draft.properties, title: name };
    });
  }
  saveFile(context, { ...file, name, trashed, ...(description === undefined ? {} : { description }) });
  touchFile(context, file.id);
  return json(showFile(findFile(context, file.id) ?? file, request, context, fieldsMask(request)), request);
}

/** files.delete: at once and for good, with the content. */
export function deleteFile({ id, mimeType }: FileDocument, context: Context): Answer {
  if (mimeType === SPREADSHEET) deleteWorkbook(context.store, id);
  if (mimeType === FORM) deleteForm(context, id);
  removeFile(context, id);
  return { status: 204, headers: { 'content-type': 'text/html' }, body: '' };
}
