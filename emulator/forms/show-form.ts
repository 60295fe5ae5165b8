import type { Context, Request } from '../core/exchange.ts';
import { findFile } from '../drive/files.ts';
import type { FormDocument } from './model.ts';

/** An opaque text that changes with the form's content. A request's `requiredRevisionId` must equal it. */
export const revisionId = (form: FormDocument): string => form.revision.toString(16).padStart(8, '0');

/**
 * The public address of a form, on the server that received the request, so that the link opens here and not at Google. A request without a
 * host comes from this process and gets Google's address.
 */
function responderUri(form: Pick<FormDocument, 'publishedId'>, { headers }: Pick<Request, 'headers'>): string {
  const root = headers.host ? `http://${headers.host}` : 'https://docs.google.com';
  return `${root}/forms/d/e/${form.publishedId}/viewform`;
}

export function publishSettings({ published, acceptingResponses }: FormDocument): object {
  return { publishState: { isPublished: published, isAcceptingResponses: acceptingResponses } };
}

/** A Form message. Empty lists and objects are left out, as in proto3 JSON. */
export function showForm(form: FormDocument, request: Request, context: Context): object {
  const { title, description } = form.info;
  const documentTitle = findFile(context, form.id)?.name ?? title;
  return {
    formId: form.id,
    info: { ...(title ? { title } : {}), ...(description ? { description } : {}), documentTitle },
    ...(Object.keys(form.settings).length > 0 ? { settings: form.settings } : {}),
    revisionId: revisionId(form),
    responderUri: responderUri(form, request),
    ...(form.items.length > 0 ? { items: form.items } : {}),
    ...(form.destination ? { linkedSheetId: form.destination.spreadsheetId } : {}),
    publishSettings: publishSettings(form),
  };
}
