import { invalidArgument } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { FORM, registerFile } from '../drive/files.ts';
import { parseBody } from '../sheets/shape.ts';
import { formMessage } from './messages.ts';
import type { FormDocument } from './model.ts';
import { saveForm } from './repository.ts';
import { showForm } from './show-form.ts';
import { singleLine } from './single-line.ts';

/** Stores a new form without questions, by default unpublished. The caller must register the file with the same id. */
export function newForm(context: Context, id: string, title: string, published = false): FormDocument {
  const form: FormDocument = {
    id,
    publishedId: `1FAIpQLS${context.ids.token(48)}`,
    revision: 1,
    info: { title },
    settings: {},
    items: [],
    published,
    acceptingResponses: published,
    allowResponseEdits: false,
    sharedInDrive: true,
    createdQuestions: [],
  };
  saveForm(context, form);
  return form;
}

/** forms.create. It accepts only the titles; batchUpdate adds everything else. A form is unpublished unless `unpublished` is false. */
export function createForm(request: Request, context: Context): Answer {
  const { info = {}, items, settings, publishSettings } = formMessage.read(parseBody(request.body), '');
  if (info.description || items?.length || settings || publishSettings) {
    throw invalidArgument(
      'Only info.title can be set when creating a form. To add items and change settings, use batchUpdate.',
    );
  }
  // Until mid-2026, Google published a form without this parameter. Now an absent parameter means `true`.
  const published = request.query.get('unpublished') === 'false';
  const id = context.ids.file();
  const title = singleLine(info.title) ?? '';
  registerFile(context, { id, name: info.documentTitle || title || 'Untitled form', mimeType: FORM });
  return json(showForm(newForm(context, id, title, published), request, context), request);
}
